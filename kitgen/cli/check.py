"""kitgen check: says what is wrong with a kit, without building it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kitgen.cli.findings_format import findings_format

if TYPE_CHECKING:
    from kitgen.cli.show import Format


@click.command()
@click.argument(
    "root",
    metavar="[DIR]",
    default=".",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
)
@findings_format
@click.option("--explain", metavar="RULE", help="Say what a rule finds, why, and what to do.")
@click.option("--list", "list_", is_flag=True, help="Show every rule in a line.")
@click.option("--drafts", is_flag=True, help="Check drafts as if they were published.")
@click.pass_context
def check(
    context: click.Context,
    root: Path,
    format_: Format,
    explain: str | None,
    list_: bool,
    drafts: bool,
) -> None:
    """Say what is wrong with the kit in DIR, with the place and a hint.

    Nothing is written. The exit code is 1 if there is an error, else 0.
    """
    if explain is not None:
        click.echo(_explanation(explain))
        return
    if list_:
        from kitgen.check import RULES
        from kitgen.check.explain import listing

        click.echo(listing(RULES.values()))
        return

    from kitgen.build.inspect import inspect
    from kitgen.cli.show import show_findings
    from kitgen.model.finding import Severity

    findings = inspect(root, drafts)
    show_findings(findings, format_)
    if any(finding.severity is Severity.ERROR for finding in findings):
        context.exit(1)


def _explanation(name: str) -> str:
    from kitgen.check import RULES
    from kitgen.check.explain import explain
    from kitgen.check.nearest import did_you_mean
    from kitgen.cli.show import harmless

    if rule := RULES.get(name):
        return explain(rule)
    hint = did_you_mean(
        name,
        RULES,
        "kitgen check --list shows all of them; what is said about how a file is written "
        "is explained by its hint alone.",
    )
    raise click.UsageError(f"There is no rule {harmless(name)}. {hint}")
