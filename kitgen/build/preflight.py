"""Says what networks will make of a built site, and whether that site is of today."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from kitgen.build.notices import no_site
from kitgen.build.passed_on import inside, interview_of, look
from kitgen.build.state import seen
from kitgen.build.writer import MANIFEST
from kitgen.check.preflight.subject import PreviewSubject
from kitgen.check.run import check_previews, weigh
from kitgen.load.folder import FileInfo, read_bytes, scan
from kitgen.load.layout import SETTINGS
from kitgen.load.loaded import Loaded, Loc
from kitgen.load.read import read_interview, read_problem, read_settings
from kitgen.load.source import CSV_LIMIT, INTERVIEW_LIMIT
from kitgen.model.finding import Finding, Place, Severity
from kitgen.model.kit import Settings


class Preflight(NamedTuple):
    """What networks will show of a site, and what is wrong with it."""

    findings: tuple[Finding, ...]
    subject: PreviewSubject = PreviewSubject(())


def preflight(root: Path, out: Path) -> Preflight:
    """Look at the site that was built of a kit."""
    root, out = root.resolve(), out.resolve()
    loaded = _settings(root)
    if (settings := loaded.value) is None:
        return Preflight(loaded.findings)
    if not (out / "index.html").is_file():
        return Preflight((no_site(root, out),))
    subject = look(root, out, settings)
    return Preflight((*_outdated(root, out), *judge(subject, settings, root)), subject)


def judge(
    subject: PreviewSubject, settings: Settings, root: Path | None = None
) -> tuple[Finding, ...]:
    """What is wrong with some pages, as kit.yaml wants it; with lines and columns if a root is
    given in which to look for them.
    """
    locate = _Places(root).locate if root else _at_its_file
    return weigh(check_previews(subject, locate), settings.rules)


def _at_its_file(path: str, loc: Loc) -> Place:
    return Place(path)


def settings_of(root: Path) -> Settings | None:
    """kit.yaml, if it can be read."""
    return _settings(root).value


def _settings(root: Path) -> Loaded[Settings]:
    data = read_bytes(root, SETTINGS, CSV_LIMIT)
    if isinstance(data, Finding):
        return Loaded(None, (data,), lambda loc: Place(SETTINGS))
    return read_settings(SETTINGS, data)


def _outdated(root: Path, out: Path) -> tuple[Finding, ...]:
    """What there is to say if the content has changed since the site was built."""
    files = scan(root).files
    gone = _gone(out, files)
    built = seen(root, out)
    if built is None:
        # A site that was built elsewhere has nothing but its own list of files.
        built = _time(out / MANIFEST)
    times = {path: info.mtime_ns for path, info in files.items()}
    for file in (root / "templates").rglob("*"):
        if file.is_file():
            times[file.relative_to(root).as_posix()] = _time(file)
    later = max(times, key=lambda path: times[path], default="")
    if times.get(later, 0) <= built and not gone:
        return ()
    place = f"content/interviews/{gone[0]}" if gone else later
    what = "is no longer there, but the site shows it" if gone else "has changed since the build"
    return (
        Finding(
            Place(place),
            Severity.WARNING,
            f"this {what}: what is said here is about the site as it was",
            "site-outdated",
            "run `kitgen build` first",
        ),
    )


def _gone(out: Path, files: Mapping[str, FileInfo]) -> list[str]:
    """Interviews that the site has and the content has not."""
    slugs = (path.split("/")[1] for path in inside(out, "conversations/*/index.html"))
    return [slug for slug in slugs if not slug.isdigit() and not interview_of(files, slug)]


def _time(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0


class _Places:
    """Finds the parts of content files; reads each once."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._loaded: dict[str, Callable[[Loc], Place]] = {}

    def locate(self, path: str, loc: Loc) -> Place:
        """The place of a part of a file."""
        if path not in self._loaded:
            self._loaded[path] = self._read(path)
        return self._loaded[path](loc)

    def _read(self, path: str) -> Callable[[Loc], Place]:
        data = read_bytes(self._root, path, INTERVIEW_LIMIT)
        if isinstance(data, Finding):
            return lambda loc: Place(path)
        if path == SETTINGS:
            return read_settings(path, data).locate
        if path.startswith("content/problems/"):
            return read_problem(path, data).locate
        return read_interview(path, data).locate
