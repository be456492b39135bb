"""Seconds as a clock shows them."""

from __future__ import annotations


def clock(seconds: float) -> str:
    """4:12, or 1:01:14 from an hour on."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
