"""kitgen links mailmerge: a table that letters take their links from."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from pathlib import Path

import click

from kitgen.cli.kit_folder import kit_folder

_NAMED = 5
_BACK = " --everybody takes them in."


@click.command()
@kit_folder
@click.option(
    "--target",
    type=click.Choice(["interview", "guide", "offer"]),
    help="What the links lead to; with interview, only guests are in the table. "
    "Default: each person's own interview, else the guide.",
)
@click.option(
    "--everybody",
    is_flag=True,
    help="Take in those not to be asked, with the reason in a column, and those without e-mail.",
)
@click.option("--excel", is_flag=True, help="Mark it so that Excel reads ö, ñ and ş.")
@click.pass_context
def mailmerge(
    context: click.Context, root: Path, target: str | None, everybody: bool, excel: bool
) -> None:
    """Print CSV for a mail merge: a row for each ambassador, a column for each channel.

    Beside the links stand id, name, first_name, email, language and the address of the share
    pack. Who is marked do_not_ask or has no e-mail address is left out, and so told. A word that a
    spreadsheet would run as a formula has an apostrophe before it.
    """
    from kitgen.build.links.mailmerge import merge
    from kitgen.cli.links_book import complain, open_book, say_what_comes
    from kitgen.cli.print_csv import print_csv

    book = open_book(context, root)
    found = merge(book, target, everybody=everybody)
    print_csv(chain([found.head], found.rows), excel=excel)
    _tell(found.not_to_ask, "not to be asked", _BACK)
    _tell(found.without_address, "no e-mail address", _BACK)
    _tell(found.without_interview, "no interview that is published")
    if found.without_links:
        names = _names(found.without_links)
        click.echo(f"In the table, but without a link yet: {names}.", err=True)
    if book.findings:
        complain(book.findings)
        context.exit(1)
    say_what_comes(book, book.new)


def _tell(left_out: tuple[str, ...], why: str, hint: str = "") -> None:
    if left_out:
        click.echo(f"Left out, {why}: {_names(left_out)}.{hint}", err=True)


def _names(ids: Iterable[str]) -> str:
    every = list(ids)
    more = f" and {len(every) - _NAMED:,} more" if len(every) > _NAMED else ""
    return f"{', '.join(every[:_NAMED])}{more}"
