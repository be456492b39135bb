"""kitgen forget: removes a person from what was collected and imported."""

from __future__ import annotations

from pathlib import Path

import click

from kitgen.cli.database import database_option, opened
from kitgen.cli.kit_folder import kit_folder


@click.command()
@click.argument("email")
@kit_folder
@database_option
@click.pass_context
def forget(context: click.Context, email: str, root: Path, database: str) -> None:
    """Remove the person with the address EMAIL from what was collected for the kit in DIR.

    Their requests and what was imported of them are deleted, and a later import leaves them out.
    It says where else in the kit the address stands; those files are yours to change. Exit code 1
    if there are any.
    """
    from kitgen.build.forgetting import forget as removed
    from kitgen.cli.show import show_findings

    if "@" not in email.strip("@ "):
        raise click.UsageError(f"{email!r} is no e-mail address.")
    with opened(root, database) as store:
        done = removed(root, store, email)
    requests, records = done.removed
    if requests or records:
        click.echo(
            f"Removed: {requests} {'request' if requests == 1 else 'requests'} and "
            f"{records} imported {'record' if records == 1 else 'records'}."
        )
    else:
        click.echo("Nothing was kept of them. An import will leave them out from now on.")
    if done.left:
        show_findings(done.left)
        context.exit(1)
