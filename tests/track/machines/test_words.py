"""Agents that say by a word, an address or a contact that they are no browser's."""

from __future__ import annotations

import pytest

from kitgen.track.machines.words import reason

_WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"


@pytest.mark.parametrize(
    ("agent", "why"),
    [
        (f"{_WINDOWS} Chrome/126.0 Safari/537.36 Lumibot/2.0", "calls itself one"),
        ("Mozilla/5.0 (YunSecurityBot/1.0) Gecko/20100101 Firefox/36.0", "calls itself one"),
        (f"{_WINDOWS} Chrome/126.0 Safari/537.36 HubSpot Webcrawler", "calls itself one"),
        (f"{_WINDOWS} Chrome/41.0 (compatible; Google-AMPHTML)", "calls itself one"),
        (f"{_WINDOWS} Chrome/126.0 Safari/537.36; +https://research.example/", "gives an address"),
        (f"{_WINDOWS} Chrome/126.0 (Contact: backend@example.com)", "gives an address"),
        ("Mozilla/5.0 (compatible; CopyvioDetector/0.4; earwig[at]example)", "gives an address"),
        ("Mozilla/5.0 (compatible; FormFinder/1.0)", "compatible with a browser"),
        (
            f"{_WINDOWS[:-1]}; compatible; BW/1.2) Chrome/124.0",
            "compatible with a browser",
        ),
    ],
)
def test_whoever_says_so_is_a_crawler(agent: str, why: str) -> None:
    assert reason(agent) == f"crawler: {why}"


@pytest.mark.parametrize(
    "agent",
    [
        "Mozilla/5.0 (Linux; Android 9; CUBOT X18 Plus) AppleWebKit/537.36 Chrome/126.0",
        "Mozilla/5.0 (Linux; Android 9) AppleWebKit/537.36 Instagram 2 Android (28/9; CUBOT; X20)",
        "Mozilla/5.0 (Linux; Android 10; Robot R1 Build/QP1A) AppleWebKit/537.36 Chrome/126.0",
        "Mozilla/5.0 (Linux; Android 13; Spider 8) AppleWebKit/537.36 Chrome/124.0",
        "Mozilla/4.0 (compatible; MSIE 7.0; EmbeddedWB 14.52 from: http://www.bsalsa.com/; .NET)",
        "Mozilla/5.0 (compatible; MSIE 10.0; Windows NT 6.2; Trident/6.0)",
        "Mozilla/5.0 (compatible; Konqueror/4.14; Linux) KHTML/4.14 (like Gecko)",
        "Mozilla/5.0 (Linux; Android 7.0) AppleWebKit/537.36 CHANNEL_google-play UUID_3a6d6",
        "Mozilla/5.0 (Linux; Android 7.1) Chrome/65.0 (Ecosia android@65.0.3325.230)",
        f"{_WINDOWS} Chrome/126.0",
    ],
)
def test_a_word_in_a_phones_name_says_nothing(agent: str) -> None:
    assert reason(agent) == ""
