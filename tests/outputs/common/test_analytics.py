"""What pages and their policy need of the analytics programs that a kit names."""

from __future__ import annotations

from typing import Any

import pytest

from kitgen.model.analytics import Analytics
from kitgen.outputs.common.analytics import Program, programs, sources


def _named(named: dict[str, Any]) -> Analytics:
    return Analytics.model_validate(named)


def _one(named: dict[str, Any]) -> Program:
    (found,) = programs(_named(named))
    return found


@pytest.mark.parametrize("named", [None, Analytics()])
def test_a_kit_that_names_none_asks_nobody(named: Analytics | None) -> None:
    assert programs(named) == ()
    assert sources(named) == {"script": (), "connect": (), "image": ()}


@pytest.mark.parametrize(
    ("named", "host", "script", "connect", "image"),
    [
        (
            {"plausible": {"domain": "guide.example"}},
            "plausible.io",
            ["https://plausible.io/js/script.js"],
            ["https://plausible.io/api/event"],
            [],
        ),
        (
            {"plausible": {"domain": "x.example", "script": "https://own.example:8443/p.js?2"}},
            "own.example:8443",
            ["https://own.example:8443/p.js"],
            ["https://own.example:8443/api/event"],
            [],
        ),
        (
            {"umami": {"website": "94db1cb1-74f4-4a40-ad6c-962362670409"}},
            "cloud.umami.is",
            ["https://cloud.umami.is/script.js"],
            ["https://api-gateway.umami.dev/api/send", "https://gateway.umami.is/api/send"],
            [],
        ),
        (
            {"umami": {"website": "94db1cb1", "script": "https://own.example/umami/script.js"}},
            "own.example",
            ["https://own.example/umami/script.js"],
            ["https://own.example/umami/api/send"],
            [],
        ),
        (
            {"goatcounter": {"code": "mine"}},
            "mine.goatcounter.com",
            ["https://gc.zgo.at/count.js"],
            ["https://mine.goatcounter.com/count"],
            [],
        ),
        (
            {"goatcounter": {"url": "https://own.example/"}},
            "own.example",
            ["https://own.example/count.js"],
            ["https://own.example/count"],
            [],
        ),
        (
            {"matomo": {"url": "https://own.example/matomo", "site": 3}},
            "own.example",
            ["https://own.example/matomo/matomo.js"],
            ["https://own.example/matomo/matomo.php"],
            ["https://own.example/matomo/matomo.php"],
        ),
    ],
)
def test_the_policy_admits_the_script_and_where_it_reports_and_nothing_else(
    named: dict[str, Any], host: str, script: list[str], connect: list[str], image: list[str]
) -> None:
    assert _one(named).host == host
    admitted = {"script": tuple(script), "connect": tuple(connect), "image": tuple(image)}
    assert sources(_named(named)) == admitted


def test_google_may_store_nothing_and_use_nothing_for_advertising() -> None:
    google = _one({"ga4": {"id": "G-ABC123"}})
    assert google.start["src"] == "https://www.googletagmanager.com/gtag/js?id=G-ABC123"
    assert set(google.start["gtag"]["consent"].values()) == {"denied"}
    assert "analytics_storage" in google.start["gtag"]["consent"]
    assert not any(google.start["gtag"]["config"].values())
    assert google.script == ("https://www.googletagmanager.com/gtag/js",)


def test_matomo_is_told_before_it_counts_to_set_no_cookie() -> None:
    matomo = _one({"matomo": {"url": "https://m.example/", "site": 1}})
    calls = [call[0] for call in matomo.start["paq"]]
    before = calls[: calls.index("trackPageView")]
    assert {"disableCookies", "disableBrowserFeatureDetection", "setDoNotTrack"} <= {*before}


def test_several_count_side_by_side() -> None:
    named = {
        "ga4": {"id": "G-ABC123"},
        "plausible": {"domain": "guide.example"},
        "goatcounter": {"code": "mine"},
    }
    assert [one.id for one in programs(_named(named))] == ["plausible", "goatcounter", "ga4"]
    assert len(sources(_named(named))["script"]) == 3


def test_an_address_cannot_add_to_the_policy() -> None:
    script = "https://own.example/a;script-src%20*/x,y.js"
    (source,) = _one({"plausible": {"domain": "guide.example", "script": script}}).script
    assert source == "https://own.example/a%3Bscript-src%20*/x%2Cy.js"
