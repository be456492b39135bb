"""The argument that names a kit's folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])


def kit_folder(command: F) -> F:
    """Give a command the argument [DIR]: the kit, by default the folder one is in."""
    return click.argument(
        "root",
        metavar="[DIR]",
        default=".",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        callback=_checked,
    )(command)


def _checked(context: click.Context, parameter: click.Parameter, root: Path) -> Path:
    if context.resilient_parsing or (root / "content").is_dir():
        return root
    near = next((up for up in root.resolve().parents if (up / "content/kit.yaml").is_file()), None)
    hint = f"Did you mean {near}?" if near else "kitgen init DIR begins one."
    raise click.UsageError(f"There is no kit in {root}: it has no content folder. {hint}", context)
