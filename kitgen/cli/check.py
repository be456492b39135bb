"""kitgen check: says what is wrong with a kit, without building it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kitgen.cli.findings_format import findings_format
from kitgen.cli.site_folder import site_folder

if TYPE_CHECKING:
    from kitgen.cli.show import Format
    from kitgen.model.finding import Finding


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
@click.option(
    "--artifacts",
    is_flag=True,
    help="Look at the built site instead: what will networks show of its links?",
)
@site_folder()
@click.pass_context
def check(
    context: click.Context,
    root: Path,
    format_: Format,
    explain: str | None,
    list_: bool,
    drafts: bool,
    artifacts: bool,
    out: Path | None,
) -> None:
    """Say what is wrong with the kit in DIR, with the place and a hint.

    With --artifacts it is the built site that is looked at: what LinkedIn, X, Facebook, WhatsApp,
    Slack, Mastodon and iMessage will show of the pages whose links are passed on, and of every
    share link.

    Nothing is written. The exit code is 1 if there is an error, else 0.
    """
    if out is not None and not artifacts:
        raise click.UsageError("--out says where the built site is: it needs --artifacts.")
    if drafts and artifacts:
        raise click.UsageError("--artifacts looks at what was built: --drafts changes nothing.")
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

    findings = _previews(root, out, format_) if artifacts else inspect(root, drafts)
    show_findings(findings, format_)
    if any(finding.severity is Severity.ERROR for finding in findings):
        context.exit(1)


def _previews(root: Path, out: Path | None, format_: Format) -> tuple[Finding, ...]:
    from kitgen.build.preflight import preflight

    found = preflight(root, out or root / "site")
    if format_ == "text":
        from kitgen.cli.show_previews import show_previews

        show_previews(found.subject)
    return found.findings


def _explanation(name: str) -> str:
    from kitgen.check import RULES
    from kitgen.check.explain import explain
    from kitgen.check.nearest import did_you_mean
    from kitgen.cli.show import harmless

    if rule := RULES.get(name):
        return explain(rule)
    near = did_you_mean(name, RULES, "")
    hint = (
        f"{near} kitgen check --list shows all of them; what is said about how a file is written, "
        "or of what finds no room in print, is explained by its hint alone."
    ).lstrip()
    raise click.UsageError(f"There is no rule {harmless(name)}. {hint}")
