"""The work itself: a chunk of editions made and put away, in whatever process or machine."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from kitgen.build.editions.copies import Copy, Kind
from kitgen.build.editions.depot import Depot, Undelivered
from kitgen.build.editions.moulds import Mould
from kitgen.build.editions.outfit import outfit
from kitgen.links.ledger import Ledger
from kitgen.outputs.pdf.lettering import Refusal

_ONE = threading.Lock()
"""Typefaces are opened once for all threads of a worker, and set words for one at a time."""


@dataclass(frozen=True, eq=False)
class Bench:
    """What every worker is given once."""

    moulds: Mapping[Kind, Mould]
    first: str
    """The key whose links are shown where several keys made one for the same purpose."""
    depot: Depot | None
    """Where to put editions; None where whoever asked for them does so."""
    outfit: str
    """The program and the typefaces that a worker must have: with others, bytes would differ."""


@dataclass(frozen=True)
class Chunk:
    """Editions of one format that are made together."""

    copies: tuple[Copy, ...]


class Made(NamedTuple):
    """What became of a chunk."""

    sizes: tuple[int, ...]
    refusals: tuple[Refusal | None, ...]
    """Why a name is not said that should be."""
    tails: tuple[bytes, ...] = ()
    """Where they have not been put away."""


class Failed(NamedTuple):
    """Why a chunk was not made."""

    message: str
    hint: str = ""
    last: bool = False
    """Whether it is no use to go on with others."""


Result = Made | Failed


def work(bench: Bench, chunk: Chunk) -> Result:
    """Make a chunk, and put it away if that can be done from here."""
    if bench.outfit != outfit():
        return Failed(
            "a machine of the cluster has another kitgen, or other typefaces, than this one",
            "install the same versions of kitgen and of its font packages on all of them",
            last=True,
        )
    moulds = [bench.moulds[copy.kind] for copy in chunk.copies]
    try:
        # First all are made, then all are written: either is quicker when it does not alternate.
        with _ONE:
            tails = tuple(
                mould.tail(copy.person, Ledger(copy.links, bench.first))
                for mould, copy in zip(moulds, chunk.copies, strict=True)
            )
            refusals = tuple(
                mould.refusal(copy.person) for mould, copy in zip(moulds, chunk.copies, strict=True)
            )
        heads = [mould.head for mould in moulds]
        sizes = tuple(len(head) + len(tail) for head, tail in zip(heads, tails, strict=True))
        if bench.depot is None:
            return Made(sizes, refusals, tails)
        names = (copy.file for copy in chunk.copies)
        bench.depot.put(
            (name, (head, tail)) for name, head, tail in zip(names, heads, tails, strict=True)
        )
        return Made(sizes, refusals)
    except Undelivered as error:
        return undelivered(error)
    except MemoryError:
        return Failed("there was not enough memory", "close other programs, or use --jobs 1")
    except (ValueError, LookupError, OSError) as error:
        return Failed(str(error) or type(error).__name__)


def undelivered(error: Undelivered) -> Failed:
    """What a run says of a depot that takes no more."""
    return Failed(
        str(error),
        "see that there is room and that you may write there; the next run goes on from here",
        last=True,
    )
