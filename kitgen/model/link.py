"""Share links: one code for one ambassador, target and channel, for good."""

from __future__ import annotations

from typing import NamedTuple

GUIDE = "guide"
OFFER = "offer"
_INTERVIEW = "interview:"

COPIED = "link"
"""The channel of links that are copied to wherever their person likes."""
ON_SCREEN = "pdf"
"""The channel of links that are followed in a document."""
ON_PAPER = "print"
"""The channel of QR codes and of addresses that are typed."""
VANITY = "vanity"
"""The channel of links that have a name of their own instead of a code: /maria/."""


class Link(NamedTuple):
    """One share link. A line of the ledger."""

    ambassador: str
    """Their id."""
    target: str
    """interview:<slug>, guide or offer."""
    channel: str
    code: str
    """What its address has: 10 letters and digits that name nobody, or a name asked for."""
    key: str
    """Which of the kit's keys the code was derived with; nothing for a name of one's own."""

    @property
    def path(self) -> str:
        """Its address within the site."""
        return f"{self.code}/" if self.channel == VANITY else f"s/{self.code}/"


def interview(slug: str) -> str:
    """The target that an interview is."""
    return f"{_INTERVIEW}{slug}"


def slug_of(target: str) -> str | None:
    """The interview that a target is; None if it is none."""
    return target.removeprefix(_INTERVIEW) if target.startswith(_INTERVIEW) else None


def page_of(target: str) -> str:
    """The address of the public page that a target is."""
    slug = slug_of(target)
    return f"conversations/{slug}/" if slug else f"{target}/"
