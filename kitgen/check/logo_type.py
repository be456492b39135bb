"""Finds a logo that is not an SVG drawing.

The page shows the logo in the colour of its text, dark by day and light by night, and sharp at any
size: only a drawing can do that. Of a PNG or JPEG its white ground would be left, a box at the foot
of every page.

Ask whoever drew it for the SVG, in one colour; it often lies beside the PNG. A PNG that is put into
an SVG file stays a picture.

    brand:
      logo: logo.svg      # not logo.png
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from kitgen.check import places
from kitgen.check.rule import KitSubject, Remark, Rule
from kitgen.model.finding import Severity


def _check(subject: KitSubject) -> Iterator[Remark]:
    name = subject.kit.settings.brand.logo
    if name is None or name.lower().endswith(".svg"):
        return
    drawing = f"{posixpath.splitext(name)[0]}.svg"
    there = posixpath.normpath(f"content/{drawing}") in subject.files
    yield Remark(
        f"the logo {name} is no SVG drawing: only that takes the colour of the text, by day and by "
        "night",
        ("brand", "logo"),
        places.SETTINGS,
        hint=f"Did you mean {drawing}?"
        if there
        else "Ask whoever drew it for the SVG, in one colour.",
    )


RULE = Rule("logo-type", Severity.ERROR, __doc__ or "", "kit", _check)
