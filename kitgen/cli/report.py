"""kitgen report: what the referral system did, measured and reported."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Literal

import click

from kitgen.cli.database import database_option, existing
from kitgen.cli.kit_folder import kit_folder

_DAY = click.DateTime(("%Y-%m-%d",))


@click.command()
@kit_folder
@database_option
@click.option(
    "--log",
    "logs",
    metavar="FILE",
    multiple=True,
    type=click.Path(path_type=Path),
    help="An access log, or an export of Plausible, GoatCounter, Umami or Shlink, packed or not. "
    "May be repeated.",
)
@click.option("--since", metavar="DATE", type=_DAY, help="The first day. Default: 12 weeks back.")
@click.option("--until", metavar="DATE", type=_DAY, help="The last day. Default: today.")
@click.option(
    "--out",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where the page, the tables and the data go. Default: report in the kit's folder.",
)
@click.option(
    "--format",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="What is printed.",
)
@click.option("--open", "open_", is_flag=True, help="Open the page in the browser.")
@click.pass_context
def report(
    context: click.Context,
    root: Path,
    database: str,
    logs: tuple[Path, ...],
    since: dt.datetime | None,
    until: dt.datetime | None,
    out: Path | None,
    format: Literal["text", "json"],
    open_: bool,
) -> None:
    """Say what the referral system of the kit in DIR did: from a share to a signature.

    It reads what kitgen collect took down, what kitgen leads import brought, and the logs that you
    name; it prints the essence and writes report/index.html with CSV and JSON beside it.
    """
    import shutil
    import sys
    import time

    from kitgen.build.reporting import FOLDER, Wish, make, write
    from kitgen.cli.links_book import complain
    from kitgen.cli.progress import Bar

    wish = Wish(since.date() if since else None, until.date() if until else None, logs)
    with existing(root, database) as (store, name), Bar() as bar:
        try:
            made = make(root, root / "site", store, name, wish, time.time(), bar)
        except ValueError as error:
            raise click.UsageError(str(error)) from None
    ready = made.ready
    if ready is None:
        complain(made.findings)
        context.exit(1)
    folder = out or root / FOLDER
    findings = write(folder, ready)
    if format == "json":
        click.echo(ready.data(), nl=False)
    else:
        width = min(shutil.get_terminal_size((80, 24)).columns, 120)
        click.echo(ready.terminal(width, color=sys.stdout.isatty()), nl=False)
    if findings:
        complain(findings)
        context.exit(1)
    if format == "text":
        click.echo(
            f"\nWritten to {folder}: index.html to look at, CSV and report.json to go on with."
        )
    if open_:
        import webbrowser

        webbrowser.open((folder / "index.html").resolve().as_uri())
