"""The records of an export."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from itertools import islice
from typing import NamedTuple

from kitgen.load.leads import headings as known_headings
from kitgen.load.leads.cell import folded
from kitgen.load.leads.decode import decode
from kitgen.load.leads.guess import PATH, Guess, guess, is_known
from kitgen.load.leads.manner import Manner
from kitgen.load.leads.merge import merge
from kitgen.load.leads.notes import Notes
from kitgen.load.leads.record import Reading
from kitgen.load.leads.survey import decimals_of, orders_of, survey, words_of
from kitgen.load.leads.table import Table, open_table
from kitgen.model.columns import Columns, Meaning, Origin, StageWord
from kitgen.model.finding import Finding, Severity
from kitgen.model.lead import Record

_SAMPLE = 200
_WHO = (
    Meaning.ID,
    Meaning.EMAIL,
    Meaning.NAME,
    Meaning.FIRST_NAME,
    Meaning.LAST_NAME,
    Meaning.COMPANY,
    Meaning.TITLE,
)


class LeadsRead(NamedTuple):
    """What an export gave."""

    records: tuple[Record, ...]
    """None of them, if a finding is an error."""
    origin: Origin
    guessed: tuple[Guess, ...]
    """What each column was taken for and why, in their order."""
    stages: Mapping[str, StageWord]
    """What was guessed of words for stages that the kit's file does not have."""
    unclear: tuple[str, ...]
    """Words for stages that nobody knows."""
    headings: tuple[str, ...]
    rows: int
    """Below the headings; blank ones are not counted."""
    findings: tuple[Finding, ...]

    @property
    def failed(self) -> bool:
        """Whether a finding is an error."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)


def read_leads(path: str, data: bytes, saved: Columns | None, today: dt.date) -> LeadsRead:
    """The records of an export; `saved` is what the kit's own file says of its columns.

    Never raises: whatever the bytes are, what is wrong with them is a finding.
    """
    notes = Notes(path)
    table = _open(data, saved, notes)
    if table is None:
        return LeadsRead((), Origin.SHEET, (), {}, (), (), 0, notes.findings())
    origin = (saved and saved.origin) or known_headings.origin_of(table.headings)
    sample = [row.cells for row in islice(table.rows(), _SAMPLE)]
    guessed = guess(table.headings, saved, origin, sample)
    if not _miss(guessed, table, notes):
        return LeadsRead((), origin, guessed, {}, (), table.headings, 0, notes.findings())
    found = survey(table.rows(notes), guessed)
    words, stages = words_of(found, saved, origin, notes)
    manner = Manner(
        origin,
        guessed,
        orders_of(found, table.headings, saved, notes),
        decimals_of(found, table.headings, saved, notes),
        words,
        frozenset(name.casefold() for name in saved.pipelines) if saved else frozenset(),
        (saved and saved.amounts_in) or "",
        today,
    )
    records = _together(table, manner, notes)
    unclear = tuple(word for word, meaning in words.items() if meaning is None)
    read = LeadsRead(
        records, origin, guessed, stages, unclear, table.headings, found.rows, notes.findings()
    )
    return read._replace(records=()) if read.failed else read


def _open(data: bytes, saved: Columns | None, notes: Notes) -> Table | None:
    text = decode(data, notes)
    if text is None:
        return None
    mentioned = set(map(folded, saved.columns)) if saved else set[str]()
    return open_table(text, lambda name: folded(name) in mentioned or is_known(name), notes)


def _together(table: Table, manner: Manner, notes: Notes) -> tuple[Record, ...]:
    """The records in the order of their first rows, each once."""
    reading = Reading(manner, notes)
    records: dict[str, Record] = {}
    again, line = 0, 0
    for row in table.rows():
        record = reading.record(row)
        if record is None:
            continue
        if record.key in records:
            again, line = again + 1, line or row.line
            record = merge(records[record.key], record)
        records[record.key] = record
    if again:
        rows = "1 row is" if again == 1 else f"{again:,} rows are"
        notes.add(
            Severity.WARNING,
            "leads-twice",
            f"{rows} about a record that is there already: taken together, with the furthest "
            "stage and the earliest days",
            line=line,
        )
    if reading.skipped:
        rows = "1 row is" if reading.skipped == 1 else f"{reading.skipped:,} rows are"
        message = f"{rows} left out: the stage means skip, or the pipeline is not wanted"
        hint = f"Both are said in {PATH}."
        notes.add(Severity.INFO, "leads-skipped", message, hint)
    return tuple(records.values())


def _miss(guessed: Iterable[Guess], table: Table, notes: Notes) -> bool:
    """Note what should be there and is not; whether there is enough to go on."""
    there = {one.meaning for one in guessed}

    def missing(severity: Severity, rule: str, message: str, meaning: Meaning) -> None:
        hint = f'Write under columns: in {PATH} which it is: "its heading": {meaning.value}'
        notes.add(severity, rule, message, hint, line=table.line)

    if not there.intersection(_WHO):
        message = "no column tells who a row is about: a number, a name, an e-mail address"
        missing(Severity.ERROR, "leads-who", message, Meaning.EMAIL)
        return False
    if not there.intersection((Meaning.STAGE, Meaning.STATUS, Meaning.WON_ON, Meaning.MEETING_ON)):
        message = "no column tells the stage: every row counts as an introduction"
        missing(Severity.WARNING, "leads-column", message, Meaning.STAGE)
    if Meaning.INTRODUCED_ON not in there:
        message = "no column tells when the first contact was: no period of the report has them"
        missing(Severity.WARNING, "leads-column", message, Meaning.INTRODUCED_ON)
    if not there.intersection((Meaning.TOLD, Meaning.CODE, Meaning.SOURCE)):
        message = "no column tells where they come from: nobody is credited by this file alone"
        missing(Severity.WARNING, "leads-column", message, Meaning.TOLD)
    if Meaning.AMOUNT not in there:
        message = "no column holds amounts: nothing adds to revenue"
        missing(Severity.WARNING, "leads-column", message, Meaning.AMOUNT)
    return True
