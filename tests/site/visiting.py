"""Visits to hosted sites: a page in a window of some kind, and whether it kept quiet."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page

# One page of each type, of the sample; a test holds that no type is missing.
PAGES = {
    "home": "",
    "list": "conversations/",
    "interview": "conversations/mara-lindqvist/",
    "film": "conversations/tunde-adeyemi/",
    "guide": "guide/",
    "problem": "guide/waiting-to-be-paid/",
    "offer": "offer/",
    "answer": "offer/thanks/",
    "by mail": "offer/by-mail/",
    "privacy": "privacy/",
    "missing": "404.html",
    "share": "s/k6znsh4j5w/",
    "pack": "share/v5292bb8w9cybmv4w24k3zs8rd/",
}


class Visitor:
    """Opens pages, each in a window of its own, and notes what they should not do."""

    def __init__(
        self, browser: Browser, hosted: Callable[[str], str], near: tuple[str, ...] = ()
    ) -> None:
        """Nothing is opened yet. `near` begin addresses that are not a third party's."""
        self._near = near
        self._browser = browser
        self._hosted = hosted
        self._contexts: list[BrowserContext] = []
        self.requests: list[str] = []
        self.faults: list[str] = []

    def __call__(
        self,
        path: str = "",
        kit: str = "sample",
        width: int = 1280,
        wishes: str = "",
        **window: Any,
    ) -> Page:
        """A page of a kit; `window` takes what Playwright's new_context takes.

        `wishes` is what the browser asks of those who count: globalPrivacyControl, doNotTrack.
        """
        home = self._hosted(kit)
        context = self._browser.new_context(
            viewport={"width": width, "height": 900},
            **{"reduced_motion": "reduce", "color_scheme": "light"} | window,
        )
        context.set_default_timeout(10_000)
        self._contexts.append(context)
        if wishes:
            said = "true" if wishes == "globalPrivacyControl" else "'1'"
            context.add_init_script(
                f"Object.defineProperty(navigator, '{wishes}', {{ get: () => {said} }})"
            )
        page = context.new_page()
        page.on("request", lambda request: self._asked(request.url, home))
        page.on("console", lambda said: self._said(said.type, said.text))
        page.on("pageerror", lambda error: self.faults.append(f"threw: {error}"))
        page.on(
            "response",
            lambda answer: (
                self.faults.append(f"{answer.status} {answer.url}")
                if answer.status >= 400
                else None
            ),
        )
        page.goto(home + path)
        return page

    def _asked(self, url: str, home: str) -> None:
        self.requests.append(url)
        if not url.startswith((home, "data:", *self._near)):
            self.faults.append(f"asked a third party: {url}")

    def _said(self, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self.faults.append(f"console {kind}: {text}")

    def close(self) -> None:
        """Close all windows; fails if a page was not quiet."""
        for context in self._contexts:
            assert context.cookies() == [], "a page set a cookie"
            context.close()
        assert self.faults == [], "\n".join(self.faults)
