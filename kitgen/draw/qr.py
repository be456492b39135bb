"""QR codes as SVG, fit to stand in a page and to be downloaded and printed."""

from __future__ import annotations

import re
from html import escape

_MASK = 3
"""Any mask can be read; looking for the handsomest of the eight takes five times as long."""
_RUN = re.compile(b"\x01+")
BORDER = 4
"""The quiet zone that readers of QR codes need, in modules."""


def svg(url: str, title: str) -> str:
    """The code of an address, error level M, black on white; the title is its text alternative.

    ValueError (segno's DataOverflowError) if the address is longer than a code can hold.
    """
    import segno

    matrix = segno.make_qr(url, error="m", boost_error=False, mask=_MASK).matrix
    size = len(matrix) + 2 * BORDER
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" class="qr" '
        f'role="img" shape-rendering="crispEdges"><title>{escape(title)}</title>'
        f'<rect width="{size}" height="{size}" fill="#fff"/>'
        f'<path class="m" stroke="#000" d="{_path(matrix)}"/></svg>'
    )


def _path(matrix: tuple[bytearray, ...]) -> str:
    commands: list[str] = []
    pen_x, pen_y = 0, 0
    for y, row in enumerate(matrix):
        for run in _RUN.finditer(row):
            start, end = run.span()
            move = f"m{start - pen_x} {y - pen_y}" if commands else f"M{BORDER} {BORDER + 0.5}"
            commands.append(f"{move}h{end - start}")
            pen_x, pen_y = end, y
    return "".join(commands)
