"""The ledger and the keys as files of the kit: read with the content, written before the site."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from kitgen.build.store import private, write_whole
from kitgen.links import key, ledger, plan
from kitgen.links.key import Keys
from kitgen.links.ledger import Ledger
from kitgen.load.folder import FileInfo, read_bytes
from kitgen.model.finding import Finding, Place, Severity
from kitgen.model.kit import Kit
from kitgen.model.link import VANITY, Link

LIMIT = 200_000_000
"""Bytes of a ledger: some four million links."""
_REHEARSAL = key.keys(b"what only looks like a key: links made with it are never given out")


class Register(NamedTuple):
    """What a kit's folder says of the links that were given out."""

    ledger: Ledger
    keys: Keys | None
    """None if there is no key yet."""
    findings: tuple[Finding, ...]
    restored: bool = False
    """Whether lines or keys were put back that are no longer in the files."""


class Completed(NamedTuple):
    """A register with a code for every share link that the kit needs."""

    ledger: Ledger
    keys: Keys
    new: tuple[Link, ...]
    findings: tuple[Finding, ...]


def read(root: Path, files: Mapping[str, FileInfo]) -> Register:
    """The register of a kit.

    What an earlier build had given out here and the files no longer have is put back: a link that
    somebody has passed on must go on answering.
    """
    findings: list[Finding] = []
    data: dict[str, bytes] = {}
    for path in (key.PATH, ledger.PATH):
        found = read_bytes(root, path, LIMIT) if path in files else b""
        if isinstance(found, Finding):
            return Register(Ledger(), None, (found,))
        data[path] = found
    copies = {path: kept(root, path) for path in data}
    keys_file = data[key.PATH] or copies[key.PATH]
    keys, wrong = key.read(keys_file) if keys_file else (None, ())
    if wrong:
        return Register(Ledger(), None, wrong)
    got = ledger.read(data[ledger.PATH], keys)
    whole = got.ledger
    back = keys_file != data[key.PATH]
    if back:
        findings.append(_restored(key.PATH, "the keys of the share links were"))
    if not got.findings and keys and copies[ledger.PATH] not in (b"", data[ledger.PATH]):
        missing = _missing(whole, ledger.read(copies[ledger.PATH], keys).ledger, keys)
        if missing:
            whole, back = whole.with_links(missing), True
            one = "a share link that had been given out was"
            many = f"{len(missing):,} share links that had been given out were"
            findings.append(_restored(ledger.PATH, one if len(missing) == 1 else many))
    return Register(whole, keys, (*got.findings, *findings), back)


def complete(register: Register, kit: Kit, source: str, *, for_good: bool) -> Completed:
    """The register with everything that the kit needs; nothing is written.

    `source` is the file of the ambassadors. A kit without a key gets one; where the links are not
    given out, it is the same each time.
    """
    keys = register.keys or (key.fresh() if for_good else _REHEARSAL)
    minted = plan.mint(register.ledger, keys, plan.wanted(kit), source)
    return Completed(minted.ledger, keys, minted.new, minted.findings)


def write(root: Path, register: Register, completed: Completed) -> None:
    """Put what was added on the disk for good, the keys first: a ledger is nothing without.

    A copy lies with the build's own files. What nobody added to is left as it is written.
    """
    changed = bool(completed.new) or register.restored
    if not changed and not register.ledger.links:
        return
    texts = {
        key.PATH: key.written(completed.keys),
        ledger.PATH: ledger.written(completed.ledger),
    }
    for path, text in texts.items():
        data = text.encode()
        for file in (root / path, _copy(root, path)) if changed else (_copy(root, path),):
            if not file.is_file() or file.read_bytes() != data:
                write_whole(file, data, lasting=True)


def _copy(root: Path, path: str) -> Path:
    return private(root) / Path(path).name


def kept(root: Path, path: str) -> bytes:
    """What the last build here knew of one of the two files; nothing if there was none."""
    try:
        return _copy(root, path).read_bytes()
    except OSError:
        return b""


def _missing(whole: Ledger, before: Ledger, keys: Keys) -> tuple[Link, ...]:
    """What stood in the ledger before; not what another branch of the kit made with its own key."""
    known = {*keys.secrets, *keys.lost}
    return tuple(
        link
        for link in before.links
        if link.code not in whole.by_code and (link.key in known or link.channel == VANITY)
    )


def _restored(path: str, what: str) -> Finding:
    return Finding(
        Place(path),
        Severity.INFO,
        f"{what} missing here; this build puts what was missing back",
        "links-restored",
        "commit the file",
    )
