"""Crawlers and others that a public list knows."""

from __future__ import annotations

import pytest

from kitgen.track.machines.crawlers import reason


@pytest.mark.parametrize(
    ("agent", "why"),
    [
        (
            "Mozilla/5.0 (compatible; Googlebot/2.1)",
            "crawler: Googlebot",
        ),
        ("Googlebot-Image/1.0", "crawler: Googlebot-Image"),
        (
            "Mozilla/5.0 (compatible; bingbot/2.0)",
            "crawler: bingbot",
        ),
        (
            "Mozilla/5.0 (compatible; AhrefsBot/7.0)",
            "crawler: AhrefsBot",
        ),
        (
            "Mozilla/5.0 (compatible; SemrushBot/7~bl)",
            "crawler: SemrushBot",
        ),
        (
            "Mozilla/5.0 (compatible; Bytespider)",
            "AI crawler: Bytespider",
        ),
        (
            "Feedspot/1.0 (like FeedFetcher)",
            "feed reader: Feedspot",
        ),
        (
            "Mozilla/5.0 (compatible; archive.org_bot)",
            "archive: archive.org_bot",
        ),
    ],
)
def test_whom_the_list_knows_is_named(agent: str, why: str) -> None:
    assert reason(agent) == why


@pytest.mark.parametrize(
    "agent",
    [
        # Names on the list that people's phones, browsers and apps have as well.
        "Mozilla/5.0 (Linux; Android 15; CPH2655 Build/AP3A.240617.008) Chrome/119.0",
        "Mozilla/5.0 (Linux; Android 4.2.2; HTC Butterfly Build/JDQ39) Chrome/30.0",
        "Mozilla/5.0 (Linux; Android 8.1.0; Fever_Plus_J) AppleWebKit/537.36 Chrome/95.0",
        "Mozilla/5.0 (Linux; Android 4.4.2; ViewSonic V500 Build/KVT49L) Chrome/18.0",
        "Mozilla/5.0 (Linux; Android 10; wv) Chrome/68.0 SogouMSE,SogouMobileBrowser/5.2",
        "Mozilla/5.0 (Linux; Android 13; wv) AppleWebKit/537.36 Chrome/146.0 MetaIAB Facebook",
        "Mozilla/5.0 (Linux; Android 6.0; wv) Chrome/68.0 Blackboard/3.8",
        "Opera/9.80 (MAUI Runtime; Opera Mini/4.4.39008/37.8625; U; en) Presto/2.12.423",
    ],
)
def test_people_with_such_names_are_people(agent: str) -> None:
    assert reason(agent) == ""
