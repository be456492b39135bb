"""Whatever is written, no page of the book is blank, no word off the paper or upon another."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from kitgen.model.problem import Problem
from kitgen.outputs.pdf.sheet import SHEETS

from .printing import Printed, Shop, shop_of, told
from .reading import Pdf
from .soundness import faults

LONG = ("of everything that is late and of everybody who waits for it, and waits, " * 6)[
    :400
].strip()
WORD = "Donaudampfschifffahrtsgesellschaftskapitänsmützenfabrik"
GERMAN = (
    "Die Honorarrechnung der Architekturgemeinschaft wird regelmäßig verspätet bezahlt, obwohl die "
    "Leistungsphasen abgeschlossen und die Bauherrenvertretungen zufrieden sind. "
)
SAMPLE = shop_of("sample")
FIRST = next(iter(SAMPLE.kit.problems.values())).model_dump()


def part(key: str, **changes: Any) -> dict[str, Any]:
    """A chapter of the sample's first problem, with changes."""
    return {key: {**FIRST[key], **changes}}


def table(columns: int, rows: int, words: str = "Cell") -> dict[str, Any]:
    heads = [f"{words} {number}" for number in range(columns)]
    return {"title": "A table", "columns": heads, "rows": [heads] * rows, "blank": 4}


def without_guests(**changes: Any) -> Shop:
    shop = SAMPLE.single(proof=None, **changes)
    return replace(shop, kit=shop.kit._replace(entries=()))


def short(**chapters: Any) -> Shop:
    """A line of symptoms and a self-check of two lines, and no number; nobody is heard."""
    nothing: dict[str, Any] = {"cost": None, "timeline": None, "solution": None}
    nothing |= {"objections": (), "causes": (), "consequences": ()}
    check = part("self_check", text="Tick.", statements=["One.", "Two."],
                 scores=[{"at_least": 0, "text": "So."}])  # fmt: skip
    signs = part("symptoms", text="It is there.", lines=["One."], note=None, after=None)
    return without_guests(**nothing | check | signs | chapters)


def much() -> Shop:
    """More of everything than anybody would write."""
    event = {"when": "Month 3", "text": "Something happens that was to be expected by all."}
    return without_guests(
        title=LONG,
        question=LONG,
        standfirst=LONG * 3,
        causes=[LONG * 2] * 5,
        consequences=[LONG] * 4,
        objections=[{"says": LONG, "answer": LONG * 3}] * 3,
        **part("symptoms", title=LONG, text=f"{LONG}\n\n{LONG}", lines=[LONG] * 6,
               note={"label": "Not on this list", "text": LONG}),
        **part("cost", title=LONG, sum_title=LONG, total=LONG, after=LONG),
        **part("timeline", title=LONG, text=LONG, events=[event] * 16),
        **part("solution", title=LONG, exhibits=[table(12, 14), table(3, 30)]),
        **part("self_check", title=LONG, statements=[LONG[:200]] * 12),
    ).set(guide={"title": LONG, "subtitle": LONG, "standfirst": LONG * 3})  # fmt: skip


def wide() -> Shop:
    """Words longer than a line."""
    step = {"title": WORD, "text": WORD, "begin": WORD, "begin_when": WORD}
    return without_guests(
        title=WORD,
        question=f"{WORD} {WORD}",
        standfirst=WORD,
        causes=[WORD],
        objections=[{"says": WORD, "answer": WORD}],
        **part("symptoms", title=WORD, text=WORD, lines=[WORD] * 3,
               note={"label": WORD, "text": WORD}),
        **part("timeline", title=WORD, text=WORD),
        **part("solution", title=WORD, text=WORD, steps=[step], exhibits=[table(5, 3, WORD)]),
        **part("self_check", title=WORD, statements=[WORD] * 3),
    ).set(
        guide={"subtitle": WORD, "standfirst": WORD}, business={"name": WORD, "what": WORD}
    )  # fmt: skip


def sound(shop: Shop) -> Printed:
    made = shop.bound()
    assert made.about["clipped"] == []
    assert faults(Pdf(made.data)) == []
    return made


def unbroken(pdf: Pdf) -> str:
    """The words of a book without hyphens at line ends, and without blanks."""
    return re.sub(r"[\s\u2010\u00ad-]", "", "".join(pdf.raw))


def test_more_than_anybody_would_write_makes_sound_pages() -> None:
    said = Pdf(sound(much().on("a5")).data).text
    assert said.count("Something happens that was to be expected by all.") == 16
    assert said.count("Not on this list") == 1


def test_words_longer_than_a_line_make_sound_pages() -> None:
    said = unbroken(Pdf(sound(wide().on("a5")).data))
    # Signs, statements, a step's title and text, the answer and what it answers, at the least.
    assert said.count(WORD) >= 3 + 3 + 2 + 2


@pytest.mark.parametrize("page", SHEETS)
def test_a_guide_of_few_words_makes_a_thin_book_without_figures(page: str) -> None:
    made = sound(short().on(page))
    assert made.pages <= 10
    said = Pdf(made.data).text
    assert "The charts in figures" not in said
    assert "What waiting costs" not in said


def test_a_table_of_twelve_columns_is_whole() -> None:
    shop = short(**part("solution", exhibits=[table(12, 3)])).on("a5")
    said = Pdf(sound(shop).data).text.replace(" ", "")
    assert all(f"Cell{number}" in said for number in range(12))


def test_seven_problems_are_seven_parts() -> None:
    problem = next(iter(shop_of("one-problem").kit.problems.values())).model_dump()
    seven = {
        f"problem-{number}": Problem.model_validate(
            {**problem, "title": f"Problem of number {number}", "order": number}
        )
        for number in range(1, 8)
    }
    found = Pdf(sound(shop_of("one-problem").telling(seven)).data)
    parts = [mark for mark in found.bookmarks if mark.says.startswith("Problem of number")]
    assert [mark.level for mark in parts] == [1] * 7
    for number in range(1, 8):
        assert f"Part {number}" in found.text


def test_one_conversation_is_a_spread() -> None:
    shop = shop_of("one-problem").hearing("mara", told(5, 40))
    made = sound(shop)
    assert made.about["places"]["talk-mara"] % 2 == 0


def test_who_has_much_to_say_and_who_says_nothing_both_have_their_page() -> None:
    shop = shop_of("one-problem").hearing("much", told(60, 60, name="Mara Much", title=LONG))
    shop = shop.hearing("nothing", told(1, 1, name="Mara Mute", title="Hm"))
    made = sound(shop.on("a5"))
    places = made.about["places"]
    assert places["talk-nothing"] % 2 == places["talk-much"] % 2 == 0
    # Below so long a headline the answer goes on overleaf.
    assert abs(places["talk-nothing"] - places["talk-much"]) == 4


def test_long_german_words_are_divided() -> None:
    shop = short(causes=[f"{'Und ' * number}{GERMAN * 2}" for number in range(6)])
    shop = replace(shop.set(site={"language": "de"}), language="de")
    assert "".join(Pdf(sound(shop).data).raw).count("\u2010\r\n") > 3


def test_from_right_to_left_words_begin_at_the_right() -> None:
    made = sound(shop_of("arabic"))
    pdf = Pdf(made.data)
    (contents,) = pdf.painted([3], 36)
    left, right = (contents.crop(box) for box in _halves(contents.size))
    assert sum(right.histogram()[:128]) > sum(left.histogram()[:128])


def _halves(size: tuple[int, int]) -> list[tuple[int, int, int, int]]:
    width, height = size
    return [(0, 0, width // 2, height // 4), (width // 2, 0, width, height // 4)]


def test_long_words_in_columns_side_by_side_stay_on_the_paper() -> None:
    shop = short().set(
        offer={"leave_with": [WORD], "never": [WORD]},
        business={"contact": {"name": f"{WORD} {WORD}", "email": "a@b.example"}},
    )
    said = unbroken(Pdf(sound(shop.on("a5")).data))
    assert f"{WORD}{WORD}" in said
    assert said.count(WORD) >= 4


@pytest.mark.parametrize(("length", "pages"), [(110, {"cover", "end"}), (200, {"end"})])
def test_a_long_notice_stays_on_the_cover_and_a_longer_one_in_the_colophon(
    length: int, pages: set[str]
) -> None:
    notice = LONG[:length].strip()
    texts = Pdf(sound(short().set(site={"notice": notice})).data).texts
    ends = {"cover": texts[0], "end": texts[-1]}
    assert {name for name, said in ends.items() if notice in said} == pages


def test_an_event_with_a_long_name_stands_clear_of_the_next() -> None:
    events = [{"when": LONG[:160], "text": "One."}, {"when": "Month 3", "text": "Two."}]
    pdf = Pdf(sound(short(**part("timeline", events=events)).on("a5")).data)
    page = pdf.texts[pdf.page_of("Two.") - 1]
    assert page.index("One.") < page.index("Month 3") < page.index("Two.")


def test_a_conversation_of_long_paragraphs_is_heard() -> None:
    shop = shop_of("one-problem").hearing("mara", told(6, 300))
    pdf = Pdf(sound(shop).data)
    page = pdf.page_of("The whole conversation")
    assert len(pdf.texts[page - 1].split()) > 60
