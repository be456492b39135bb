"""The option that names the database of what was collected."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from kitgen.track.store import Store

F = TypeVar("F", bound=Callable[..., Any])


def database_option(command: F) -> F:
    """Give a command the option --database."""
    return click.option(
        "--database",
        metavar="URL",
        default="",
        envvar="KITGEN_DATABASE",
        help="Where it is kept: sqlite:///FILE or postgresql+psycopg://USER:PASSWORD@HOST/NAME. "
        "Default: collected/events.db in the kit, or what KITGEN_DATABASE says.",
    )(command)


@contextmanager
def existing(root: Path, database: str) -> Iterator[tuple[Store | None, str]]:
    """The store and what it is called; none where the kit's own file is not there yet."""
    from kitgen.build.database import FILE, shown, url_of

    if not database and not (root / FILE).exists():
        yield None, ""
        return
    with opened(root, database) as store:
        yield store, shown(url_of(root, database)) if database else FILE


@contextmanager
def opened(root: Path, database: str) -> Iterator[Store]:
    """The store; where it cannot be had, the command ends and says why."""
    from kitgen.build.database import BadDatabase, shown, url_of
    from kitgen.track.store import Newer, Unavailable, open_store

    try:
        url = url_of(root, database)
    except BadDatabase as error:
        raise click.UsageError(f"--database: {error}.") from None
    try:
        with open_store(url) as store:
            yield store
    except Unavailable as error:
        raise click.ClickException(f"The database {shown(url)} cannot be used: {error}") from None
    except Newer as error:
        raise click.ClickException(
            f"The database {shown(url)} was written by a later kitgen ({error}): update this one."
        ) from None
