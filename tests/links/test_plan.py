"""Which links a kit needs: what its people use, and what stands in their documents."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kitgen.links.plan import Wanted, channels_of, targets, targets_of, wanted
from kitgen.load.kit import load
from kitgen.model.kit import Kit, Settings
from kitgen.model.link import COPIED, GUIDE, OFFER, ON_PAPER, ON_SCREEN, VANITY, interview

SAMPLE = load(Path(__file__).parents[2]).kit


def kit(**book: Any) -> Kit:
    assert SAMPLE is not None
    data = SAMPLE.settings.model_dump()
    data["book"] = {**data["book"], **book}
    return SAMPLE._replace(settings=Settings.model_validate(data))


def of(kit: Kit, person: str) -> list[Wanted]:
    return [one for one in wanted(kit) if one.ambassador == person]


def test_whoever_has_an_edition_has_links_for_screen_and_paper_whatever_they_use() -> None:
    found = kit(formats=("pdf",))
    people = {one.id: one for one in found.ambassadors}
    assert people["karin-holm"].channels == ("email",)
    for target in (GUIDE, OFFER):
        ways = {one.channel for one in of(found, "karin-holm") if one.target == target}
        assert ways == {"email", ON_SCREEN, ON_PAPER}


def test_their_own_conversation_has_them_as_well() -> None:
    ways = {
        one.channel
        for one in of(kit(formats=("pdf",)), "daniel-rao")
        if one.target == interview("daniel-rao")
    }
    assert ways == {"email", "linkedin", ON_SCREEN, ON_PAPER}


@pytest.mark.parametrize(
    "without",
    [kit(formats=("epub", "leaflet")), kit(formats=("pdf",), editions=False)],
    ids=["no book", "no editions"],
)
def test_without_editions_people_have_only_what_they_use(without: Kit) -> None:
    assert {one.channel for one in of(without, "karin-holm")} == {"email"}


def test_nothing_is_wanted_twice() -> None:
    every = list(wanted(kit(formats=("pdf",))))
    assert len(every) == len(set(every))
    # Ewan has pdf among his own channels.
    mine = [one for one in every if one.ambassador == "ewan-geddes" and one.target == GUIDE]
    assert [one.channel for one in mine].count(ON_SCREEN) == 1


def test_channels_stand_in_the_order_of_the_kit_and_those_of_documents_last() -> None:
    found = kit(formats=("pdf",))
    person = next(one for one in found.ambassadors if one.id == "sofie-brandt")
    assert channels_of(person, found) == ("print", "in-person")
    ways = [one.channel for one in of(found, "sofie-brandt") if one.target == GUIDE]
    assert ways == ["print", "in-person", ON_SCREEN]


def test_a_name_asked_for_leads_to_the_best_and_has_a_copied_link_beside_it() -> None:
    mara = of(kit(formats=("pdf",)), "mara-lindqvist")
    assert Wanted("mara-lindqvist", interview("mara-lindqvist"), VANITY, "mara") in mara
    assert Wanted("mara-lindqvist", interview("mara-lindqvist"), COPIED) in mara


def test_a_kit_without_problems_has_no_guide_to_lead_to() -> None:
    without = kit(formats=("pdf",))._replace(problems={})
    assert GUIDE not in targets(without)
    assert OFFER in targets(without)
    assert not [one for one in wanted(without) if one.target == GUIDE]


def test_somebodys_targets_are_their_own_conversation_then_the_guide_then_the_offer() -> None:
    found = kit()
    person = next(one for one in found.ambassadors if one.id == "daniel-rao")
    assert targets_of(person, targets(found)) == (interview("daniel-rao"), GUIDE, OFFER)
    assert targets_of(person, frozenset((GUIDE, OFFER))) == (GUIDE, OFFER)
