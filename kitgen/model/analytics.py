"""Analytics programs that a business has already, and that may count the site's pages as well."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from kitgen.model.base import Noun, SiteUrl, Slug, WebUrl

Domain = Annotated[
    str,
    StringConstraints(
        pattern=r"^[a-z0-9]+(?:[.-]+[a-z0-9]+)*(?:/[a-z0-9._-]+)*$", max_length=253, to_lower=True
    ),
]
"""A host's name as a site is called by: guide.example.com."""
WebsiteId = Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z-]{8,64}$")]
"""An id as Umami gives it."""
MeasurementId = Annotated[str, StringConstraints(pattern=r"^G-[A-Z0-9]{4,20}$")]
"""An id as Google Analytics 4 gives it."""


class Plausible(Noun):
    """Plausible, at plausible.io or on a server of your own."""

    domain: Domain
    """The site's name in Plausible."""
    script: WebUrl = "https://plausible.io/js/script.js"
    """Where its script is. What it counts is sent to the same host."""


class Umami(Noun):
    """Umami, in its cloud or on a server of your own."""

    website: WebsiteId
    """The website's id in Umami."""
    script: WebUrl = "https://cloud.umami.is/script.js"
    """Where its script is."""


class GoatCounter(Noun):
    """GoatCounter, at goatcounter.com or on a server of your own: code or url."""

    code: Slug | None = None
    """What stands before .goatcounter.com."""
    url: SiteUrl | None = None
    """Of your own server."""

    @model_validator(mode="after")
    def _one_of_both(self) -> Self:
        if (self.code is None) == (self.url is None):
            raise ValueError("give either code or url")
        return self


class Matomo(Noun):
    """Matomo, without cookies and without looking at what the browser can do (4.7 or later)."""

    url: SiteUrl
    """Where Matomo is: matomo.js and matomo.php lie there."""
    site: Annotated[int, Field(ge=1)]
    """The site's number in Matomo."""


class GA4(Noun):
    """Google Analytics 4, with consent denied for every kind of storage."""

    id: MeasurementId
    """The measurement id: G-XXXXXXXXXX."""


class Analytics(Noun):
    """Programs that count the site's pages. None is asked unless it stands here."""

    plausible: Plausible | None = None
    umami: Umami | None = None
    goatcounter: GoatCounter | None = None
    matomo: Matomo | None = None
    ga4: GA4 | None = None
