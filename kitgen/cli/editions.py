"""kitgen editions: everybody's own edition of the guide, for one or for many thousands."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kitgen.cli.kit_folder import kit_folder
from kitgen.cli.links_complete import column

if TYPE_CHECKING:
    from kitgen.build.editions.copies import Kind
    from kitgen.build.editions.delivery import Outcome
    from kitgen.build.editions.order import Unknown


def _formats(context: click.Context, option: click.Parameter, value: str) -> tuple[Kind, ...]:
    """Formats with commas between them, each once."""
    from kitgen.build.editions.copies import KINDS

    found: list[Kind] = []
    for word in value.split(","):
        kind = next((kind for kind in KINDS if kind == word.strip()), None)
        if kind is None:
            raise click.BadParameter(f"{word!r} is none of {', '.join(KINDS)}.", context, option)
        found.append(kind)
    return tuple(dict.fromkeys(found))


@click.command()
@kit_folder
@click.option(
    "--for",
    "people",
    metavar="ID",
    multiple=True,
    shell_complete=column("ambassador"),
    help="An ambassador who gets one. May be repeated.",
)
@click.option("--all", "everybody", is_flag=True, help="Every ambassador gets one.")
@click.option(
    "--formats",
    "kinds",
    metavar="LIST",
    callback=_formats,
    default="pdf",
    show_default=True,
    help="Which editions, with commas between: pdf, leaflet, letter, epub, slides.",
)
@click.option(
    "--out",
    metavar="FOLDER_OR_URL",
    help="Where they go: a folder, or storage such as s3://bucket/folder. "
    "Default: editions in the kit's folder.",
)
@click.option(
    "--jobs",
    metavar="N",
    type=click.IntRange(1, 256),
    help="How many may be made at once. Default: as many as there are processors.",
)
@click.option(
    "--on",
    metavar="tcp://HOST:PORT",
    help="Have them made by the workers of a Dask cluster: the address of its scheduler.",
)
@click.pass_context
def editions(
    context: click.Context,
    root: Path,
    people: tuple[str, ...],
    everybody: bool,
    kinds: tuple[Kind, ...],
    out: str | None,
    jobs: int | None,
    on: str | None,
) -> None:
    """Make editions of the guide that ambassadors of the kit in DIR pass on as their own.

    Each has its ambassador's links and QR codes, and their name if they agreed to that. What is
    there already, made from the same, is left as it is: a run that was stopped goes on when the
    same command is given again. Files that kitgen did not write are never written over.
    """
    if bool(people) == everybody:
        raise click.UsageError("Say for whom: --for ID, or --all.", context)
    from kitgen.build.editions.delivery import Stopped
    from kitgen.build.editions.order import Unknown
    from kitgen.build.editions.run import FOLDER, Wish, make
    from kitgen.build.editions.unready import Unready
    from kitgen.cli.build import processors
    from kitgen.cli.progress import Bar
    from kitgen.cli.show import harmless, show_findings

    if taken := unfit(root, out or str(root / FOLDER)):
        raise click.BadParameter(
            f"{taken}. Choose a folder that only editions stand in, such as editions.",
            context,
            param_hint="--out",
        )
    wish = Wish(None if everybody else people, kinds, out or "", jobs or processors(), on or "")
    try:
        with Bar() as bar:
            outcome = make(root, wish, bar)
    except Unready as error:
        raise click.ClickException(harmless(str(error))) from error
    except Unknown as error:
        raise click.BadParameter(_unknown(error), context, param_hint="--for") from error
    except Stopped as stop:
        click.echo(f"\n{how_far(stop.outcome, 'Stopped')}", err=True)
        context.exit(130)
    except KeyboardInterrupt:
        click.echo("\nStopped. No edition was written.", err=True)
        context.exit(130)
    if outcome.findings:
        show_findings(outcome.findings)
    if not outcome.ok:
        begun = outcome.made + outcome.kept
        ended = how_far(outcome, "Not all were made")
        click.echo(ended if begun else "No edition was written: the errors come first.", err=True)
        context.exit(1)
    click.echo(summary(outcome))


def _unknown(error: Unknown) -> str:
    from kitgen.cli.show import harmless

    near = " or ".join(error.near)
    hint = f"Did you mean {near}?" if near else "The file of ambassadors in content has their ids."
    return f"There is no ambassador {harmless(error.word[:80])}. {hint}"


def unfit(root: Path, out: str) -> str:
    """Why editions cannot go somewhere; empty if they can.

    They have people's names and links: a site would show them to everybody.
    """
    from kitgen.build.editions.depot import folder_at
    from kitgen.build.writer import MANIFEST
    from kitgen.cli.build import unfit

    folder = folder_at(out)
    if folder is None:
        return ""
    kit, place = root.resolve(), folder.resolve()
    if kit.is_relative_to(place):
        return f"{out} holds the kit itself"
    site = kit / "site"
    if place.is_relative_to(site) or any(
        (up / MANIFEST).is_file() for up in (place, *place.parents)
    ):
        return f"{out} is where the site stands, and everybody would find them"
    return unfit(root, folder)


def how_far(outcome: Outcome, begin: str) -> str:
    """What there is when a run ends early."""
    there = outcome.made + outcome.kept
    return (
        f"{begin}: {there:,} of {outcome.wanted:,} editions are in {outcome.place}. "
        "The same command goes on with the rest."
    )


def summary(outcome: Outcome) -> str:
    """One line about a run that went well."""
    made = "1 edition" if outcome.made == 1 else f"{outcome.made:,} editions"
    were = "1 was" if outcome.kept == 1 else f"{outcome.kept:,} were"
    kept = f"; {were} there already" if outcome.kept else ""
    return f"Made {made} in {outcome.seconds:.1f} s{kept}. They are in {outcome.place}."
