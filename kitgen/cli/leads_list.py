"""kitgen leads list: who asked by the offer's form, and who was imported."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from kitgen.cli.database import database_option, opened
from kitgen.cli.kit_folder import kit_folder

if TYPE_CHECKING:
    from kitgen.model.lead import Record, Request

_MOST = 2_000
"""More rows nobody looks through on a screen, and setting them takes longer than finding them."""
_SHOWN = ("day", "name", "email", "company", "stage", "amount", "told", "code", "origin")


class Listed(NamedTuple):
    """A lead as it is listed; every part is text."""

    day: str
    """Of the introduction; nothing if nobody wrote it down."""
    name: str
    email: str
    company: str
    industry: str
    place: str
    problem: str
    stage: str
    """The furthest."""
    stage_day: str
    amount: str
    currency: str
    source: str
    told: str
    code: str
    origin: str
    """form, or where it was imported from."""
    machine: str
    """Why it is taken for a machine's doing; nothing for people."""


@click.command("list")
@kit_folder
@database_option
@click.option("--csv", "csv", is_flag=True, help="Print CSV, for a spreadsheet.")
@click.option("--excel", is_flag=True, help="Print CSV that Excel reads ö, ñ and ş of.")
@click.option("--json", "json", is_flag=True, help="Print JSON, for programs: with every answer.")
def list_(root: Path, database: str, csv: bool, excel: bool, json: bool) -> None:
    """List the leads of the kit in DIR: who sent the offer's form, and what was imported.

    These are people: keep what you print of them as you keep your CRM. In CSV, a word that a
    spreadsheet would run as a formula has an apostrophe before it.
    """
    if json and (csv or excel):
        raise click.UsageError("Choose one: --csv or --json.")
    with opened(root, database) as store:
        requests, records = store.requests(), store.records()
    if json:
        _print_json(requests, records)
        return
    rows = sorted((*map(_of_request, requests), *map(_of_record, records)), key=_order)
    if csv or excel:
        from kitgen.cli.print_csv import print_csv

        print_csv([Listed._fields, *rows], excel=excel)
    elif rows:
        _show(rows)
    else:
        click.echo("There are no leads yet: kitgen leads import takes in a CRM's.", err=True)


def _order(lead: Listed) -> tuple[bool, Listed]:
    """The oldest first, the undated last."""
    return not lead.day, lead


def _of_request(request: Request) -> Listed:
    return Listed(
        day=request.at.date().isoformat(),
        name=request.name,
        email=request.email,
        company="",
        industry="",
        place="",
        problem="",
        stage="introduction",
        stage_day=request.at.date().isoformat(),
        amount="",
        currency="",
        source="",
        told=request.told,
        code=request.code,
        origin="form",
        machine=request.machine,
    )


def _of_record(record: Record) -> Listed:
    from kitgen.model.lead import Stage

    first = record.at(Stage.INTRODUCTION)
    last = record.reached[-1] if record.reached else None
    amount = next((one.amount for one in record.reached[::-1] if one.amount is not None), None)
    return Listed(
        day=_day(first.day) if first else "",
        name=record.name,
        email=record.email,
        company=record.company,
        industry=record.industry,
        place=record.place,
        problem=record.problem,
        stage=last.stage.value if last else "",
        stage_day=_day(last.day) if last else "",
        amount="" if amount is None else f"{amount:f}",
        currency=record.currency,
        source=record.source,
        told=record.told,
        code=record.code,
        origin=record.origin,
        machine="",
    )


def _day(day: object) -> str:
    return "" if day is None else str(day)


def _print_json(requests: Sequence[Request], records: Sequence[Record]) -> None:
    import json

    def objects() -> Iterator[dict[str, object]]:
        for request in requests:
            fields = request._asdict() | {"origin": "form", "at": request.at.isoformat()}
            yield fields | {"answers": dict(request.answers)}
        for record in records:
            reached = [
                {
                    "stage": one.stage.value,
                    "day": one.day and one.day.isoformat(),
                    "amount": None if one.amount is None else f"{one.amount:f}",
                }
                for one in record.reached
            ]
            yield record._asdict() | {"reached": reached}

    # Written with escapes: no character of a lead reaches the terminal as itself.
    click.echo(json.dumps(list(objects()), indent=2))


def _show(rows: Sequence[Listed]) -> None:
    """A table on a terminal; elsewhere a line a lead, its parts separated by tabs."""
    from kitgen.cli.show import harmless
    from kitgen.text.spreadsheet import cell

    lines = [tuple(harmless(getattr(row, name)) for name in _SHOWN) for row in rows]
    if not sys.stdout.isatty() or len(rows) > _MOST:
        # What is piped into a file ends in a spreadsheet.
        click.echo("\n".join("\t".join(map(cell, line)) for line in lines))
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    shown = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    for name in _SHOWN:
        shown.add_column(name, justify="right" if name == "amount" else "left", overflow="fold")
    for line, row in zip(lines, rows, strict=True):
        style = "dim" if row.machine else ""
        shown.add_row(*(Text(part, style) for part in line))
    Console(file=sys.stdout, highlight=False).print(shown)
    if machines := sum(bool(row.machine) for row in rows):
        click.echo(
            f"{machines:,} of them, shown faintly, are taken for a machine's: --csv says why."
        )
