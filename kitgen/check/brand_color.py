"""Tells you when your brand's colour had to change a good deal to be read as text.

Pages take the hue of your colour and set its lightness so that text can be read by everybody, also
in bright sun and with tired eyes. A pale yellow becomes an ochre where it carries words. Nothing is
wrong with your colour, and nothing needs to be done.

If you would rather see another shade, choose a darker or calmer colour of your brand.

    brand:
      color: "#2d6c4a"
"""

from __future__ import annotations

from collections.abc import Iterator

from kitgen.check import places
from kitgen.check.rule import KitSubject, Remark, Rule
from kitgen.model.finding import Severity
from kitgen.model.palette import moved


def _check(subject: KitSubject) -> Iterator[Remark]:
    color = moved(subject.kit.settings.brand.color)
    if color.noticeable:
        kinds = (
            f"your {color.brand_name} becomes {color.text_name}"
            if color.brand_name != color.text_name
            else f"your {color.brand_name} becomes another shade"
        )
        yield Remark(
            f"as text, {kinds} ({color.brand} to {color.text}), so that all can read it",
            ("brand", "color"),
            places.SETTINGS,
            hint="Nothing needs doing: the hue stays yours, text only needs another lightness.",
        )


RULE = Rule("brand-color", Severity.INFO, __doc__ or "", "kit", _check)
