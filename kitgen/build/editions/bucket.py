"""Cloud storage as a depot: whatever fsspec has a file system for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final

from kitgen.build.editions.depot import File, Reach, Undelivered, draft_of, drafted
from kitgen.build.editions.unready import Unready

_AT_ONCE: Final = 16
"""Files that are on the way at the same time: what waits for an answer costs nothing."""
_WHOLE: Final = frozenset(
    ("abfs", "abfss", "adl", "az", "gcs", "gs", "memory", "oci", "oss", "s3", "s3a")
)
"""Where a file that is being put is not seen before it is there."""


@dataclass(frozen=True)
class Bucket:
    """A place in cloud storage, named by an address: s3://bucket/folder."""

    url: str

    @property
    def place(self) -> str:
        """Its address."""
        return self.url

    @property
    def reach(self) -> Reach:
        """All but the memory of a process is reached from anywhere."""
        return Reach.PROCESS if self._protocol == "memory" else Reach.NETWORK

    @property
    def _protocol(self) -> str:
        return self.url.partition("://")[0]

    def held(self) -> Mapping[str, int]:
        """The files directly below the address."""
        try:
            system, top = self._opened()
            system.invalidate_cache()
            found = system.ls(top, detail=True)
        except FileNotFoundError:
            return {}
        except Exception as error:
            raise Undelivered(f"{self.url} cannot be read: {_why(error)}") from error
        return {one["name"].rpartition("/")[2]: one["size"] or 0 for one in found}

    def open(self) -> None:
        """Nothing: buckets are made by their owners, and folders are no more than names."""

    def tidy(self, names: Iterable[str]) -> None:
        """Remove drafts; where files are seen only as a whole there are none."""
        if self._protocol in _WHOLE:
            return
        ours = frozenset(names)
        left = [name for name in self.held() if drafted(name) in ours]
        if left:
            system, top = self._opened()
            for name in left:
                system.rm_file(f"{top}/{name}")

    def put(self, files: Iterable[File]) -> None:
        """Put some at once, each as a whole."""
        left = ((name, b"".join(parts)) for name, parts in files)
        while some := dict(islice(left, _AT_ONCE)):
            try:
                self._put(some)
            except Exception as error:
                # Every kind of storage has exceptions of its own.
                raise Undelivered(f"{self.url} cannot be written: {_why(error)}") from error

    def _put(self, files: Mapping[str, bytes]) -> None:
        system, top = self._opened()
        if self._protocol in _WHOLE:
            system.pipe({f"{top}/{name}": data for name, data in files.items()})
            return
        system.makedirs(top, exist_ok=True)
        for name, data in files.items():
            draft = f"{top}/{draft_of(name)}"
            system.pipe_file(draft, data)
            system.mv(draft, f"{top}/{name}")

    def _opened(self) -> tuple[Any, str]:
        from fsspec.core import url_to_fs

        system, path = url_to_fs(self.url)
        return system, path.rstrip("/")


def bucket_at(url: str) -> Bucket:
    """The place at an address; raises Unready if nothing here can reach it."""
    extra = "s3" if url.startswith(("s3://", "s3a://")) else "cloud"
    try:
        from fsspec.core import url_to_fs
    except ImportError as error:
        raise Unready(f"{url} needs more: pip install 'kitgen[{extra}]'") from error
    try:
        url_to_fs(url)
    except ImportError as error:
        more = "pip install 'kitgen[s3]'" if extra == "s3" else _why(error)
        raise Unready(f"{url} needs more: {more}") from error
    except Exception as error:
        raise Unready(f"{url} is no place for files: {_why(error)}") from error
    return Bucket(url.rstrip("/"))


def _why(error: Exception) -> str:
    return " ".join(str(error).split())[:300] or type(error).__name__
