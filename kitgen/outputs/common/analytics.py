"""What pages and their policy need of the analytics programs that a kit names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple
from urllib.parse import quote, urlsplit

from kitgen.model.analytics import GA4, Analytics, GoatCounter, Matomo, Plausible, Umami

_UMAMI_CLOUD = "cloud.umami.is"
# Umami's cloud has its script at one host and is told at others.
_UMAMI_TOLD = ("https://api-gateway.umami.dev/api/send", "https://gateway.umami.is/api/send")
_GOATCOUNTER_SCRIPT = "https://gc.zgo.at/count.js"
_GOOGLE_SCRIPT = "https://www.googletagmanager.com/gtag/js"
# As Google lists them for Google Analytics 4; hosts differ by region.
_GOOGLE_TOLD = (
    "https://*.google-analytics.com",
    "https://*.analytics.google.com",
    "https://*.googletagmanager.com",
)
_GOOGLE_STORES = (
    "ad_storage",
    "ad_user_data",
    "ad_personalization",
    "analytics_storage",
    "functionality_storage",
    "personalization_storage",
    "security_storage",
)


class Program(NamedTuple):
    """One program that counts pages."""

    id: str
    """As kit.yaml names it."""
    host: str
    """Who is told, as readers know it."""
    start: Mapping[str, Any]
    """What the pages' script starts it with: src and data of a script element, and its calls."""
    script: tuple[str, ...]
    """Sources for the policy's script-src."""
    connect: tuple[str, ...]
    image: tuple[str, ...] = ()


def programs(named: Analytics | None) -> tuple[Program, ...]:
    """The programs that count a kit's pages, in a fixed order."""
    return tuple(_programs(named)) if named else ()


def sources(named: Analytics | None) -> Mapping[str, tuple[str, ...]]:
    """What the policy must admit for them beside the site itself: script, connect and image."""
    found = programs(named)
    return {
        kind: tuple(dict.fromkeys(source for one in found for source in getattr(one, kind)))
        for kind in ("script", "connect", "image")
    }


def _programs(named: Analytics) -> Iterator[Program]:
    if named.plausible:
        yield _plausible(named.plausible)
    if named.umami:
        yield _umami(named.umami)
    if named.goatcounter:
        yield _goatcounter(named.goatcounter)
    if named.matomo:
        yield _matomo(named.matomo)
    if named.ga4:
        yield _ga4(named.ga4)


def _plausible(its: Plausible) -> Program:
    api = f"{_origin(its.script)}/api/event"
    data = {"domain": its.domain, "api": api}
    start = {"src": its.script, "data": data}
    return Program("plausible", _host(its.script), start, (_source(its.script),), (_source(api),))


def _umami(its: Umami) -> Program:
    own = its.script.partition("?")[0].rpartition("/")[0]
    told = _UMAMI_TOLD if _host(its.script) == _UMAMI_CLOUD else (_source(f"{own}/api/send"),)
    start = {"src": its.script, "data": {"websiteId": its.website}}
    return Program("umami", _host(its.script), start, (_source(its.script),), told)


def _goatcounter(its: GoatCounter) -> Program:
    home = (its.url or f"https://{its.code}.goatcounter.com").rstrip("/")
    script = f"{home}/count.js" if its.url else _GOATCOUNTER_SCRIPT
    start = {"src": script, "data": {"goatcounter": f"{home}/count"}}
    return Program(
        "goatcounter", _host(home), start, (_source(script),), (_source(f"{home}/count"),)
    )


def _matomo(its: Matomo) -> Program:
    home = its.url.rstrip("/")
    script, told = f"{home}/matomo.js", f"{home}/matomo.php"
    calls = [
        ["disableCookies"],
        ["disableBrowserFeatureDetection"],
        ["setDoNotTrack", True],
        ["setTrackerUrl", told],
        ["setSiteId", str(its.site)],
        ["trackPageView"],
        ["enableLinkTracking"],
    ]
    start = {"src": script, "paq": calls}
    admitted = (_source(told),)
    return Program("matomo", _host(home), start, (_source(script),), admitted, admitted)


def _ga4(its: GA4) -> Program:
    calls = {
        "id": its.id,
        "consent": dict.fromkeys(_GOOGLE_STORES, "denied"),
        "config": {"allow_google_signals": False, "allow_ad_personalization_signals": False},
    }
    start = {"src": f"{_GOOGLE_SCRIPT}?id={its.id}", "gtag": calls}
    return Program(
        "ga4", "google-analytics.com", start, (_GOOGLE_SCRIPT,), _GOOGLE_TOLD, _GOOGLE_TOLD
    )


def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def _host(address: str) -> str:
    return urlsplit(address).netloc


def _source(address: str) -> str:
    """An address as a policy may hold it: no query, and none of its own signs."""
    parts = urlsplit(address)
    host = quote(parts.netloc, safe=":[]")
    return f"{parts.scheme}://{host}{quote(parts.path, safe='/%-._~!&()*+=:@')}"
