"""Amazon CloudFront: standard logs (version 1.0), tabs between fields, agents as in URLs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final
from urllib.parse import unquote

from kitgen.track.logs import w3c
from kitgen.track.logs.count import Count

SOURCE: Final = "CloudFront"


def _agent(written: str) -> str:
    """Older logs write the signs of URLs twice over: %2520 is a blank."""
    return unquote(unquote(written))


_WAY: Final = w3c.Way("\t", "c-ip", ("x-host-header", "cs(host)"), _agent)


def kind(lines: Sequence[str]) -> str:
    """What a log is that begins with these lines; nothing if it is not CloudFront's."""
    found = any("x-edge-location" in names for names in w3c.fields(lines))
    return "access log of CloudFront" if found else ""


def read(blocks: Iterable[Sequence[str]], count: Count) -> None:
    """Count the requests of a log."""
    w3c.read(blocks, count, _WAY)
