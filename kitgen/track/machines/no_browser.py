"""Agents that name no browser at all."""

from __future__ import annotations

_ENGINES = (
    "gecko",
    "webkit",
    "trident/",
    "msie",
    "opera",
    "presto",
    # Phones and browsers from before those, and text browsers.
    "netfront",
    "midp",
    "cldc",
    "up.browser",
    "up.link",
    "ucweb",
    "ucbrowser",
    "uc browser",
    "blackberry",
    "nokia",
    "sonyericsson",
    "obigo",
    "teleca",
    "dolfin",
    "docomo",
    "kddi",
    "vodafone",
    "lynx",
    "w3m",
    "links (",
    "netsurf",
    "dillo",
    "profile/",
    "firefox",
    "khtml",
    "konqueror",
    "goanna",
    "nintendo",
    "hbbtv",
)


def reason(agent: str) -> str:
    """Whether no browser and no engine of one is named in it."""
    small = agent.lower()
    return "" if any(engine in small for engine in _ENGINES) else "program: not a browser"
