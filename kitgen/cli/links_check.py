"""kitgen links check: asks the built site for every share link."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kitgen.cli.findings_format import findings_format
from kitgen.cli.kit_folder import kit_folder
from kitgen.cli.site_folder import site_folder

if TYPE_CHECKING:
    from kitgen.build.links.check import Checked
    from kitgen.cli.show import Format


@click.command()
@kit_folder
@site_folder()
@findings_format
@click.pass_context
def check(context: click.Context, root: Path, out: Path | None, format_: Format) -> None:
    """Ask the site of the kit in DIR for every link of content/links.csv.

    Each must have a page, and the page must be that link's own. With more ambassadors than
    links.pages_up_to no pages are written, and the collector answers; then the function that makes
    its pages is asked for each.

    The exit code is 1 if a link does not answer, else 0.
    """
    from kitgen.build.links.check import check as ask
    from kitgen.cli.progress import Bar
    from kitgen.cli.show import show_findings
    from kitgen.model.finding import Severity

    with Bar() as bar:
        checked = ask(root, out or root / "site", bar)
    if checked.findings or format_ == "json":
        show_findings(checked.findings, format_)
    failed = any(finding.severity is Severity.ERROR for finding in checked.findings)
    if checked.links or not failed:
        # What programs read on standard output must be nothing else.
        click.echo(_summary(checked), err=format_ != "text")
    if failed:
        context.exit(1)


def _summary(checked: Checked) -> str:
    if not checked.links:
        return "No share link has been given out yet."
    links = "1 link" if checked.links == 1 else f"{checked.links:,} links"
    some = checked.links != checked.answering
    what = f"{checked.answering:,} of {links}" if some else links
    verb = "answers" if checked.answering == 1 else "answer"
    if checked.pages:
        return f"{what} {verb}."
    return (
        f"No pages are written for so many ambassadors: the collector must answer. "
        f"The page function has a page for {what}."
    )
