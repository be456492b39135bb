"""An export of a CRM into a kit: what it says, and the file that tells how to read the next one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from kitgen.build.store import write_whole
from kitgen.load import leads, source
from kitgen.load.folder import read_bytes
from kitgen.load.leads import LeadsRead, saved
from kitgen.load.leads.guess import absent
from kitgen.load.loaded import Loaded
from kitgen.model.columns import Columns, Meaning
from kitgen.model.finding import Finding, Place, Severity

PATH = leads.PATH


class Taken(NamedTuple):
    """What became of an export."""

    read: LeadsRead | None
    """None, where the file or the kit's own file of columns cannot be read."""
    findings: tuple[Finding, ...]
    """All of them."""
    wrote: str = ""
    """written, added to, or nothing: what became of the kit's file of columns."""

    @property
    def failed(self) -> bool:
        """Whether a finding is an error: then nothing may be imported."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)


def take(root: Path, file: Path, today: dt.date, *, anew: bool, write: bool) -> Taken:
    """Read an export as the kit's file of columns says, and write there what is new.

    `anew` guesses everything again and leaves that file alone.
    """
    path = str(file)
    known = _known(root)
    if isinstance(known, Finding):
        return Taken(None, (known,))
    if known is not None and known.columns is None and not anew:
        return Taken(None, known.loaded.findings)
    data = _bytes(file, leads.LIMIT)
    if isinstance(data, Finding):
        return Taken(None, (data,))
    columns = known.columns if known and not anew else None
    read = leads.read_leads(path, data, columns, today)
    findings = read.findings
    if known and columns:
        findings = (*known.loaded.findings, *_absent(known.loaded, columns, read), *findings)
    if not write or not read.headings or (anew and known):
        return Taken(read, findings)
    wrote, wrong = _write(root, known, read)
    return Taken(read, (*findings, *wrong), wrote)


class _Known(NamedTuple):
    """The kit's file of columns."""

    data: bytes
    loaded: Loaded[Columns]

    @property
    def columns(self) -> Columns | None:
        """What it says; None where it cannot be read."""
        return self.loaded.value


def _known(root: Path) -> _Known | Finding | None:
    """The kit's file of columns; None if there is none."""
    if not (root / PATH).is_symlink() and not (root / PATH).exists():
        return None
    data = read_bytes(root, PATH, source.YAML_LIMIT)
    if isinstance(data, Finding):
        return data
    return _Known(data, saved.read_columns(PATH, data))


def _absent(loaded: Loaded[Columns], columns: Columns, read: LeadsRead) -> Iterator[Finding]:
    """The columns that the kit's file names and the export has not."""
    for heading, near in absent(read.headings, columns).items():
        yield Finding(
            loaded.locate(("columns", heading)),
            Severity.WARNING,
            f"the export has no column “{heading[:60]}”",
            "leads-absent",
            f"did you mean “{near[:60]}”?" if near else "",
        )


def _write(root: Path, known: _Known | None, read: LeadsRead) -> tuple[str, tuple[Finding, ...]]:
    new = {
        one.heading: one.meaning
        for one in read.guessed
        if not one.saved and one.meaning is not Meaning.NOTHING
    }
    if known is None:
        text = saved.first(new, read.stages, read.unclear).encode() if new else b""
        return ("written", _put(root, text)) if new else ("", ())
    if not new and not read.stages:
        return "", ()
    data = saved.added(PATH, known.data, new, read.stages)
    if data is None:
        rows = " ⏎ ".join(row.strip() for row in saved.lines(new, read.stages))
        message = "what is new in the export could not be added here; it was read all the same"
        return "", (Finding(Place(PATH), Severity.WARNING, message, "leads-columns", rows),)
    return "added to", _put(root, data)


def _put(root: Path, data: bytes) -> tuple[Finding, ...]:
    home = root.resolve()
    path = root / PATH
    if not path.parent.resolve().is_relative_to(home):
        message, hint = "this leads out of the kit", "put the folder itself into the kit"
        return (Finding(Place(PATH), Severity.ERROR, message, "link-outside-kit", hint),)
    try:
        write_whole(path, data)
    except OSError as error:
        message = f"the file cannot be written: {error.strerror or error}"
        return (Finding(Place(PATH), Severity.ERROR, message, "leads-columns"),)
    return ()


def _bytes(file: Path, most: int) -> bytes | Finding:
    place = Place(str(file))
    try:
        if not file.is_file():
            what = "this is a folder" if file.is_dir() else "there is no such file"
            hint = "Name the CSV file that the CRM exported."
            return Finding(place, Severity.ERROR, what, "leads-file", hint)
        with file.open("rb") as opened:
            # One byte more tells that it is too large.
            return opened.read(min(file.stat().st_size, most) + 1)
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else "bad name"
        hint = "Is it yours to read?"
        return Finding(place, Severity.ERROR, f"the file cannot be read: {why}", "leads-file", hint)
