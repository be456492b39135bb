"""Browsers that nobody looks at: they are driven by a program."""

from __future__ import annotations

from kitgen.track.machines.names import first

_WORDS = dict.fromkeys(
    (
        "headless",
        "phantomjs",
        "slimerjs",
        "puppeteer",
        "playwright",
        "lighthouse",
        "chrome-lighthouse",
        "selenium",
        "webdriver",
        "cypress/",
        "htmlunit",
        "zombie.js",
        "splash version",
        "prerender",
        "ptst",
        "pagespeed",
        "google page speed",
        "jsdom/",
        "electron-nightmare",
        "browserless",
        "mshots",
        "webthumb",
        "websnapr",
    ),
    "headless browser",
)


def reason(agent: str) -> str:
    """Whether it is a browser without a screen."""
    return first(agent.lower(), _WORDS)
