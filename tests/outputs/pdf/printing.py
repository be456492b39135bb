"""Kits as they are printed, without a build: what is dear is done once, pictures cost nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from kitgen.load import read
from kitgen.load.entry import entry_of
from kitgen.load.kit import load
from kitgen.load.resources import templates
from kitgen.media import fonts
from kitgen.media.outline import Typeface
from kitgen.model.interview import Interview
from kitgen.model.kit import Entry, Kit, Settings
from kitgen.model.problem import Problem
from kitgen.outputs.common.strings import interface
from kitgen.outputs.common.theme import Address, Theme
from kitgen.outputs.pdf import making
from kitgen.outputs.pdf.base import Base
from kitgen.outputs.pdf.book import Book, plates
from kitgen.outputs.pdf.leaflet import Leaflet
from kitgen.outputs.pdf.letter import Letter
from kitgen.outputs.pdf.look import Face, Look, Manuscript

ROOT = Path(__file__).parents[3]
KITS = ROOT / "tests" / "kits"
DRAWING = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 50" width="40" height="50">'
    b'<path d="M4 4h32v42h-32z" fill="#7a7468"/></svg>'
)

TOLD = """\
---
title: {title}
guest: {{ name: {name}, company: {{ name: Havn }}, place: Malmö }}
standfirst: She could not make the March payroll.
description: On the eleven weeks it took to stop financing other people’s buildings.
problems: [waiting]
published: 2026-03-18
results:
  - {{ label: Days to be paid, before: 74, after: 31, unit: days, key: days }}
  - {{ label: Money lent, before: 243000, after: 102000, unit: €, key: lent }}
consent: {{ status: approved, uses: [site, pdf], by: Her, "on": 2026-01-16, how: Signed form }}
---
"""


@dataclass(frozen=True)
class Printed:
    """What the press gave: the base of editions, and what it said of its pages."""

    about: Mapping[str, Any]
    data: bytes

    @property
    def base(self) -> Base:
        return Base.of(self.about["base"], self.data)

    @property
    def pages(self) -> int:
        found: int = self.about["pages"]
        return found


@dataclass(frozen=True)
class Shop:
    """A kit that can be changed and printed."""

    kit: Kit
    interviews: Mapping[str, Interview]
    language: str = "en"

    @property
    def look(self) -> Look:
        folders = (templates(),)
        strings = interface(self.language, folders).strings
        theme = Theme(folders, strings, Address(self.kit.settings.site.url))
        faces = typefaces(self.characters).faces
        more = [face.family for face in faces if face.family.startswith("More")]
        return Look(self.kit, theme, faces, more, display().width)

    @property
    def characters(self) -> str:
        """What is not Latin in the kit, as a build collects it."""
        said = repr((self.kit, [one.model_dump() for one in self.interviews.values()]))
        return "".join(sorted({char for char in said if char > "\u017f"}))

    def book(self, printable: frozenset[str] | None = None) -> Book:
        everybody = frozenset(self.interviews)
        read = self.interviews
        return Book(
            self.look,
            lambda entry: read[entry.slug],
            everybody if printable is None else printable,
            lambda entry: ("face.svg", f"A drawing of {entry.name}."),
        )

    def leaflet(self) -> Leaflet:
        return Leaflet(self.look, frozenset(self.interviews))

    def letter(self) -> Letter:
        return Letter(self.look)

    def printed(
        self,
        manuscript: Manuscript | None = None,
        *,
        archive: bool = False,
        files: Mapping[str, bytes] = MappingProxyType({}),
    ) -> Printed:
        """A manuscript, or else the whole book, from the press."""
        manuscript = manuscript or self.book().manuscript({})
        faces = typefaces(self.characters).files
        patterns = {one.file: DRAWING for one in plates(self.kit)}
        every = {**faces, **patterns, **manuscript.files, "face.svg": DRAWING, **files}
        labels = tuple((*slot, words) for slot, words in manuscript.labels.items())
        made = making.book(
            manuscript.html, tuple(every.items()), labels, self.kit.settings.site.url, archive
        )
        ((about, data),) = made
        return Printed(about, data)

    def bound(self) -> Printed:
        """The whole book, conversations set tighter where they were too long."""
        tight: dict[str, int] = {}
        for _ in range(5):
            found = self.printed(self.book().manuscript(tight))
            assert "complaint" not in found.about, found.about
            if not found.about["tight"]:
                break
            tight |= {slug: tight.get(slug, 0) + 1 for slug in found.about["tight"]}
        if found.about["astray"]:
            found = self.printed(self.book().manuscript(tight, found.about["places"]))
        assert not found.about["astray"]
        return found

    def set(self, **changes: Any) -> Shop:
        """Other settings: guide={"title": …} changes the title alone."""
        data = self.kit.settings.model_dump()
        for key, value in changes.items():
            data[key] = {**data[key], **value} if isinstance(value, dict) else value
        return replace(self, kit=self.kit._replace(settings=Settings.model_validate(data)))

    def on(self, page: str) -> Shop:
        """The same on another paper."""
        return self.set(book={"page": page})

    def single(self, **changes: Any) -> Shop:
        """The first problem alone, with changes."""
        slug, problem = next(iter(self.kit.problems.items()))
        data = problem.model_dump() | changes
        return self.telling({slug: Problem.model_validate(data)})

    def telling(self, problems: Mapping[str, Problem]) -> Shop:
        """Other problems."""
        return replace(self, kit=self.kit._replace(problems=problems))

    def hearing(self, slug: str, text: str) -> Shop:
        """One conversation more, told in the first problem's proof."""
        path = f"content/interviews/{slug}/interview.md"
        loaded = read.read_interview(path, text.encode())
        assert loaded.value is not None, loaded.findings
        entry = entry_of(slug, path, loaded.value, "")
        kit = self.kit._replace(entries=(*self.kit.entries, entry))
        shop = Shop(kit, {**self.interviews, slug: loaded.value}, self.language)
        first, problem = next(iter(kit.problems.items()))
        proof = problem.proof.model_dump() if problem.proof else {"title": "Who has done it"}
        proof["interviews"] = (*proof.get("interviews", ()), slug)
        told = Problem.model_validate(problem.model_dump() | {"proof": proof})
        return shop.telling({**kit.problems, first: told})

    def entry(self, slug: str) -> Entry:
        return next(entry for entry in self.kit.entries if entry.slug == slug)


def told(exchanges: int, words: int, name: str = "Mara Lindqvist", title: str = "We waited") -> str:
    """An interview of so many questions, each with an answer of so many words."""
    text = TOLD.format(name=name, title=title)
    for number in range(1, exchanges + 1):
        said = " ".join(f"word{number}x{n}" if n % 9 else "and then" for n in range(1, words + 1))
        text += f"\n## What about number {number}?\n\n{said}.\n"
    return text


@cache
def shop_of(name: str) -> Shop:
    """A kit by its name: `sample` or a folder of tests/kits."""
    loaded = load(ROOT if name == "sample" else KITS / name)
    kit = loaded.kit
    assert kit is not None, loaded.findings
    return Shop(kit, loaded.interviews, kit.settings.site.language)


class Typefaces(NamedTuple):
    """The brand's cuts and those of other scripts: as files, and as the style sheet has them."""

    files: Mapping[str, bytes]
    faces: tuple[Face, ...]


@cache
def typefaces(characters: str) -> Typefaces:
    """What a kit is set in that needs these characters beside the Latin ones."""
    made = list(making.faces("Newsreader", "Figtree", characters))
    cuts = [
        Face(*(about[key] for key in ("family", "file", "weight", "style"))) for about, _ in made
    ]
    return Typefaces({str(about["file"]): data for about, data in made}, tuple(cuts))


@cache
def display() -> Typeface:
    """The typeface that titles of covers are measured with."""
    return Typeface(fonts.choose(fonts.faces("Newsreader")), wght=400, opsz=72)
