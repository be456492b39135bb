"""What every noun is made of: the frozen base class and the kinds of text."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints


class Noun(BaseModel):
    """A frozen value; unknown keys are refused so that a typing slip is never silent."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        str_strip_whitespace=True,
        defer_build=True,
        allow_inf_nan=False,
    )


Line = Annotated[
    str, StringConstraints(min_length=1, max_length=400, pattern=r"^[^\n\r\x00-\x08\x0b-\x1f]+$")
]
"""One line of plain words: a name, a title, a label."""

Text = Annotated[str, StringConstraints(min_length=1, max_length=200_000)]
"""Markdown of any length."""

SLUG = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"
Slug = Annotated[str, StringConstraints(pattern=SLUG, max_length=80)]
"""A name fit for an address: lower-case letters, digits and single hyphens."""

Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)]
"""A name fit for a formula."""

_HOST = r"(?:\[[0-9a-fA-F:.]+\]|[^\s/@\"'<>\\\[\]?#:]+)(?::[0-9]{1,5})?"

Url = Annotated[
    str,
    StringConstraints(
        pattern=(
            rf"^(?:https?://{_HOST}(?:[/?#][^\s\"'<>\\]*)?"
            r"|mailto:[^\s\"'<>\\]+|tel:\+?[0-9 ().-]+)$"
        ),
        max_length=2000,
    ),
]
"""An address that may leave the site: http, https, mailto or tel."""

WebUrl = Annotated[
    str,
    StringConstraints(pattern=rf"^https?://{_HOST}(?:[/?#][^\s\"'<>\\]*)?$", max_length=2000),
]
"""An http or https address."""

SiteUrl = Annotated[
    str,
    StringConstraints(
        pattern=rf"^https?://{_HOST}(?:/[^\s\"'<>\\/?#.][^\s\"'<>\\/?#]*)*/?$", max_length=2000
    ),
]
"""Where a site begins: a host, and perhaps a folder; no question mark, no #, no dots as a step."""

EMAIL = r"^[^\s@<>\"',;:?&]+@[^\s@<>\"',;:?&]+\.[^\s@<>\"',;:?&]+$"
Email = Annotated[str, StringConstraints(pattern=EMAIL)]
"""One plain e-mail address."""

Colour = Annotated[str, StringConstraints(pattern=r"^#(?:[0-9a-fA-F]{3}){1,2}$")]
"""A colour as #rgb or #rrggbb."""

LanguageTag = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$")]
"""A BCP 47 language tag: en, de-AT, ar."""

FontName = Annotated[
    str, StringConstraints(pattern=r"^[A-Za-z0-9]+(?: [A-Za-z0-9]+)*$", max_length=80)
]
"""A family's name as Google Fonts writes it: Source Serif 4."""

KitPath = Annotated[
    str, StringConstraints(min_length=1, max_length=240, pattern=r"^[^/\\\x00-\x1f][^\x00-\x1f]*$")
]
"""A file of the kit, relative to the file that names it."""

Seconds = Annotated[float, Field(ge=0, le=86_400)]
"""Seconds from the start of a recording."""
