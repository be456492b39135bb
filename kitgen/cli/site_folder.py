"""The option that names the folder of a built site."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])


def site_folder(help: str = "Where the built site is.") -> Callable[[F], F]:
    """Give a command the option --out, which is None where nothing is said."""
    return click.option(
        "--out",
        metavar="DIR",
        type=click.Path(file_okay=False, path_type=Path),
        help=f"{help} Default: site in the kit's folder.",
    )
