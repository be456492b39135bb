"""Lettering: set in the right typeface, as large as there is room for, or refused."""

from __future__ import annotations

import io
import re

import pytest
from PIL import Image, ImageChops, ImageOps

from kitgen.outputs.pdf.boxes import Box
from kitgen.outputs.pdf.lettering import Drawn, Lettering, Line, Refusal, Voice

INK = "#1a1713"
NAME = Voice((26, 22, 19), INK, display=True, leading=1.08, tracking=-0.015, lines=2)
LABEL = Voice((8,), "#2d6c4a", weight=600)
PLATE = Box(244, 90)


def _drawn(lettering: Lettering, *lines: Line, box: Box = PLATE, **options: bool) -> Drawn:
    found = lettering.set(lines, box, **options)
    assert isinstance(found, Drawn), found
    return found


def _sizes(drawn: Drawn) -> list[float]:
    """The size of each row in points."""
    return [round(float(scale) * 500, 2) for scale in re.findall(rb"q (\S+) 0 0 ", drawn.form)]


def _seen(drawn: Drawn, box: Box = PLATE, margin: int = 20) -> Image.Image:
    """The lettering as a picture with a margin, two pixels a point, ink white on black."""
    import pikepdf
    import pypdfium2

    with pikepdf.Pdf.new() as document:
        page = document.add_blank_page(page_size=(box.width + 2 * margin, box.height + 2 * margin))
        entries, _, content = drawn.form.partition(b"\nstream\n")
        form = pikepdf.Stream(document, content.removesuffix(b"\nendstream"))
        for key, value in pikepdf.Object.parse(entries).items():
            if key != "/Length":
                form[key] = value
        page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Form=form))
        at = f"q {box.width} 0 0 {box.height} {margin} {margin} cm /Form Do Q"
        page.Contents = pikepdf.Stream(document, at.encode())
        out = io.BytesIO()
        document.save(out)
    opened = pypdfium2.PdfDocument(out.getvalue())
    picture = ImageOps.invert(opened[0].render(scale=2).to_pil().convert("L"))
    opened.close()
    return picture


def _ink(drawn: Drawn, box: Box = PLATE) -> tuple[float, float, float, float]:
    """Where there is ink: left, top, right and bottom in points from the box's upper left."""
    found = _seen(drawn, box).point(lambda value: 255 if value > 90 else 0).getbbox()
    assert found is not None
    left, top, right, bottom = found
    return left / 2 - 20, top / 2 - 20, right / 2 - 20, bottom / 2 - 20


def test_a_short_name_is_set_large(lettering: Lettering) -> None:
    assert _sizes(_drawn(lettering, Line("Mara Lindqvist", NAME))) == [26]


def test_a_longer_name_steps_down_before_it_takes_two_lines(lettering: Lettering) -> None:
    assert _sizes(_drawn(lettering, Line("Maximiliane Hohenstein", NAME))) == [22]


def test_a_long_name_takes_two_lines_of_like_length(lettering: Lettering) -> None:
    drawn = _drawn(lettering, Line("Maximiliane Freifrau von Hohenstein-Waldburg", NAME))
    assert len(_sizes(drawn)) == 2
    assert _ink(drawn)[2] <= PLATE.width


def test_two_lines_that_are_too_high_step_down(lettering: Lettering) -> None:
    low = Box(244, 50)
    name = Line("Maximiliane Freifrau von Hohenstein", NAME)
    assert _sizes(_drawn(lettering, name, box=low)) == [22, 22]


def test_what_is_too_long_is_refused_with_a_way_out(lettering: Lettering) -> None:
    found = lettering.set([Line("Donaudampfschifffahrtsgesellschaft" * 2, NAME)], PLATE)
    assert isinstance(found, Refusal)
    assert "too long" in found.message
    assert found.hint
    found = lettering.set([Line("Mara Lindqvist", NAME), Line("Partner", LABEL)], Box(244, 20))
    assert isinstance(found, Refusal)
    assert "room" in found.message


def test_a_name_that_no_typeface_has_is_refused_with_what_to_install(lettering: Lettering) -> None:
    found = lettering.set([Line("Mara ᚠᛇ 𐤀", NAME)], PLATE)
    if isinstance(found, Drawn):
        pytest.skip("this computer has typefaces for runes and Phoenician")
    assert "U+10900" in found.message
    assert found.hint


def test_words_begin_flush_with_the_box(lettering: Lettering) -> None:
    left, *_ = _ink(_drawn(lettering, Line("Hanna", NAME)))
    assert abs(left) < 0.8


def test_words_of_a_page_read_to_the_left_end_flush_with_the_box(lettering: Lettering) -> None:
    _, _, right, _ = _ink(_drawn(lettering, Line("مريم", NAME), to_left=True))
    assert PLATE.width - 3 < right <= PLATE.width + 1


def test_lines_stand_from_the_top_or_from_the_foot(lettering: Lettering) -> None:
    lines = Line("Passed on by", LABEL), Line("Mara Lindqvist", NAME)
    _, top, _, bottom = _ink(_drawn(lettering, *lines))
    assert top < 4
    assert bottom < 50
    _, top, _, bottom = _ink(_drawn(lettering, *lines, low=True))
    assert top > 40
    assert bottom > 80


def test_each_line_has_its_colour(lettering: Lettering) -> None:
    form = _drawn(lettering, Line("Passed on by", LABEL), Line("Mara", NAME)).form
    assert form.count(b" rg\n") == 2


def test_its_words_are_told_to_those_who_cannot_see_them(lettering: Lettering) -> None:
    drawn = _drawn(lettering, Line("Passed  on by", LABEL), Line("", NAME), Line("Mara", NAME))
    assert drawn.alt == "Passed on by\nMara"
    told = lettering.set([Line("Mara", NAME)], PLATE, alt="Passed on by Mara")
    assert isinstance(told, Drawn)
    assert told.alt == "Passed on by Mara"


@pytest.mark.parametrize(
    "name",
    [
        "مريم الأندلسي",
        "שרה כהן",
        "मारा लिंडक्विस्ट",
        "มารา ลินด์ควิสต์",
        "Анна",
        "Ελένη",
        "Nguyễn Thị Ánh",
    ],
)
def test_names_of_other_scripts_are_set(lettering: Lettering, name: str) -> None:
    left, top, right, bottom = _ink(_drawn(lettering, Line(name, NAME)))
    assert right - left > 60
    assert top > -10
    assert bottom < PLATE.height


def test_arabic_letters_join(lettering: Lettering) -> None:
    joined = _ink(_drawn(lettering, Line("مريم", NAME)))
    apart = _ink(_drawn(lettering, Line("م\u200cر\u200cي\u200cم", NAME)))
    assert joined[2] - joined[0] < apart[2] - apart[0]


def test_a_name_in_two_directions_is_read_in_order(lettering: Lettering) -> None:
    """What stands last is on the left in a Hebrew line."""
    voice = NAME._replace(tracking=0, leading=1.4)
    first, last, mara = (
        _seen(_drawn(lettering, Line(words, voice))).crop((0, 0, 150, 260))
        for words in ("Mara שרה", "שרה Mara כהן", "Mara")
    )
    assert ImageChops.difference(first, mara).getbbox() is None
    assert ImageChops.difference(last, mara).getbbox() is not None


def test_rows_of_a_name_read_to_the_left_begin_together_on_the_right(
    lettering: Lettering,
) -> None:
    drawn = _drawn(lettering, Line("مريم بنت عبد الرحمن الأندلسية القرطبية", NAME))
    starts = [float(x) for x in re.findall(rb"q \S+ 0 0 \S+ (\S+) \S+ cm", drawn.form)]
    assert len(starts) == 2
    assert starts[0] != starts[1]
    assert _ink(drawn)[0] > -1


def test_a_mark_that_the_typeface_does_not_place_stands_over_its_letter(
    lettering: Lettering,
) -> None:
    plain = _ink(_drawn(lettering, Line("Tọpẹ", NAME)))
    toned = _ink(_drawn(lettering, Line("Tọ́pẹ́", NAME)))
    assert toned[2] - toned[0] == pytest.approx(plain[2] - plain[0], abs=1)


def test_marks_that_steer_directions_have_no_effect(lettering: Lettering) -> None:
    plain = _drawn(lettering, Line("Mara Lindqvist", NAME))
    assert _drawn(lettering, Line("Mara \u202eLindqvist\u202c", NAME)).form == plain.form


def test_the_same_words_give_the_same_bytes(lettering: Lettering) -> None:
    from kitgen.model.brand import Fonts

    again = Lettering(Fonts())
    lines = Line("Passed on by", LABEL), Line("Mara مريم", NAME)
    assert _drawn(again, *lines) == _drawn(lettering, *lines)


def test_an_address_may_break_after_a_stroke(lettering: Lettering) -> None:
    voice = Voice((9.5,), INK, weight=600, lines=2)
    drawn = _drawn(
        lettering, Line("guide.ledgerline.example/s/bcdfghjkmn/", voice), box=Box(130, 30)
    )
    assert len(_sizes(drawn)) == 2
    assert drawn.alt == "guide.ledgerline.example/s/bcdfghjkmn/"


def test_nothing_to_say_draws_nothing(lettering: Lettering) -> None:
    drawn = _drawn(lettering, Line("  ", NAME))
    assert drawn.alt == ""
    assert _seen(drawn).getbbox() is None
