"""Agents that say by a word, an address or a contact that they are no browser's."""

from __future__ import annotations

import re

# The model of a phone is no word about who asks: there are phones named Cubot and Spider.
_MODEL = re.compile(r"android [\d.]{1,9};(?: [a-z]{2}-[a-z]{2};)? [^;()]*")
# Google's programs go by such names; its toolbar and its shop, by which people came, do too.
_GOOGLE = re.compile(r"(?<!\w)google-(?!tr-|play)")
_BOT = re.compile(r"(?<!cu)bots?(?![a-z])|\bscan(?!dinav)|\brobot")
_WORDS = (
    "crawl",
    "spider",
    "scraper",
    "scraping",
    "fetch",
    "archiver",
    "indexer",
    "harvest",
    "linkcheck",
    "link-check",
    "link check",
    "checker/",
    "validator",
    "favicon",
    "monitor",
    "scanner",
    "feedparser",
    "feed parser",
    "-agent/",
    "screenshot",
    "thumbnail",
    "google search console",
)
_MAIL = re.compile(r"[\w.+-]@[a-z][\w-]*\.[a-z]|\w[\[(]at[\])]\w")
_ADDRESSES = ("http:", "https:", "www.")
# A part that old programs show pages with says where it is from.
_PARTS = re.compile(r"embeddedwb[^;)]*|(?:like )?http://bsalsa\.com/?")
# Robots write "compatible; name"; so did Internet Explorer, and those that passed for it.
_COMPATIBLE = re.compile(
    r"compatible; ?(?:$|\)|(?!msie|konqueror|mozilla|firefox|safari|opera|netscape|u;)[a-z])"
)
_EXPLORERS = ("msie", "trident", "konqueror", "opera")


def reason(agent: str) -> str:
    """Whether it calls itself a machine, or gives an address to write to."""
    rest = _MODEL.sub(" ", agent.lower())
    if ("bot" in rest or "scan" in rest) and _BOT.search(rest):
        return "crawler: calls itself one"
    if any(word in rest for word in _WORDS) or ("google-" in rest and _GOOGLE.search(rest)):
        return "crawler: calls itself one"
    rest = _PARTS.sub(" ", rest) if "bsalsa" in rest else rest
    if any(word in rest for word in _ADDRESSES) or (
        ("@" in rest or "at)" in rest or "at]" in rest) and _MAIL.search(rest)
    ):
        return "crawler: gives an address"
    if (
        "compatible;" in rest
        and not any(name in rest for name in _EXPLORERS)
        and _COMPATIBLE.search(rest)
    ):
        return "crawler: compatible with a browser"
    return ""
