"""What documents of the guide are made from, and how dear parts of them are had."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from kitgen.build.gate import may_be_printed
from kitgen.build.sources import Sources
from kitgen.model.finding import Finding, Place, Severity
from kitgen.model.kit import Entry, Kit
from kitgen.outputs.common import scripts
from kitgen.outputs.common.plates import plate_of
from kitgen.outputs.common.theme import Theme
from kitgen.outputs.page import Job, JobFailed, Made, SourceFile, Workshop
from kitgen.outputs.site.jobs import Supplies, portrait_of, versions

SETTINGS = "content/kit.yaml"


class Unbound(Exception):
    """Why a document cannot be made."""

    def __init__(self, *findings: Finding) -> None:
        super().__init__(*findings)
        self.findings = findings


def unbound(message: str, hint: str = "") -> Unbound:
    """A document that cannot be made for a reason that lies in no one file."""
    return Unbound(Finding(Place(SETTINGS), Severity.ERROR, message, "document-unmade", hint))


@dataclass(frozen=True)
class Desk:
    """The part of a kit that is shown, and the means to make things."""

    kit: Kit
    theme: Theme
    sources: Sources
    supplies: Supplies
    workshop: Workshop
    day: dt.date

    @cached_property
    def printable(self) -> Mapping[str, Entry]:
        """The conversations whose guests agreed to be in documents, by slug."""
        return {e.slug: e for e in self.kit.entries if may_be_printed(e, self.day)}

    @cached_property
    def inputs(self) -> tuple[str, ...]:
        """Hashes of what documents show, beside what all pages share."""
        found = [entry.digest for entry in self.printable.values()]
        for entry in self.printable.values():
            path = self.portrait(entry)
            found.append(self.supplies.digest(path) if path else plate_of(entry))
        return (*found, *(entry.look for entry in self.kit.entries))

    @cached_property
    def newest(self) -> dt.date:
        """The day of the newest conversation; of the build where there is none."""
        days = (entry.published for entry in self.kit.entries)
        return max((day for day in days if day and day <= self.day), default=self.day)

    @cached_property
    def characters(self) -> str:
        """The characters of the content that not every typeface has.

        Names of ambassadors are no part of it: they are drawn, and no font is cut for them.
        """
        return "".join(char for char in self.sources.characters if char > "\u017f")

    @cached_property
    def faces_version(self) -> str:
        """What is installed of typefaces, and of what cuts them."""
        fonts = self.kit.settings.brand.fonts
        packages = (f"fontpkg-{n.lower().replace(' ', '-')}" for n in (fonts.text, fonts.label))
        return versions(*packages, "fonttools", "uharfbuzz") + scripts.installed()

    def portrait(self, entry: Entry) -> str | None:
        """The picture of a guest, if there is one."""
        return portrait_of(entry, self.supplies)

    def file(self, path: str) -> SourceFile:
        """A file of the kit."""
        return SourceFile(self.supplies.root, path, self.supplies.digest(path))

    def made(self, jobs: Mapping[str, Job]) -> dict[str, tuple[Made, ...]]:
        """What jobs made, by their names; raises Unbound if one failed."""
        results = dict(zip(jobs, self.workshop.make([*jobs.values()]), strict=True))
        found: dict[str, tuple[Made, ...]] = {}
        for name, result in results.items():
            if isinstance(result, JobFailed):
                raise unbound(f"{name}: {result}", result.hint)
            found[name] = result
        return found


def read(made: Sequence[Made]) -> bytes:
    """The bytes of the first of some pieces."""
    return made[0].file.read_bytes()
