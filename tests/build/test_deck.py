"""The cards of a kit: who gets some, under which names, and when they are made again."""

from __future__ import annotations

import io
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

SHAPES = {"": (1200, 630), "-square": (1080, 1080), "-story": (1080, 1920)}
HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 712 890">'
    '<path d="M200 100h300v790H200z"/></svg>'
)


@pytest.fixture
def carded(kit: Any) -> Any:
    """A kit of two guests with cards: one has a drawn portrait, one has none."""
    shutil.rmtree(kit.root / "content" / "interviews" / "kofi")
    kit.edit("content/kit.yaml", "cards: false", "cards: true")
    kit.write("content/interviews/mara/portrait.svg", HEAD)
    kit.edit_interview("mara", "portrait.png", "portrait.svg")
    kit.edit_interview("ines", "  portrait: { file: portrait.png, alt: A painted square. }\n", "")
    return kit


def cards(files: dict[str, bytes]) -> dict[str, str]:
    """The address of each card by what it is named after."""
    found = {}
    for path in files:
        if match := re.fullmatch(r"assets/card-(.+)-[0-9a-f]{10}\.(?:png|jpg)", path):
            found[match[1]] = path
    return found


def made(kit: Any) -> set[str]:
    """The bytes that were ever made, by their own hash."""
    return {path.name for path in (kit.root / ".kitgen" / "cache" / "blobs").rglob("*")}


def missing(outcome: Any) -> list[Any]:
    return [found for found in outcome.findings if found.rule == "card-missing"]


def test_every_guest_has_three_shapes_and_every_page_a_preview(carded: Any) -> None:
    files = carded.built()
    found = cards(files)
    guests = {f"conversations-{slug}{shape}" for slug in ("mara", "ines") for shape in SHAPES}
    assert found.keys() == guests | {"home", "guide", "offer"}
    for name in guests:
        shape = next(shape for shape in ("-square", "-story", "") if name.endswith(shape))
        data = files[found[name]]
        assert Image.open(io.BytesIO(data)).size == SHAPES[shape]
        assert len(data) <= 60_000
    for page, card in {
        "conversations/mara/": "conversations-mara",
        "conversations/ines/": "conversations-ines",
        "guide/": "guide",
        "offer/": "offer",
        "": "home",
    }.items():
        html = files[f"{page}index.html"].decode()
        assert f'property="og:image" content="https://guide.example/{found[card]}"' in html


def test_a_guest_who_did_not_agree_to_cards_has_none(carded: Any) -> None:
    carded.edit_interview("mara", "uses: [site, cards, audio]", "uses: [site, audio]")
    names = cards(carded.built())
    assert not [name for name in names if "mara" in name]
    assert [name for name in names if "ines" in name]


def test_cards_of_one_guest_that_fail_take_nobody_elses_with_them(carded: Any) -> None:
    long = "Money came in and money went out and I slept badly " * 7
    carded.edit_interview("mara", "“Mara waited.”", f"“{long.strip()}.”")
    outcome = carded.build()
    assert outcome.ok
    (found,) = missing(outcome)
    assert "too long for a card" in found.message
    assert "sentence" in found.hint
    assert (found.place.path, found.place.line) == ("content/interviews/mara/interview.md", 2)
    names = cards(carded.files())
    assert not [name for name in names if "mara" in name]
    assert len([name for name in names if "ines" in name]) == 3


def test_a_character_that_nothing_draws_is_named_with_what_to_do(carded: Any) -> None:
    carded.edit_interview("mara", "“Mara waited.”", "“Mara \U00012000 waited.”")
    (found,) = missing(carded.build())
    assert "U+12000" in found.message
    assert found.hint


def test_a_changed_quote_changes_one_guests_cards_and_no_others(carded: Any) -> None:
    before = cards(carded.built())
    known = made(carded)
    carded.edit_interview("mara", "“Mara waited.”", "“Mara waited long.”")
    after = cards(carded.built())
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {f"conversations-mara{shape}" for shape in SHAPES}
    new = made(carded) - known
    for name in after:
        digest = Path(after[name]).stem.rpartition("-")[2]
        assert any(blob.startswith(digest) for blob in new) == (name in changed)


def test_unchanged_cards_are_not_made_again(carded: Any) -> None:
    files = carded.built()
    blobs = carded.root / ".kitgen" / "cache" / "blobs"
    before = {path: path.stat().st_mtime_ns for path in blobs.rglob("*") if path.is_file()}
    shutil.rmtree(carded.site)
    (carded.root / "content" / "interviews" / "ines" / "interview.md").touch()
    carded.edit_interview("mara", "It went on for a year.", "It went on for two years, Łódź.")
    again = carded.built()
    assert cards(again) == cards(files)
    assert {path: path.stat().st_mtime_ns for path in before} == before


def test_a_new_place_of_the_kit_does_not_change_its_cards(carded: Any, clean: Any) -> None:
    here, there = carded.built(), clean()
    for path in cards(here).values():
        assert there[path] == here[path]


def test_a_guest_in_another_script_has_cards_too(carded: Any) -> None:
    carded.edit_interview("mara", "name: Mara Ek", "name: مها العبدالله")
    carded.edit_interview("mara", "title:", "language: ar\ntitle:")
    outcome = carded.build()
    assert missing(outcome) == []
    assert len([name for name in cards(carded.files()) if "mara" in name]) == 3


def test_a_kits_own_template_takes_the_place_of_the_default(carded: Any) -> None:
    before = cards(carded.built())
    carded.write("templates/cards/quote.html", "{{ say.html }}")
    after = cards(carded.built())
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {name for name in before if name.startswith("conversations-")} != set()
