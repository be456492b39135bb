"""Access logs: each format has a module, this is their registry.

A format says what the first lines of a file are, and counts its requests; to add one, write a
module and a line in `FORMATS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final, NamedTuple

from kitgen.track.logs import caddy, cloudfront, combined, iis
from kitgen.track.logs.count import Count


class Format(NamedTuple):
    """A format of logs."""

    source: str
    """How tallies name it."""
    kind: Callable[[Sequence[str]], str]
    """What a file is that begins with these lines, in words; nothing if it is not of the format."""
    read: Callable[[Iterable[Sequence[str]], Count], None]


FORMATS: Final = (
    Format(caddy.SOURCE, caddy.kind, caddy.read),
    Format(cloudfront.SOURCE, cloudfront.kind, cloudfront.read),
    Format(iis.SOURCE, iis.kind, iis.read),
    Format(combined.SOURCE, combined.kind, combined.read),
)


def found(lines: Sequence[str]) -> tuple[Format, str] | None:
    """The format of a file that begins with these lines, and what it is; None if it is no log."""
    for format in FORMATS:
        if kind := format.kind(lines):
            return format, kind
    return None
