"""The ledger: every share link that was ever given out. Lines are only added, never changed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from kitgen.links.code import ALPHABET, LENGTH, code_of
from kitgen.links.key import Keys
from kitgen.links.lines import HEAD, rows, unmerged
from kitgen.model.base import SLUG
from kitgen.model.finding import Finding, Place, Severity
from kitgen.model.link import VANITY, Link

PATH = "content/links.csv"
_SLUG = SLUG.strip("^$")
_CODE = rf"[{ALPHABET}]{{{LENGTH}}}"
_TARGET = rf"guide|offer|interview:{_SLUG}"
# As kitgen writes a line; whatever a spreadsheet made of it is read in a slower way.
_LINE = re.compile(rf"({_SLUG}),({_TARGET}),({_SLUG}),({_CODE}|{_SLUG}),([{ALPHABET}]{{5}}|)\n")
_CELLS = tuple(
    re.compile(pattern)
    for pattern in (_SLUG, _TARGET, _SLUG, rf"{_CODE}|{_SLUG}", rf"[{ALPHABET}]{{5}}|")
)
_MOST = 20
"""Findings of one kind that are worth reading."""
_BACK = "take the file back out of version control"


@dataclass(frozen=True)
class Ledger:
    """Links in the order of the file: by ambassador, target and channel."""

    links: tuple[Link, ...] = ()
    first: str = ""
    """The key whose links are shown where several keys made one for the same purpose."""

    @cached_property
    def by_code(self) -> Mapping[str, Link]:
        """Every link."""
        return {link.code: link for link in self.links}

    @cached_property
    def _of(self) -> Mapping[str, tuple[Link, ...]]:
        found: dict[str, list[Link]] = {}
        for link in self.links:
            found.setdefault(link.ambassador, []).append(link)
        return {who: tuple(links) for who, links in found.items()}

    def of(self, ambassador: str) -> tuple[Link, ...]:
        """Every link of somebody."""
        return self._of.get(ambassador, ())

    def find(self, ambassador: str, target: str, channel: str) -> Link | None:
        """The link for a purpose."""
        found = [
            link
            for link in self.of(ambassador)
            if link.target == target and link.channel == channel
        ]
        return min(found, key=lambda link: link.key != self.first, default=None)

    def beside(self, link: Link) -> Mapping[str, Link]:
        """The links of the same ambassador and channel, by what they lead to."""
        found: dict[str, Link] = {}
        for other in self.of(link.ambassador):
            if other.channel == link.channel:
                kept = found.setdefault(other.target, other)
                if kept.key != link.key and other.key == link.key:
                    found[other.target] = other
        return found

    def with_links(self, new: Iterable[Link]) -> Ledger:
        """The ledger with more lines; lines that it has already are not added twice."""
        return Ledger(tuple(dict.fromkeys(sorted((*self.links, *new)))), self.first)


def written(ledger: Ledger) -> str:
    """The ledger's file."""
    return "".join([f"{','.join(HEAD)}\n", *(f"{','.join(link)}\n" for link in ledger.links)])


class Read(NamedTuple):
    """A ledger's file as it was read."""

    ledger: Ledger
    findings: tuple[Finding, ...]


def read(data: bytes, keys: Keys | None) -> Read:
    """The ledger and what is wrong with its file.

    Lines may stand in any order and twice, as after a merge, and be written as spreadsheets do. A
    line that was changed by hand is known by its code: it does not belong to what stands beside it.
    """
    text = data.decode("utf-8", "replace").removeprefix("\ufeff")
    head, _, rest = text.partition("\n")
    if head == ",".join(HEAD):
        plain = _LINE.findall(rest)
        # What the pattern did not take is a line that only the slower way understands.
        if len(plain) == rest.count("\n") and rest[-1:] in ("", "\n"):
            links = tuple(map(Link._make, plain))
            return _read(links, keys, range(2, len(links) + 2))
    torn = 0 if text.endswith("\n") else text.count("\n") + 1
    numbers: list[int] = []
    found: list[Link] = []
    findings = []
    for number, cells in rows(text):
        message = _wrong(cells, torn=number == torn)
        if message:
            findings.append(_finding(number, *message))
        else:
            numbers.append(number)
            found.append(Link(*cells))
    got = _read(tuple(found), keys, numbers)
    return Read(got.ledger, (*findings[:_MOST], *got.findings))


def _wrong(cells: list[str], *, torn: bool) -> tuple[str, str] | None:
    if told := unmerged(cells[0]):
        return told
    if len(cells) == len(_CELLS) and all(
        pattern.fullmatch(cell) for pattern, cell in zip(_CELLS, cells, strict=True)
    ):
        whole = bool(cells[-1]) or cells[2] == VANITY
        if whole or not torn:
            return None
    hint = f"{_BACK}, or delete this line: the build derives the same link again"
    if torn:
        return "the file ends in the middle of a line", hint
    return f"this line is no link: it should say {', '.join(HEAD)}", hint


def _read(links: tuple[Link, ...], keys: Keys | None, numbers: Sequence[int]) -> Read:
    findings = []
    strangers: dict[str, int] = {}
    secrets = keys.secrets if keys else {}
    lost = keys.lost if keys else frozenset[str]()
    for number, link in zip(numbers, links, strict=True):
        ambassador, target, channel, code, key = link
        secret = secrets.get(key)
        if secret is not None:
            if code_of(secret, ambassador, target, channel) != code:
                findings.append(_edited(number, link, secret))
        elif key:
            if key not in lost:
                strangers.setdefault(key, number)
        elif channel != VANITY:
            findings.append(_edited(number, link, None))
    ledger = Ledger(links, keys.name if keys else "")
    if len(ledger.by_code) != len(links):
        findings += _twice(links, numbers)
    if len(ledger.by_code) != len(links) or list(links) != sorted(links):
        ledger = ledger.with_links(())
    return Read(ledger, (*findings[:_MOST], *_unknown(strangers, keys)))


def _edited(number: int, link: Link, secret: bytes | None) -> Finding:
    message = (
        f"this line was changed by hand: {link.code} is not the link of {link.ambassador} to "
        f"{link.target} by {link.channel}"
    )
    hint = f"{_BACK}, or delete this line: the build derives the right one again"
    if secret is not None:
        right = code_of(secret, link.ambassador, link.target, link.channel)
        hint += f", which is {right} if only the code is wrong"
    return _finding(number, message, hint)


def _twice(links: Iterable[Link], numbers: Iterable[int]) -> Iterator[Finding]:
    seen: dict[str, Link] = {}
    for number, link in zip(numbers, links, strict=True):
        other = seen.setdefault(link.code, link)
        if other != link:
            message = (
                f"{link.code} was given out twice: to {other.ambassador} for {other.target} by "
                f"{other.channel}, and to {link.ambassador} for {link.target} by {link.channel}"
            )
            hint = f"{_BACK}; the line that was there first is right"
            yield _finding(number, message, hint)


def _unknown(strangers: Mapping[str, int], keys: Keys | None) -> Iterator[Finding]:
    for name, number in strangers.items():
        place = f"content/links.key lacks the key {name}, which made this link"
        if keys is None:
            place = "content/links.key is missing: nobody can tell whether these links are right"
        yield _finding(
            number,
            place,
            "take the file back out of version control or a backup; if it is gone for good, "
            "`kitgen links new-key` makes another, and the links given out stay",
            "links-key",
        )


def _finding(line: int, message: str, hint: str, rule: str = "links-ledger") -> Finding:
    return Finding(Place(PATH, line), Severity.ERROR, message, rule, hint)
