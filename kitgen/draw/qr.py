"""QR codes as SVG, fit to stand in a page and to be downloaded and printed."""

from __future__ import annotations

from html import escape

BORDER = 4
"""The quiet zone that readers of QR codes need, in modules."""


def svg(url: str, title: str) -> str:
    """The code of an address, error level M, black on white; the title is its text alternative.

    ValueError (segno's DataOverflowError) if the address is longer than a code can hold.
    """
    import segno

    matrix = segno.make_qr(url, error="m", boost_error=False).matrix
    size = len(matrix) + 2 * BORDER
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" class="qr" '
        f'role="img" shape-rendering="crispEdges"><title>{escape(title)}</title>'
        f'<rect width="{size}" height="{size}" fill="#fff"/>'
        f'<path class="m" stroke="#000" d="{_path(matrix)}"/></svg>'
    )


def _path(matrix: tuple[bytearray, ...]) -> str:
    commands: list[str] = []
    pen = (0.0, 0.0)
    for y, row in enumerate(matrix):
        x = 0
        while x < len(row):
            if not row[x]:
                x += 1
                continue
            start = x
            while x < len(row) and row[x]:
                x += 1
            at = (start + BORDER, y + BORDER + 0.5)
            move = f"m{at[0] - pen[0]:g} {at[1] - pen[1]:g}" if commands else f"M{at[0]} {at[1]}"
            commands.append(f"{move}h{x - start}")
            pen = (x + BORDER, at[1])
    return "".join(commands)
