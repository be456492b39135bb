"""Finds a portrait that is too small for the place that the page gives it.

The interview's page shows the guest up to 496 pixels wide, and sharp screens want twice as many.
With fewer than 500 across, the face is blurred on every screen, and it is the first thing that the
guest and their friends look at. What counts is the upright part that the page shows, four wide and
five high, so a broad picture loses its sides first. Drawings are sharp at any size.

Ask for the picture as it came from the camera; what mail and chat programs send is often made
small. Upright and at least 1200 pixels wide is best.

    guest:
      portrait: {file: portrait.jpg, alt: Mara Lindqvist at her desk, looking left}
"""

from __future__ import annotations

from collections.abc import Iterator

from kitgen.check.rule import Remark, Rule, SiteSubject
from kitgen.model.finding import Severity

FEWEST, BEST = 500, 1200


def _check(subject: SiteSubject) -> Iterator[Remark]:
    for path, width in subject.portraits.items():
        if width < FEWEST:
            yield Remark(
                f"the portrait is only {width} pixels wide where the page shows it, and will look "
                "blurred",
                ("guest", "portrait", "file"),
                path,
                hint=f"Ask for the picture as it was taken, upright and at least {BEST} wide.",
            )


RULE = Rule("portrait-small", Severity.WARNING, __doc__ or "", "site", _check)
