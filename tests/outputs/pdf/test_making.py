"""The dear work of the book: typefaces, portraits, patterns, and what is told of the pages."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from fontTools.ttLib import TTFont
from PIL import Image

from kitgen.media import fonts
from kitgen.model import palette
from kitgen.outputs.page import JobFailed
from kitgen.outputs.pdf import making
from kitgen.outputs.pdf.base import Base

BRAND = "#2d6c4a"


def opened(data: bytes) -> TTFont:
    return TTFont(io.BytesIO(data))


def photograph(width: int = 900, height: int = 900, mode: str = "RGB") -> bytes:
    found = io.BytesIO()
    picture = Image.linear_gradient("L").resize((width, height)).convert(mode)
    picture.save(found, "PNG")
    return found.getvalue()


def portrait(data: bytes, colour: bool = False, width: int = 400) -> Image.Image:
    ((about, made),) = making.portrait(data, (0.5, 0.5), colour, BRAND, width)
    picture = Image.open(io.BytesIO(made))
    assert (picture.width, picture.height) == (about["width"], about["height"])
    return picture


def test_every_cut_of_the_style_sheet_is_made_and_can_be_told_from_the_others() -> None:
    made = list(making.faces("Newsreader", "Figtree", ""))
    families = [(about["family"], about["style"], about["weight"]) for about, _ in made]
    assert families == [(family, style, weight) for family, _, style, weight, _ in making.CUTS]
    assert len({about["file"] for about, _ in made}) == len(made)
    names = {str(opened(data)["name"].getDebugName(1)) for _, data in made}
    assert len(names) == len(made)


def test_cuts_hold_the_letters_of_europe_and_nothing_that_varies() -> None:
    for about, data in making.faces("Newsreader", "Figtree", ""):
        font = opened(data)
        assert "fvar" not in font
        assert set(map(ord, "AaÉßŁżő–—“”…€−\u00a0")) <= font.getBestCmap().keys(), about
        assert len(data) < 120_000


def test_large_type_is_drawn_finer_than_small() -> None:
    made = {
        (about["family"], about["weight"], about["style"]): data
        for about, data in making.faces("Newsreader", "Figtree", "")
    }
    text, display = (opened(made[family, 400, "normal"]) for family in ("Text", "Display"))
    assert text["hmtx"]["n"] != display["hmtx"]["n"]


def test_characters_that_the_brand_has_not_come_from_other_families() -> None:
    made = list(making.faces("Newsreader", "Figtree", "مريم אב"))
    more = [(about, data) for about, data in made if str(about["family"]).startswith("More")]
    assert more
    drawn = set().union(*(opened(data).getBestCmap().keys() for _, data in more))
    assert set(map(ord, "مريم")) <= drawn
    assert len(list(making.faces("Newsreader", "Figtree", "é"))) == len(making.CUTS)


def test_a_character_that_nothing_has_is_left_to_the_press_to_tell() -> None:
    made = list(making.faces("Newsreader", "Figtree", "\U00012000"))
    assert len(made) == len(making.CUTS)


def test_a_family_without_italics_is_upright_everywhere() -> None:
    assert not [face for face in fonts.faces("Noto Sans Arabic") if face.style == "italic"]
    made = list(making.faces("Noto Sans Arabic", "Figtree", ""))
    assert len(made) == len(making.CUTS)


def test_a_family_that_is_not_installed_is_a_failure_with_what_to_type() -> None:
    with pytest.raises(LookupError) as caught:
        list(making.faces("No Such Family", "Figtree", ""))
    assert getattr(caught.value, "hint", "") == "pip install fontpkg-no-such-family"


def test_the_same_letters_give_the_same_bytes() -> None:
    assert list(making.faces("Newsreader", "Figtree", "é")) == list(
        making.faces("Newsreader", "Figtree", "é")
    )


def test_a_portrait_is_cut_to_its_shape_and_no_larger_than_it_is_printed() -> None:
    assert portrait(photograph(3000, 2000)).size == (400, 500)
    assert portrait(photograph(200, 200)).size == (160, 200)


def test_a_portrait_is_in_two_inks_unless_its_colours_are_wanted() -> None:
    red = io.BytesIO()
    Image.new("RGB", (400, 500), "#c01020").save(red, "PNG")
    scale = palette.scale(BRAND)
    inks = portrait(photograph()).convert("RGB")
    dark, light = (tuple(bytes.fromhex(one[1:])) for one in (scale.light.ink, scale.a100))
    found = [inks.crop((200, y, 201, y + 1)).tobytes() for y in (2, 497)]
    for pixel, ink in zip(sorted(found, key=sum), (dark, light), strict=True):
        assert max(abs(a - b) for a, b in zip(pixel, ink, strict=True)) < 14
    kept = portrait(red.getvalue(), colour=True).convert("RGB").getpixel((200, 250))
    assert kept == pytest.approx((0xC0, 0x10, 0x20), abs=8)


def test_what_is_transparent_lies_on_white() -> None:
    clear = io.BytesIO()
    Image.new("RGBA", (400, 500), (0, 0, 0, 0)).save(clear, "PNG")
    pixel = portrait(clear.getvalue(), colour=True).convert("RGB").getpixel((200, 250))
    assert pixel == pytest.approx((255, 255, 255), abs=3)


@pytest.mark.parametrize("data", [b"", b"not a picture", b"\x89PNG\r\n\x1a\n" + b"\0" * 60])
def test_a_picture_that_is_none_is_refused(data: bytes) -> None:
    with pytest.raises((ValueError, JobFailed)):
        list(making.portrait(data, (0.5, 0.5), False, BRAND, 400))


def test_a_pattern_is_of_one_ink_and_its_seed_alone() -> None:
    ((about, data),) = making.plate("A guide", 400, 200, 2, "#145736")
    ((_, again),) = making.plate("A guide", 400, 200, 2, "#145736")
    ((_, other),) = making.plate("Another", 400, 200, 2, "#145736")
    assert about == {"format": "svg"}
    assert data.startswith(b"<svg")
    assert b"#145736" in data
    assert data == again
    assert data != other


HTML = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A book</title>
<style>{style}</style></head><body><h1>A book</h1>{body}</body></html>"""


def book(body: str, style: str = "") -> tuple[dict[str, Any], bytes]:
    html = HTML.format(body=body, style=style)
    ((about, data),) = making.book(html, (), (("guide", "pdf", "The guide"),), "a", False)
    return dict(about), data


def test_what_is_known_of_a_book_can_be_kept_as_json() -> None:
    picture = '<img src="slot/words/plate.png" alt="slot:words/plate" width="90" height="20">'
    about, data = book(f'<h2 id="part">Part</h2><p>{picture}</p>')
    kept = json.loads(json.dumps(about))
    assert kept["pages"] == 1
    assert kept["places"]["part"] == 1
    assert kept["tight"] == []
    assert Base.of(kept["base"], data).about() == Base.of(about["base"], data).about()


def test_words_off_the_paper_are_told_of_as_json() -> None:
    about, _ = book('<p style="margin-left:400mm">Beyond</p>')
    assert json.loads(json.dumps(about["clipped"])) == [[1, "Beyond"]]


def test_a_complaint_is_told_instead_of_a_book() -> None:
    about, data = book("<p>\U00012000</p>")
    assert data == b""
    assert about["missing"] == "\U00012000"
    about, _ = book("<p>A line</p>", "p { height: -2pt }")
    assert "height" in str(about["complaint"])
    assert about["missing"] == ""
