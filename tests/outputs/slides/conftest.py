"""Decks of the sample and of small kits, with pictures that cost nothing."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pptx import Presentation

from kitgen.load.kit import load
from kitgen.load.resources import templates
from kitgen.model import palette
from kitgen.model.kit import Kit
from kitgen.model.problem import Problem
from kitgen.outputs.common.passing import Slot
from kitgen.outputs.common.strings import interface
from kitgen.outputs.slides.edition import edition
from kitgen.outputs.slides.fit import Rulers, rulers
from kitgen.outputs.slides.master import Look
from kitgen.outputs.slides.plan import slides
from kitgen.outputs.slides.powerpoint import make
from kitgen.outputs.slides.slide import Deck, Picture

ROOT = Path(__file__).parents[3]
DAY = dt.date(2026, 6, 1)


def address(slot: Slot) -> str:
    """What fills a slot in these tests: something that XML must escape."""
    return f"https://guide.example/{slot.channel}/?to={slot.target}&by=mara"


def picture() -> bytes:
    out = io.BytesIO()
    Image.new("1", (384, 540)).save(out, "PNG")
    return out.getvalue()


@dataclass(frozen=True)
class Studio:
    """A kit that can be changed and made into slides."""

    kit: Kit
    interviews: Mapping[str, Any]
    rulers: Rulers
    language: str = "en"

    def look(self) -> Look:
        settings = self.kit.settings
        return Look(
            scale=palette.scale(settings.brand.color),
            text=settings.brand.fonts.text,
            label=settings.brand.fonts.label,
            language=self.language,
            right_to_left=self.language == "ar",
            title=settings.guide.title,
            author=settings.business.name,
        )

    def plan(self, printable: frozenset[str] | None = None) -> Deck:
        strings = interface(self.language, (templates(),)).strings
        everybody = frozenset(entry.slug for entry in self.kit.entries)
        shown = everybody if printable is None else printable
        read = self.interviews
        return slides(self.kit, strings, lambda entry: read[entry.slug], shown, self.rulers)

    def pictures(self, deck: Deck) -> dict[str, bytes]:
        items = (item for slide in deck.slides for item in slide.items)
        return {item.key: picture() for item in items if isinstance(item, Picture)}

    def file(self, deck: Deck | None = None) -> bytes:
        deck = deck or self.plan()
        return make(deck.slides, self.look(), self.pictures(deck), DAY)

    def opened(self, name: str | None = None, deck: Deck | None = None) -> Any:
        return Presentation(io.BytesIO(edition(self.file(deck), address, name)))

    def with_problem(self, **changes: Any) -> Studio:
        """One problem only, with changes."""
        slug, problem = next(iter(self.kit.problems.items()))
        data = problem.model_dump() | changes
        kit = self.kit._replace(problems={slug: Problem.model_validate(data)})
        return Studio(kit, self.interviews, self.rulers, self.language)

    def with_settings(self, **changes: Any) -> Studio:
        settings = self.kit.settings.model_copy(update=changes)
        return Studio(
            self.kit._replace(settings=settings), self.interviews, self.rulers, self.language
        )

    def spoken_in(self, language: str) -> Studio:
        return Studio(self.kit, self.interviews, self.rulers, language)


@pytest.fixture(scope="session")
def studio() -> Studio:
    loaded = load(ROOT)
    assert loaded.kit is not None, loaded.findings
    fonts = loaded.kit.settings.brand.fonts
    return Studio(loaded.kit, loaded.interviews, rulers(fonts.text, fonts.label))


@pytest.fixture(scope="session")
def deck(studio: Studio) -> Deck:
    return studio.plan()


@pytest.fixture(scope="session")
def file(studio: Studio, deck: Deck) -> bytes:
    return studio.file(deck)


@pytest.fixture(scope="session")
def opened(file: bytes) -> Any:
    return Presentation(io.BytesIO(edition(file, address, "Mara Lindqvist")))


@pytest.fixture
def single(studio: Studio) -> Callable[..., Studio]:
    return studio.with_problem
