"""Typefaces: found and cut; any family, variable or not."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont

from kitgen.media import fonts
from kitgen.media.fonts import Axis, Face, FontError

HELLO = frozenset(map(ord, "Hello “you” 12"))


def opened(data: bytes) -> Any:
    return TTFont(io.BytesIO(data))


def shapes(font: Any, at: dict[str, float]) -> dict[int, tuple[float, ...]]:
    """How wide each letter is at this point of the axes, and the box that its outlines fill."""
    glyphs = font.getGlyphSet(location=at)
    found = {}
    for code in HELLO:
        pen = BoundsPen(glyphs)
        name = font.getBestCmap()[code]
        glyphs[name].draw(pen)
        found[code] = (glyphs[name].width, *(pen.bounds or ()))
    return found


@pytest.fixture(scope="module")
def figtree() -> Face:
    return fonts.choose(fonts.faces("Figtree"))


@pytest.fixture(scope="module")
def static(figtree: Face, tmp_path_factory: pytest.TempPathFactory) -> tuple[Face, ...]:
    """A family without axes, in three files."""
    folder = tmp_path_factory.mktemp("fonts")
    made = []
    for weight in (300, 400, 800):
        path = folder / f"plain-{weight}.ttf"
        limits = figtree.at(wght=weight)
        path.write_bytes(fonts.subset(figtree.path, limits, fonts.LATIN, "ttf", "Plain"))
        made.append(Face("Plain", "normal", weight, path))
    return tuple(made)


def test_a_family_is_found_by_its_name() -> None:
    found = fonts.faces("Newsreader")
    assert [face.style for face in found] == ["normal", "italic"]
    assert {axis.tag for axis in found[0].axes} == {"wght", "opsz"}


def test_a_family_that_is_not_installed_says_what_to_type() -> None:
    with pytest.raises(FontError, match="No Such Face is not installed") as caught:
        fonts.faces("No Such Face")
    assert caught.value.hint == "pip install fontpkg-no-such-face"


def test_the_text_face_keeps_its_weights_and_optical_sizes() -> None:
    roman, italic = fonts.cuts(fonts.faces("Newsreader"), "text", italic=True)
    assert dict(roman.limits) == {"opsz": (12, 72), "wght": (400, 600)}
    assert roman.weight == "400 600"
    assert dict(italic.limits) == {"opsz": (12, 72), "wght": 400}
    assert (italic.face.style, italic.weight) == ("italic", "400")


def test_the_label_face_keeps_its_weights() -> None:
    (cut,) = fonts.cuts(fonts.faces("Figtree"), "label")
    assert (dict(cut.limits), cut.weight) == ({"wght": (400, 700)}, "400 700")


def test_a_static_family_gives_one_file_a_weight(static: tuple[Face, ...]) -> None:
    cuts = fonts.cuts(static, "label", italic=True)
    assert [(cut.weight, cut.limits) for cut in cuts] == [("400", ()), ("800", ())]


def test_a_family_of_one_weight_gives_one_file(static: tuple[Face, ...]) -> None:
    assert [cut.weight for cut in fonts.cuts(static[:1], "text")] == ["300"]


def test_axes_that_the_design_does_not_use_are_fixed() -> None:
    soft = Face(
        "F", "normal", 400, Path("f"), (Axis("SOFT", 0, 0, 100), Axis("wght", 100, 400, 900))
    )
    (cut,) = fonts.cuts([soft], "text")
    assert dict(cut.limits) == {"SOFT": 0, "wght": (400, 600)}


def test_a_narrow_axis_is_not_stretched() -> None:
    assert Axis("wght", 300, 400, 500).clip(400, 700) == (400, 500)
    assert Axis("wght", 700, 700, 900).clip(400, 600) == 700


def test_a_subset_holds_the_characters_and_the_licence(figtree: Face) -> None:
    font = opened(fonts.subset(figtree.path, {"wght": (400, 700)}, HELLO))
    assert font.flavor == "woff2"
    assert set(font.getBestCmap()) == HELLO
    assert [(a.minValue, a.maxValue) for a in font["fvar"].axes] == [(400, 700)]
    assert "Figtree Project Authors" in font["name"].getDebugName(0)
    assert "SIL Open Font License" in font["name"].getDebugName(13)


def test_the_same_subset_is_the_same_bytes(figtree: Face) -> None:
    once = fonts.subset(figtree.path, {"wght": (400, 700)}, HELLO)
    assert once == fonts.subset(figtree.path, {"wght": (400, 700)}, sorted(HELLO)[::-1])


def test_a_static_font_is_subset_too(static: tuple[Face, ...]) -> None:
    font = opened(fonts.subset(static[0].path, {"wght": (400, 600)}, HELLO))
    assert set(font.getBestCmap()) == HELLO


def test_characters_without_a_glyph_are_named(figtree: Face) -> None:
    assert fonts.missing(figtree.path, map(ord, "aé\n\u00a0\u200d\ufe0f")) == frozenset()
    assert fonts.missing(figtree.path, map(ord, "a漢ع")) == {ord("漢"), ord("ع")}


def test_the_rules_name_every_file() -> None:
    cuts = fonts.cuts(fonts.faces("Figtree"), "label", italic=True)
    rules = fonts.css("Figtree", [(cut, f"fonts/{n}.woff2") for n, cut in enumerate(cuts)])
    assert rules == (
        '@font-face{font-family:"Figtree";src:url("fonts/0.woff2") format("woff2");'
        "font-weight:400 700;font-style:normal;font-display:swap}"
        '@font-face{font-family:"Figtree";src:url("fonts/1.woff2") format("woff2");'
        "font-weight:400;font-style:italic;font-display:swap}"
    )


def test_the_characters_of_a_site_are_collected() -> None:
    assert fonts.codepoints(["ab", "bć\n"]) == set(map(ord, "abć"))
    assert fonts.codepoints([]) == frozenset()


def test_what_is_no_font_is_refused() -> None:
    with pytest.raises(FontError, match="cannot be read"):
        fonts.missing(b"not a font", [65])


def test_a_cut_for_print_is_one_point_of_the_axes_with_these_letters_alone() -> None:
    face = fonts.choose(fonts.faces("Newsreader"))
    font = opened(fonts.cut(face, HELLO, "Book Text", wght=600, opsz=14))
    assert "fvar" not in font
    assert font.flavor is None
    assert "glyf" in font
    assert set(font.getBestCmap()) == HELLO
    assert font["OS/2"].usWeightClass == 600
    names = {record.nameID: str(record) for record in font["name"].names}
    assert (names[1], names[6]) == ("Book Text", "BookText")
    assert "SIL Open Font License" in " ".join(names.values())


def test_points_of_an_axis_are_different_letters(figtree: Face) -> None:
    light, bold = (opened(fonts.cut(figtree, HELLO, "A", wght=w)) for w in (400, 700))
    assert light["hmtx"]["H"] != bold["hmtx"]["H"]


def test_a_cut_keeps_how_letters_go_together_and_figures_of_one_width() -> None:
    face = fonts.choose(fonts.faces("Newsreader"))
    font = opened(fonts.cut(face, fonts.LATIN, "A", wght=400, opsz=14))
    features = {record.FeatureTag for record in font["GSUB"].table.FeatureList.FeatureRecord}
    assert {"liga", "tnum"} <= features
    assert "kern" in {r.FeatureTag for r in font["GPOS"].table.FeatureList.FeatureRecord}


def test_a_cut_of_a_static_face_is_that_face(static: tuple[Face, ...]) -> None:
    assert set(opened(fonts.cut(static[1], HELLO, "A", wght=700)).getBestCmap()) == HELLO


def test_what_a_face_has_not_is_left_out_of_a_cut(figtree: Face) -> None:
    font = opened(fonts.cut(figtree, {ord("A"), 0x12000}, "A"))
    assert set(font.getBestCmap()) == {ord("A")}
    assert font.getGlyphOrder()[0] == ".notdef"


def test_a_cut_is_the_same_each_time(figtree: Face) -> None:
    first = fonts.cut(figtree, HELLO, "A", wght=600)
    assert fonts.cut(figtree, HELLO, "A", wght=600) == first


@pytest.mark.parametrize("family", ["Figtree", "Newsreader"])
@pytest.mark.parametrize("weight", [400, 500, 600])
def test_letters_are_drawn_as_the_designers_drew_them(family: str, weight: int) -> None:
    face = fonts.choose(fonts.faces(family))
    at = {tag: value for tag, value in (("wght", weight), ("opsz", 30.0)) if face.axis(tag)}
    (part,) = fonts.cuts([face], "text")
    kept = opened(fonts.subset(part.face.path, dict(part.limits), HELLO))
    point = opened(fonts.cut(face, HELLO, "A", **at))
    drawn = shapes(fonts.read(face.path), at)
    for found in (shapes(kept, at), shapes(point, {})):
        for code in HELLO:
            assert found[code] == pytest.approx(drawn[code], abs=2)


def test_a_file_that_is_no_font_cannot_be_cut(figtree: Face, tmp_path: Path) -> None:
    path = tmp_path / "half.ttf"
    for bad in (b"", b"not a font", figtree.path.read_bytes()[:20_000]):
        path.write_bytes(bad)
        with pytest.raises(FontError, match="cannot be cut"):
            fonts.subset(path, {}, HELLO)
