"""Ways for lines to run: round a point, in curls, swept, in tweed."""

from __future__ import annotations

import numpy as np
from figure import Field, Phase


def around(x0: float, y0: float, follow: float = 0.25) -> Phase:
    """Rings about a point, bending with the relief."""

    def phase(x: Field, y: Field, relief: Field) -> Field:
        return np.hypot(x - x0, y - y0) - relief * follow

    return phase


def curls(spacing: int, seed: int = 3) -> Phase:
    """Rings about many points: tight curls."""

    def phase(x: Field, y: Field, relief: Field) -> Field:
        rng = np.random.default_rng(seed)
        nearest = np.full_like(x, 1e9)
        for row, cy in enumerate(range(120, 820, spacing)):
            for cx in range(240, 820, spacing):
                px = cx + rng.uniform(-16, 16) + (18 if row % 2 else -18)
                py = cy + rng.uniform(-14, 14)
                nearest = np.minimum(nearest, np.hypot(x - px, (y - py) * 1.05))
        return nearest * 1.0 - relief * 0.12

    return phase


def swept(x: Field, y: Field, relief: Field) -> Field:
    """Combed up and back from the brow."""
    return (y * 0.86 + x * 0.30 + 0.0011 * (x - 470) ** 2) - relief * 0.30


def wavy(base: Phase, height: float, length: float, slope: float = 0.4) -> Phase:
    """Another run of lines, with a wave in it."""

    def phase(x: Field, y: Field, relief: Field) -> Field:
        along = (y + x * slope) / length + np.sin((x - y * 0.6) / (length * 5)) * 1.2
        return base(x, y, relief) + height * np.sin(along)

    return phase


def straight(degrees: float, follow: float = 0.3) -> Phase:
    """Ruled lines at an angle, bending with the relief."""

    def phase(x: Field, y: Field, relief: Field) -> Field:
        turn = np.radians(degrees)
        return y * np.cos(turn) + x * np.sin(turn) - relief * follow

    return phase


def herringbone(degrees: float, column: float, follow: float = 0.22) -> Phase:
    """Tweed: ruled lines that turn at every column."""

    def phase(x: Field, y: Field, relief: Field) -> Field:
        turn = np.radians(degrees)
        u = x * np.cos(turn) - y * np.sin(turn) + relief * 0.25
        v = x * np.sin(turn) + y * np.cos(turn)
        zigzag = np.abs(2 * (u / column - np.floor(u / column)) - 1) * column * 0.5
        return (v + zigzag * 1.2) * 0.8 - relief * follow

    return phase
