"""Raked lines, the house pattern: streamlines of a calm flow around one to three seeded stones.

The same seed gives the same drawing on every machine. The seed is a kit's title or, for a plate
without a portrait, the guest's name with one stone.
"""

from __future__ import annotations

import hashlib
import math
import random
from html import escape

Point = tuple[float, float]
Stone = tuple[float, float, float]
"""x, y, radius."""


def pattern(
    seed: str,
    width: int,
    height: int,
    *,
    gap: float = 9.0,
    stroke: float = 1.0,
    n: int | None = None,
    colour: str = "#000",
    tolerance: float = 0.14,
) -> str:
    """The drawing as an SVG that stands alone: a mask or, with a colour, a picture on a plate.

    Points are left out that are no further from a straight line than the tolerance.
    """
    random_ = random.Random(int.from_bytes(hashlib.sha256(seed.encode()).digest()[:8], "big"))
    stones = _stones(random_, width, height, n)
    lines: list[str] = []
    y = -0.2 * height + random_.uniform(0, gap)
    while y < 1.2 * height:
        seen = [
            (a, b)
            for a, b in _streamline(y, width, stones, max(2.0, width / 260))
            if -12 < a < width + 12 and -24 < b < height + 24
        ]
        if len(seen) > 3:
            lines.append("M" + "L".join(f"{a:.1f} {b:.1f}" for a, b in _thinned(seen, tolerance)))
        y += gap
    ink = escape(colour)
    circles = "".join(
        f'<circle fill="{ink}" cx="{a:.1f}" cy="{b:.1f}" r="{max(r - gap * 0.42, 0.5):.1f}"/>'
        for a, b, r in stones
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'preserveAspectRatio="xMidYMid slice" aria-hidden="true" focusable="false">'
        f'<path stroke="{ink}" fill="none" stroke-width="{stroke:g}" d="{"".join(lines)}"/>'
        f"{circles}</svg>"
    )


def _stones(random_: random.Random, width: int, height: int, n: int | None) -> list[Stone]:
    n = n or random_.choice((2, 3, 3))
    least, big, found = min(width, height), random_.uniform(0.15, 0.21), list[Stone]()
    ratio = random_.uniform(0.42, 0.64)
    for i in range(n):
        r = least * big * ratio**i
        for _ in range(400):
            x = random_.uniform(1.35 * r, width - 1.35 * r)
            y = random_.uniform(1.5 * r, height - 1.5 * r)
            if all(math.hypot(x - a, y - b) > 2.1 * (r + c) for a, b, c in found):
                found.append((x, y, r))
                break
    return found


def _velocity(x: float, y: float, stones: list[Stone]) -> Point:
    u, v = 1.0, 0.0
    for a, b, r in stones:
        dx, dy = x - a, y - b
        q = dx * dx + dy * dy
        if q < r * r:  # never inside a stone: slide along its edge
            s = r / math.sqrt(q or 1)
            dx, dy, q = dx * s, dy * s, r * r
        k = r * r / (q * q)
        u -= k * (dx * dx - dy * dy)
        v -= k * 2 * dx * dy
    return u, v


def _streamline(y0: float, width: int, stones: list[Stone], step: float) -> list[Point]:
    x, y, points = -0.30 * width, y0, list[Point]()
    while x < 1.02 * width and len(points) < 4000:
        u, v = _velocity(x, y, stones)
        s = math.hypot(u, v) or 1e-6
        u, v = _velocity(x + u / s * step / 2, y + v / s * step / 2, stones)
        s = math.hypot(u, v) or 1e-6
        x, y = x + u / s * step, y + v / s * step
        if any(math.hypot(x - a, y - b) < r * 1.01 for a, b, r in stones):
            return []  # ran aground on a stagnation point: leave the line out
        points.append((x, y))
    return points


def _thinned(points: list[Point], tolerance: float) -> list[Point]:
    """Ramer-Douglas-Peucker, iterative."""
    keep, spans = {0, len(points) - 1}, [(0, len(points) - 1)]
    while spans:
        a, b = spans.pop()
        (ax, ay), (bx, by) = points[a], points[b]
        n = math.hypot(bx - ax, by - ay) or 1e-9
        best, at = 0.0, 0
        for i in range(a + 1, b):
            d = abs((points[i][0] - ax) * (by - ay) - (points[i][1] - ay) * (bx - ax)) / n
            if d > best:
                best, at = d, i
        if best > tolerance:
            keep.add(at)
            spans += [(a, at), (at, b)]
    return [points[i] for i in sorted(keep)]
