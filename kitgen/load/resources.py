"""Where the default templates and the sample kit lie, in a checkout and in an installed wheel."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def _find(name: str) -> Path:
    packed = _PACKAGE / "_data" / name
    return packed if packed.is_dir() else _PACKAGE.parent / name


def templates() -> Path:
    """The default theme."""
    return _find("templates")


def sample() -> Path:
    """The sample kit's content."""
    return _find("content")
