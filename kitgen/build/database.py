"""Where what is collected lies: a file in the kit, or a database somewhere else."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from sqlalchemy.engine import URL

from kitgen.track.store.engine import BadDatabase
from kitgen.track.store.engine import url_of as checked

FOLDER: Final = "collected"
"""In the kit's folder. It has personal data, and cannot be made again: it is no cache."""
FILE: Final = f"{FOLDER}/events.db"
VARIABLE: Final = "KITGEN_DATABASE"
"""The environment variable that names a database: it may hold a password."""

__all__ = ["FILE", "VARIABLE", "BadDatabase", "shown", "url_of"]


def url_of(root: Path, database: str) -> str:
    """The whole address of a database; nothing is the kit's own file.

    A relative path of SQLite's is one in the kit. Raises BadDatabase.
    """
    if not database:
        return _file(root.resolve() / FILE)
    url = checked(database)
    if url.drivername == "sqlite":
        if not url.database or url.database == ":memory:":
            raise BadDatabase("name a file: sqlite:///collected/events.db")
        return _file(root.resolve() / url.database)
    return url.render_as_string(hide_password=False)


def _file(path: Path) -> str:
    # Any sign may stand in a folder's name.
    return URL.create("sqlite", database=path.as_posix()).render_as_string()


def shown(database: str) -> str:
    """The address of a database as anybody may read it, without its password."""
    return checked(database).render_as_string(hide_password=True)
