"""Exports as tests write them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from kitgen.load.leads import LeadsRead, read_leads
from kitgen.model.columns import Columns
from kitgen.model.lead import Record, Stage

TODAY = dt.date(2026, 3, 5)
EXPORTS = Path(__file__).with_name("exports")
HEAD = "Record ID,Name,Email,Deal Stage,Amount,Create Date,Close Date,Referred by"


def read(*rows: str, head: str = HEAD, saved: Columns | None = None) -> LeadsRead:
    """What a file of these rows gives."""
    return read_leads("leads.csv", "\n".join((head, *rows)).encode(), saved, TODAY)


def one(*rows: str, head: str = HEAD, saved: Columns | None = None) -> Record:
    """The only record of a file."""
    (record,) = read(*rows, head=head, saved=saved).records
    return record


def export(name: str) -> LeadsRead:
    """What one of the exports beside this file gives."""
    return read_leads(name, (EXPORTS / name).read_bytes(), None, TODAY)


def days(record: Record) -> dict[Stage, str | None]:
    """The stages that were reached, and when."""
    return {step.stage: step.day and step.day.isoformat() for step in record.reached}


def rules(found: LeadsRead) -> list[str]:
    """The rules of the findings."""
    return [finding.rule for finding in found.findings]
