"""Requests for the head of an answer: nobody reads what was not sent."""

from __future__ import annotations

from kitgen.track.machines.asking import Asking


def reason(asking: Asking) -> str:
    """Whether only the head was asked for."""
    return "HEAD request" if asking.method == "HEAD" else ""
