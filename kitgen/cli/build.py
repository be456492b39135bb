"""kitgen build: makes the site."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kitgen.cli.findings_format import findings_format
from kitgen.cli.kit_folder import kit_folder
from kitgen.cli.site_folder import site_folder

if TYPE_CHECKING:
    from kitgen.build.pipeline import Outcome
    from kitgen.cli.show import Format

_KEPT = {
    "content": "what you write stands",
    "templates": "your own templates stand",
    ".kitgen": "kitgen remembers its last build",
}


@click.command()
@kit_folder
@site_folder("Where the site goes.")
@click.option("--drafts", is_flag=True, help="Build drafts too, for your eyes only.")
@click.option("--frozen", is_flag=True, help="Fail rather than give out a new share link (for CI).")
@click.option(
    "--jobs",
    metavar="N",
    type=click.IntRange(1, 256),
    help="How many things may be made at once. Default: as many as there are processors.",
)
@click.option(
    "--server",
    "servers",
    metavar="NAME",
    multiple=True,
    type=click.Choice(("nginx", "caddy")),
    help="Write settings for a web server of your own too: nginx or caddy. May be repeated.",
)
@click.option("--quiet", is_flag=True, help="Say only what is wrong.")
@click.option("--verbose", is_flag=True, help="Tell what each of the seven steps did.")
@findings_format
@click.pass_context
def build(
    context: click.Context,
    root: Path,
    out: Path | None,
    drafts: bool,
    frozen: bool,
    jobs: int | None,
    servers: tuple[str, ...],
    quiet: bool,
    verbose: bool,
    format_: Format,
) -> None:
    """Make the site of the kit in DIR.

    Only what changed is made again. An error stops the build before anything is written: the exit
    code is 1 then, and the site stays as it was.
    """
    from kitgen.build import pipeline
    from kitgen.cli.progress import Bar
    from kitgen.cli.show import show_findings
    from kitgen.model.finding import Severity

    if taken := unfit(root, out or root / "site"):
        raise click.BadParameter(
            f"{taken}. Choose a folder that only the site stands in, such as site.",
            context,
            param_hint="--out",
        )
    options = pipeline.Options(
        out=out,
        drafts=drafts,
        jobs=jobs or processors(),
        frozen=frozen,
        servers=tuple(dict.fromkeys(servers)),
    )
    try:
        with Bar(quiet) as bar:
            outcome = pipeline.build(root, options, bar)
    except KeyboardInterrupt:
        click.echo(f"\n{stopped(root, out or root / 'site')}", err=True)
        context.exit(130)
    findings = [f for f in outcome.findings if not quiet or f.severity is not Severity.INFO]
    if findings or format_ == "json":
        show_findings(findings, format_)
    # What programs read on standard output must be nothing else.
    aside = format_ != "text"
    if verbose:
        click.echo("\n".join(outcome.steps), err=aside)
    if not outcome.ok:
        click.echo("Nothing was written: the errors come first. The site is as it was.", err=True)
        context.exit(1)
    if not quiet:
        click.echo(summary(root, outcome), err=aside)
        if outcome.links:
            click.echo(given_out(outcome.links), err=aside)
        for path in outcome.servers:
            click.echo(f"Settings for a web server: {root / path}", err=aside)


def unfit(root: Path, out: Path) -> str:
    """Why a site cannot go into a folder; empty if it can.

    kitgen writes and deletes in the site's folder, and a host shows all that stands in it.
    """
    kit, site = root.resolve(), out.resolve()
    if kit.is_relative_to(site):
        return f"{out} holds the kit itself, and all of it would be published"
    for name, holds in _KEPT.items():
        if site.is_relative_to((kit / name).resolve()):
            return f"{out} is where {holds}"
    return ""


def stopped(root: Path, out: Path) -> str:
    """What a build left behind that was stopped with Ctrl-C."""
    from kitgen.build.writer import half_written

    if half_written(root.resolve(), out.resolve()):
        return f"Stopped while {out} was being written. Build again to finish it."
    return f"Stopped. Nothing in {out} was changed."


def summary(root: Path, outcome: Outcome) -> str:
    """One line about a build that went well."""
    pages = "1 page" if outcome.pages == 1 else f"{outcome.pages:,} pages"
    where = "" if outcome.out == (root / "site").resolve() else f" into {outcome.out}"
    serve = "kitgen serve" if root == Path() else f"kitgen serve {root}"
    return (
        f"Built {pages}{where} in {outcome.seconds:.1f} s: {outcome.written:,} written, "
        f"{outcome.unchanged:,} unchanged, {outcome.removed:,} removed. Look at it: {serve}"
    )


def given_out(links: int) -> str:
    """What becomes of links that are new: without the two files, they are lost."""
    new = "1 new share link" if links == 1 else f"{links:,} new share links"
    return f"{new} in content/links.csv: keep it with the kit, and content/links.key too."


def processors() -> int:
    """How many processors this process may use."""
    import os

    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1
