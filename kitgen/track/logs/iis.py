"""Microsoft's IIS: W3C logs (IIS 6 to 10), blanks in agents written as plus signs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from kitgen.track.logs import cloudfront, w3c
from kitgen.track.logs.count import Count

SOURCE: Final = "IIS"
_WAY: Final = w3c.Way(" ", "c-ip", ("cs-host",), lambda written: written.replace("+", " "))


def kind(lines: Sequence[str]) -> str:
    """What a log is that begins with these lines; nothing if it is no W3C log, or CloudFront's."""
    if cloudfront.kind(lines) or not any("cs-uri-stem" in names for names in w3c.fields(lines)):
        return ""
    return "access log of IIS (W3C)"


def read(blocks: Iterable[Sequence[str]], count: Count) -> None:
    """Count the requests of a log."""
    w3c.read(blocks, count, _WAY)
