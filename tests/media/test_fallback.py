"""The stand-in of a typeface: as wide and as high."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kitgen.media import fonts
from kitgen.media.fallback import Fallback, fallback


@pytest.mark.parametrize(
    ("family", "kind", "width"), [("Newsreader", "serif", 0.905), ("Figtree", "sans", 1.012)]
)
def test_the_fallback_is_as_wide_and_as_high(family: str, kind: Any, width: float) -> None:
    face = fonts.choose(fonts.faces(family))
    metrics = fallback(face.path, kind)
    font = fonts.read(face.path)
    assert metrics.size_adjust == pytest.approx(width, abs=0.01)
    line = (metrics.ascent_override + metrics.descent_override) * metrics.size_adjust
    own = font["hhea"].ascent - font["hhea"].descent
    assert line * font["head"].unitsPerEm == pytest.approx(own)


def test_arial_stands_in_for_itself() -> None:
    path = Path("/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf")
    if not path.exists():
        pytest.skip("Liberation Sans is not installed")
    assert fallback(path, "sans").size_adjust == pytest.approx(1, abs=0.002)


def test_a_name_cannot_break_out_of_its_rule() -> None:
    metrics = Fallback(("Arial",), 1, 0.9, 0.25, 0)
    assert metrics.css('x"}</style>').startswith(
        r'@font-face{font-family:"x\22 }\3c /style\3e ";src:local("Arial");size-adjust:100%;'
    )
