"""With what editions are made here: other versions may give other bytes."""

from __future__ import annotations

from functools import cache
from importlib import metadata
from typing import Final

from kitgen import __version__
from kitgen.outputs.common import scripts

_LIBRARIES: Final = ("fonttools", "segno", "uharfbuzz")


@cache
def outfit() -> str:
    """The versions of the program, of what sets words and codes, and of the font packages."""
    libraries = (f"{name} {metadata.version(name)};" for name in _LIBRARIES)
    return f"kitgen {__version__};{''.join(libraries)}{scripts.installed()}"
