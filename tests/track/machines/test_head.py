"""Requests for the head of an answer."""

from __future__ import annotations

from kitgen.track.machines.asking import Asking
from kitgen.track.machines.head import reason


def test_whoever_asks_for_the_head_alone_reads_nothing() -> None:
    assert reason(Asking("any", method="HEAD")) == "HEAD request"
    assert reason(Asking("any")) == ""
    assert reason(Asking("any", method="POST")) == ""
