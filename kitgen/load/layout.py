"""The layout of a kit: which of its files is what."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from kitgen.load.paths import ROOT
from kitgen.model import base
from kitgen.model.finding import Finding, Place, Severity

SETTINGS = f"{ROOT}/kit.yaml"
_SLUG = re.compile(base.SLUG)
_INTERVIEW = ("interview.md", "interview.yaml", "interview.yml")


class Layout(NamedTuple):
    """The files that are read, relative to the kit; slug -> file where there are several."""

    settings: str | None
    ideal_customers: Mapping[str, str]
    problems: Mapping[str, str]
    interviews: Mapping[str, str]
    ambassadors: str | None
    process: str | None
    findings: tuple[Finding, ...]


@dataclass(slots=True)
class _Sorter:
    single: dict[str, str] = field(default_factory=dict)
    several: dict[str, dict[str, str]] = field(
        default_factory=lambda: {"ideal-customers": {}, "problems": {}, "interviews": {}}
    )
    folders: dict[str, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def add(self, path: str, message: str, rule: str, hint: str, *, error: bool = True) -> None:
        severity = Severity.ERROR if error else Severity.WARNING
        self.findings.append(Finding(Place(path), severity, message, rule, hint))

    def top(self, path: str, name: str) -> None:
        stem, _, ending = name.rpartition(".")
        wanted = ("yaml", "yml", "csv") if stem == "ambassadors" else ("yaml", "yml")
        if stem not in ("kit", "process", "ambassadors") or ending not in wanted:
            return
        if stem in self.single:
            self._twice(path, self.single[stem])
        else:
            self.single[stem] = path

    def listed(self, path: str, kind: str, name: str) -> None:
        stem, _, ending = name.rpartition(".")
        if ending in ("yaml", "yml"):
            self.take(path, kind, stem)
        elif ending in ("md", "txt", "json"):
            self.add(path, f"a file of {kind} is written in YAML", "file-kind", f"{stem}.yaml")

    def take(self, path: str, kind: str, slug: str) -> None:
        if not _SLUG.match(slug) or len(slug) > 80:
            made = re.sub(r"[^a-z0-9]+", "-", slug.lower()).strip("-")[:80]
            self.add(
                path,
                f"`{slug[:80]}` cannot become an address: lower-case letters, digits and hyphens",
                "bad-slug",
                f"rename it to {made}" if made else "rename it",
            )
        elif slug in self.several[kind]:
            self._twice(path, self.several[kind][slug])
        else:
            self.several[kind][slug] = path

    def interview(self, path: str, parts: list[str]) -> None:
        if len(parts) == 3:
            if parts[2].endswith((".md", ".yaml", ".yml")):
                stem = parts[2].rpartition(".")[0]
                ending = parts[2].rpartition(".")[2]
                self.add(
                    path,
                    "an interview has a folder of its own",
                    "interview-folder",
                    f"move it to {ROOT}/interviews/{stem}/interview.{ending}",
                )
            return
        self.folders.setdefault(parts[2], path)
        if len(parts) == 4 and parts[3] in _INTERVIEW:
            self.take(path, "interviews", parts[2])

    def _twice(self, path: str, other: str) -> None:
        self.add(path, f"this is written twice, here and in {other}", "written-twice", "keep one")


def lay_out(paths: Iterable[str]) -> Layout:
    """Tell what each file of a kit is; files that nobody knows are somebody else's business."""
    sorter = _Sorter()
    for path in paths:
        parts = path.split("/")
        if parts[0] != ROOT:
            continue
        if len(parts) == 2:
            sorter.top(path, parts[1])
        elif parts[1] == "interviews":
            sorter.interview(path, parts)
        elif len(parts) == 3 and parts[1] in sorter.several:
            sorter.listed(path, parts[1], parts[2])
    _empty_folders(sorter)
    if "kit" not in sorter.single:
        _no_settings(sorter)
    several = sorter.several
    return Layout(
        sorter.single.get("kit"),
        several["ideal-customers"],
        several["problems"],
        several["interviews"],
        sorter.single.get("ambassadors"),
        sorter.single.get("process"),
        tuple(sorted(sorter.findings)),
    )


def _no_settings(sorter: _Sorter) -> None:
    message, hint = "there is no kit here", "run kitgen init"
    if sorter.single or any(sorter.several.values()):
        message = "this file is missing: it says who you are and how the site begins"
        hint = "put it back, or take that of a new kit as a pattern: kitgen init NEW-FOLDER"
    sorter.add(SETTINGS, message, "kit-missing", hint)


def _empty_folders(sorter: _Sorter) -> None:
    written = {path.split("/")[2] for path in sorter.several["interviews"].values()}
    refused = {
        finding.place.path.split("/")[2]
        for finding in sorter.findings
        if finding.place.path.startswith(f"{ROOT}/interviews/")
    }
    for slug, path in sorter.folders.items():
        if slug not in written and slug not in refused:
            sorter.add(
                f"{ROOT}/interviews/{slug}",
                "the folder holds no interview.md or interview.yaml",
                "interview-missing",
                f"write it, or delete the folder (it holds {path.rpartition('/')[2]})",
                error=False,
            )
