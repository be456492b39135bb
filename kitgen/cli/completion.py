"""kitgen completion: print the script that lets a shell complete commands."""

from __future__ import annotations

import os
from pathlib import Path

import click

_WHERE = {
    "bash": ("~/.bashrc", 'eval "$(kitgen completion bash)"'),
    "zsh": ("~/.zshrc", 'eval "$(kitgen completion zsh)"'),
    "fish": ("~/.config/fish/config.fish", "kitgen completion fish | source"),
}


@click.command()
@click.argument("shell", required=False, type=click.Choice(list(_WHERE)))
@click.pass_context
def completion(context: click.Context, shell: str | None) -> None:
    """Print the completion script of SHELL; without it, of the shell you are in.

    \b
    Put one line into the file that your shell reads when it starts:
      bash   ~/.bashrc                    eval "$(kitgen completion bash)"
      zsh    ~/.zshrc                     eval "$(kitgen completion zsh)"
      fish   ~/.config/fish/config.fish   kitgen completion fish | source
    """
    from click.shell_completion import get_completion_class

    name = shell or Path(os.environ.get("SHELL", "")).name
    made = get_completion_class(name) if name in _WHERE else None
    if made is None:
        raise click.UsageError("Say which shell: kitgen completion bash, zsh or fish.", context)
    file, line = _WHERE[name]
    click.echo(f"# For completion in every new {name}, put this line into {file}:\n#   {line}\n")
    click.echo(made(context.find_root().command, {}, "kitgen", "_KITGEN_COMPLETE").source())
