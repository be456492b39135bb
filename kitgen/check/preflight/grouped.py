"""Says once what is wrong with many pages alike: of share pages there are thousands."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator

from kitgen.check.rule import Remark


def grouped(remarks: Iterable[tuple[Hashable, Remark]]) -> Iterator[Remark]:
    """The first remark of each kind, and how many more there are like it."""
    found: dict[Hashable, tuple[Remark, int]] = {}
    for kind, remark in remarks:
        first, more = found.get(kind, (remark, -1))
        found[kind] = first, more + 1
    for first, more in found.values():
        yield (
            first._replace(message=f"{first.message}, and {more} more like it") if more else first
        )
