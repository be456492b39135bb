"""Agents that name no browser at all."""

from __future__ import annotations

import pytest

from kitgen.track.machines.no_browser import reason


@pytest.mark.parametrize(
    "agent",
    ["Outlook-iOS/696.1221480", "Mozilla/5.0 (Windows NT 6.1)", "Deezer/5.4 (Android; 4.4.2)"],
)
def test_without_an_engine_it_is_a_program(agent: str) -> None:
    assert reason(agent) == "program: not a browser"


@pytest.mark.parametrize(
    "agent",
    [
        "Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:52.9) Goanna/4.1 PaleMoon/28.0.0",
        "Opera/9.80 (J2ME/MIDP; Opera Mini/9.80; U; en) Presto/2.5.25 Version/10.54",
        "Mozilla/5.0 (Nintendo 3DS; U; ; en) Version/1.7412.EU",
        "NokiaC2-00/2.0 (03.82) Profile/MIDP-2.1 Configuration/CLDC-1.1",
        "Lynx/2.9.0 libwww-FM/2.14",
    ],
)
def test_any_engine_will_do(agent: str) -> None:
    assert reason(agent) == ""
