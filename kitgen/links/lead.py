"""Where a share link leads: to its target, or to the best that is left."""

from __future__ import annotations

from collections.abc import Collection

from kitgen.model.link import GUIDE, OFFER, Link


def lead(link: Link, there: Collection[str]) -> str:
    """What a link leads to now, given all that links can lead to.

    Once its target is gone it is the guide, which asks nothing of anybody; without one the offer.
    """
    return next((one for one in (link.target, GUIDE, OFFER) if one in there), OFFER)
