"""Analytics programs, in a real browser: a stand-in for each answers at a host of its own.

Hosts that end in .localhost are this computer's, but are not what the starter takes for a preview.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

from ..kits.making import Built, build_kit, copy_kit
from ..kits.serving import serve

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Route

# What the programs' own scripts do, as far as the page's policy is asked about it.
_SCRIPTS = {
    "/plausible.js": """{
        const its = document.currentScript.dataset;
        const body = JSON.stringify({ d: its.domain, u: location.href });
        fetch(its.api, { method: "POST", body, keepalive: true });
    }""",
    "/umami/script.js": """{
        const umami = document.currentScript;
        const body = umami.dataset.websiteId + location.pathname;
        fetch(umami.src.replace("script.js", "api/send"), { method: "POST", body });
    }""",
    "/count.js": """{
        const goat = document.querySelector("script[data-goatcounter]").dataset.goatcounter;
        navigator.sendBeacon(goat + "?p=" + location.pathname);
    }""",
    "/matomo.js": """{
        const calls = Object.fromEntries(_paq.map(([name, ...rest]) => [name, rest[0] ?? true]));
        const cookies = !calls.disableCookies;
        const to = calls.setTrackerUrl + "?idsite=" + calls.setSiteId + "&cookies=" + cookies;
        new Image().src = to;
        navigator.sendBeacon(to);
    }""",
}

_GOOGLE = "https://*.google*.com/**"
_GTAG = "/gtag/js"
_GOOGLES_SCRIPT = """{
    const [consent, js, config] = dataLayer.map((said) => Array.from(said));
    const granted = Object.values(consent[2]).filter((one) => one !== "denied");
    const to = "https://region1.google-analytics.com/g/collect?tid=" + config[1];
    navigator.sendBeacon(to + "&granted=" + granted + consent[1] + js[0]);
}"""


class _Stand(BaseHTTPRequestHandler):
    asked: list[tuple[str, str]]

    def do_GET(self) -> None:
        body = _SCRIPTS.get(urlsplit(self.path).path, "")
        self._answer(body.encode(), "text/javascript" if body else "image/gif")

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        self._answer(b"", "text/plain", body.decode())

    def _answer(self, data: bytes, kind: str, said: str = "") -> None:
        self.asked.append((self.path, said))
        self.send_response(200)
        self.send_header("content-type", kind)
        self.send_header("access-control-allow-origin", "*")
        self.send_header("content-length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *values: Any) -> None:
        pass


class Stand:
    """A server of analytics programs, and what it was asked."""

    def __init__(self, port: int, asked: list[tuple[str, str]]) -> None:
        self.url = f"http://stats.localhost:{port}"
        self.asked = asked

    @property
    def paths(self) -> set[str]:
        return {urlsplit(path).path for path, _ in self.asked}


@pytest.fixture(scope="module")
def stand() -> Iterator[Stand]:
    asked: list[tuple[str, str]] = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Here", (_Stand,), {"asked": asked}))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield Stand(server.server_port, asked)
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="module")
def counted(tmp_path_factory: pytest.TempPathFactory, stand: Stand) -> Built:
    root = copy_kit("packs", tmp_path_factory.mktemp("analytics") / "kit")
    settings = root / "content" / "kit.yaml"
    lines = (
        "privacy: { controller: Ledgerline in Bristol }",
        "analytics:",
        f"  plausible: {{ domain: guide.example, script: {stand.url}/plausible.js }}",
        f"  umami: {{ website: 94db1cb1-74f4, script: {stand.url}/umami/script.js }}",
        f"  goatcounter: {{ url: {stand.url} }}",
        f"  matomo: {{ url: {stand.url}/, site: 7 }}",
        "  ga4: { id: G-ABC123 }",
    )
    settings.write_text(settings.read_text("utf-8") + "\n".join(lines) + "\n", "utf-8")
    return build_kit(root)


class Look:
    """Opens a page under some host and waits until it is quiet."""

    def __init__(self, browser: Browser, kit: Built, stand: Stand, home: str) -> None:
        self._browser, self._kit, self._stand, self._home = browser, kit, stand, home

    def __call__(self, path: str = "", host: str = "guide.localhost", wish: str = "") -> list[str]:
        """What went wrong. `wish` is what the browser asks of those who count."""
        self._stand.asked.clear()
        faults: list[str] = []
        context = self._browser.new_context()
        if wish:
            context.add_init_script(f"Object.defineProperty(navigator, {wish})")
        context.route(_GOOGLE, self._google)
        page = context.new_page()
        page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.goto(self._home.replace("127.0.0.1", host) + path, wait_until="networkidle")
        kept = page.evaluate("[document.cookie, localStorage.length, sessionStorage.length]")
        assert [context.cookies(), kept] == [[], ["", 0, 0]]
        context.close()
        return faults

    def _google(self, route: Route) -> None:
        path = route.request.url.partition(".com")[2]
        self._stand.asked.append((path, ""))
        wanted = urlsplit(path).path == _GTAG
        route.fulfill(body=_GOOGLES_SCRIPT if wanted else "", content_type="text/javascript")


@pytest.fixture
def look(browser: Browser, counted: Built, stand: Stand) -> Iterator[Look]:
    with serve(counted.site, counted.base) as home:
        yield Look(browser, counted, stand, home)


def _share(kit: Built) -> str:
    return min(path.name for path in (kit.site / "s").iterdir())


@pytest.mark.browser
def test_the_policy_admits_each_program_and_none_sets_a_cookie(look: Look, stand: Stand) -> None:
    assert look() == []
    assert stand.paths == {
        *_SCRIPTS,
        "/api/event",
        "/umami/api/send",
        "/count",
        "/matomo.php",
        _GTAG,
        "/g/collect",
    }
    assert ("/umami/api/send", "94db1cb1-74f4/kit/") in stand.asked
    assert ("/matomo.php?idsite=7&cookies=false", "") in stand.asked
    assert ("/g/collect?tid=G-ABC123&granted=defaultjs", "") in stand.asked


@pytest.mark.browser
def test_a_share_page_counts_under_its_own_path(look: Look, stand: Stand, counted: Built) -> None:
    code = _share(counted)
    assert look(f"s/{code}/") == []
    (said,) = (said for path, said in stand.asked if path == "/api/event")
    assert f"/kit/s/{code}/" in said
    assert (f"/count?p=/kit/s/{code}/", "") in stand.asked


@pytest.mark.browser
@pytest.mark.parametrize(
    "wish", ["'globalPrivacyControl', { get: () => true }", "'doNotTrack', { get: () => '1' }"]
)
def test_nothing_is_asked_for_whom_asks_not_to_be_tracked(
    look: Look, stand: Stand, wish: str
) -> None:
    assert look(wish=wish) == []
    assert stand.asked == []


@pytest.mark.browser
def test_a_preview_on_this_computer_is_not_counted(look: Look, stand: Stand) -> None:
    assert look(host="127.0.0.1") == []
    assert look(host="localhost") == []
    assert stand.asked == []


@pytest.mark.browser
def test_a_share_pack_is_never_counted(look: Look, stand: Stand, counted: Built) -> None:
    packs = sorted((counted.site / "share").glob("*/index.html"))
    assert packs
    assert look(f"{packs[0].parent.relative_to(counted.site).as_posix()}/") == []
    assert stand.asked == []


def test_every_public_page_is_counted_and_no_private_one(counted: Built) -> None:
    for file in counted.site.rglob("*.html"):
        path = file.relative_to(counted.site).as_posix()
        assert ("data-analytics=" in file.read_text("utf-8")) != path.startswith("share/"), path


def test_the_privacy_page_names_each_program_and_its_host(counted: Built) -> None:
    page = (counted.site / "privacy" / "index.html").read_text("utf-8")
    for name in ("Plausible", "Umami", "GoatCounter", "Matomo"):
        assert f"{name}, at stats.localhost:" in page
    assert "Google Analytics, at google-analytics.com, is told" in page
    assert "load nothing from anybody else" not in page
    assert "No cookies, no trackers." not in page


def test_the_starter_is_shipped_only_where_it_is_used(
    counted: Built, built: Callable[[str], Built]
) -> None:
    assert "dataset.analytics" in _script(counted.site)
    without = built("packs").site
    assert "dataset.analytics" not in _script(without)
    assert "analytics" not in (without / "index.html").read_text("utf-8")
    assert "script-src 'self';" in (without / "_headers").read_text("utf-8")


def _script(site: Path) -> str:
    (file,) = (site / "assets").glob("site-*.js")
    return file.read_text("utf-8")
