"""The progress bar waits a second, and never writes where nobody looks."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator

import pytest

from kitgen.cli.progress import Bar


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def clock(*times: float) -> Iterator[float]:
    yield from times
    while True:
        yield times[-1]


def at_a_terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    found = Terminal()
    monkeypatch.setattr(sys, "stderr", found)
    monkeypatch.setenv("TERM", "xterm")
    return found


def test_nothing_is_shown_within_the_first_second(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = at_a_terminal(monkeypatch)
    times = clock(0.0, 0.9)
    with Bar(clock=lambda: next(times)) as bar:
        bar("rendering pages", 1, 2)
    assert terminal.getvalue() == ""


def test_after_a_second_the_bar_says_what_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = at_a_terminal(monkeypatch)
    times = clock(0.0, 1.1)
    with Bar(clock=lambda: next(times)) as bar:
        bar("rendering [pages]", 1, 2)
    assert "rendering [pages]" in terminal.getvalue()
    assert "1/2" in terminal.getvalue()


def test_nothing_is_shown_where_there_is_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    found = io.StringIO()
    monkeypatch.setattr(sys, "stderr", found)
    times = clock(0.0, 9.0)
    with Bar(clock=lambda: next(times)) as bar:
        bar("rendering pages", 1, 2)
    assert found.getvalue() == ""


def test_quiet_is_quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = at_a_terminal(monkeypatch)
    times = clock(0.0, 9.0)
    with Bar(quiet=True, clock=lambda: next(times)) as bar:
        bar("rendering pages", 1, 2)
    assert terminal.getvalue() == ""
