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
All coordinates are in one working space of 800 x 1000, with the face looking left.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from contourpy import contour_generator
from PIL import Image, ImageDraw
from scipy import ndimage

WIDTH, HEIGHT = 800, 1000
VIEW_WIDTH, VIEW_HEIGHT, VIEW_LEFT, VIEW_TOP = 712, 890, 70, 110
INK = "#1b1916"
INK_GREY = 25
RASTER_SCALE = 2  # pixels per working unit in a delivered PNG
OVERSAMPLE = 4  # sub-pixels per pixel while drawing it

Field = npt.NDArray[np.float64]
Phase = Callable[[Field, Field, Field], Field]  # (x, y, relief) to a distance across the lines
Point = tuple[float, float] | tuple[float, float, str]  # (x, y) or (x, y, "c") for a corner
Outline = Sequence[Point]
Bump = tuple[float, ...]  # x, y, x radius, y radius, height and, if turned, an angle

YY, XX = (axis.astype(float) for axis in np.mgrid[0:HEIGHT, 0:WIDTH])


# --- The people's description -------------------------------------------------------------------


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


# --- Shapes -------------------------------------------------------------------------------------


def spline(points: Outline, closed: bool = False, steps: int = 24) -> list[tuple[float, float]]:
    """A Catmull-Rom curve through the points, broken at the corners."""
    xy = [np.array(p[:2], float) for p in points]
    corner = [len(p) > 2 for p in points]
    count = len(xy)

    def at(i: int) -> Field:
        return xy[i % count] if closed else xy[max(0, min(count - 1, i))]

    curve: list[tuple[float, float]] = []
    for i in range(count if closed else count - 1):
        p0, p1, p2, p3 = at(i - 1), at(i), at(i + 1), at(i + 2)
        if corner[i % count]:
            p0 = p1 - (p2 - p1) * 0.3
        if corner[(i + 1) % count]:
            p3 = p2 + (p2 - p1) * 0.3
        for t in np.linspace(0, 1, steps, endpoint=False):
            a = -p0 + p2
            b = 2 * p0 - 5 * p1 + 4 * p2 - p3
            c = -p0 + 3 * p1 - 3 * p2 + p3
            x, y = 0.5 * ((2 * p1) + a * t + b * t * t + c * t**3)
            curve.append((x, y))
    if not closed:
        curve.append((xy[-1][0], xy[-1][1]))
    return curve


def settle(canvas: Image.Image, blur: float) -> Field:
    """Bring a drawing made at double size down to a soft-edged mask."""
    small = np.asarray(canvas.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS), float) / 255
    return ndimage.gaussian_filter(small, blur)


def mask(outline: Outline, blur: float = 1.2) -> Field:
    canvas = Image.new("L", (WIDTH * 2, HEIGHT * 2), 0)
    polygon = [(x * 2, y * 2) for x, y in spline(outline, closed=True)]
    ImageDraw.Draw(canvas).polygon(polygon, fill=255)
    return settle(canvas, blur)


def stroke(mark: Mark, blur: float) -> Field:
    canvas = Image.new("L", (WIDTH * 2, HEIGHT * 2), 0)
    draw = ImageDraw.Draw(canvas)
    curve = spline(mark.points)
    for i, (x, y) in enumerate(curve):
        swell = np.sin(np.pi * min(1, max(0, i / (len(curve) - 1)))) ** 0.6 if mark.taper else 1.0
        r = mark.width * (swell * 0.9 + 0.1)
        draw.ellipse([(x - r) * 2, (y - r) * 2, (x + r) * 2, (y + r) * 2], fill=255)
    return settle(canvas, blur)


def inflate(shape: Field, radius: float) -> Field:
    """A cushion over the mask; the picture's lower edge does not count as an edge."""
    padded = np.pad(shape, ((0, 400), (0, 0)), mode="edge") > 0.5
    depth = np.minimum(ndimage.distance_transform_edt(padded)[:HEIGHT], radius) / radius
    cushion = np.sqrt(np.maximum(0, 1 - (1 - depth) ** 2)) * radius
    return ndimage.gaussian_filter(cushion, radius * 0.10 + 2)


def blob(
    x: float, y: float, x_radius: float, y_radius: float, height: float, turn: float = 0
) -> Field:
    cos, sin = np.cos(turn), np.sin(turn)
    u = (XX - x) * cos + (YY - y) * sin
    v = -(XX - x) * sin + (YY - y) * cos
    return height * np.exp(-((u / x_radius) ** 2) - (v / y_radius) ** 2)


# --- Light and line -----------------------------------------------------------------------------


def lit(
    relief: Field, base: float, steepness: float = 1.0, gamma: float = 1.0, deepest: float = 1.0
) -> Field:
    """Darkness, 0 to 1, of a relief under the one lamp; `base` is its own local colour."""
    ambient = 0.1
    lamp = np.array((-0.62, -0.55, 0.56))
    lamp = lamp / np.linalg.norm(lamp)
    gy, gx = np.gradient(ndimage.gaussian_filter(relief, 2))
    normal = np.sqrt((gx * steepness) ** 2 + (gy * steepness) ** 2 + 1)
    facing = (-gx * steepness * lamp[0] - gy * steepness * lamp[1] + lamp[2]) / normal
    dark = 1 - np.clip((np.clip(facing, -1, 1) + ambient) / (1 + ambient), 0, 1)
    return np.clip(base + dark**gamma * (deepest - base), 0, 1)


def lines(tone: Field, phase: Field, valid: Field, faintest: float = 0.03) -> Field:
    """A field that is positive where there is ink: one line per unit of phase, tone wide."""
    between = np.abs(2 * (phase - np.floor(phase)) - 1)
    ink = np.clip(tone, 0, 0.93) - between
    ink = np.where(tone < faintest, -0.4, ink)
    ink = np.minimum(ink, (valid - 0.5) * 4)
    ink[0] = ink[-1] = -1
    ink[:, 0] = ink[:, -1] = -1
    return ink


def cast(shape: Field, right: int, down: int, blur: float) -> Field:
    return ndimage.gaussian_filter(np.roll(np.roll(shape, down, 0), right, 1), blur)


def tilted(degrees: float) -> Field:
    turn = np.radians(degrees)
    return YY * np.cos(turn) + XX * np.sin(turn)


def distance(shape: Field) -> Field:
    """Signed distance from a mask's edge, negative inside, smooth enough to draw with."""
    inside = shape > 0.5
    away = ndimage.distance_transform_edt(~inside) - ndimage.distance_transform_edt(inside)
    return ndimage.gaussian_filter(away, 1.6)


def outline_ink(shape: Field, half_width: float) -> Field:
    """A keyline along a mask's edge."""
    return (half_width + 0.4 - np.abs(distance(shape))) * 0.5


def apart(shape: Field, gap: int) -> Field:
    """A mask grown by the white line that sets it off from what lies underneath."""
    if not gap:
        return shape
    return np.maximum(shape, np.clip((gap - distance(shape)) / 2 + 0.5, 0, 1))


def locked(tone: Field, phase: Field, amount: float) -> Field:
    """Let neighbouring lines gather into locks: light ridges, darker partings."""
    if not amount:
        return tone
    wave = 0.6 * np.sin(phase * 0.83 + 0.4) + 0.4 * np.sin(phase * 0.37 + 1.9)
    return np.clip(tone + amount * wave * (1 - np.abs(2 * tone - 1) * 0.5), 0, 1)


def engrave(g: Portrait) -> list[Field]:
    """All ink fields of one portrait, already mirrored if the guest looks right."""
    head, neck, cloth = mask(g.head), mask(g.neck), mask(g.cloth)
    hair = own_hair = mask(g.hair)
    extra = [mask(outline) for outline in g.hair_extra]
    for shape in extra:
        hair = np.maximum(hair, shape)
    worn = [mask(layer.outline, layer.soft) for layer in g.layers]
    cut = [apart(shape, layer.gap) for layer, shape in zip(g.layers, worn, strict=True)]
    covered = np.maximum.reduce([*cut, np.zeros_like(head)])

    head_relief = inflate(head, 150) * 0.95
    for bump in g.bumps:
        head_relief = head_relief + blob(*bump)
    neck_relief = inflate(neck, 120) * 0.8 - 45
    cloth_relief = inflate(cloth, 210) * 0.75
    hair_relief = inflate(own_hair, 120) * 0.8
    for shape in extra:
        hair_relief = np.maximum(hair_relief, inflate(shape, 70) * 0.95)

    face_tone = lit(head_relief, g.skin, 1.0, gamma=1.35)
    neck_tone = lit(neck_relief, g.skin, 0.9, gamma=1.2)
    neck_tone = np.clip(neck_tone + 0.55 * cast(head, 34, 46, 14) * (1 - head), 0, 1)
    cloth_tone = lit(cloth_relief, g.cloth_tone, 0.9, gamma=1.1)
    cloth_tone = cloth_tone + 0.25 * cast(np.maximum(head, neck), 60, 40, 22) * cloth
    cloth_tone = np.clip(cloth_tone, 0, 1)
    hair_tone = lit(hair_relief, g.hair_tone, 1.0, gamma=g.hair_gamma, deepest=g.hair_depth)
    if g.stubble:
        face_tone = np.clip(face_tone + mask(g.stubble, 7) * g.stubble_tone, 0, 1)
    for mark in g.strokes:
        face_tone = np.clip(face_tone + stroke(mark, 1) * mark.tone, 0, 1)
    for layer, shape in zip(g.layers, worn, strict=True):
        if layer.shadow:
            right, down, blur, dark = layer.shadow
            shade = dark * cast(shape, right, down, blur)
            face_tone = np.clip(face_tone + shade, 0, 1)
            neck_tone = np.clip(neck_tone + shade, 0, 1)
            hair_tone = np.clip(hair_tone + shade, 0, 1)
            cloth_tone = np.clip(cloth_tone + shade * 0.5, 0, 1)

    pitch = 9.0
    bare = 1 - covered
    hair_shown = hair * bare
    face_shown = head * (1 - np.maximum(hair, 0)) * bare
    neck_shown = neck * (1 - head) * (1 - hair) * (1 - cloth) * bare
    cloth_shown = cloth * (1 - head * (head > 0.5)) * (1 - hair) * bare

    face_phase = (tilted(-14) - head_relief * 0.42) / pitch
    neck_phase = (tilted(-14) - neck_relief * 0.42) / pitch
    cloth_phase = (tilted(g.cloth_angle) - cloth_relief * 0.35) / pitch
    hair_phase = g.hair_phase(XX, YY, hair_relief) / (pitch * 0.86)
    hair_tone = locked(hair_tone, hair_phase, g.hair_locks)

    fields = [
        lines(face_tone, face_phase, face_shown),
        lines(neck_tone, neck_phase, neck_shown),
        lines(cloth_tone, cloth_phase, cloth_shown),
        lines(hair_tone, hair_phase, hair_shown),
    ]

    # A second set of lines crosses the darks on skin and cloth.
    crossing = np.maximum.reduce(
        [
            (face_tone - 0.62) * 1.5 * (face_shown > 0.5),
            (neck_tone - 0.6) * 1.5 * (neck_shown > 0.5),
            (cloth_tone - 0.66) * 1.6 * (cloth_shown > 0.5),
        ]
    )
    figure = np.maximum.reduce([face_shown, neck_shown, cloth_shown])
    fields.append(lines(np.clip(crossing, 0, 0.46), tilted(52) / (pitch * 1.05), figure, 0.05))

    # A thin keyline holds the lit side of the profile.
    edge = np.exp(-(((ndimage.gaussian_filter(head, 1.2) - 0.5) / 0.30) ** 2))
    fields.append(edge * (hair < 0.5) * (covered < 0.5) - 0.62)
    if g.hair_edge:
        fields.append(np.minimum(outline_ink(hair, 1.1), (bare - 0.5) * 4))

    for i, (layer, shape) in enumerate(zip(g.layers, worn, strict=True)):
        over = 1 - np.maximum.reduce([*cut[i + 1 :], np.zeros_like(head)])
        relief = inflate(shape, layer.radius) * layer.gain
        for bump in layer.bumps:
            relief = relief + blob(*bump)
        phase = layer.phase(XX, YY, relief) / (pitch * 0.9)
        tone = lit(relief, layer.tone, gamma=layer.gamma, deepest=layer.depth)
        for later, other in zip(g.layers[i + 1 :], worn[i + 1 :], strict=True):
            if later.shadow:
                right, down, blur, dark = later.shadow
                tone = np.clip(tone + dark * cast(other, right, down, blur), 0, 1)
        fields.append(lines(locked(tone, phase, layer.locks), phase, shape * over))
        if layer.edge:
            fields.append(np.minimum(outline_ink(shape, layer.edge), (over - 0.5) * 4))

    fields += [stroke(mark, 0.6) - 0.5 for mark in g.keys]
    return [ink[:, ::-1] for ink in fields] if g.mirror else fields


# --- Output -------------------------------------------------------------------------------------


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


# --- Ways for lines to run ----------------------------------------------------------------------


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


# --- Features shared by the guests --------------------------------------------------------------

# fmt: off
NECK: Outline = [
    (392, 690), (402, 760), (398, 830), (360, 900), (330, 1100), (700, 1100), (640, 880),
    (608, 800), (600, 700), (560, 600), (450, 600),
]
HEAD: Outline = [
    (338, 262), (306, 322), (288, 385), (287, 408), (297, 432), (282, 466), (258, 505),
    (243, 528), (247, 541, "c"), (268, 546), (285, 552), (278, 570), (263, 586), (262, 596),
    (276, 603), (266, 613), (268, 626), (284, 640), (279, 658), (278, 682), (292, 706),
    (330, 716), (384, 704), (440, 668), (492, 612), (540, 640), (590, 640), (640, 560),
    (660, 460), (640, 340), (560, 240), (450, 205),
]
BUMPS: list[Bump] = [
    (318, 432, 34, 20, -26), (292, 392, 34, 16, 9), (345, 560, 60, 60, 10),
    (285, 536, 20, 14, 14), (310, 512, 16, 34, -5), (300, 600, 34, 10, -7), (288, 588, 20, 8, 5),
    (284, 616, 20, 9, 6), (296, 668, 34, 26, 8), (450, 640, 110, 24, 7, -0.55),
    (470, 500, 60, 90, -6), (400, 330, 110, 80, 4),
]
LID_SHADE = Mark([(292, 440), (304, 428), (324, 426), (346, 436)], 6, 0.7)
EYE_SHADE = Mark([(298, 446), (312, 452), (332, 448)], 2, 0.5)
NOSTRIL_SHADE = Mark([(268, 541), (282, 536), (290, 526)], 3, 0.7)
WING_SHADE = Mark([(290, 500), (302, 516), (302, 536)], 2, 0.35)
EYE = [LID_SHADE, EYE_SHADE, NOSTRIL_SHADE, WING_SHADE]

LID = Mark([(290, 442), (303, 430), (324, 427), (348, 438)], 3.6)
IRIS = Mark([(300, 435), (303, 444), (304, 452)], 4.4)
LOWER_LID = Mark([(299, 455), (314, 458), (330, 453)], 1.3)
BROW = Mark([(282, 407), (300, 390), (330, 385), (364, 398)], 4.6)
NOSTRIL = Mark([(266, 543), (278, 541), (287, 530)], 2.6)
MOUTH = Mark([(262, 597), (282, 601), (302, 598), (316, 590)], 2.6)
WING = Mark([(290, 500), (303, 516), (301, 538)], 1.3)
LIP = Mark([(274, 633), (284, 640), (296, 640)], 1.5)
KEYS = [LID, IRIS, LOWER_LID, BROW, NOSTRIL, MOUTH, WING, LIP]

EAR = [
    Mark([(478, 444), (500, 424), (524, 438), (520, 476), (500, 510), (484, 516)], 3.4, 0.6),
    Mark([(488, 452), (504, 446), (508, 466), (496, 486)], 3, 0.5),
]
EAR_KEYS = [
    Mark([(480, 452), (496, 426), (522, 434), (524, 470), (506, 502), (488, 518)], 2.8),
    Mark([(492, 462), (502, 448), (512, 458), (506, 478), (496, 490)], 1.6),
]
# fmt: on


def moved(
    outline: Outline, right: float = 0, down: float = 0, stretch: float = 1, ox: float = 290
) -> Outline:
    return [((p[0] - ox) * stretch + ox + right, p[1] + down, *p[2:]) for p in outline]


def ring(x: float, y: float, rx: float, ry: float, lean: float = 0) -> Outline:
    turns = np.linspace(0, 2 * np.pi, 13)
    return [(x + rx * np.cos(t) + lean * np.sin(t), y + ry * np.sin(t)) for t in turns]


# --- The guests ---------------------------------------------------------------------------------

# fmt: off
MARA = Portrait(
    name="Mara Lindqvist",
    head=HEAD, neck=NECK, bumps=BUMPS, strokes=EYE + EAR, keys=KEYS + EAR_KEYS,
    cloth=[
        (386, 812), (420, 838), (500, 846), (580, 826), (622, 800), (640, 850), (720, 900),
        (800, 960), (900, 1120), (80, 1120), (150, 1010), (250, 930), (350, 880),
    ],
    cloth_tone=0.42,
    hair=[
        (338, 262), (372, 214), (450, 176), (560, 186), (650, 250), (690, 350), (690, 470),
        (650, 560), (610, 606), (560, 600), (540, 560), (545, 480), (520, 420), (480, 400),
        (430, 392), (392, 350), (360, 300),
    ],
    hair_extra=[[
        (640, 520), (700, 500), (760, 540), (770, 610), (720, 660), (650, 650), (612, 600),
    ]],
    hair_phase=around(360, 470),
)

TUNDE = Portrait(
    name="Tunde Adeyemi",
    mirror=True, skin=0.40,
    head=[
        (352, 258), (314, 312), (290, 380), (283, 404), (296, 430), (284, 466), (262, 500),
        (246, 524), (248, 542, "c"), (268, 550), (284, 556), (272, 574), (254, 588), (254, 600),
        (272, 608), (256, 618), (258, 634), (276, 648), (272, 668), (270, 698), (286, 730),
        (330, 742), (390, 732), (452, 690), (500, 622), (540, 640), (590, 640), (640, 560),
        (664, 460), (650, 340), (580, 236), (460, 198),
    ],
    neck=[
        (392, 700), (400, 770), (392, 850), (350, 930), (330, 1100), (740, 1100), (672, 880),
        (640, 800), (628, 700), (570, 600), (450, 600),
    ],
    bumps=[(b[0], b[1] + (12 if b[1] > 600 else 0), *b[2:]) for b in BUMPS]
    + [(290, 390, 30, 14, 8), (280, 700, 44, 30, 8), (272, 596, 22, 18, 7)],
    strokes=[LID_SHADE, EYE_SHADE, NOSTRIL_SHADE, *EAR],
    keys=[
        LID, IRIS, LOWER_LID,
        Mark([(278, 404), (298, 386), (330, 382), (366, 396)], 6.4),
        Mark([(264, 546), (278, 544), (288, 532)], 3),
        Mark([(252, 602), (274, 608), (298, 604), (312, 596)], 2.8),
        WING,
        Mark([(262, 642), (276, 650), (290, 650)], 1.6),
        *EAR_KEYS,
    ],
    stubble=[
        (276, 560), (262, 574), (300, 584), (322, 600), (316, 630), (300, 648), (250, 640),
        (256, 700), (286, 740), (340, 752), (400, 740), (462, 690), (510, 620), (520, 540),
        (500, 520), (488, 560), (452, 606), (400, 622), (340, 604), (312, 576),
    ],
    cloth=[
        (330, 900), (372, 842), (420, 900), (470, 960), (540, 880), (620, 790), (660, 800),
        (720, 880), (820, 950), (920, 1120), (40, 1120), (110, 1010), (220, 940),
    ],
    cloth_tone=0.16, cloth_angle=-34,
    hair=[
        (352, 258), (380, 214), (450, 184), (560, 190), (640, 254), (676, 350), (680, 450),
        (652, 540), (618, 588), (580, 570), (560, 500), (540, 430), (516, 420), (498, 400),
        (486, 350), (440, 306), (392, 290),
    ],
    hair_tone=0.62,
    hair_phase=around(470, 440, follow=0.1),
)

INES = Portrait(
    name="Inês Carrasco",
    mirror=True, skin=0.2,
    head=HEAD, neck=moved(NECK, stretch=0.98), bumps=BUMPS, strokes=EYE,
    keys=[*KEYS, Mark([(446, 640), (452, 660), (446, 690)], 6.5)],
    cloth=[
        (300, 960), (360, 932), (440, 938), (540, 944), (630, 900), (690, 880), (760, 920),
        (830, 970), (900, 1120), (60, 1120), (120, 1030), (210, 975),
    ],
    cloth_tone=0.5, cloth_angle=8,
    hair=[
        (330, 285), (316, 240), (350, 200), (372, 160), (430, 150), (470, 120), (540, 140),
        (600, 140), (650, 190), (706, 220), (722, 290), (764, 350), (752, 420), (776, 490),
        (744, 550), (750, 620), (704, 660), (690, 716), (630, 722), (590, 752), (548, 716),
        (500, 708), (486, 660), (452, 630), (462, 580), (440, 540), (456, 490), (428, 450),
        (436, 400), (404, 372), (400, 330), (362, 320),
    ],
    hair_tone=0.46,
    hair_phase=curls(70),
)

DANIEL = Portrait(
    name="Daniel Rao",
    mirror=True, skin=0.26,
    head=[
        (340, 270), (310, 322), (292, 384), (286, 406), (298, 432), (280, 470), (254, 512),
        (238, 534), (246, 546, "c"), (268, 550), (284, 556), (276, 574), (262, 588), (262, 600),
        (276, 606), (264, 616), (266, 630), (282, 644), (278, 662), (276, 690), (292, 718),
        (332, 730), (390, 720), (450, 680), (498, 616), (540, 640), (590, 640), (640, 560),
        (660, 460), (640, 340), (560, 240), (450, 215),
    ],
    neck=moved(NECK, 8, 6), bumps=BUMPS,
    strokes=[LID_SHADE, EYE_SHADE, NOSTRIL_SHADE, *EAR],
    keys=[
        LID, IRIS,
        Mark([(284, 398), (302, 382), (332, 378), (368, 392)], 5.6),
        NOSTRIL, MOUTH, LIP, *EAR_KEYS,
        Mark([
            (268, 420), (262, 440), (268, 466), (292, 474), (322, 470), (336, 448), (332, 420),
            (300, 412), (276, 414),
        ], 3.4),
        Mark([(332, 420), (336, 440), (330, 462), (320, 470)], 3.0),
        Mark([(334, 428), (390, 432), (440, 436), (486, 444)], 3.2),
    ],
    cloth=[
        (352, 850), (394, 800), (424, 850), (470, 890), (540, 850), (622, 780), (656, 806),
        (720, 890), (810, 950), (900, 1120), (60, 1120), (130, 1010), (240, 930),
    ],
    cloth_tone=0.34, cloth_angle=30,
    hair=[
        (332, 292), (306, 262), (316, 216), (370, 164), (470, 142), (580, 158), (664, 226),
        (700, 330), (692, 450), (656, 540), (622, 590), (584, 570), (566, 500), (548, 430),
        (520, 412), (496, 396), (492, 340), (440, 322), (392, 318),
    ],
    hair_tone=0.5,
    hair_phase=swept,
)

SOFIE = Portrait(
    name="Sofie Brandt",
    raster=True, skin=0.07,
    head=[
        (340, 266), (310, 320), (292, 382), (288, 406), (295, 430), (278, 462), (256, 498),
        (246, 524), (250, 541, "c"), (269, 547), (287, 554), (281, 573), (268, 588), (267, 597),
        (280, 603), (271, 612), (272, 625), (287, 640), (281, 658), (280, 684), (294, 708),
        (330, 720), (386, 711), (446, 682), (496, 624), (530, 630), (574, 624), (618, 556),
        (644, 460), (630, 340), (560, 240), (450, 205),
    ],
    neck=moved(NECK, 2, 0, 0.98),
    bumps=[*BUMPS, (352, 640, 16, 40, -4, 0.35)],
    strokes=[*EYE, *EAR],
    keys=[
        LID, IRIS, LOWER_LID,
        Mark([(284, 394), (304, 378), (332, 374), (364, 388)], 2.8),
        NOSTRIL,
        Mark([(267, 598), (284, 601), (300, 598), (313, 589)], 2.4),
        LIP, *EAR_KEYS,
        Mark([(292, 506), (303, 518), (302, 536)], 1.2),
        Mark([(312, 540), (328, 560), (337, 588)], 1.3),
        Mark([(358, 448), (374, 443), (388, 435)], 1.1),
        Mark([(359, 457), (376, 458), (391, 454)], 1.1),
        Mark(ring(299, 447, 37, 42, -4), 3.0, taper=False),
        Mark([(337, 437), (390, 436), (440, 437), (486, 441)], 3.0, taper=False),
    ],
    cloth=[
        (392, 800), (440, 820), (510, 822), (576, 798), (612, 762), (640, 800), (660, 850),
        (730, 900), (812, 960), (900, 1120), (80, 1120), (150, 1016), (250, 944), (352, 900),
        (382, 860),
    ],
    cloth_tone=0.5, cloth_angle=12,
    hair=[
        (354, 302), (322, 286), (304, 254), (318, 206), (366, 164), (456, 140), (560, 148),
        (640, 200), (682, 290), (684, 390), (664, 470), (642, 530), (612, 582), (584, 618),
        (566, 596), (552, 560), (542, 510), (536, 450), (516, 420), (488, 412), (474, 436),
        (464, 470), (452, 466), (446, 420), (428, 384), (398, 348),
    ],
    hair_tone=0.10, hair_gamma=1.5, hair_depth=0.80, hair_edge=True, hair_locks=0.17,
    hair_phase=around(372, 470),
    layers=[
        Layer(  # side lock
            outline=[
                (384, 330, "c"), (420, 292), (480, 264), (552, 264), (618, 300), (668, 366, "c"),
                (610, 342), (556, 336), (502, 352), (462, 392), (452, 424), (436, 396),
                (412, 358),
            ],
            phase=around(520, 620), tone=0.1, radius=60, gain=0.6, gamma=1.5, depth=0.8,
            locks=0.17, gap=2,
        ),
        Layer(  # top lock, swept back from the brow
            outline=[
                (354, 302), (322, 286), (304, 254), (318, 206), (366, 164), (456, 138),
                (548, 146), (612, 178), (650, 226, "c"), (590, 212), (524, 212), (460, 232),
                (404, 268), (372, 308),
            ],
            phase=around(520, 520), tone=0.06, radius=60, gain=0.7, gamma=1.5, depth=0.8,
            locks=0.15, gap=2, edge=1.1,
        ),
        Layer(  # the roll of a rollneck
            outline=[
                (390, 768), (408, 762), (450, 784), (510, 786), (566, 758), (600, 720),
                (622, 728), (646, 800), (640, 826), (596, 862), (520, 892), (444, 894),
                (392, 872), (380, 826),
            ],
            phase=straight(76, 0.12), tone=0.44, radius=60, gain=0.8, depth=0.94, gap=4,
        ),
    ],
)

EWAN = Portrait(
    name="Ewan Geddes",
    raster=True, skin=0.14,
    head=[
        (346, 262), (310, 318), (288, 380), (280, 404), (294, 432), (280, 466), (254, 504),
        (236, 530), (243, 545, "c"), (266, 551), (284, 557), (274, 574), (260, 588), (260, 600),
        (276, 606), (264, 616), (266, 630), (282, 644), (278, 662), (276, 690), (292, 718),
        (332, 730), (390, 720), (450, 680), (498, 616), (540, 640), (590, 640), (640, 560),
        (660, 460), (640, 340), (560, 240), (450, 215),
    ],
    neck=[
        (392, 700), (400, 770), (392, 850), (350, 930), (330, 1100), (740, 1100), (668, 880),
        (632, 800), (620, 700), (570, 600), (450, 600),
    ],
    bumps=[*BUMPS, (288, 392, 30, 14, 8)],
    strokes=[LID_SHADE, EYE_SHADE, NOSTRIL_SHADE, WING_SHADE, *EAR],
    keys=[
        LID, IRIS, LOWER_LID,
        Mark([(284, 410), (302, 396), (330, 392), (364, 406)], 5.2),
        Mark([(262, 547), (276, 544), (287, 532)], 2.8),
        WING, *EAR_KEYS,
        Mark([(358, 448), (374, 444), (386, 436)], 1.2),
    ],
    cloth=[
        (362, 900), (384, 880), (440, 920), (520, 900), (600, 840), (660, 820), (720, 880),
        (810, 946), (920, 1120), (40, 1120), (110, 1024), (220, 956),
    ],
    cloth_tone=0.46, cloth_angle=30,
    hair=[
        (440, 330), (560, 300), (658, 340), (674, 440), (658, 530), (632, 590), (604, 628),
        (576, 600), (556, 560), (544, 510), (538, 446), (516, 416), (484, 408), (462, 420),
        (440, 390),
    ],
    hair_tone=0.34, hair_depth=0.9, hair_phase=wavy(around(380, 420), 4, 12), hair_locks=0.12,
    layers=[
        Layer(  # beard
            outline=[
                (444, 360), (490, 360), (484, 410), (476, 448), (482, 486), (494, 514),
                (522, 532), (546, 572), (542, 644), (502, 708), (436, 766), (366, 800),
                (306, 804), (266, 776), (246, 730), (244, 680), (258, 646), (276, 640),
                (300, 626), (318, 606), (346, 596), (390, 586), (428, 552), (446, 500),
                (450, 430),
            ],
            phase=wavy(around(150, 470), 5, 13), tone=0.54, radius=90, gain=0.8, locks=0.12,
            depth=0.96, shadow=(30, 40, 16, 0.4),
        ),
        Layer(  # moustache
            outline=[
                (286, 552), (262, 562), (244, 586), (240, 606), (262, 614), (300, 618),
                (336, 630), (368, 640), (366, 604), (342, 574), (312, 554),
            ],
            phase=wavy(around(300, 480), 3, 12), tone=0.46, radius=34, gain=0.6, depth=0.86,
            gap=2, shadow=(4, 10, 6, 0.2),
        ),
        Layer(  # far wing of the collar
            outline=[
                (392, 846, "c"), (352, 884), (330, 936), (340, 962, "c"), (376, 948),
                (410, 920, "c"),
            ],
            phase=straight(-30), tone=0.1, radius=40, gain=0.6, edge=1.2, gap=3,
        ),
        Layer(  # near wing of the collar
            outline=[
                (386, 842, "c"), (430, 868), (500, 864), (580, 816), (630, 764, "c"),
                (656, 800), (660, 830), (600, 896), (520, 948), (438, 1000, "c"),
                (408, 940), (388, 890),
            ],
            phase=straight(-34), tone=0.12, radius=60, gain=0.7, edge=1.2, gap=4,
            shadow=(10, 26, 10, 0.4),
        ),
        Layer(  # cap
            outline=[
                (250, 340), (290, 270), (350, 206), (440, 164), (550, 160), (646, 204),
                (704, 290), (708, 366), (684, 392), (600, 380), (500, 370), (400, 360),
                (300, 356),
            ],
            phase=herringbone(8, 44), tone=0.36, radius=120, gain=0.75, depth=0.97,
            shadow=(12, 30, 10, 0.34), edge=1.2, gap=4,
        ),
        Layer(  # peak
            outline=[
                (180, 372, "c"), (200, 340), (250, 318), (330, 326), (400, 356), (410, 372),
                (340, 364), (260, 362),
            ],
            phase=straight(-8), tone=0.5, radius=30, gain=0.9, edge=1.2, gap=4,
            shadow=(8, 22, 10, 0.3),
        ),
    ],
)
# fmt: on

GUESTS: dict[str, Portrait] = {
    "mara-lindqvist": MARA,
    "tunde-adeyemi": TUNDE,
    "ines-carrasco": INES,
    "daniel-rao": DANIEL,
    "sofie-brandt": SOFIE,
    "ewan-geddes": EWAN,
}


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
