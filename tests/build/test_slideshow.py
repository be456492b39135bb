"""Slides as a build makes them: both files, what found no room, and who agreed to be shown."""

from __future__ import annotations

import io
import json
from typing import Any
from zipfile import ZipFile

import pytest

from kitgen.build import slideshow

from ..outputs.pdf.reading import Pdf

SETTINGS = "content/kit.yaml"
DECK, PRINT = "guide/the-waiting-guide-slides.pptx", "guide/the-waiting-guide-slides.pdf"
LONG = ("of an hour with numbers of your own and nobody elses, " * 8)[:390].strip()


@pytest.fixture
def slides(book: Any) -> Any:
    book.edit(SETTINGS, "formats: [pdf, leaflet]", "formats: [slides]")
    return book


def test_there_are_the_deck_and_its_print_and_they_say_the_same(slides: Any) -> None:
    made = slides.built()
    assert {path for path in made if path.startswith("guide/")} == {
        "guide/index.html",
        DECK,
        PRINT,
    }
    printed = Pdf(made[PRINT]).text
    with ZipFile(io.BytesIO(made[DECK])) as opened:
        every = [name for name in opened.namelist() if name.startswith("ppt/slides/slide")]
        said = b"".join(opened.read(name) for name in every).decode()
    assert "The Waiting Guide" in printed
    for words in ("Three habits that helped", "An hour with your own numbers"):
        assert words in printed
        assert words.split()[0] in said
    assert "Kofi" not in printed
    assert "Kofi" not in said
    assert "slot.invalid" not in said + Pdf(made[PRINT]).said


def test_what_found_no_room_is_told_at_its_place_and_told_again_without_looking(
    slides: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    slides.edit(SETTINGS, "  title: An hour with your own numbers", f"  title: {LONG}")
    first = slides.build()
    assert first.ok, [str(one) for one in first.findings]
    kept = json.loads((slides.root / ".kitgen" / "slides.json").read_text("utf-8"))
    told = [one for one in first.findings if one.rule.startswith("slide")]
    assert len(told) == len(kept["findings"])
    assert told
    written = (slides.root / SETTINGS).read_text("utf-8")
    line = written[: written.index(f"title: {LONG}")].count("\n") + 1
    assert [(one.place.path, one.place.line) for one in told] == [(SETTINGS, line)]

    def looked(self: slideshow.Slideshow) -> None:
        raise AssertionError("the slides were planned again")

    monkeypatch.setattr(slideshow.Slideshow, "_deck", property(looked))
    for file in (slides.root / ".kitgen").glob("state-*.json"):
        file.unlink()
    again = slides.build()
    assert [one for one in again.findings if one.rule.startswith("slide")] == told


def test_a_kit_in_the_shorter_ending_is_named_as_it_is(slides: Any) -> None:
    slides.edit(SETTINGS, "  title: An hour with your own numbers", f"  title: {LONG}")
    (slides.root / SETTINGS).rename(slides.root / "content/kit.yml")
    (told,) = [one for one in slides.build().findings if one.rule == "slide-room"]
    assert told.place.path == "content/kit.yml"
    assert told.place.line > 1


def test_a_changed_kit_is_looked_at_again(slides: Any) -> None:
    slides.built()
    kept = slides.root / ".kitgen" / "slides.json"
    before = json.loads(kept.read_text("utf-8"))["key"]
    slides.edit("content/problems/waiting.yaml", "They are in the week.", "They are at night.")
    slides.built()
    assert json.loads(kept.read_text("utf-8"))["key"] != before
