"""Who is a machine, by all rules together."""

from __future__ import annotations

import pkgutil
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitgen.track import machines
from kitgen.track.machines import OF_AGENTS, OF_REQUESTS, Asking, reason

_CHROME = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/126.0.0.0 Safari/537.36"
)
_IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 "
    "(KHTML, like Gecko)"
)
NO_RULES = {"asking", "bursts", "names"}
HOSTILE = [
    "Mozilla/5.0 " + "a" * 8_000,
    *(
        (piece * 8_000)[:length]
        for length in (1_990, 8_000)
        for piece in (
            "Spider ", "ContextualBot", "Current ", "compatible; ", "android 1; ", "bot", "google-",
            "a@a", "[at]", "http", "php/", "xphp/", "Goo", "Webs", "embeddedwb bsalsa", " ", "\0",
            "(((((((", "Ahrefs", "\ud800", "é", "Mozilla/5.0 (compatible; MSIE ",
        )
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("agent", "why"),
    [
        ("", "no user agent"),
        ("WhatsApp/2.23.20.0 A", "link preview: WhatsApp"),
        ("curl/8.5.0", "program: curl"),
        (
            "Mozilla/5.0 (compatible; Googlebot/2.1)",
            "crawler: Googlebot",
        ),
        (_CHROME, ""),
        (f"{_IPHONE} Version/17.5 Mobile/15E148 Safari/604.1", ""),
        (f"{_IPHONE} Mobile/15E148 [FBAN/FBIOS;FBAV/464.0.0.32.108;FBDV/iPhone14,5]", ""),
        (f"{_IPHONE} Mobile/15E148 Instagram 331.0.0.29.94 (iPhone14,5; iOS 17_5; en_US)", ""),
        (f"{_IPHONE} Mobile/15E148 [LinkedInApp]/9.29.8962", ""),
        (f"{_IPHONE} Mobile/15E148 Twitter for iPhone/10.37", ""),
        (f"{_IPHONE} Mobile/15E148 WhatsApp/24.10.74", ""),
        (f"{_IPHONE} GSA/318.0.634488990 Mobile/15E148 Safari/604.1", ""),
        (f"{_CHROME} Slack/4.38.121 Electron/30.0.3", ""),
        ("Mozilla/5.0 (Linux; Android 9; CUBOT X18 Plus) AppleWebKit/537.36 Chrome/126.0", ""),
    ],
)
def test_an_agent_is_told_apart(agent: str, why: str) -> None:
    assert reason(Asking(agent)) == why


def test_who_asks_for_the_head_or_ahead_is_a_machine_with_any_browser() -> None:
    assert reason(Asking(_CHROME, method="HEAD")) == "HEAD request"
    assert reason(Asking(_CHROME, headers={"sec-purpose": "prefetch"})) == "fetched ahead, not seen"
    assert reason(Asking(_CHROME, method="POST", headers={"dnt": "1"})) == ""


def test_what_a_machine_calls_itself_says_more_than_how_it_asks() -> None:
    assert reason(Asking("curl/8.5.0", method="HEAD")) == "program: curl"


def test_every_rule_is_listed() -> None:
    there = {one.name for one in pkgutil.iter_modules(machines.__path__)} - NO_RULES
    assert {rule.__module__.rpartition(".")[2] for rule in (*OF_AGENTS, *OF_REQUESTS)} == there


@pytest.mark.parametrize("agent", HOSTILE)
def test_an_agent_made_to_take_long_does_not(agent: str) -> None:
    reason(Asking("warm up"))
    started = time.thread_time()
    reason(Asking(agent))
    assert time.thread_time() - started < 0.05


@given(st.text())
def test_nothing_that_an_agent_says_gets_into_a_report(name: str) -> None:
    why = reason(Asking(f"Mozilla/5.0 (compatible; \N{SNOWMAN}{name}bot/1.0)"))
    assert why
    assert "\N{SNOWMAN}" not in why


def test_a_known_agent_costs_next_to_nothing() -> None:
    asking = Asking(_CHROME)
    reason(asking)
    rounds = 20_000
    best = min(_time(asking, rounds) for _ in range(5))
    # Half a microsecond; ten leave room for a machine that is busy.
    assert best / rounds < 10e-6


def _time(asking: Asking, rounds: int) -> float:
    started = time.thread_time()
    for _ in range(rounds):
        reason(asking)
    return time.thread_time() - started
