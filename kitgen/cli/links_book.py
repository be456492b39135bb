"""What the commands of share links have in common: the links of a kit, or why they are not told."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from kitgen.build.links.book import Linkbook
    from kitgen.model.finding import Finding
    from kitgen.model.link import Link


def open_book(context: click.Context, root: Path) -> Linkbook:
    """The links of a kit; where it has errors they are shown, and the command ends."""
    from kitgen.build.links.book import read_book
    from kitgen.cli.progress import Bar

    with Bar() as bar:
        opened = read_book(root, bar)
    if opened.book is None:
        complain(opened.findings)
        context.exit(1)
    return opened.book


def complain(findings: Sequence[Finding]) -> None:
    """Show findings where they do not get into what a command gives to other programs."""
    from kitgen.cli.show import as_text

    click.echo("\n".join(as_text(findings)), err=True)


def say_what_comes(book: Linkbook, new: Sequence[Link]) -> None:
    """Mention what the next build adds, and what it puts back."""
    if book.restored:
        click.echo(
            "Some of what was given out is no longer in content/links.csv or content/links.key: "
            "the next kitgen build puts it back.",
            err=True,
        )
    if new:
        words = "1 more link comes" if len(new) == 1 else f"{len(new):,} more links come"
        click.echo(f"{words} with the next kitgen build.", err=True)
