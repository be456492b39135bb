"""Other scripts: which typeface draws them, how they are shaped, and what to install."""

from __future__ import annotations

import pytest
from PIL import Image

from kitgen.media import fonts
from kitgen.outputs.cards.format import WIDE
from kitgen.outputs.common import scripts

from .conftest import Studio, runs

ARABIC, HEBREW, HINDI, THAI = "مها العبدالله", "מאיה לוי", "प्रिया श्रीवास्तव", "สมชาย ใจดี"


@pytest.mark.parametrize("name", [ARABIC, HEBREW, HINDI, THAI])
def test_an_installed_family_draws_what_the_brands_cannot(studio: Studio, name: str) -> None:
    points = fonts.missing(studio.look.faces.display, fonts.codepoints([name]))
    found = list(scripts.faces(points))
    assert len(found) == 1
    assert not fonts.missing(found[0], points)


def test_several_scripts_take_several_families(studio: Studio) -> None:
    points = fonts.missing(studio.look.faces.display, fonts.codepoints([ARABIC + THAI]))
    found = list(scripts.faces(points))
    assert len(found) == 2
    assert not frozenset.intersection(*(fonts.missing(face, points) for face in found))


def test_what_nobody_has_is_left_to_the_system() -> None:
    assert list(scripts.faces(frozenset((0xE123,)))) == []


def name_ink(studio: Studio, name: str) -> Image.Image:
    studio = studio.for_words(name)
    card = studio.card(name=name)
    (image,) = studio.draw(card)
    left, top, _, height = card.words["name"].box
    box = (WIDE.foot.left, top, left + WIDE.foot.width, top + height + 8)
    return studio.ink(image, card).crop(box)


def test_arabic_letters_join(studio: Studio) -> None:
    assert runs(name_ink(studio, "ببب")) == 1
    assert runs(name_ink(studio, "ب\u200cب\u200cب")) == 3, "a sign between them keeps them apart"


def test_devanagari_letters_combine(studio: Studio) -> None:
    def width(name: str) -> int:
        box = name_ink(studio, name).getbbox()
        assert box is not None
        return box[2] - box[0]

    assert width("क्षक्ष") < 0.9 * width("क्\u200cषक्\u200cष")


@pytest.mark.parametrize(
    ("characters", "says"),
    [
        ("م", "pip install fontpkg-noto-sans-arabic"),
        ("ש", "pip install fontpkg-frank-ruhl-libre"),
        ("क", "pip install fontpkg-noto-sans-devanagari"),
        ("ж", "pip install fontpkg-noto-serif"),
        ("、林", "apt install fonts-noto-cjk"),
        ("한", "apt install fonts-noto-cjk"),
        ("ᚠ", "write it in another way"),
        ("\ue123", "write it in another way"),
    ],
)
def test_the_hint_names_what_to_install(characters: str, says: str) -> None:
    assert says in scripts.hint(characters)


def test_each_way_is_named_once() -> None:
    assert scripts.hint("مها").count("pip install") == 1
    assert scripts.hint("مก").count("pip install") == 2


@pytest.mark.parametrize(
    ("text", "beyond"),
    [("Inês Łukasz", False), ("“—” €", False), ("Việt", False), (ARABIC, True), ("Ж", True)],
)
def test_other_scripts_are_told_from_latin(text: str, beyond: bool) -> None:
    assert scripts.beyond_latin(text) is beyond


def test_only_high_scripts_get_air() -> None:
    airs = [scripts.air(text) for text in ("Mara", "Жук", "林", HEBREW, ARABIC)]
    assert airs[:2] == [0, 0]
    assert airs[2:] == [1.22, 1.1, 1.4]
    assert [scripts.spaced(text) for text in ("Mara", ARABIC, HINDI)] == [True, False, False]


def test_what_is_installed_is_told_with_versions() -> None:
    assert "newsreader " in scripts.installed()
    assert scripts.installed() == scripts.installed()
