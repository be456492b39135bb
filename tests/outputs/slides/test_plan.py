"""Which slides there are, what they say and whom they show."""

from __future__ import annotations

from collections.abc import Callable

from kitgen.outputs.common import calculator
from kitgen.outputs.slides.plan import shown
from kitgen.outputs.slides.setting import ROW
from kitgen.outputs.slides.slide import Deck, Figure, Picture, Table, Words

from .conftest import Studio

LONG = "A sentence of some length that goes on and on, about nothing at all, for a while. "


def _kinds(deck: Deck, slug: str) -> list[str]:
    return [slide.id.split("-")[0] for slide in deck.slides if slide.id.endswith(slug)]


def test_the_problem_comes_before_what_works_and_the_offer_is_last(deck: Deck) -> None:
    assert _kinds(deck, "waiting-to-be-paid") == [
        "part", "who", "signs", "cost", "sum", "timeline", "solution", "proof", "quote", "check",
    ]  # fmt: skip
    assert deck.slides[0].id == "cover"
    assert deck.slides[-1].id == "offer"
    assert not deck.refused


def test_a_guide_of_one_problem_has_no_part_titles(single: Callable[..., Studio]) -> None:
    found = single().plan()
    assert "part" not in _kinds(found, "waiting-to-be-paid")
    assert len(found.slides) == 11


def test_every_title_is_unlike_the_others_and_every_slide_has_something_to_say(deck: Deck) -> None:
    titles = [slide.title.casefold() for slide in deck.slides]
    assert all(titles)
    assert len(set(titles)) == len(titles)
    assert all(slide.notes and all(slide.notes) for slide in deck.slides)


def test_the_sum_is_that_of_the_guide(studio: Studio, deck: Deck) -> None:
    cost = studio.kit.problems["waiting-to-be-paid"].cost
    assert cost is not None
    counted = calculator.of(cost)
    slide = next(s for s in deck.slides if s.id == "sum-waiting-to-be-paid")
    assert slide.title == f"Waiting costs {counted.total} a year."
    table = next(item for item in slide.items if isinstance(item, Table))
    assert [row[-1].text for row in table.rows][1:] == [
        *(line.shown for line in counted.lines),
        counted.total,
    ]


def test_charts_show_the_numbers_of_the_guide(studio: Studio, deck: Deck) -> None:
    figures = {s.id: i for s in deck.slides for i in s.items if isinstance(i, Figure)}
    proof = figures["proof-waiting-to-be-paid"]
    rows = [row[1:] for row in proof.chart.table.rows]
    drawn = zip(*(series.values for series in proof.series), strict=True)
    assert [tuple(f"{value:g}\u00a0days" for value in pair) for pair in drawn] == rows
    rising = figures["cost-flying-blind"]
    cost = studio.kit.problems["flying-blind"].cost
    assert cost is not None
    assert rising.series[0].values[-1] == cost.worked["total"]
    upper, lower = figures["cost-waiting-to-be-paid"].series
    assert round(upper.values[-1] - upper.values[0]) == 1_200_000
    assert lower.values[0] == 0


def test_only_guests_who_agreed_are_shown_quoted_or_counted(studio: Studio) -> None:
    found = studio.plan(frozenset({"ines-carrasco", "daniel-rao", "ewan-geddes"}))
    pictures = {i.key for s in found.slides for i in s.items if isinstance(i, Picture)}
    assert not {key for key in pictures if key.endswith(("mara-lindqvist", "tunde-adeyemi"))}
    said = repr([slide for slide in found.slides if slide.id.startswith(("proof", "quote"))])
    assert "Havn" not in said
    assert "Lindqvist" not in said
    assert "“A council is a river" in said


def test_nobody_agreed_and_there_is_no_proof_but_a_deck(studio: Studio) -> None:
    found = studio.plan(frozenset())
    kinds = _kinds(found, "waiting-to-be-paid")
    assert "quote" not in kinds
    assert "proof" not in kinds
    assert "sum" in kinds


def test_notes_tell_the_question_and_the_answer_behind_a_quote(deck: Deck) -> None:
    slide = next(s for s in deck.slides if s.id == "quote-waiting-to-be-paid")
    assert any(note.startswith("Priya Nair: ") for note in slide.notes)
    assert any("finally, every other trade asks" in note for note in slide.notes)


def test_many_lines_go_on_on_a_second_slide(single: Callable[..., Studio]) -> None:
    signs = {"text": "They are in the week.", "lines": [LONG.strip()] * 14}
    found = single(symptoms=signs).plan()
    pages = [slide for slide in found.slides if slide.id.startswith("signs")]
    assert len(pages) > 1
    assert [slide.title for slide in pages] == [
        f"They are in the week. ({n} of {len(pages)})" for n in range(1, len(pages) + 1)
    ]
    words = [slide.words("body") for slide in pages]
    assert sum(len(one.paragraphs) for one in words if one) == 14


def test_a_long_title_is_shortened_at_a_sentence(single: Callable[..., Studio]) -> None:
    signs = {"text": "It is in the week. " + LONG * 40, "lines": ["You open the bank."]}
    found = single(symptoms=signs).plan()
    assert next(s for s in found.slides if s.id.startswith("signs")).title == "It is in the week."


def test_a_title_that_cannot_be_shortened_is_a_finding(single: Callable[..., Studio]) -> None:
    endless = "and so it went on " * 22
    changed = {"title": endless.strip(), "text": endless * 40, "lines": ["You open the bank."]}
    found = single(symptoms=changed).plan()
    (refused,) = found.refused
    assert refused.source == "content/problems/waiting-to-be-paid.yaml"
    assert "too long for a slide" in refused.message
    assert not [slide for slide in found.slides if slide.id.startswith("signs")]


def test_hairlines_run_between_the_rows_and_never_through_words(deck: Deck) -> None:
    for slide in deck.slides:
        words = slide.words("body")
        if words is None or not words.rules:
            continue
        y = slide.layout.place("body").top
        for one, rule, following in zip(
            words.paragraphs, words.rules, words.rules[1:], strict=False
        ):
            lines = one.text.count("\n") + 1
            assert rule == y
            y += lines * words.leading + 2 * ROW
            assert following == y


def test_words_fit_their_places_with_air(studio: Studio, deck: Deck) -> None:
    for slide in deck.slides:
        for item in slide.items:
            place = slide.layout.place(item.place)
            if isinstance(item, Words):
                assert sum(item.lines) * item.leading <= place.height + 0.5, (slide.id, item)
            elif isinstance(item, Table):
                assert sum(item.heights) <= place.height, slide.id
                assert sum(item.widths) <= place.width + 0.5, slide.id


def test_a_long_name_is_cut_to_a_line() -> None:
    assert shown("Mara Lindqvist") == "Mara Lindqvist"
    assert shown("Mara " * 60).endswith("…")


def test_right_to_left_slides_are_mirrored(studio: Studio) -> None:
    slide = studio.spoken_in("ar").plan().slides[0]
    left = studio.plan().slides[0].layout.place("plate")
    assert slide.layout.place("plate") == left.mirrored()
