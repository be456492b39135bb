"""Editions: whose there are, what they are made from, and who is named in them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kitgen.links import key, plan
from kitgen.links.ledger import Ledger
from kitgen.model import book
from kitgen.model.ambassador import Ambassador
from kitgen.model.kit import Kit, Settings
from kitgen.model.link import VANITY
from kitgen.model.palette import scale
from kitgen.outputs.common.documents import Printed
from kitgen.outputs.pdf.base import Base
from kitgen.outputs.pdf.editions import Editions
from kitgen.outputs.pdf.lettering import Lettering
from kitgen.outputs.pdf.plate import Person, Plates
from kitgen.outputs.pdf.sheet import SHEETS

from .printing import shop_of
from .reading import Pdf

SAMPLE = shop_of("sample")
KEYS = key.keys(b"a secret that is thirty-two long")
PRINTED: tuple[Printed, ...] = ("pdf", "leaflet", "letter")


def unbound() -> Base:
    raise AssertionError("nobody has asked for the document itself")


def ledger_of(kit: Kit) -> Ledger:
    return plan.mint(Ledger((), KEYS.name), KEYS, plan.wanted(kit), "a.yaml").ledger


def of(
    kit: Kit, format: Printed = "pdf", bound: Callable[[], Base] = unbound, ledger: Any = None
) -> Editions:
    theme = SAMPLE.look.theme
    return Editions(kit, theme, ledger or ledger_of(kit), ("inputs",), bound, format)


def with_people(*people: Ambassador, **settings: Any) -> Kit:
    data = SAMPLE.kit.settings.model_dump()
    data["book"] = {**data["book"], **settings}
    kit = SAMPLE.kit._replace(settings=Settings.model_validate(data))
    return kit._replace(ambassadors=people) if people else kit


def somebody(name: str = "Karin Holm", **more: Any) -> Ambassador:
    facts: dict[str, Any] = {"id": "karin", "relation": "friend", "name_public": True, **more}
    return Ambassador.model_validate({"name": name, **facts})


@cache
def letter() -> Base:
    """A document of one page: any will do."""
    return SAMPLE.printed(SAMPLE.letter().manuscript()).base


@pytest.mark.parametrize("format", PRINTED)
def test_there_is_one_of_everybody_and_one_of_nobody_but_letters(format: Printed) -> None:
    pages = list(of(with_people(), format).plan())
    people = [page.subject for page in pages if page.subject]
    assert sorted(people) == sorted(one.id for one in SAMPLE.kit.ambassadors)
    assert len(pages) - len(people) == (format != "letter")
    assert len({page.path for page in pages}) == len(pages)
    assert {page.kind for page in pages} == of(with_people(), format).kinds


def test_planning_lays_nothing_out() -> None:
    # Laying out would raise: see unbound.
    editions = of(with_people())
    assert list(editions.plan())
    assert list(editions.refusals()) == []


def test_with_too_many_people_for_a_site_there_is_the_public_one_alone() -> None:
    many = with_people(*(somebody(id=f"one-{number}") for number in range(301)))
    assert [page.subject for page in of(many).plan()] == [""]
    assert list(of(many, "letter").plan()) == []


def test_without_editions_there_is_the_public_one_alone() -> None:
    assert [page.subject for page in of(with_people(editions=False)).plan()] == [""]


def test_an_edition_is_made_again_when_its_own_name_or_links_change_and_no_other_is() -> None:
    kit = with_people()
    ledger = ledger_of(kit)

    def inputs(kit: Kit, ledger: Ledger = ledger) -> dict[str, tuple[str, ...]]:
        return {page.subject: page.inputs for page in of(kit, ledger=ledger).plan()}

    def changed(kit: Kit, ledger: Ledger = ledger) -> set[str]:
        before, after = inputs(with_people()), inputs(kit, ledger)
        return {who for who in after if after[who] != before[who]}

    karin = next(one for one in kit.ambassadors if one.id == "karin-holm")

    def with_karin(**changes: Any) -> Kit:
        other = karin.model_copy(update=changes)
        people = tuple(other if one is karin else one for one in kit.ambassadors)
        return kit._replace(ambassadors=people)

    assert changed(with_karin(name="Karin Berg")) == {"karin-holm"}
    assert changed(with_karin(name_public=False)) == {"karin-holm"}
    assert changed(with_karin(notes="She prefers paper.", email="k@havn.example")) == set()
    link = plan.Link("karin-holm", "interview:mara-lindqvist", "pdf", "newcode234", KEYS.name)
    assert changed(kit, ledger.with_links([link])) == {"karin-holm"}


def test_a_guest_is_named_with_their_role_and_others_with_their_name() -> None:
    editions = of(with_people())
    mara = editions.person("mara-lindqvist")
    assert (mara.name, mara.role) == (
        "Mara Lindqvist",
        "Founding partner, Havn Arkitekter, Malmö",
    )
    assert mara.vanity == ("interview:mara-lindqvist", "https://guide.ledgerline.example/mara/")
    karin = editions.person("karin-holm")
    assert (karin.name, karin.role, karin.vanity) == ("Karin Holm", "", None)


def test_who_has_not_agreed_has_no_name_and_no_role() -> None:
    kit = with_people(somebody("Mara Lindqvist", interview="mara-lindqvist", name_public=False))
    person = of(kit).person("karin")
    assert (person.name, person.role) == ("", "")


def test_a_name_asked_for_is_known_from_the_ledger_not_from_the_file() -> None:
    kit = with_people(somebody(vanity="karin"))
    without = Ledger(
        tuple(link for link in ledger_of(kit).links if link.channel != VANITY), KEYS.name
    )
    assert of(kit).person("karin").vanity is not None
    assert of(kit, ledger=without).person("karin").vanity is None


def test_names_that_cannot_be_set_are_told_with_their_reason() -> None:
    people = (
        somebody("Karin Holm", id="fits"),
        somebody("Karin \U00012000", id="unknown"),
        somebody("Donaudampfschifffahrtsgesellschaft" * 5, id="long"),
        somebody("Donaudampfschifffahrtsgesellschaft" * 5, id="unnamed", name_public=False),
        somebody("مريم الخطيب", id="arabic"),
    )
    found = {one.id: refusal.message for one, refusal in of(with_people(*people)).refusals()}
    assert set(found) == {"unknown", "long"}
    assert "U+12000" in found["unknown"]
    assert "too long" in found["long"]


NAMES = st.lists(
    st.text("ABCDEFGMWabcdefgmwåöÅÖß", min_size=1, max_size=13), min_size=2, max_size=3
).map(" ".join)


@cache
def plates(page: book.Sheet) -> Plates:
    sheet, brand = SHEETS[page], SAMPLE.kit.settings.brand
    strings = SAMPLE.look.theme.strings
    return Plates(sheet.boxes, Lettering(brand.fonts), strings, scale(brand.color), sheet.scale)


@pytest.mark.parametrize("page", SHEETS)
@given(NAMES)
@settings(max_examples=40)
@example("W" * 13 + " " + "W" * 13)
@example("Å" * 13 + " Ö" + "W" * 12)
@example("m" * 13 + " " + "m" * 13)
def test_a_short_name_that_is_not_tried_does_fit(page: book.Sheet, name: str) -> None:
    name = name[:28].strip()
    told = [refusal for _, refusal in of(with_people(somebody(name), page=page)).refusals()]
    refused = plates(page).refusal(Person("karin", name))
    assert told == ([refused] if refused else [])


def test_each_is_rendered_as_the_edition_of_its_subject() -> None:
    editions = of(with_people(), "letter", letter)
    pages = {page.subject: page for page in editions.plan()}
    made = editions.render(pages["karin-holm"])
    assert made.path == pages["karin-holm"].path
    assert made.data == editions.edition("karin-holm")
    assert made.data.startswith(letter().data)
    assert "For Karin Holm" in Pdf(made.data).said


def test_the_document_is_laid_out_once_for_all() -> None:
    times: list[int] = []

    def bound() -> Base:
        times.append(1)
        return letter()

    editions = of(with_people(), "letter", bound)
    for page in editions.plan():
        editions.render(page)
    assert times == [1]


def test_every_link_of_an_edition_is_in_the_ledger_of_its_person() -> None:
    kit = with_people()
    ledger = ledger_of(kit)
    editions = of(kit, "letter", letter, ledger)
    for one in kit.ambassadors[:4]:
        mine = {link.code for link in ledger.of(one.id)}
        addresses = Pdf(editions.edition(one.id)).addresses
        assert addresses
        for address in addresses:
            assert [code for code in mine if code in address], (one.id, address)


def test_nobodys_edition_leads_to_public_pages() -> None:
    editions = of(with_people(), "letter", letter)
    assert set(Pdf(editions.edition()).addresses) == {"https://guide.ledgerline.example/guide/"}


def test_who_has_left_is_not_named_and_what_they_passed_on_can_still_be_had() -> None:
    kit = with_people()
    ledger = ledger_of(kit)
    gone = kit._replace(ambassadors=tuple(one for one in kit.ambassadors if one.id != "karin-holm"))
    editions = of(gone, "letter", letter, ledger)
    (page,) = (page for page in editions.plan() if page.subject == "karin-holm")
    found = Pdf(editions.render(page).data)
    assert "Karin" not in found.said
    assert "For you" in found.said
    mine = {link.code for link in ledger.of("karin-holm")}
    assert [code for address in found.addresses for code in mine if code in address]
