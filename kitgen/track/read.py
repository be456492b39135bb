"""Reading the logs and exports that somebody has, whatever they are."""

from __future__ import annotations

import contextlib
import datetime as dt
import gc
import itertools
import lzma
import re
import struct
import zipfile
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, Final

from kitgen.model.finding import Finding, Place, Severity
from kitgen.track import exports, logs
from kitgen.track.exports import table
from kitgen.track.exports.count import Count as Rows
from kitgen.track.logs.count import DAY
from kitgen.track.logs.count import Count as Requests
from kitgen.track.reading import Reading
from kitgen.track.unpack import ZIP, Broken, lines, unpacked
from kitgen.track.where import Where

_LOOKED_AT: Final = 1_000
"""Lines by which a file is known."""
_PERIOD: Final = re.compile(r"(\d{4}-\d\d-\d\d) +to +(\d{4}-\d\d-\d\d)")
"""In the names of Plausible's exports."""
_BROKEN: Final = "The file ends too early or is damaged: what comes before is counted."
_NO_ZIP: Final = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error),
    *(ValueError, EOFError, NotImplementedError, RuntimeError),
)
"""What zipfile raises for one that is damaged, locked or packed in a way that nobody knows."""
_KNOWN: Final = (
    "logs of Apache, nginx (common or combined format), Caddy (JSON), CloudFront and IIS (W3C), "
    "exports of Plausible, GoatCounter, Umami and Shlink (CSV, or their ZIP); "
    "plain or packed with gzip or bzip2"
)


def read(paths: Sequence[Path], where: Where) -> tuple[Reading, ...]:
    """What came of files, each read once, in the order given.

    A visitor who stands in several files of one kind, because the server began a new one, is
    counted once. Files that cannot be read have findings instead of tallies.
    """
    seen: dict[str, defaultdict[int, set[int]]] = {}
    once: dict[Path, Path] = {}
    for path in paths:
        with contextlib.suppress(OSError, RuntimeError):
            once.setdefault(path.resolve(), path)
            continue
        once.setdefault(path, path)
    with _never_collecting():
        return tuple(_reading(path, where, seen) for path in once.values())


@contextlib.contextmanager
def _never_collecting() -> Iterator[None]:
    """Look for no garbage in circles: what is counted is much, lives long and has none."""
    usual = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if usual:
            gc.enable()


def _reading(path: Path, where: Where, seen: dict[str, defaultdict[int, set[int]]]) -> Reading:
    try:
        with path.open("rb") as file:
            made = dt.datetime.fromtimestamp(path.stat().st_mtime, dt.UTC).date()
            is_zip = file.read(len(ZIP)) == ZIP
            file.seek(0)
            if is_zip:
                return _zip(path, file, where, made)
            return _file(path, file, where, seen, made)
    except OSError as error:
        return _refused(path, f"cannot be read: {error.strerror or error}", "log-unreadable", "")


def _file(
    path: Path,
    file: BinaryIO,
    where: Where,
    seen: dict[str, defaultdict[int, set[int]]],
    made: dt.date,
) -> Reading:
    notes: list[str] = []
    blocks = lines(_whole(unpacked(file), notes), "latin-1")
    begin = next(blocks, [])
    blocks = itertools.chain((begin,), blocks)
    looked_at = begin[:_LOOKED_AT]
    header = next((line for line in looked_at if line.strip()), "")
    if not header:
        return Reading(str(path), "an empty file", note=" ".join(notes))
    if program := exports.found(table.columns(header), path.name):
        rows = Rows(where, program, _last_day(path, made))
        rows.add(table.rows(_text(blocks)), path.name)
        return _of_rows(path, rows, notes)
    if found := logs.found(looked_at):
        format, kind = found
        requests = Requests(where, seen.setdefault(format.source, defaultdict(set)))
        format.read(blocks, requests)
        return _of_requests(path, format.source, kind, requests, notes)
    return _refused(path, "is no log and no export that is known", "log-unknown", _KNOWN)


def _whole(blocks: Iterable[bytes], notes: list[str]) -> Iterator[bytes]:
    """All blocks that can be read; if they end too early, a note says so."""
    try:
        yield from blocks
    except (Broken, OSError):
        notes.append(_BROKEN)


def _text(blocks: Iterable[Sequence[str]]) -> Iterator[str]:
    """The lines of a table, which is in UTF-8."""
    written = itertools.chain.from_iterable(blocks)
    for line in itertools.dropwhile(lambda line: not line.strip(), written):
        yield line.encode("latin-1").decode("utf-8", "replace")


def _zip(path: Path, file: BinaryIO, where: Where, made: dt.date) -> Reading:
    """The tables of a ZIP that are known; all of one program."""
    notes: list[str] = []
    rows: Rows | None = None
    try:
        with zipfile.ZipFile(file) as whole:
            for member in whole.infolist():
                with whole.open(member) as inside:
                    blocks = lines(iter(lambda: inside.read(1 << 20), b""), "latin-1")
                    begin = next(blocks, [""])
                    program = exports.found(table.columns(begin[0]), member.filename)
                    if program is None or (rows and rows.program is not program):
                        continue
                    rows = rows or Rows(where, program, _last_day(path, made))
                    text = _text(itertools.chain((begin,), blocks))
                    rows.add(table.rows(text), member.filename)
    except _NO_ZIP:
        notes.append(_BROKEN)
    if rows is None:
        return _refused(path, "has no export in it that is known", "log-unknown", _KNOWN)
    return _of_rows(path, rows, notes)


def _last_day(path: Path, made: dt.date) -> dt.date:
    """The day that an export without days is counted on."""
    period = _PERIOD.search(path.name)
    with contextlib.suppress(ValueError):
        return dt.date.fromisoformat(period[2]) if period else made
    return made


def _of_requests(
    path: Path, source: str, kind: str, count: Requests, notes: Sequence[str]
) -> Reading:
    some = count.first <= count.last
    told = (
        ""
        if count.agents
        else (
            "The log does not say what people ask with: most machines cannot be told from people."
        )
    )
    return Reading(
        name=str(path),
        kind=kind,
        lines=count.lines - count.unread,
        unread=count.unread,
        examples=tuple(count.examples),
        first=_day(count.first) if some else None,
        last=_day(count.last) if some else None,
        tallies=tuple(count.tallies(source)),
        unknown=count.unknown,
        elsewhere=count.elsewhere,
        note=_note((*notes, told), count.unknown, count.elsewhere, where=count.where),
    )


def _day(second: int) -> dt.date:
    return dt.date(1970, 1, 1) + dt.timedelta(second // DAY)


def _of_rows(path: Path, rows: Rows, notes: Sequence[str]) -> Reading:
    undated = f"It has no days: all is counted on {rows.whole.isoformat()}." if rows.undated else ""
    return Reading(
        name=str(path),
        kind=f"export of {rows.program.name}",
        lines=rows.rows - rows.unread,
        unread=rows.unread,
        examples=tuple(rows.examples),
        first=min(rows.days, default=None),
        last=max(rows.days, default=None),
        tallies=rows.tallies(),
        unknown=rows.unknown,
        elsewhere=rows.elsewhere,
        note=_note(
            (*notes, rows.program.counts, undated), rows.unknown, rows.elsewhere, rows.where
        ),
    )


def _note(notes: Sequence[str], unknown: int, elsewhere: int, where: Where) -> str:
    said = list(notes)
    if unknown:
        said.append(f"{unknown:,} counted without a link: the kit does not know their codes.")
    if elsewhere:
        said.append(f"{elsewhere:,} left out: they are for other sites than {where.host}.")
    return " ".join(filter(None, said))


def _refused(path: Path, what: str, rule: str, known: str) -> Reading:
    hint = f"known are {known}" if known else ""
    finding = Finding(Place(str(path)), Severity.ERROR, f"{path.name} {what}", rule, hint)
    return Reading(str(path), "", findings=(finding,))
