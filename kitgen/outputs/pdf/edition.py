"""An edition: the base, and after it whatever is somebody's own (an incremental update).

ISO 32000-1, 7.5.6: objects that follow the file take the place of those of the same number, so the
base is never rewritten, and nothing of one edition can be left over in another.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import accumulate
from operator import add
from struct import pack
from typing import Final, NamedTuple

from kitgen.outputs.common.passing import Fill, Slot
from kitgen.outputs.pdf import syntax
from kitgen.outputs.pdf.base import Base
from kitgen.outputs.pdf.codes import code
from kitgen.outputs.pdf.lettering import Drawn

_END: Final = b"\nendobj\n"


def edition(base: Base, fill: Fill, words: Mapping[str, Drawn]) -> bytes:
    """The PDF of one edition: the base with its own links, QR codes and lettering.

    `words` are those of every slot in `base.boxes`.
    """
    return base.data + tail(base, fill, words)


def tail(base: Base, fill: Fill, words: Mapping[str, Drawn]) -> bytes:
    """What follows the base in an edition: a writer need not hold the two together in memory."""
    plan = _plan(base)
    lettering = [words[name] for name in plan.forms]
    codes = [fill(slot) for slot in plan.codes]
    small = [b"<</Type/Action/S/URI/URI%b>>" % syntax.uri(fill(slot)) for slot in plan.addresses]
    small += [syntax.text(fill(slot)) for slot in plan.labels]
    small += [syntax.text(words[name].alt) for name in plan.alts]
    objects = [*small, *map(code, codes), *(drawn.form for drawn in lettering)]

    offsets = [*accumulate(map(add, plan.around, map(len, objects)), initial=len(base.data))]
    rows = [1, 0, 0] * len(plan.order)
    rows[1::3] = [offsets[index] for index in plan.order]
    parts = [b""] * (2 * len(objects))
    parts[::2], parts[1::2] = plan.heads, objects

    own = (plan.digest, *small, *map(str.encode, codes), *(drawn.digest for drawn in lettering))
    identifier = hashlib.sha256(b"\n".join(own)).hexdigest()[:32].encode()
    parts += plan.table, identifier, plan.rest, pack(plan.packed, *rows)
    return b"".join((*parts, b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % offsets[-1]))


class _Plan(NamedTuple):
    """All of a tail that is the same in every edition."""

    addresses: tuple[Slot, ...]
    labels: tuple[Slot, ...]
    codes: tuple[Slot, ...]
    forms: tuple[str, ...]
    alts: tuple[str, ...]
    heads: tuple[bytes, ...]
    """What stands before each object: the end of the one before, and its number."""
    around: tuple[int, ...]
    """The bytes of its own number and end."""
    order: tuple[int, ...]
    """The objects by their number, the table last."""
    packed: str
    """The form of the cross-reference table."""
    table: bytes
    """What stands before the changing half of the identifier."""
    rest: bytes
    """What stands between it and the table's entries."""
    digest: bytes
    """Of the base."""


@lru_cache(maxsize=4)
def _plan(base: Base) -> _Plan:
    small = (*base.addresses, *base.labels, *base.alts)
    numbers = [number for _, number in (*small, *base.codes, *base.forms)]
    numbers.append(base.size)
    order = sorted(range(len(numbers)), key=numbers.__getitem__)
    index = " ".join(f"{first} {count}" for first, count in _runs(sorted(numbers)))
    info = f"/Info {base.info} 0 R" if base.info else ""
    heads = [b"%d 0 obj\n" % number for number in numbers]
    before = [b"", *[_END] * len(heads)]
    *heads_of_objects, head = map(add, before, heads)
    table = (
        f"<</Type/XRef/Size {base.size + 1}/Prev {base.start}/Root {base.root} 0 R{info}"
        f"/W[1 4 1]/Index[{index}]/Length {6 * len(numbers)}/ID[<{base.identifier}><"
    )
    return _Plan(
        addresses=tuple(slot for slot, _ in base.addresses),
        labels=tuple(slot for slot, _ in base.labels),
        codes=tuple(slot for slot, _ in base.codes),
        forms=tuple(name for name, _ in base.forms),
        alts=tuple(name for name, _ in base.alts),
        heads=tuple(heads_of_objects),
        around=tuple(len(one) + len(_END) for one in heads[:-1]),
        order=tuple(order),
        packed=">" + "BIB" * len(numbers),
        table=head + table.encode(),
        rest=b">]>>\nstream\n",
        digest=hashlib.sha256(base.data).digest(),
    )


def _runs(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Numbers that follow one another: the first, and how many."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        first, count = runs[-1] if runs else (number, 0)
        if number == first + count:
            runs[-1:] = [(first, count + 1)]
        else:
            runs.append((number, 1))
    return runs
