"""Privacy: figures of so few visitors that somebody might know who they are."""

from __future__ import annotations

from collections.abc import Sequence

from kitgen.model.report import Figure

FEW = 5
"""Fewer visitors than these are not told apart. Nobody is nobody, and is shown."""


def withhold(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """One figure of every row, without those that are too small to be shown.

    The rows add up to a total that is shown. So that nobody subtracts their way to what is hidden,
    the next larger figure is hidden as well, and all that equal it, while the total leaves only
    one answer: a row alone, or rows that must all be 1, or all be 4. (Complementary cell
    suppression: L. Willenborg and T. de Waal, Elements of Statistical Disclosure Control, 2001.)
    Where nothing is left to hide, as with a single row, the total may tell.
    """
    values = [figure.value or 0.0 for figure in figures]
    hidden = {at for at, value in enumerate(values) if 0 < value < FEW}
    small = len(hidden)
    for size in sorted({value for value in values if value >= FEW}):
        if _safe([values[at] for at in hidden], small):
            break
        # Not one of several that are equal: which it is would tell what it is hidden with.
        hidden.update(at for at, value in enumerate(values) if value == size)
    return tuple(
        figure._replace(value=None, withheld=True) if at in hidden else figure
        for at, figure in enumerate(figures)
    )


def _safe(hidden: Sequence[float], small: int) -> bool:
    """Whether their sum can be divided in more than one way, each part at least 1."""
    count = len(hidden)
    if not count:
        return True
    most = (FEW - 1) * small if small == count else float("inf")
    return count > 1 and count < sum(hidden) < most
