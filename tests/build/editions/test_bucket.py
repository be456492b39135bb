"""Editions in cloud storage: a server that speaks S3 on this machine, and the memory of fsspec."""

from __future__ import annotations

import pickle
import sys
from collections.abc import Iterator
from pathlib import Path

import fsspec
import pytest
from moto.server import ThreadedMotoServer

from kitgen.build.editions.bucket import Bucket, bucket_at
from kitgen.build.editions.depot import Reach, Undelivered
from kitgen.build.editions.run import Wish, make
from kitgen.build.editions.unready import Unready

from ..conftest import Kit
from .conftest import files, made
from .test_cluster import started


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The address of a server of S3 that forgets everything in the end."""
    found = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    found.start()
    host, port = found.get_host_and_port()
    yield f"http://{host}:{port}"
    found.stop()


@pytest.fixture
def s3(server: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of a bucket, as a company's settings would have it."""
    import s3fs

    monkeypatch.setenv("AWS_ENDPOINT_URL", server)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "somebody")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "a secret")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    s3fs.S3FileSystem.clear_instance_cache()
    system = s3fs.S3FileSystem()
    if not system.exists("editions"):
        system.mkdir("editions")
    return "s3://editions"


@pytest.fixture
def memory() -> Iterator[str]:
    """A place in the memory of this process."""
    yield "memory://editions"
    fsspec.filesystem("memory").store.clear()


def lying(url: str) -> dict[str, bytes]:
    system, path = fsspec.url_to_fs(url)
    system.invalidate_cache()
    return {one.rpartition("/")[2]: data for one, data in system.cat(f"{path}/*").items()}


def test_editions_in_s3_have_the_bytes_of_those_in_a_folder(book: Kit, s3: str) -> None:
    place = f"{s3}/guide/2026"
    outcome = made(book, out=f"{place}/", jobs=2)
    assert (outcome.made, outcome.place) == (3, place)
    made(book)
    assert lying(place) == files(book.root / "editions")
    again = made(book, out=place)
    assert (again.made, again.kept) == (0, 3)


def test_workers_of_a_cluster_put_editions_into_s3_themselves(
    book: Kit, s3: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Bucket, "put", None)
    with started(1) as running:
        made(book, out=f"{s3}/cluster", on=running.address)
    made(book)
    assert lying(f"{s3}/cluster") == files(book.root / "editions")


def test_what_is_gone_from_s3_is_put_there_again_and_nothing_foreign_is_touched(
    book: Kit, s3: str
) -> None:
    place = f"{s3}/shared"
    system, path = fsspec.url_to_fs(place)
    made(book, out=place)
    system.rm_file(f"{path}/karin.pdf")
    assert made(book, out=place).made == 1
    system.pipe_file(f"{path}/mara.pdf", b"somebody else's")
    outcome = make(book.root, Wish(None, out=place))
    assert [finding.rule for finding in outcome.findings] == ["foreign-file"]
    assert lying(place)["mara.pdf"] == b"somebody else's"


def test_a_bucket_that_is_not_there_is_told_without_a_traceback(book: Kit, s3: str) -> None:
    outcome = make(book.root, Wish(("mara",), out="s3://no-such-bucket/guide"))
    (finding,) = outcome.findings
    assert "s3://no-such-bucket/guide cannot be written" in finding.message
    assert outcome.made == 0


def test_memory_is_reached_only_from_this_process_and_so_filled_from_here(
    book: Kit, memory: str
) -> None:
    assert bucket_at(memory).reach is Reach.PROCESS
    made(book, out=memory, jobs=2)
    made(book)
    assert lying(memory) == files(book.root / "editions")
    assert made(book, out=memory).made == 0


def test_where_storage_shows_half_files_drafts_are_renamed(tmp_path: Path) -> None:
    bucket = Bucket(f"local://{tmp_path}/new")
    bucket.put([("mara.pdf", (b"head", b"tail")), ("karin.pdf", (b"",))])
    assert files(tmp_path / "new") == {"karin.pdf": b"", "mara.pdf": b"headtail"}
    (tmp_path / "new" / ".mara.pdf.7.draft").touch()
    (tmp_path / "new" / ".other.pdf.7.draft").touch()
    bucket.tidy(["mara.pdf"])
    assert bucket.held() == {".other.pdf.7.draft": 0, "karin.pdf": 0, "mara.pdf": 8}
    assert Bucket(f"local://{tmp_path}/missing").held() == {}


def test_what_storage_says_of_a_failure_is_passed_on(
    memory: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise PermissionError("Access\nDenied")

    bucket = bucket_at(memory)
    monkeypatch.setattr(type(fsspec.filesystem("memory")), "pipe_file", fail)
    monkeypatch.setattr(type(fsspec.filesystem("memory")), "ls", fail)
    with pytest.raises(Undelivered, match=r"memory://editions cannot be written: Access Denied"):
        bucket.put([("mara.pdf", (b"x",))])
    with pytest.raises(Undelivered, match=r"memory://editions cannot be read: Access Denied"):
        bucket.held()


@pytest.mark.parametrize(
    ("url", "missing", "words"),
    [
        ("s3://bucket", "s3fs", r"pip install 'kitgen\[s3\]'"),
        ("s3://bucket", "fsspec.core", r"pip install 'kitgen\[s3\]'"),
        ("gs://bucket", "fsspec.core", r"pip install 'kitgen\[cloud\]'"),
        ("gs://bucket", "gcsfs", "gcsfs"),
        ("nonsense://x", "nothing", "nonsense://x is no place for files"),
    ],
)
def test_a_package_that_is_missing_is_named(
    url: str, missing: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, missing, None)
    known = sys.modules["fsspec.registry"]._registry
    monkeypatch.delitem(known, url.partition("://")[0], raising=False)
    with pytest.raises(Unready, match=words):
        bucket_at(url)


def test_it_can_be_handed_to_another_machine(s3: str) -> None:
    bucket = pickle.loads(pickle.dumps(bucket_at(s3)))
    assert bucket == Bucket(s3)
    assert bucket.reach is Reach.NETWORK
