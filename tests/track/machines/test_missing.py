"""No user agent, or one that no browser would send."""

from __future__ import annotations

import pytest

from kitgen.track.machines.missing import LONGEST, reason


@pytest.mark.parametrize(
    ("agent", "why"),
    [
        ("", "no user agent"),
        ("   ", "no user agent"),
        ("-", "no user agent"),
        ("Mozilla", "user agent: says nothing"),
        ("0123456789 (1; 2)", "user agent: says nothing"),
        ("Mozilla/5.0 " + "x" * LONGEST, "user agent: far too long"),
        ("Mozilla/5.0 (X11; Linux x86_64)", ""),
    ],
)
def test_an_agent_that_says_nothing_or_far_too_much_is_no_browsers(agent: str, why: str) -> None:
    assert reason(agent) == why
