"""kitgen links: the share links, and what one does with them; each of its commands has a file."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path
from typing import Any

import click
from click.shell_completion import CompletionItem

from kitgen.cli.lazy import LazyGroup, Table
from kitgen.cli.links_table import table as listing

COMMANDS: Table = {
    "show": ("kitgen.cli.links_show", "show", "Say everything about one link."),
    "check": ("kitgen.cli.links_check", "check", "Say which links do not answer in the site."),
    "mailmerge": ("kitgen.cli.links_mailmerge", "mailmerge", "Write a row a person for letters."),
    "new-key": ("kitgen.cli.links_new_key", "new_key", "Make a new key when the old one is lost."),
}
_HELP = ("-h", "--help")


class Links(LazyGroup):
    """The table of links, and the commands beside it; a folder or an option means the table."""

    table = COMMANDS
    listing: click.Command = listing

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,
    ) -> click.Context:
        """Read what was typed, as one of the commands if it begins with its name."""
        first = args[0] if args else ""
        # A shell that completes the first word is offered the commands and the table's options.
        named = first in COMMANDS or first in _HELP
        if named or (not args and extra.get("resilient_parsing")):
            return super().make_context(info_name, args, parent, **extra)
        if not first.startswith("-") and not Path(first).exists():
            near = get_close_matches(first, COMMANDS, n=1)
            if near:
                raise click.UsageError(f"There is no folder {first!r}. Did you mean {near[0]}?")
        return self.listing.make_context(info_name, args, parent, **extra)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The table's options, then the commands."""
        self.listing.format_options(ctx, formatter)
        self.format_commands(ctx, formatter)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """The commands, and the table's options."""
        return [
            *super().shell_complete(ctx, incomplete),
            *self.listing.shell_complete(ctx, incomplete),
        ]


links = Links("links", help=listing.help, subcommand_metavar="[DIR] | COMMAND ...")
