"""kitgen links new-key: a new key, when the old one is lost or gives a link twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kitgen.cli.kit_folder import kit_folder

if TYPE_CHECKING:
    from kitgen.build.links.newkey import Change, Planned


@click.command("new-key")
@kit_folder
@click.option("--yes", is_flag=True, help="Ask nothing.")
@click.pass_context
def new_key(context: click.Context, root: Path, yes: bool) -> None:
    """Give the kit in DIR a new key, from which its next share links are made.

    Needed when content/links.key is lost for good, or when kitgen build says that somebody has a
    new link already. First look for the file in version control and in backups: with the old key,
    everything stays as it was.

    Links that were given out are never changed: all of them go on answering. Share packs move to
    new addresses only if the old key is lost.
    """
    from kitgen.build.links import newkey

    _checked(context, planned := newkey.plan(root.resolve()))
    if planned.change:
        click.echo("\n".join(_before(planned.change)))
    if not yes:
        _confirm()
    made = newkey.make(root)
    _checked(context, made)
    if made.change:
        click.echo("\n".join(_after(made.change)))


def _checked(context: click.Context, planned: Planned) -> None:
    from kitgen.cli.links_book import complain

    if planned.change is None:
        complain(planned.findings)
        click.echo("No new key was made: the errors come first.", err=True)
        context.exit(1)


def _confirm() -> None:
    try:
        click.confirm("Make a new key?", abort=True)
    except click.Abort as error:
        if not isinstance(error.__context__, EOFError):
            raise
        raise click.UsageError("There is nobody to answer: add --yes.") from None


def _before(change: Change) -> Iterator[str]:
    from kitgen.build.links.newkey import UNREAD
    from kitgen.cli.show import harmless

    if change.found:
        yield f"In content/links.key: {_keys(change.found)}. Kept behind the new one."
    if change.copied:
        yield f"In no file, but still kept in .kitgen: {_keys(change.copied)}. Put back."
    if change.lost:
        yield f"Lost: {_keys(change.lost)}. Noted as such; the links made with it stay."
    for finding in change.unread:
        yield f"{harmless(str(finding.place))}: {harmless(finding.message)}: moved to {UNREAD}."
    if change.found and not change.lost and not change.unread:
        yield "No key is lost: a new one is only needed if kitgen build says links-collision."
    if change.copied and not change.found:
        yield "Nothing is lost yet: without a new key, kitgen build puts the old one back."
    yield "Every link that was given out goes on answering."
    if not change.found and not change.copied:
        yield "Share packs get new addresses: send those again."


def _after(change: Change) -> Iterator[str]:
    yield f"Wrote content/links.key: the new key {change.new} makes the next links."
    if behind := (*change.found, *change.copied):
        yield f"Behind it: {_keys(behind)}."
    if change.lost:
        yield f"Noted as lost: {_keys(change.lost)}."
    yield "Run kitgen build, then commit content/links.key and content/links.csv."


def _keys(names: Sequence[str]) -> str:
    return f"the key{'' if len(names) == 1 else 's'} {', '.join(names)}"
