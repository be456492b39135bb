"""The book as a manuscript: its chapters in order, its people as they agreed, its numbers."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from itertools import pairwise

import pytest

from kitgen.model.problem import Problem
from kitgen.outputs.common import calculator
from kitgen.outputs.common.passing import Slot
from kitgen.outputs.pdf.book import Title, plates
from kitgen.outputs.pdf.look import Manuscript
from kitgen.text import typography

from .printing import Shop, shop_of, told
from .reading import plain

SAMPLE = shop_of("sample")
BOOK = SAMPLE.book()
ORDER = ("symptoms", "cost", "timeline", "solution", "proof", "self-check", "objections")


def words(manuscript: Manuscript) -> str:
    text = re.sub(r"<(script|style).*?</\1>|<[^>]+>", " ", manuscript.html, flags=re.DOTALL)
    return " ".join(unescape(text).split())


def ids(manuscript: Manuscript) -> list[str]:
    return re.findall(r'<section[^>]* id="([^"]+)"', manuscript.html)


@pytest.fixture(scope="module")
def manuscript() -> Manuscript:
    return BOOK.manuscript({})


def test_every_part_has_its_chapters_in_order_and_what_closes_the_book_is_last(
    manuscript: Manuscript,
) -> None:
    sections = [one for one in ids(manuscript) if not one.startswith("talk-")]
    expected = []
    for slug, problem in SAMPLE.kit.problems.items():
        has = {
            "symptoms": True,
            "cost": problem.cost,
            "timeline": problem.timeline,
            "solution": problem.solution,
            "proof": problem.proof,
            "self-check": problem.self_check,
            "objections": problem.objections,
        }
        expected += [slug, *(f"{slug}-{one}" for one in ORDER if has[one])]
    assert sections == [*expected, "offer", "about", "figures"]


def test_conversations_follow_the_proof_of_their_part(manuscript: Manuscript) -> None:
    every = ids(manuscript)
    for part, slugs in BOOK.at_length.items():
        at = every.index(f"{part}-proof")
        assert every[at + 1 : at + 1 + len(slugs)] == [f"talk-{slug}" for slug in slugs]


def test_a_conversation_is_shown_at_length_once_in_the_part_that_it_is_about_first() -> None:
    found = BOOK.at_length
    every = [slug for slugs in found.values() for slug in slugs]
    assert len(every) == len(set(every))
    for part, slugs in found.items():
        for slug in slugs:
            entry = SAMPLE.entry(slug)
            others = [one for one in entry.problems if slug in _named(one)]
            assert part == (others[0] if entry.problems[0] in others else part)


def _named(part: str) -> tuple[str, ...]:
    proof = SAMPLE.kit.problems[part].proof
    return proof.interviews if proof else ()


def test_a_part_shows_four_conversations_at_most() -> None:
    shop = shop_of("one-problem")
    for number in range(7):
        shop = shop.hearing(f"guest-{number}", told(2, 20, name=f"Guest {number}"))
    book = shop.book()
    (slugs,) = book.at_length.values()
    assert len(slugs) == 4
    said = words(book.manuscript({}))
    assert all(f"Guest {number}" in said for number in range(7))


def test_of_who_did_not_agree_to_print_nothing_is_said_but_the_name() -> None:
    shop = shop_of("one-problem").hearing("shy", told(2, 20, name="Zofia Shy", title="Never"))
    shop = shop.hearing("bold", told(2, 20, name="Mara Bold", title="We waited"))
    assert "Never" in words(shop.book().manuscript({}))
    manuscript = shop.book(frozenset({"bold"})).manuscript({})
    assert words(manuscript).count("Zofia Shy") == 1
    assert 'interview:shy">Zofia Shy</a>' in manuscript.html
    assert "talk-bold" in ids(manuscript)
    assert "talk-shy" not in manuscript.html
    for trace in ("Never", "A drawing of Zofia"):
        assert trace not in manuscript.html, trace
    assert not [file for file in manuscript.files.values() if b"Zofia" in file]
    assert manuscript.labels[Slot("interview:shy", "pdf")] == "Zofia Shy"
    assert manuscript.labels[Slot("interview:bold", "pdf")] == "We waited Mara Bold"


def test_where_nobody_agreed_nobody_is_quoted_or_drawn() -> None:
    manuscript = SAMPLE.book(frozenset()).manuscript({})
    assert "talk-" not in "".join(ids(manuscript))
    assert "chart-waiting-to-be-paid-proof" not in manuscript.html
    for entry in SAMPLE.kit.entries:
        assert plain(typography.curl(entry.title)) not in words(manuscript)


def test_every_worked_sum_stands_in_it(manuscript: Manuscript) -> None:
    said = words(manuscript)
    for problem in SAMPLE.kit.problems.values():
        assert problem.cost is not None
        found = calculator.of(problem.cost)
        for line in found.lines:
            assert plain(line.shown) in said
            assert plain(line.base) in said
        assert plain(found.total) in said
        for row in found.pencil:
            assert plain(row.label) in said
            assert plain(row.how) in said


def test_every_chart_has_its_figures_as_a_table(manuscript: Manuscript) -> None:
    figures = manuscript.html.partition('id="figures"')[2]
    said = words(manuscript._replace(html=figures))
    drawn = BOOK.drawn
    assert {name.rpartition("-")[2] for name in drawn} == {"cost", "timeline", "proof"}
    for chart, file in drawn.values():
        assert file in manuscript.files
        for row in chart.table.rows:
            for cell in row:
                assert plain(typography.curl(cell)) in said, cell


def test_a_chart_says_its_numbers_to_those_who_cannot_see_it(manuscript: Manuscript) -> None:
    alts = [unescape(alt) for alt in re.findall(r'src="chart-[^>]*alt="([^"]*)"', manuscript.html)]
    assert len(alts) == len(BOOK.drawn)
    for alt in alts:
        assert re.search(r"\d", alt)


def test_empty_rows_for_the_pencil_are_as_many_as_the_page_has_room_for() -> None:
    (_, problem), *_ = SAMPLE.kit.problems.items()
    assert problem.solution is not None
    exhibit = problem.solution.exhibits[0].model_dump()

    def rows(blank: int) -> int:
        solution = {**problem.solution.model_dump(), "exhibits": [{**exhibit, "blank": blank}]}
        shop = SAMPLE.single(solution=solution)
        return shop.book().manuscript({}).html.count('class="rest"')

    assert rows(0) == 0
    assert rows(3) == 3
    assert 6 < rows(24) < 24


def test_a_guide_of_one_problem_has_chapters_and_no_parts() -> None:
    manuscript = SAMPLE.single().book().manuscript({})
    (slug, *_) = SAMPLE.kit.problems
    assert slug not in ids(manuscript)
    assert ids(manuscript)[:2] == ["whom", f"{slug}-symptoms"]
    assert "Part 1" not in words(manuscript)


def test_chapters_that_a_problem_has_not_are_left_out() -> None:
    bare = SAMPLE.single(cost=None, timeline=None, solution=None, proof=None, self_check=None,
                         objections=())  # fmt: skip
    (slug, *_) = SAMPLE.kit.problems
    manuscript = bare.book().manuscript({})
    assert ids(manuscript) == ["whom", f"{slug}-symptoms", "offer", "about"]
    assert "figures" not in manuscript.html


def test_levels_of_headings_are_never_skipped() -> None:
    for book in (BOOK, SAMPLE.single().book(), shop_of("one-problem").book()):
        levels = [int(n) for n in re.findall(r"<h([1-6])", book.manuscript({}).html)]
        assert levels[0] == 1
        assert levels.count(1) == 1
        for before, after in pairwise(levels):
            assert after <= before + 1


@pytest.mark.parametrize(
    ("title", "head"),
    [
        ("Cash", "Cash"),
        ("Wait & See", "Wait & See"),
        ("To Wait, to Ask, to Be Paid: What Studios Did.",) * 2,
        (
            "The Studio Cash-Flow Field Guide, for Those Who Wait",
            "The Studio Cash-Flow Field Guide, for Those…",
        ),
    ],
)
def test_a_running_head_is_shortened_at_a_word(title: str, head: str) -> None:
    assert _head_of(shop_of("one-problem").set(guide={"title": title})) == head


def test_a_running_head_of_one_very_long_word_still_says_something() -> None:
    assert _head_of(shop_of("one-problem").on("a4").set(guide={"title": "ill" * 18})) == (
        "ill" * 15 + "i…"
    )


def _head_of(shop: Shop) -> str:
    css = shop.book().manuscript({}).files["book.css"].decode()
    found = re.search(r'kit "([^"]*)"', css)
    assert found
    return re.sub(r"\\([0-9a-f]+) ?", lambda code: chr(int(code[1], 16)), found[1])


def test_a_title_that_fits_on_no_cover_is_refused_with_its_words() -> None:
    shop = shop_of("one-problem").set(guide={"title": "x" * 200})
    with pytest.raises(Title, match="xxx"):
        shop.book().manuscript({})


def test_patterns_are_drawn_from_the_title_to_the_measure_of_the_page() -> None:
    kit = shop_of("one-problem").kit
    assert len({one.file for one in plates(kit)}) == 4
    assert {one.seed.partition(" ")[0] for one in plates(kit)} == {"One"}
    other = shop_of("one-problem").set(guide={"title": "Another"}).kit
    assert {one.seed for one in plates(kit)}.isdisjoint(one.seed for one in plates(other))
    small, large = (plates(shop_of("one-problem").on(page).kit) for page in ("a5", "a4"))
    assert small != large


def test_interviewers_are_thanked_once(manuscript: Manuscript) -> None:
    said = words(manuscript)
    assert said.count("Conversations by Priya Nair.") == 1


def test_what_is_written_is_text_and_no_template_nor_markup() -> None:
    evil = "<script>alert(1)</script> {{ 7*7 }} \"'`</style>"
    shop = shop_of("one-problem").set(
        guide={"title": evil, "subtitle": evil},
        business={"name": evil, "what": evil, "place": evil},
        offer={"title": evil, "standfirst": evil},
        site={"notice": evil},
    )
    manuscript = shop.single(title=evil, question=evil).book().manuscript({})
    css = manuscript.files["book.css"].decode()
    for text in (manuscript.html, css):
        assert "<script" not in text
        assert "49" not in re.sub(r"[\d.]*49[\d.]*(mm|pt)|#[0-9a-f]{6}", "", text)
        assert "</style" not in text


def test_the_same_kit_gives_the_same_manuscript(manuscript: Manuscript) -> None:
    assert SAMPLE.book().manuscript({}) == manuscript


def test_a_conversation_that_was_too_long_is_set_tighter(manuscript: Manuscript) -> None:
    loose = manuscript
    tight = BOOK.manuscript({"mara-lindqvist": 2})
    assert len(tight.html) < len(loose.html)


def test_a_problem_that_is_none_of_anybodys_is_no_fault() -> None:
    problem = next(iter(SAMPLE.kit.problems.values())).model_dump()
    lonely = Problem.model_validate({**problem, "ideal_customers": ()})
    shop = replace(SAMPLE, kit=SAMPLE.kit._replace(problems={"alone": lonely}))
    assert "whom" not in ids(shop.book().manuscript({}))


def test_numbers_of_pages_that_are_known_are_written_beside_what_leads_there() -> None:
    (slug, *_) = SAMPLE.kit.problems
    places = {f"{slug}-cost": 123, "talk-mara-lindqvist": 124}
    html = BOOK.manuscript({}, places).html
    for name, number in places.items():
        assert re.search(rf'href="#{name}"[^>]*data-page="{number}"', html), name
    assert "data-page" not in BOOK.manuscript({}).html
