"""Exports of analytics programs: each program has a module, this is their registry.

A program says whether a table is one of its own, by the names of the columns, and what a row says;
to add one, write a module and a line in `PROGRAMS`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from kitgen.track.exports import goatcounter, plausible, shlink, umami
from kitgen.track.exports.view import Row, View


class Program(NamedTuple):
    """A program whose exports are read."""

    name: str
    """How tallies name it, too."""
    counts: str
    """What it counts, in a sentence."""
    fits: Callable[[frozenset[str], str], bool]
    """Whether a table with such columns, of a file with such a name, is one of its own."""
    view: Callable[[Row, str], View | None]
    """What a row says; None for what is not counted. Raises ValueError if it cannot be read."""


PROGRAMS: Final = tuple(
    Program(one.PROGRAM, one.COUNTS, one.fits, one.view)
    for one in (plausible, goatcounter, umami, shlink)
)


def found(columns: frozenset[str], file: str) -> Program | None:
    """The program that a table comes from."""
    return next((program for program in PROGRAMS if program.fits(columns, file)), None)
