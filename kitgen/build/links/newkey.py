"""A new key for a kit whose key is lost, or gives a link that somebody has already."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from kitgen.build.lock import only_one
from kitgen.build.register import LIMIT, kept
from kitgen.build.store import write_whole
from kitgen.links import key, ledger
from kitgen.links.key import Keys
from kitgen.load.folder import read_bytes
from kitgen.model.finding import Finding

_RULE = "links-key"


UNREAD = ".kitgen/links.key.unread"
"""Where the old file lies if parts of it could not be read: it may hold a secret."""


class Change(NamedTuple):
    """What a new key does to a kit."""

    keys: Keys
    """The new one, then all that are known."""
    found: tuple[str, ...]
    """The names of the keys that stand in the file."""
    copied: tuple[str, ...]
    """The names of keys that are gone from the file, but were kept by a build."""
    lost: tuple[str, ...]
    """The names of keys that made links and are nowhere."""
    unread: tuple[Finding, ...]
    """What nobody can read in the file, and will not be in it any more."""

    @property
    def new(self) -> str:
        """The name of the new key."""
        return self.keys.name


class Planned(NamedTuple):
    """The change, or the errors for which there can be none yet."""

    change: Change | None
    findings: tuple[Finding, ...] = ()


def plan(root: Path) -> Planned:
    """Work out what a new key does; nothing is written."""
    data: dict[str, bytes] = {}
    for path in (key.PATH, ledger.PATH):
        found = read_bytes(root, path, LIMIT) if (root / path).exists() else b""
        if isinstance(found, Finding):
            return Planned(None, (found,))
        data[path] = found
    here, unread = _readable(data[key.PATH])
    copied, _ = _readable(kept(root, key.PATH))
    secrets = dict.fromkeys((*_secrets(here), *_secrets(copied)))
    known = key.keys(*secrets) if secrets else None
    read = ledger.read(data[ledger.PATH], known)
    wrong = tuple(finding for finding in read.findings if finding.rule != _RULE)
    if wrong:
        # A line that cannot be read may name a key, too.
        return Planned(None, wrong)
    names = frozenset(known.secrets) if known else frozenset()
    before = here.lost if here else frozenset()
    lost = ({link.key for link in read.ledger.links} | before) - names - {""}
    keys = key.keys(key.fresh().secret, *secrets, lost=frozenset(lost))
    stood = frozenset(here.secrets) if here else frozenset()
    return Planned(
        Change(
            keys,
            tuple(name for name in keys.secrets if name in stood),
            tuple(name for name in keys.secrets if name in names - stood),
            tuple(sorted(lost)),
            unread,
        )
    )


def make(root: Path) -> Planned:
    """Put a new key into the kit, once no build is writing there; the ledger stays as it is.

    What nobody could read of the old file lies in `.kitgen/links.key.unread` afterwards.
    """
    root = root.resolve()
    with only_one(root, root / "site"):
        planned = plan(root)
        if change := planned.change:
            path = root / key.PATH
            if change.unread:
                write_whole(root / UNREAD, path.read_bytes(), lasting=True)
            write_whole(path, key.written(change.keys).encode(), lasting=True)
    return planned


def _readable(data: bytes) -> tuple[Keys | None, tuple[Finding, ...]]:
    """The keys of a file as far as it can be read, and what cannot."""
    keys, findings = key.read(data) if data.strip() else (None, ())
    if keys:
        return keys, ()
    lines = dict(enumerate(data.decode("utf-8", "replace").splitlines(), 1))
    wrong = {finding.place.line for finding in findings}
    rest = [line for number, line in lines.items() if number not in wrong]
    # That there is no key at all is said of the first line, whatever it is.
    unread = tuple(one for one in findings if not lines[one.place.line].startswith("#"))
    return key.read("\n".join(rest).encode())[0], unread


def _secrets(keys: Keys | None) -> tuple[bytes, ...]:
    return tuple(keys.secrets.values()) if keys else ()
