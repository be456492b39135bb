"""kitgen links: the share links, and what one does with them; each of its commands has a file."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import click
from click.shell_completion import CompletionItem

from kitgen.cli.links_table import table

COMMANDS: Mapping[str, tuple[str, str, str]] = {
    "show": ("kitgen.cli.links_show", "show", "Say everything about one link."),
    "check": ("kitgen.cli.links_check", "check", "Say which links do not answer in the site."),
    "mailmerge": ("kitgen.cli.links_mailmerge", "mailmerge", "Write a row a person for letters."),
    "new-key": ("kitgen.cli.links_new_key", "new_key", "Make a new key when the old one is lost."),
}
"""Name: module, attribute, and what the list of commands says."""
_HELP = ("-h", "--help")


class Links(click.Group):
    """The table of links, and the commands beside it; a folder or an option means the table."""

    table: click.Command = table

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
        return self.table.make_context(info_name, args, parent, **extra)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names in the order in which one meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command."""
        if cmd_name not in COMMANDS:
            return None
        module, attribute, _ = COMMANDS[cmd_name]
        command = getattr(importlib.import_module(module), attribute)
        assert isinstance(command, click.Command)
        return command

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The table's options, then the commands."""
        self.table.format_options(ctx, formatter)
        with formatter.section("Commands"):
            formatter.write_dl([(name, short) for name, (_, _, short) in COMMANDS.items()])

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """The commands, and the table's options."""
        return [
            *super().shell_complete(ctx, incomplete),
            *self.table.shell_complete(ctx, incomplete),
        ]


links = Links("links", help=table.help, subcommand_metavar="[DIR] | COMMAND ...")
