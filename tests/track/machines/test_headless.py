"""Browsers that nobody looks at."""

from __future__ import annotations

import pytest

from kitgen.track.machines.headless import reason

_LINUX = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)"


@pytest.mark.parametrize(
    "agent",
    [
        f"{_LINUX} HeadlessChrome/126.0.0.0",
        f"{_LINUX} Chrome/Headless72.0.3593.0",
        f"{_LINUX} PhantomJS/2.1.1 Safari/538.1",
        f"{_LINUX} Chrome/126.0.0.0 Safari/537.36 Chrome-Lighthouse",
        f"{_LINUX} Chrome/126.0.0.0 Safari/537.36 Puppeteer",
        f"{_LINUX} Chrome/98.0.4758.102 Safari/537.36 PTST/220216.200657",
    ],
)
def test_a_browser_without_a_screen_is_a_machine(agent: str) -> None:
    assert reason(agent) == "headless browser"


def test_a_browser_with_one_is_not() -> None:
    assert reason(f"{_LINUX} Chrome/126.0.0.0 Safari/537.36") == ""
