"""QR codes, fit to stand in a page and to be downloaded and printed."""

from __future__ import annotations

import io
import re
from functools import lru_cache
from html import escape

from kitgen.draw import symbol

_RUN = re.compile("0*1+")
BORDER = 4
"""The quiet zone that readers of QR codes need, in modules."""
_PIXELS = 600
"""At least so wide is a picture of a code: five centimetres in print. The drawing is for more."""


def svg(url: str, title: str) -> str:
    """The code of an address, error level M, black on white; the title is its text alternative.

    ValueError if the address is longer than a code can hold.
    """
    rows = symbol.rows(url)
    size = len(rows) + 2 * BORDER
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" class="qr" '
        f'role="img" shape-rendering="crispEdges"><title>{escape(title)}</title>'
        f'<rect width="{size}" height="{size}" fill="#fff"/>'
        f'<path class="m" stroke="#000" d="{_path(rows)}"/></svg>'
    )


@lru_cache(maxsize=1024)
def png(url: str) -> bytes:
    """The same code as a picture of 600 pixels or a few more, each module a whole number of them.

    ValueError if the address is longer than a code can hold.
    """
    from PIL import Image

    rows = symbol.rows(url)
    size = len(rows) + 2 * BORDER
    scale = -(-_PIXELS // size)
    light = "".join(rows).encode().translate(bytes.maketrans(b"01", b"\xff\0"))
    code = Image.new("L", (size, size), 255)
    code.paste(Image.frombytes("L", (len(rows), len(rows)), light), (BORDER, BORDER))
    out = io.BytesIO()
    printed = code.resize((size * scale, size * scale), Image.Resampling.NEAREST)
    printed.convert("1", dither=Image.Dither.NONE).save(out, "PNG")
    return out.getvalue()


def _path(rows: list[str]) -> str:
    commands: list[str] = []
    pen_x, pen_y = 0, 0
    for y, row in enumerate(rows):
        first, *others = _RUN.findall(row)
        gap = first.count("0")
        move = f"m{gap - pen_x} {y - pen_y}" if commands else f"M{BORDER} {BORDER + 0.5}"
        commands += (f"{move}h{len(first) - gap}", *map(_run, others))
        pen_x, pen_y = row.rindex("1") + 1, y
    return "".join(commands)


@lru_cache(maxsize=1024)
def _run(modules: str) -> str:
    gap = modules.count("0")
    return f"m{gap} 0h{len(modules) - gap}"
