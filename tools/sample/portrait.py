"""Draw the invented guests of the sample kit as engraved profile portraits.

Sample art only: nothing in kitgen imports this file, and its dependencies are not
dependencies of the project. Run it from a throw-away environment:

    python -m venv /tmp/engrave
    /tmp/engrave/bin/pip install numpy scipy pillow contourpy
    /tmp/engrave/bin/python tools/sample/portrait.py content/interviews [SLUG ...]

Each guest is written to OUT/SLUG/portrait.svg, or to portrait.png for those the sample
delivers as raster pictures (1424 x 1780, sixteen greys on white, to be multiplied on a plate).

How it works: a profile is a handful of outlines (head, neck, cloth, hair, and layers such as a
beard or a cap). Each is filled to a mask, inflated to a low relief and lit from the upper left.
The light gives a tone; the relief bends a set of ruled lines; the tone makes the lines swell.
All coordinates are in one working space of 800 x 1000, with the face looking left. faces.py
describes the guests (figure.py says with what words, features.py what they share, runs.py how the
lines run); engraving.py turns a description into ink, and this file writes the ink.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from contourpy import contour_generator
from engraving import engrave
from faces import GUESTS
from figure import VIEW_HEIGHT, VIEW_TOP, VIEW_WIDTH, Field, Portrait
from PIL import Image
from scipy import ndimage

INK = "#1b1916"
INK_GREY = 25
RASTER_SCALE = 2  # pixels per working unit in a delivered PNG
OVERSAMPLE = 4  # sub-pixels per pixel while drawing it


def simplify(points: Field, tolerance: float) -> Field:
    """Ramer-Douglas-Peucker, without recursion."""
    keep = np.zeros(len(points), bool)
    keep[0] = keep[-1] = True
    spans = [(0, len(points) - 1)]
    while spans:
        first, last = spans.pop()
        if last <= first + 1:
            continue
        start, chord = points[first], points[last] - points[first]
        length = np.hypot(*chord)
        rest = points[first + 1 : last] - start
        if length > 1e-9:
            distance = np.abs(rest[:, 0] * chord[1] - rest[:, 1] * chord[0]) / length
        else:
            distance = np.hypot(rest[:, 0], rest[:, 1])
        worst = int(distance.argmax())
        if distance[worst] > tolerance:
            keep[first + 1 + worst] = True
            spans += [(first, first + 1 + worst), (first + 1 + worst, last)]
    return points[keep]


def trace(ink: Field, tolerance: float = 0.42, smallest: float = 14) -> list[Field]:
    loops = []
    for found in contour_generator(z=ink, name="serial").lines(0):
        loop: Field = np.asarray(found, float)
        if len(loop) < 5:
            continue
        x, y = loop[:, 0], loop[:, 1]
        if abs(np.dot(x, np.roll(y, 1)) - np.dot(y, np.roll(x, 1))) / 2 < smallest:
            continue
        half = len(loop) // 2
        there, back = simplify(loop[: half + 1], tolerance), simplify(loop[half:], tolerance)
        loops.append(np.vstack([there, back[1:]]))
    return loops


def path_data(loops: Iterable[Field]) -> str:
    """Whole units, relative, with no space that is not needed."""
    out = []
    for loop in loops:
        points = np.round(loop, 0).astype(int)
        moves = np.diff(points, axis=0)
        moves = moves[(moves != 0).any(1)]
        if len(moves) < 3:
            continue
        body = ""
        for dx, dy in moves:
            body += ("" if not body or dx < 0 else " ") + str(dx)
            body += ("" if dy < 0 else " ") + str(dy)
        out.append(f"M{points[0, 0]} {points[0, 1]}l{body}z")
    return "".join(out)


def svg(g: Portrait) -> str:
    data = (path_data(trace(ink)) for ink in engrave(g))
    paths = "".join(f'<path d="{d}"/>' for d in data if d)
    view = f"{g.view_left} {VIEW_TOP} {VIEW_WIDTH} {VIEW_HEIGHT}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{view}" role="img">'
        f'<title>{g.title}</title><g fill="{INK}" fill-rule="evenodd">{paths}</g></svg>'
    )


def without_specks(ink: npt.NDArray[np.bool_], smallest: int) -> npt.NDArray[np.bool_]:
    label, _ = ndimage.label(ink)
    small = np.bincount(label.ravel()) < smallest
    small[0] = False
    return ink & ~small[label]


def raster(g: Portrait) -> Image.Image:
    """The same drawing as a picture on white: sixteen greys, from ink to paper."""
    size = (VIEW_WIDTH * RASTER_SCALE * OVERSAMPLE, VIEW_HEIGHT * RASTER_SCALE * OVERSAMPLE)
    left, top = g.view_left, VIEW_TOP
    box = (left - 0.5, top - 0.5, left + VIEW_WIDTH - 0.5, top + VIEW_HEIGHT - 0.5)
    ink = np.zeros(size[::-1], bool)
    for layer in engrave(g):
        # The lowest row and outermost columns are closed for tracing; open them again here.
        plane = np.pad(layer[1:-1, 1:-1], 1, mode="edge").astype(np.float32)
        enlarged = Image.fromarray(plane).resize(size, Image.Resampling.BICUBIC, box=box)
        ink |= np.asarray(enlarged) > 0
    speck = 14 * (RASTER_SCALE * OVERSAMPLE) ** 2
    ink = ~without_specks(~without_specks(ink, speck), speck // 4)
    cover = Image.fromarray(np.where(ink, 0, 255).astype(np.uint8)).reduce(OVERSAMPLE)
    step = np.rint(np.asarray(cover) / 17).astype(np.uint8)
    picture = Image.fromarray(step, "P")
    greys = [round(INK_GREY + (255 - INK_GREY) * i / 15) for i in range(16)]
    picture.putpalette([grey for grey in greys for _ in range(3)])
    return picture


def write(slug: str, folder: Path) -> Path:
    guest = GUESTS[slug]
    target = folder / slug / ("portrait.png" if guest.raster else "portrait.svg")
    target.parent.mkdir(parents=True, exist_ok=True)
    if guest.raster:
        raster(guest).save(target, optimize=True, bits=4)
    else:
        target.write_text(svg(guest), encoding="utf-8")
    return target


def main(argv: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description="Draw the invented guests of the sample kit.")
    parser.add_argument("out", type=Path, help="the folder that holds one folder per guest")
    parser.add_argument("slugs", nargs="*", metavar="slug", help=", ".join(GUESTS))
    args = parser.parse_args(argv)
    unknown = [slug for slug in args.slugs if slug not in GUESTS]
    if unknown:
        parser.error(f"no guest called {', '.join(unknown)}; there are {', '.join(GUESTS)}")
    for slug in args.slugs or GUESTS:
        target = write(slug, args.out)
        print(f"{target}  {target.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
