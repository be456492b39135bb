"""Keeps a long list of remarks short, so that one rough interview does not bury the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kitgen.check.rule import Remark


def few(remarks: Iterable[Remark], more: str, limit: int = 3) -> Iterator[Remark]:
    """The first remarks, and one for several others; `more` says {count} of what."""
    every = list(remarks)
    if len(every) <= limit + 1:
        yield from every
        return
    yield from every[:limit]
    yield every[limit]._replace(message=more.format(count=len(every) - limit), hint="")


def listed(words: Iterable[str], limit: int = 4) -> str:
    """A list in a sentence: one, two and three, or "and 5 more" when it is long."""
    every = list(words)
    if len(every) > limit:
        every = [*every[:limit], f"{len(every) - limit} more"]
    return " and ".join([", ".join(every[:-1]), every[-1]] if len(every) > 1 else every)
