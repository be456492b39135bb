"""The published interviews as lists: all, by problem, by trade, and each one's neighbours."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from kitgen.model.kit import Entry

SHEET = 60
"""Entries on one sheet of a list: keeps the page well below 100 KB."""


def slug_of(text: str) -> str:
    """Words as an address; empty when nothing of them fits."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


@dataclass(frozen=True)
class Shelf:
    """Entries in the order in which they are listed, newest first."""

    entries: tuple[Entry, ...]

    @cached_property
    def by_slug(self) -> Mapping[str, Entry]:
        """Every entry by its slug."""
        return {entry.slug: entry for entry in self.entries}

    @cached_property
    def by_problem(self) -> Mapping[str, Sequence[Entry]]:
        """The entries of each problem."""
        found: dict[str, list[Entry]] = {}
        for entry in self.entries:
            for problem in entry.problems:
                found.setdefault(problem, []).append(entry)
        return found

    @cached_property
    def by_industry(self) -> Mapping[str, tuple[str, Sequence[Entry]]]:
        """The name and the entries of each trade, by its slug, in alphabetical order."""
        found: dict[str, tuple[str, list[Entry]]] = {}
        for entry in self.entries:
            if entry.industry and (slug := slug_of(entry.industry)):
                found.setdefault(slug, (entry.industry, []))[1].append(entry)
        return dict(sorted(found.items()))

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """Each entry's number: the oldest is 1."""
        total = len(self.entries)
        return {entry.slug: total - index for index, entry in enumerate(self.entries)}

    @cached_property
    def _rings(self) -> Mapping[tuple[str, str], int]:
        return {
            (problem, entry.slug): index
            for problem, entries in self.by_problem.items()
            for index, entry in enumerate(entries)
        }

    def related(self, entry: Entry, count: int = 3) -> list[Entry]:
        """Neighbours of the same problem first, then of the whole list; constant time."""
        found: dict[str, Entry] = {}
        rings = [
            (self.by_problem[problem], self._rings[problem, entry.slug])
            for problem in entry.problems
        ]
        rings.append((self.entries, len(self.entries) - self.numbers[entry.slug]))
        for ring, start in rings:
            for step in range(1, min(len(ring), count + len(found) + 2)):
                other = ring[(start + step) % len(ring)]
                if other.slug != entry.slug:
                    found.setdefault(other.slug, other)
                if len(found) >= count:
                    return list(found.values())
        return list(found.values())


def sheets(entries: Sequence[Entry]) -> int:
    """How many sheets a list takes; an empty list takes one."""
    return max(1, -(-len(entries) // SHEET))
