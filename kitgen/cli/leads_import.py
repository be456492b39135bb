"""kitgen leads import: takes in what a CRM exported."""

from __future__ import annotations

import datetime as dt
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kitgen.cli.database import database_option, opened
from kitgen.cli.kit_folder import kit_folder

if TYPE_CHECKING:
    from kitgen.build.leads import Taken
    from kitgen.load.leads import LeadsRead
    from kitgen.track.store import Changes


@click.command("import")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@kit_folder
@database_option
@click.option("--dry-run", is_flag=True, help="Say what would be imported; write nothing.")
@click.option(
    "--columns",
    type=click.Choice(["saved", "guess"]),
    default="saved",
    show_default=True,
    help="Read columns as content/columns/leads.yaml says, or guess all of them anew.",
)
@click.pass_context
def import_(
    context: click.Context, file: Path, root: Path, database: str, dry_run: bool, columns: str
) -> None:
    """Import FILE into the kit in DIR: a CSV export of HubSpot, Salesforce, Pipedrive or a sheet.

    What each column is and what the words for stages mean is guessed, shown, and written to
    content/columns/leads.yaml; what you change there stays. A record that comes again is brought
    up to date: the same file twice changes nothing. If a finding is an error nothing is imported.
    """
    from kitgen.build.leads import take
    from kitgen.cli.links_book import complain

    taken = take(root, file, dt.date.today(), anew=columns == "guess", write=not dry_run)
    if taken.read is not None and taken.read.headings:
        _show(taken.read)
    if taken.findings:
        complain(taken.findings)
    _say_what_was_written(taken)
    if taken.failed or taken.read is None:
        click.echo("Nothing was imported.", err=True)
        context.exit(1)
    if dry_run:
        count = _several(len(taken.read.records), "record")
        click.echo(f"{count} would be imported. Nothing was written: this was a dry run.")
        return
    with opened(root, database) as store:
        changes = store.put_records(taken.read.records, int(time.time()))
    click.echo(_told(changes))


def _show(read: LeadsRead) -> None:
    """A table of what each column is taken for."""
    from kitgen.cli.show import harmless

    names = {"hubspot": "HubSpot", "salesforce": "Salesforce", "pipedrive": "Pipedrive"}
    origin = names.get(read.origin.value, "a sheet")
    click.echo(f"An export of {origin}, {_several(read.rows, 'row')}.\n")
    rows = [("Column", "is", "because")]
    rows += [(harmless(one.heading), one.meaning.value, harmless(one.why)) for one in read.guessed]
    _print(rows)
    if read.stages:
        words = [("Stage", "is")]
        words += [(harmless(word), meaning.value) for word, meaning in read.stages.items()]
        _print(words)


def _print(rows: Sequence[tuple[str, ...]]) -> None:
    """A small table on a terminal; elsewhere the parts of a row are separated by tabs."""
    if not sys.stdout.isatty():
        for row in rows:
            click.echo("\t".join(row))
        click.echo()
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    head, *body = rows
    shown = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    for name in head:
        shown.add_column(name, overflow="fold")
    for row in body:
        shown.add_row(*map(Text, row))
    Console(file=sys.stdout, highlight=False).print(shown, "")


def _say_what_was_written(taken: Taken) -> None:
    from kitgen.build.leads import PATH

    if taken.wrote == "written":
        click.echo(f"Wrote {PATH}: look through it, and change what is wrong.")
    elif taken.wrote:
        click.echo(f"Added to {PATH} what is new in this export.")


def _told(changes: Changes) -> str:
    """12 new, 3 changed, 85 as they were."""
    told = f"{changes.added:,} new, {changes.changed:,} changed, {changes.same:,} as they were"
    if changes.forgotten:
        told += f"; {changes.forgotten:,} left out, of people who asked to be forgotten"
    return f"{told}."


def _several(number: int, noun: str) -> str:
    return f"1 {noun}" if number == 1 else f"{number:,} {noun}s"
