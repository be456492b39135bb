"""The style sheet: the brand's colours and typefaces, then the theme's own files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from kitgen.model import palette
from kitgen.model.brand import Brand

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s+")
_TIGHT = re.compile(r"\s*([{};,])\s*")


def brand_css(
    brand: Brand,
    faces: Iterable[tuple[str, str]],
    fallbacks: Iterable[str],
    images: Mapping[str, str],
) -> str:
    """The part of the style sheet that is computed.

    `faces`: a @font-face rule and the address of its file. `images`: custom properties that hold an
    address.
    """
    rules = [rule.replace("@url", url) for rule, url in faces]
    tokens = palette.tokens(brand.color)
    light = dict(tokens["light"])
    light["--serif"] = f'"{brand.fonts.text}", "Serif fallback", Georgia, "Noto Serif", serif'
    light["--sans"] = f'"{brand.fonts.label}", "Sans fallback", system-ui, sans-serif'
    light |= {name: f'url("{url}")' for name, url in images.items()}
    return "\n".join(
        [
            "@layer reset, tokens, base, layout, components, utilities;",
            *rules,
            *fallbacks,
            f"@layer tokens{{:root{{{_declarations(light)}}}",
            f"@media (prefers-color-scheme:dark){{:root{{{_declarations(tokens['dark'])}}}}}}}",
        ]
    )


def _declarations(properties: Mapping[str, str]) -> str:
    return "".join(f"{name}:{value};" for name, value in properties.items())


def compact(css: Sequence[str]) -> str:
    """Style sheets without comments and needless space."""
    text = _SPACE.sub(" ", _COMMENT.sub("", "\n".join(css)))
    return _TIGHT.sub(r"\1", text).strip()
