"""Writes docs/commands.md from the commands' own help."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator

import click

from kitgen.cli import COMMANDS, main
from kitgen.cli.links import Links

_TOP = """# Commands

Every command says the same with `--help`. `DIR` is the folder of a kit; without it, commands take
the folder you are in.

Exit codes: 0 when all is well; 1 when there are errors in the content, or something could not be
written; 2 when a command was misspelt; 70 for a mistake in kitgen itself; 130 when you stop it.
"""


def page() -> str:
    """The whole page."""
    parts = [_TOP, "| command | what it does |", "| --- | --- |"]
    parts += [f"| [`kitgen {name}`](#kitgen-{name}) | {COMMANDS[name][2]} |" for name in COMMANDS]
    context = click.Context(main, info_name="kitgen")
    for name in main.list_commands(context):
        command = main.get_command(context, name)
        assert command is not None, name
        parts += ["", *_command(command, click.Context(command, context, name))]
    return "\n".join(parts) + "\n"


def _command(command: click.Command, context: click.Context) -> Iterator[str]:
    """The section of a command, and below it those of the commands that it has itself."""
    level = "##" if context.parent and context.parent.parent is None else "###"
    yield f"{level} {context.command_path}\n"
    yield f"    {command.get_usage(context).removeprefix('Usage: ')}\n"
    yield _help(command)
    rows = [_row(option) for option in options(command)]
    if rows:
        yield "\n| option | what it does |\n| --- | --- |"
        yield from rows
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            assert below is not None, name
            yield ""
            yield from _command(below, click.Context(below, context, name))


def options(command: click.Command) -> list[click.Option]:
    """What may be said to a command; to the links, what may be said to their table."""
    parameters = (command.listing if isinstance(command, Links) else command).params
    return [one for one in parameters if isinstance(one, click.Option)]


def _help(command: click.Command) -> str:
    """The paragraphs; click's mark of one that keeps its lines becomes an indented block."""
    found = []
    for paragraph in inspect.cleandoc(command.help or "").split("\n\n"):
        if paragraph.startswith("\b\n"):
            first, *lines = paragraph.removeprefix("\b\n").split("\n")
            found.append("\n".join([first, "", *(f"    {line.strip()}" for line in lines)]))
        else:
            found.append(re.sub(r"^(#.*)$", r"\n    \1", paragraph, flags=re.M))
    return "\n\n".join(found)


def _row(option: click.Option) -> str:
    names = ", ".join(f"`{name}`" for name in (*option.opts, *option.secondary_opts))
    if isinstance(option.type, click.Choice):
        names += " " + ", ".join(f"`{choice}`" for choice in option.type.choices)
    elif not option.is_flag:
        names += f" {option.make_metavar(click.Context(click.Command('')))}"
    words = option.help or ""
    if option.show_default and option.default is not None:
        words += f" Default: {option.default}."
    return f"| {names} | {words} |".replace("<", "`<").replace(">", ">`")
