"""What a guest has not agreed to is not in the kit that is rendered."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from kitgen.build.gate import gate, may_have_card
from kitgen.model.kit import Entry, Kit

from ..check.conftest import entry, kit

DAY = dt.date(2026, 5, 20)


def _kit(**consent: Any) -> Kit:
    return kit(entries=(entry(consent=consent),)).kit


def _shown(found: Kit, *, drafts: bool = False, day: dt.date = DAY) -> tuple[Entry, ...]:
    return gate(found, day, drafts=drafts).entries


def test_what_was_agreed_to_is_shown_as_it_is() -> None:
    found = _kit(uses=["site", "audio"])
    assert _shown(found) == found.entries


@pytest.mark.parametrize(
    "consent",
    [
        {"status": "pending"},
        {"status": "withdrawn"},
        {"uses": []},
        {"uses": ["cards", "pdf", "social", "press", "audio", "video"]},
        {"on": None},
        {"on": "2026-05-21"},
        {"until": "2026-05-19"},
    ],
)
def test_without_consent_for_the_site_on_this_day_nothing_is_shown(
    consent: dict[str, Any],
) -> None:
    found = _kit(**consent)
    assert _shown(found) == ()
    (draft,) = _shown(found, drafts=True)
    assert draft.draft


@pytest.mark.parametrize("consent", [{"on": "2026-05-20"}, {"until": "2026-05-20"}])
def test_the_first_and_the_last_day_of_a_consent_are_its_own(consent: dict[str, Any]) -> None:
    found = _kit(**consent)
    assert _shown(found) == found.entries


def test_a_draft_is_shown_in_a_preview_only_though_the_guest_agreed() -> None:
    found = kit(entries=(entry(draft=True),)).kit
    assert _shown(found) == ()
    assert [one.draft for one in _shown(found, drafts=True)] == [True]


def test_a_page_is_made_again_when_it_becomes_a_draft_or_ceases_to_be_one() -> None:
    (draft,) = _shown(_kit(status="pending"), drafts=True)
    assert draft.digest != entry().digest
    assert draft.digest == _shown(_kit(status="pending"), drafts=True)[0].digest


@pytest.mark.parametrize(
    ("recording", "uses"),
    [("audio", ["site", "cards"]), ("audio", ["site", "video"]), ("video", ["site", "audio"])],
)
def test_a_recording_that_was_not_agreed_to_is_taken_out(recording: str, uses: list[str]) -> None:
    found = kit(entries=(entry(recording=recording, consent={"uses": uses}),)).kit
    (silent,) = _shown(found)
    assert (silent.recording, silent.recording_file, silent.seconds) == (None, None, 0.0)
    assert silent.digest != entry().digest
    assert silent.quotes == entry().quotes


def test_a_film_that_was_agreed_to_stays() -> None:
    one = entry(recording="video", consent={"uses": ["site", "video"]})
    assert _shown(kit(entries=(one,)).kit) == (one,)


def test_the_others_stay_in_their_order() -> None:
    entries = tuple(
        entry(slug=slug, consent={"status": status})
        for slug, status in (("a", "approved"), ("b", "pending"), ("c", "approved"))
    )
    shown = _shown(kit(entries=entries).kit)
    assert [one.slug for one in shown] == ["a", "c"]


@pytest.mark.parametrize(
    ("uses", "draft", "may"),
    [(["site"], False, False), (["site", "cards"], False, True), ([], True, True)],
)
def test_a_card_needs_consent_of_its_own_but_in_a_preview(
    uses: list[str], draft: bool, may: bool
) -> None:
    assert may_have_card(entry(draft=draft, consent={"uses": uses}), DAY) is may
