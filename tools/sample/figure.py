"""How a guest is described: outlines, strokes, and what is worn over the figure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

WIDTH, HEIGHT = 800, 1000
VIEW_WIDTH, VIEW_HEIGHT, VIEW_LEFT, VIEW_TOP = 712, 890, 70, 110

Field = npt.NDArray[np.float64]
Phase = Callable[[Field, Field, Field], Field]  # (x, y, relief) to a distance across the lines
Point = tuple[float, float] | tuple[float, float, str]  # (x, y) or (x, y, "c") for a corner
Outline = Sequence[Point]
Bump = tuple[float, ...]  # x, y, x radius, y radius, height and, if turned, an angle


@dataclass(frozen=True)
class Mark:
    """A drawn stroke: shading on the skin (`tone`, may be negative) or a line in solid ink."""

    points: Outline
    width: float
    tone: float = 1.0
    taper: bool = True


@dataclass(frozen=True)
class Layer:
    """Something worn over the figure, cut with lines of its own: a beard, a cap, a collar."""

    outline: Outline
    phase: Phase
    tone: float
    radius: float = 80.0  # how far from its edge the relief keeps rising
    gain: float = 0.8
    gamma: float = 1.0
    bumps: Sequence[Bump] = ()
    shadow: tuple[int, int, float, float] | None = None  # right, down, blur, darkness
    depth: float = 1.0  # how dark it may get on the far side
    edge: float = 0.0  # half-width of a keyline round it
    gap: int = 0  # white left round it, in what lies underneath
    locks: float = 0.0
    soft: float = 1.2


@dataclass(frozen=True)
class Portrait:
    name: str
    head: Outline
    neck: Outline
    cloth: Outline
    hair: Outline
    hair_phase: Phase
    bumps: Sequence[Bump]
    strokes: Sequence[Mark]  # shading on the skin
    keys: Sequence[Mark]  # solid ink, over everything
    hair_extra: Sequence[Outline] = ()  # a knot, for instance
    layers: Sequence[Layer] = ()
    mirror: bool = False  # look right
    skin: float = 0.12
    cloth_tone: float = 0.3
    cloth_angle: float = 24.0
    hair_tone: float = 0.45
    hair_gamma: float = 1.0
    hair_depth: float = 1.0  # how dark it may get on the far side
    hair_edge: bool = False  # a keyline, for light hair on a light ground
    hair_locks: float = 0.0  # how much the tone varies from lock to lock
    stubble: Outline = ()
    stubble_tone: float = 0.34
    raster: bool = False

    @property
    def title(self) -> str:
        return f"Engraved portrait of {self.name}"

    @property
    def view_left(self) -> int:
        return WIDTH - VIEW_LEFT - VIEW_WIDTH if self.mirror else VIEW_LEFT
