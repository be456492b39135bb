"""Which pictures, fonts and files a kit needs, as jobs for the workshop."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from kitgen.model.interview import Interview
from kitgen.model.kit import Entry, Kit
from kitgen.outputs.common.plates import plate_of
from kitgen.outputs.page import Argument, Job, SourceFile
from kitgen.outputs.site import making

Name = tuple[str, ...]
"""What a job makes, and for whom: ("portrait", "mara-lindqvist")."""


class Supplies(NamedTuple):
    """Where assets come from."""

    root: Path
    digest: Callable[[str], str]
    """The hash of a file of the kit, by its path."""
    sizes: Mapping[str, int]
    """The size of every file of the kit."""
    characters: str
    """Every character of the content that is not basic Latin."""


@cache
def versions(*packages: str) -> str:
    """The installed libraries that a job depends on beside its arguments."""
    from importlib import metadata

    found = []
    for package in packages:
        try:
            found.append(f"{package} {metadata.version(package)};")
        except metadata.PackageNotFoundError:
            found.append(f"{package} none;")
    return "".join(found)


def jobs(
    kit: Kit, supplies: Supplies, interviews: Callable[[Entry], Interview]
) -> Iterator[tuple[Name, Job]]:
    """Every job and its name; what is named but not there is no job."""
    brand, guide = kit.settings.brand, kit.settings.guide
    yield ("pattern",), Job(making.pattern, (guide.title, 700, 900))
    yield ("icons",), Job(making.icons, (brand.color,), versions("pillow"))
    for role, family in (("text", brand.fonts.text), ("label", brand.fonts.label)):
        version = versions(f"fontpkg-{family.lower().replace(' ', '-')}", "fonttools")
        yield ("font", role), Job(making.font, (family, role, supplies.characters), version)
    if brand.logo and (path := f"content/{brand.logo}") in supplies.sizes:
        yield ("logo",), Job(making.drawing, (_source(supplies, path),))
    if any(entry.recording for entry in kit.entries):
        yield (
            ("artwork",),
            Job(making.artwork, (brand.color, guide.title), versions("weasyprint")),
        )
    for plate in sorted({plate_of(e) for e in kit.entries if not portrait_of(e, supplies)}):
        yield ("plate", plate), Job(making.plate, (plate, brand.color))
    for entry in kit.entries:
        if portrait := portrait_of(entry, supplies):
            yield (
                ("portrait", entry.slug),
                _picture_job(
                    supplies,
                    portrait,
                    making.PORTRAIT_WIDTHS,
                    making.PORTRAIT_RATIO,
                    entry.portrait_focus,
                ),
            )
        if entry.recording or entry.figures:
            yield from _of_interview(entry, interviews(entry), supplies)


def portrait_of(entry: Entry, supplies: Supplies) -> str | None:
    """The picture of a guest, if there is one."""
    return entry.portrait if entry.portrait in supplies.sizes else None


def media_paths(
    kit: Kit, interviews: Callable[[Entry], Interview], supplies: Supplies
) -> Iterator[str]:
    """The recordings and captions that go out as they are."""
    for entry in kit.entries:
        if not entry.recording:
            continue
        recording = interviews(entry).recording
        folder = entry.path.rpartition("/")[0]
        for file in (recording.file, recording.captions) if recording else ():
            if file and f"{folder}/{file}" in supplies.sizes:
                yield f"{folder}/{file}"


def _of_interview(
    entry: Entry, interview: Interview, supplies: Supplies
) -> Iterator[tuple[Name, Job]]:
    folder = entry.path.rpartition("/")[0]
    files = [figure.file for figure in interview.figures]
    recording = interview.recording if entry.recording else None
    if recording and recording.poster:
        files.append(recording.poster)
    for file in files:
        path = f"{folder}/{file}"
        if path in supplies.sizes:
            yield (
                ("figure", path),
                _picture_job(supplies, path, making.FIGURE_WIDTHS, None, (0.5, 0.5)),
            )
    captioned = f"{folder}/{recording.captions}" if recording and recording.captions else ""
    if captioned in supplies.sizes:
        yield ("captions", captioned), Job(making.captions, (_source(supplies, captioned),))
    if recording and recording.chapters:
        from kitgen.media import captions

        points = [(chapter.at, chapter.title) for chapter in recording.chapters]
        text = captions.chapters(points, recording.seconds)
        yield ("chapters", folder), Job(making.verbatim, (text.encode(),))


def _picture_job(
    supplies: Supplies,
    path: str,
    widths: tuple[int, ...],
    ratio: float | None,
    focus: tuple[float, float],
) -> Job:
    source = _source(supplies, path)
    if path.lower().endswith(".svg"):
        return Job(making.drawing, (source,))
    arguments: tuple[Argument, ...] = (source, widths, ratio, focus)
    return Job(making.raster, arguments, versions("pillow"))


def _source(supplies: Supplies, path: str) -> SourceFile:
    return SourceFile(supplies.root, path, supplies.digest(path))
