"""Whose an edition is: named, nameless or nobody's, and the addresses that readers type."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from kitgen.load.resources import templates
from kitgen.model import palette
from kitgen.model.brand import Fonts
from kitgen.outputs.common.passing import Slot
from kitgen.outputs.common.strings import Strings, interface
from kitgen.outputs.pdf.boxes import Box
from kitgen.outputs.pdf.lettering import Lettering
from kitgen.outputs.pdf.plate import NOBODY, Person, Plates
from kitgen.outputs.pdf.sheet import SHEETS
from kitgen.outputs.pdf.slots import address

GUIDE, OFFER = Slot("guide", "print"), Slot("offer", "print")
MARA = Person("mara", "Mara Lindqvist", "Founding partner, Havn Arkitekter, Malmö")
CUNEIFORM = "\U00012000"


def fill(slot: Slot) -> str:
    return f"https://www.guide.example/s/code-{slot.target}/?via=bcdfghjkmn"


@pytest.fixture(scope="module")
def boxes() -> dict[str, Box]:
    sheet = SHEETS["170x240"]
    return {**sheet.boxes, address(GUIDE): sheet.typed, address(OFFER): sheet.typed}


@dataclass
class Sets:
    """Sets the words of somebody, and keeps what they say."""

    plates: Plates

    def says(self, person: Person) -> dict[str, str]:
        words, _ = self.plates.words(person, fill)
        return {name: drawn.alt for name, drawn in words.items()}

    def refused(self, person: Person) -> list[str]:
        return [one.message for one in self.plates.words(person, fill)[1]]


@pytest.fixture(scope="module")
def strings() -> Strings:
    return interface("en", (templates(),)).strings


@pytest.fixture(scope="module")
def sets(boxes: dict[str, Box], lettering: Lettering, strings: Strings) -> Sets:
    return Sets(Plates(boxes, lettering, strings, palette.scale("#2d6c4a"), 1.0))


def test_a_named_edition_says_the_name_and_the_role(sets: Sets) -> None:
    says = sets.says(MARA)
    assert says["plate"].split("\n") == [
        "This copy was passed on by",
        "Mara Lindqvist",
        "Founding partner, Havn Arkitekter, Malmö",
    ]
    assert says["foot"] == "Passed on by Mara Lindqvist"
    assert says["for"] == "For Mara Lindqvist"


def test_a_name_without_a_role_leaves_no_empty_line(sets: Sets) -> None:
    says = sets.says(Person("karin", "Karin Holm"))
    assert says["plate"] == "This copy was passed on by\nKarin Holm"


def test_who_has_not_agreed_is_somebody_you_know(sets: Sets) -> None:
    says = sets.says(Person("beatrix"))
    assert says["plate"] == "This copy was passed on to you by\nSomebody you know"
    assert says["foot"] == "Passed on by somebody you know"
    assert says["for"] == "For you"
    assert "beatrix" not in " ".join(says.values())


def test_nobodys_edition_is_for_whoever_it_may_help(sets: Sets) -> None:
    says = sets.says(NOBODY)
    assert says["plate"] == "This copy is for\nWhoever it may help"
    assert says["foot"] == "To read, to keep and to pass on"


def test_every_slot_has_words(sets: Sets, boxes: dict[str, Box]) -> None:
    for person in (MARA, Person("beatrix"), NOBODY):
        assert set(sets.says(person)) == set(boxes)
        assert all(sets.says(person).values())


def test_what_is_typed_is_short_and_has_no_question_mark(sets: Sets) -> None:
    says = sets.says(MARA)
    assert says[address(GUIDE)] == "guide.example/s/code-guide"
    assert says[address(OFFER)] == "guide.example/s/code-offer"


def test_a_name_asked_for_is_typed_instead_of_the_code_it_stands_for(sets: Sets) -> None:
    own = MARA._replace(vanity=("guide", "https://guide.example/mara/"))
    says = sets.says(own)
    assert says[address(GUIDE)] == "guide.example/mara"
    assert says[address(OFFER)] == "guide.example/s/code-offer"


def test_where_an_address_is_longer_than_its_line_the_guides_stands(sets: Sets) -> None:
    def far(slot: Slot) -> str:
        return (
            fill(slot) if slot == GUIDE else fill(slot).replace("/?", "/much-too-long" * 9 + "/?")
        )

    words, refused = sets.plates.words(MARA, far)
    assert words[address(OFFER)].alt == "guide.example/s/code-guide"
    assert ["too long" in one.message for one in refused] == [True]


@pytest.mark.parametrize(
    ("name", "why"),
    [
        (f"Mara {CUNEIFORM}", "U+12000"),
        ("Donaudampfschifffahrtsgesellschaft" * 4, "too long"),
        ("of Many Names " * 28, "too long"),
    ],
)
def test_a_name_that_cannot_be_set_is_left_out_and_reported(
    sets: Sets, name: str, why: str
) -> None:
    person = MARA._replace(name=name.strip())
    refusal = sets.plates.refusal(person)
    assert refusal is not None
    assert why in refusal.message
    says = sets.says(person)
    assert "Somebody you know" in says["plate"]
    assert says["foot"] == "Passed on by somebody you know"
    assert not [words for words in says.values() if name.strip()[:20] in words]
    assert sets.refused(person)


def test_a_role_that_cannot_be_set_does_not_take_the_name_with_it(sets: Sets) -> None:
    for role in (f"Founder {CUNEIFORM}", "Founder of very many things, " * 12):
        person = MARA._replace(role=role)
        assert sets.plates.refusal(person) is None
        assert sets.says(person)["plate"] == "This copy was passed on by\nMara Lindqvist"
        assert sets.refused(person)


def test_a_name_too_long_for_the_foot_of_the_cover_still_stands_on_the_plate(sets: Sets) -> None:
    long = "Wilhelmina-Alexandrina Gräfin von Hohenzollern-Sigmaringen"
    says = sets.says(Person("wilhelmina", long))
    assert says["plate"].endswith(long)
    assert says["foot"] == "Passed on by somebody you know"


def test_who_can_be_named_is_not_refused(sets: Sets) -> None:
    for name in ("Mara Lindqvist", "Inês Carrasco", "مريم الخطيب", "Ng Ó", "Łukasz Żółć"):
        assert sets.plates.refusal(MARA._replace(name=name)) is None
    assert sets.plates.refusal(NOBODY) is None


def test_a_document_without_a_plate_has_none(lettering: Lettering, strings: Strings) -> None:
    letter = Plates({"for": SHEETS["a4"].boxes["for"]}, lettering, strings,
                    palette.scale("#2d6c4a"), 1.06)  # fmt: skip
    words, refused = letter.words(MARA, fill)
    assert set(words) == {"for"}
    assert not refused


def test_the_same_person_is_drawn_the_same(sets: Sets) -> None:
    first, second = (sets.plates.words(MARA, fill)[0] for _ in range(2))
    assert first == second
    other = sets.plates.words(MARA._replace(name="Ines Carrasco"), fill)[0]
    assert other["plate"].digest != first["plate"].digest


def test_words_of_larger_type_are_larger(boxes: dict[str, Box], strings: Strings) -> None:
    """The letters of A4 do not fit into the boxes of A5: boxes and type grow together."""
    ink = palette.scale("#2d6c4a")
    forms = []
    for scale in (0.95, 1.06):
        wide = {name: Box(box.width * 2, box.height * 2) for name, box in boxes.items()}
        drawn, _ = Plates(wide, Lettering(Fonts()), strings, ink, scale).words(MARA, fill)
        forms.append(drawn["foot"].form)
    assert forms[0] != forms[1]
