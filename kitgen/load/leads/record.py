"""A row of an export as a record."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping

from kitgen.load.leads.cells import Cells
from kitgen.load.leads.manner import Manner
from kitgen.load.leads.money import Money
from kitgen.load.leads.notes import Notes
from kitgen.load.leads.reached import Stages
from kitgen.load.leads.table import Row
from kitgen.model.columns import Meaning, StageWord
from kitgen.model.lead import Record

_ADDRESS = re.compile(r"[^\s@<>\"',;:?&()]+@[^\s@<>\"',;:?&()]+\.[^\s@<>\"',;:?&().]+")
_PERSON = re.compile(r"(.*?)\s*[(<]\s*([^\s()<>]+@[^\s()<>]+)\s*[)>].*")
_POWER = re.compile(r"[0-9][.,][0-9]+[eE]\+?[0-9]+")
_WHOLE = re.compile(r"([0-9]+)\.0")
_LONGEST_ADDRESS = 254
"""RFC 5321, section 4.5.3.1.3, less its brackets."""
_LONGEST_KEY = 300


class Reading:
    """Reads rows one after the other; what is odd goes to the notes."""

    def __init__(self, manner: Manner, notes: Notes) -> None:
        self.skipped = 0
        """Rows that are left out because of their stage or pipeline."""
        self._manner = manner
        self._cells = Cells(manner.guessed, notes)
        self._money = Money(manner, self._cells)
        self._stages = Stages(manner, self._cells)

    def record(self, row: Row) -> Record | None:
        """The record of a row; None where there is none to be had."""
        words = self._cells.words(row)
        text = words.get
        status = self._manner.words.get(text(Meaning.STATUS, ""))
        stage = self._manner.words.get(text(Meaning.STAGE, ""))
        if StageWord.SKIP in (status, stage) or not self._wanted(words):
            self.skipped += 1
            return None
        name, email = self._person(row, words)
        company, id_ = text(Meaning.COMPANY, ""), self._id(row, words)
        name = name or text(Meaning.TITLE, "")
        if not (id_ or name or email or company):
            message = "the row names nobody: no number, name, e-mail address or company"
            self._cells.odd(row, "leads-nobody", message)
            return None
        amount, currency = self._money.of(row, text(Meaning.CURRENCY, ""))
        place = filter(None, (text(Meaning.CITY), text(Meaning.COUNTRY)))
        return Record(
            origin=self._manner.origin.value,
            key=_fitting(id_ or email or "|".join(filter(None, (name, company))).casefold()),
            name=name,
            email=email,
            company=company,
            industry=text(Meaning.INDUSTRY, ""),
            place=", ".join(place),
            source=text(Meaning.SOURCE, ""),
            told=text(Meaning.TOLD, ""),
            code=text(Meaning.CODE, ""),
            problem=text(Meaning.PROBLEM, ""),
            currency=currency,
            reached=self._stages.of(row, status, stage, amount),
        )

    def _wanted(self, words: Mapping[Meaning, str]) -> bool:
        wanted = self._manner.pipelines
        if not wanted or not self._cells.has(Meaning.PIPELINE):
            return True
        return words.get(Meaning.PIPELINE, "").casefold() in wanted

    def _person(self, row: Row, words: Mapping[Meaning, str]) -> tuple[str, str]:
        """Name and address, which HubSpot writes into one cell: Ada Byron (ada@example.org)."""
        name, beside = words.get(Meaning.NAME, ""), ""
        if "@" in name:
            found = _PERSON.fullmatch(name)
            name, beside = (found[1], found[2]) if found else ("", name)
        name = name.partition(";")[0].strip(" \"'")
        if not name:
            parts = (words.get(one) for one in (Meaning.FIRST_NAME, Meaning.LAST_NAME))
            name = " ".join(filter(None, parts))
        written = words.get(Meaning.EMAIL) or beside
        if not written:
            return name, ""
        address = _ADDRESS.search(written)
        if address is None or len(address[0]) > _LONGEST_ADDRESS:
            self._cells.odd(
                row,
                "leads-email",
                f"“{written[:60]}” is no e-mail address: it is left out",
                Meaning.EMAIL if self._cells.has(Meaning.EMAIL) else Meaning.NAME,
            )
            return name, ""
        return name, address[0].lower()

    def _id(self, row: Row, words: Mapping[Meaning, str]) -> str:
        id_ = words.get(Meaning.ID, "")
        if _POWER.fullmatch(id_):
            self._cells.odd(
                row,
                "leads-id",
                f"the number {id_} was cut short by a spreadsheet: it cannot tell the record",
                Meaning.ID,
                "Import the file as the CRM wrote it, before a spreadsheet has saved it.",
            )
            return ""
        found = _WHOLE.fullmatch(id_)
        return found[1] if found else id_


def _fitting(key: str) -> str:
    """A key that the database holds: of a very long one the beginning, and a hash of all."""
    if len(key) <= _LONGEST_KEY:
        return key
    return f"{key[:200]}#{hashlib.sha256(key.encode()).hexdigest()}"
