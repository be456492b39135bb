"""kitgen links: a table of the share links, as text, CSV, JSON or QR codes."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, groupby, islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kitgen.cli.kit_folder import kit_folder
from kitgen.cli.links_complete import column

if TYPE_CHECKING:
    from kitgen.build.links.book import Linkbook, Told
    from kitgen.build.links.choice import Filter
    from kitgen.model.link import Link

_MOST = 2_000
"""More rows nobody looks through on a screen, and setting them takes longer than finding them."""
_SOME = 1_000


@click.command()
@kit_folder
@click.option(
    "--person",
    "people",
    metavar="ID",
    multiple=True,
    shell_complete=column("ambassador"),
    help="Only the links of this ambassador; may be given several times.",
)
@click.option(
    "--target",
    "targets",
    metavar="ID",
    multiple=True,
    shell_complete=column("target"),
    help="Only links to guide, offer or an interview; may be given several times.",
)
@click.option(
    "--channel",
    "channels",
    metavar="ID",
    multiple=True,
    shell_complete=column("channel"),
    help="Only links for this channel; vanity for names of their own. May be given several times.",
)
@click.option("--csv", "csv", is_flag=True, help="Print CSV, for a spreadsheet.")
@click.option("--excel", is_flag=True, help="Print CSV that Excel reads ö, ñ and ş of.")
@click.option("--json", "json", is_flag=True, help="Print JSON, for programs.")
@click.option(
    "--qr",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write the QR code of each of these links to DIR, as SVG and PNG.",
)
@click.pass_context
def table(
    context: click.Context,
    root: Path,
    people: tuple[str, ...],
    targets: tuple[str, ...],
    channels: tuple[str, ...],
    csv: bool,
    excel: bool,
    json: bool,
    qr: Path | None,
) -> None:
    """List the share links of the kit in DIR: whose, to what, by which channel, and where to now.

    Links that are not in content/links.csv yet get their code from the next kitgen build; this
    command gives out none. In CSV, a word that a spreadsheet would run as a formula has an
    apostrophe before it.
    """
    from kitgen.cli.links_book import complain, open_book, say_what_comes

    if json and (csv or excel):
        raise click.UsageError("Choose one: --csv or --json.")
    book = open_book(context, root)
    chosen = _filter(book, people, targets, channels)
    links = [link for link in book.ledger.links if chosen.takes(link)]
    if csv or excel:
        from kitgen.cli.print_csv import print_csv

        print_csv(_rows(book, links), excel=excel)
    elif json:
        _print(_json(map(book.tell, links)))
    elif qr is None:
        _show(book, links)
    if qr is not None:
        _write_codes(root, qr, book, links, aside=csv or excel or json)
    if book.findings:
        complain(book.findings)
        context.exit(1)
    say_what_comes(book, [link for link in book.new if chosen.takes(link)])


def _filter(
    book: Linkbook, people: Sequence[str], targets: Sequence[str], channels: Sequence[str]
) -> Filter:
    from kitgen.build.links import choice

    return choice.Filter(
        _known("--person", "ambassador", choice.people, book, people),
        _known("--target", "target", choice.targets, book, targets),
        _known("--channel", "channel", choice.channels, book, channels),
    )


def _known(
    option: str,
    noun: str,
    find: Callable[[Linkbook, Sequence[str]], frozenset[str]],
    book: Linkbook,
    words: Sequence[str],
) -> frozenset[str]:
    from kitgen.build.links.choice import Unknown
    from kitgen.cli.show import harmless

    try:
        return find(book, words)
    except Unknown as error:
        hint = f" Did you mean {error.near}?" if error.near else ""
        message = f"There is no {noun} {harmless(error.word)}.{hint}"
        raise click.BadParameter(message, param_hint=option) from None


def _rows(book: Linkbook, links: Iterable[Link]) -> Iterable[Sequence[str]]:
    from kitgen.build.links.book import Told

    return chain([Told._fields], map(book.tell, links))


def _json(every: Iterable[Told]) -> Iterator[str]:
    import json

    yield "["
    held = ""
    for told in every:
        if held:
            yield f"{held},"
        held = f"  {json.dumps(told._asdict())}"
    if held:
        yield held
    yield "]"


def _print(lines: Iterable[str]) -> None:
    """Print many lines, some at a time: memory does not grow with them, nor is each flushed."""
    rest = iter(lines)
    while some := list(islice(rest, _SOME)):
        click.echo("\n".join(some))


def _show(book: Linkbook, links: Sequence[Link]) -> None:
    """Tables on a terminal; elsewhere a line a link, its parts separated by tabs."""
    from kitgen.cli.show import harmless

    if not links:
        click.echo(
            "There are no such links." if book.ledger.links else "There are no links yet.", err=True
        )
    elif sys.stdout.isatty() and len(links) <= _MOST:
        _show_tables([*map(book.tell, links)])
    else:
        _print("\t".join(map(harmless, _parts(told))) for told in map(book.tell, links))


def _parts(told: Told) -> tuple[str, ...]:
    return told.name, told.title, told.channel_name, told.url, told.state


def _show_tables(links: Sequence[Told]) -> None:
    """A small table for each person and target, so that links need not be broken."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from kitgen.cli.show import harmless

    console = Console(file=sys.stdout, highlight=False)
    width = max(len(told.channel_name) for told in links)
    for _, group in groupby(links, key=lambda told: (told.person, told.target)):
        every = list(group)
        name, title, state = map(harmless, (every[0].name, every[0].title, every[0].state))
        console.print(Text.assemble((f"{name}: {title}", "bold"), (f"  {state}", "dim")))
        shown = Table.grid(padding=(0, 2, 0, 0))
        shown.add_column(min_width=width)
        shown.add_column(no_wrap=True, overflow="fold")
        for told in every:
            shown.add_row(Text(harmless(told.channel_name)), Text(told.url))
        console.print(shown, "")


def _write_codes(
    root: Path, folder: Path, book: Linkbook, links: Sequence[Link], *, aside: bool
) -> None:
    from kitgen.build.links import codes
    from kitgen.cli.build import unfit
    from kitgen.cli.progress import Bar

    taken = unfit(root, folder) or codes.public(folder.resolve())
    if taken:
        raise click.BadParameter(f"{taken}. Choose another folder.", param_hint="--qr")
    try:
        with Bar() as bar:
            written = codes.write(folder, book, links, bar)
    except codes.Refused as error:
        raise click.ClickException(f"{error} Nothing was written.") from None
    count = "1 QR code" if written == 1 else f"{written:,} QR codes, each"
    click.echo(f"Wrote {count} as SVG and PNG to {folder}.", err=aside)
