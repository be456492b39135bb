"""From a description to ink: masks, relief, light, and lines that swell with the tone."""

from __future__ import annotations

import numpy as np
from figure import HEIGHT, WIDTH, Field, Mark, Outline, Portrait
from PIL import Image, ImageDraw
from scipy import ndimage

YY, XX = (axis.astype(float) for axis in np.mgrid[0:HEIGHT, 0:WIDTH])


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
