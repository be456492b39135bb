"""kitgen leads: who was introduced; each of its commands has a file."""

from __future__ import annotations

from difflib import get_close_matches

import click

from kitgen.cli.lazy import LazyGroup, Table

COMMANDS: Table = {
    "import": ("kitgen.cli.leads_import", "import_", "Take in what your CRM knows, as CSV."),
    "list": ("kitgen.cli.leads_list", "list_", "Show who asked, and what was imported."),
}


class Leads(LazyGroup):
    """The commands of leads."""

    table = COMMANDS

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; for a slip of the fingers, name the nearest."""
        name = args[0]
        if name not in COMMANDS and not name.startswith("-") and not ctx.resilient_parsing:
            near = get_close_matches(name, COMMANDS, n=1)
            hint = f"Did you mean {near[0]}?" if near else f"There are: {', '.join(COMMANDS)}."
            raise click.UsageError(f"There is no command {name!r}. {hint}", ctx)
        return super().resolve_command(ctx, args)


leads = Leads(
    "leads",
    help="Who was introduced: what the offer's form took down, and what your CRM knows of them.",
)
