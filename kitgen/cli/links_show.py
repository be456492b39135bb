"""kitgen links show: everything about one link."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kitgen.cli.kit_folder import kit_folder
from kitgen.cli.links_complete import column
from kitgen.cli.site_folder import site_folder

if TYPE_CHECKING:
    from kitgen.build.links.book import Linkbook


@click.command()
@click.argument("code", metavar="CODE", shell_complete=column("code"))
@kit_folder
@site_folder()
@click.pass_context
def show(context: click.Context, code: str, root: Path, out: Path | None) -> None:
    """Say whose link CODE is, what it was made for and where it leads now.

    CODE may be written in any way: the code, the whole link, the address of a page that the link
    led on to, or somebody's own name. On a terminal its QR code is shown as well.
    """
    from kitgen.build.links.facts import facts
    from kitgen.cli.links_book import open_book
    from kitgen.cli.show import harmless
    from kitgen.links.asked import code_in

    book = open_book(context, root)
    link = book.ledger.by_code.get(code_in(code))
    if link is None:
        raise click.ClickException(_unknown(book, code_in(code)))
    about = facts(book, link, out or root / "site")
    width = max(map(len, about)) + 2
    click.echo(click.style(link.code, bold=True))
    for name, words in about.items():
        click.echo(f"{name:{width}}{harmless(words)}")
    if sys.stdout.isatty():
        _draw(book.url(link))


def _unknown(book: Linkbook, code: str) -> str:
    from kitgen.cli.show import harmless
    from kitgen.links.asked import near

    found = near(code, book.ledger.by_code)
    told = (f"{one}, {book.name(book.ledger.by_code[one].ambassador)}'s" for one in found)
    hint = f" Did you mean {harmless(' or '.join(told))}?" if found else ""
    return f"No link {harmless(code[:80])} was given out.{hint}"


def _draw(url: str) -> None:
    """The QR code, light on dark as it must be whatever the terminal's own colours are."""
    import io

    import segno

    drawn = io.StringIO()
    # Half blocks take half the room, where there are any.
    compact = "utf" in (sys.stdout.encoding or "").lower()
    segno.make_qr(url, error="m", boost_error=False).terminal(drawn, border=4, compact=compact)
    for line in drawn.getvalue().splitlines():
        click.echo(click.style(line, fg="bright_white", bg="black") if compact else line)
