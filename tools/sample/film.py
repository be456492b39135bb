"""Draw the film of a sample interview: the guest's portrait, and lines engraved by the voices.

Used by voices.py; beyond the project's own packages it needs ffmpeg. While somebody speaks, a pen
inks the house pattern of the chapter line by line, and the line swells with the voice, as the
lines of the portrait swell with the shade. Each chapter opens with a card and a clean plate.
The bottom of the picture is left to the captions.
"""

from __future__ import annotations

import math
import re
import subprocess
from base64 import b64encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pypdfium2
import weasyprint
from PIL import Image, ImageDraw, ImageFont

from kitgen.draw.lines import pattern
from kitgen.media.fonts import choose, faces
from kitgen.model.interview import Interview

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

WIDTH, HEIGHT, FRAMES = 960, 540, 12
PLATE, INK, QUIET, ACCENT, GHOST = "#dae3d5", "#1a1713", "#4c4741", "#145736", "#c0cfbe"
PORTRAIT = (0, 4, 464, 580)  # left, top, width, height; it runs off the plate
PANEL = (500, 92, 412, 340)  # the same of the lines
GAP = 14.0  # between two lines
FINE = 4  # sub-pixels per pixel of a stroke
FADE = 6  # frames
HAIR, SWELL = 0.9, 5.6  # width of a line in silence, and what a loud voice adds
LOUD = 5_000.0  # the level at which a line is widest

Point = tuple[float, float]


class Spoken(Protocol):
    """When somebody says something."""

    @property
    def speaker(self) -> str:
        """Who."""

    @property
    def start(self) -> float:
        """From when, in seconds."""

    @property
    def end(self) -> float:
        """Until when."""


@dataclass(frozen=True)
class Scene:
    """A card, and lines drawn after it if `draws`; seconds of the film."""

    start: float
    pen: float
    """When the card goes."""
    end: float
    small: str
    large: str
    lines: tuple[tuple[str, int, str], ...] = ()
    """Further lines of the card: words, size, colour."""
    draws: bool = True


def scenes(
    interview: Interview, marks: Sequence[tuple[float, str]], said: Sequence[Spoken], length: float
) -> tuple[Scene, ...]:
    """The opening, a scene for each chapter, and the closing."""
    guest = interview.guest
    last = said[-1].end + 1.2
    company = guest.company.name if guest.company else ""
    who = ", ".join(part for part in (guest.role, company, guest.place) if part)
    note = (
        (f"A sample film. {guest.name} is invented,", 17, QUIET),
        (
            "and both voices are synthetic.",
            17,
            QUIET,
        ),
    )
    made = [
        Scene(
            0.0,
            marks[0][0],
            marks[0][0],
            f"A conversation with {interview.interviewer}",
            interview.title,
            ((guest.name, 28, INK), (who, 17, QUIET), ("", 10, QUIET), *note),
            draws=False,
        )
    ]
    ends = [at for at, _ in marks[1:]] + [last]
    for number, ((at, title), end) in enumerate(zip(marks, ends, strict=True), 1):
        asked = next(sentence.end for sentence in said if sentence.start >= at - 0.01)
        made.append(Scene(at, max(at + 3.2, asked + 0.3), end, f"{number} of {len(marks)}", title))
    site = guest.company.url.removeprefix("https://") if guest.company and guest.company.url else ""
    made.append(
        Scene(last, length, length, who, guest.name, ((site, 17, ACCENT), ("", 10, QUIET), *note),
              draws=False)
    )  # fmt: skip
    return tuple(made)


@dataclass(frozen=True)
class Stage:
    """The picture's fixed parts at a scale: 1 is the film's own size."""

    scale: float
    plate: Image.Image

    def font(self, family: str, size: float, weight: int) -> FreeTypeFont:
        """A house typeface at a size of the film, in sub-pixels."""
        font = ImageFont.truetype(choose(faces(family)).path, round(size * self.scale * FINE))
        named = {b"Weight": float(weight), b"Optical Size": max(6.0, min(72.0, size))}
        font.set_variation_by_axes([named[axis["name"]] for axis in font.get_variation_axes()])
        return font

    def write(
        self, on: Image.Image, place: Point, words: str, font: FreeTypeFont, colour: str
    ) -> None:
        """Words on a picture, the start of their base line at a place of the film.

        They are drawn in sub-pixels: at its own size Pillow rounds every letter's width.
        """
        left, base = place[0] * self.scale, place[1] * self.scale
        _, up, right, down = (side / FINE for side in font.getbbox(words or " ", anchor="ls"))
        above, below, wide = math.ceil(-up) + 1, math.ceil(down) + 1, math.ceil(right) + 1
        ink = Image.new("L", (wide * FINE, (above + below) * FINE), 0)
        ImageDraw.Draw(ink).text((0, above * FINE), words, font=font, fill=255, anchor="ls")
        ink = ink.resize((wide, above + below), Image.Resampling.BOX)
        solid = Image.new("RGB", ink.size, colour)
        on.paste(solid, (round(left), round(base) - above), ink)

    def box(self, box: tuple[float, float, float, float]) -> tuple[int, int, int, int]:
        """A box of the film in pixels: left, top, right, bottom."""
        left, top, width, height = (round(side * self.scale) for side in box)
        return left, top, left + width, top + height


def stage(portrait: Path, scale: float) -> Stage:
    """The plate with the portrait on it."""
    size = round(WIDTH * scale), round(HEIGHT * scale)
    plate = Image.new("RGB", size, PLATE)
    made = Stage(scale, plate)
    left, top, right, bottom = made.box(PORTRAIT)
    kind = "svg+xml" if portrait.suffix == ".svg" else "png"
    source = f"data:image/{kind};base64,{b64encode(portrait.read_bytes()).decode()}"
    width, height = right - left, bottom - top
    page = (
        f"<style>@page{{size:{width}px {height}px;margin:0}}body{{margin:0}}"
        f"img{{display:block;width:{width}px;height:{height}px}}</style><img src='{source}'>"
    )
    document = pypdfium2.PdfDocument(weasyprint.HTML(string=page).write_pdf())
    drawn = document[0].render(scale=96 / 72 * 3, fill_color=(255, 255, 255, 255)).to_pil()
    shade = drawn.convert("L").resize((width, height), Image.Resampling.BOX)
    darkest = 255 - min(shade.get_flattened_data())
    ink = shade.point([min(255, round((255 - value) * 255 / darkest)) for value in range(256)])
    plate.paste(Image.new("RGB", ink.size, INK), (left, top), ink)
    return made


def card(on: Stage, scene: Scene) -> Image.Image:
    """A scene's card: a green rule, few words."""
    picture = on.plate.copy()
    draw = ImageDraw.Draw(picture)
    k = on.scale
    left, top, width = PANEL[0], 128, PANEL[2]
    draw.rectangle([left * k, top * k, (left + width) * k - 1, (top + 2) * k - 1], fill=ACCENT)
    on.write(picture, (left, top + 40), scene.small, on.font("Figtree", 17, 500), ACCENT)
    large = on.font("Newsreader", 50, 400)
    y = float(top + 100)
    for line in _wrapped(scene.large, large, width * k * FINE):
        hang = large.getlength("“") / FINE / k if line.startswith("“") else 0
        on.write(picture, (left - hang, y), line, large, INK)
        y += 54
    for words, size, colour in scene.lines:
        family, weight = ("Newsreader", 500) if size > 20 else ("Figtree", 400)
        on.write(picture, (left, y), words, on.font(family, size, weight), colour)
        y += size * 1.45
    return picture


def _wrapped(words: str, font: FreeTypeFont, width: float) -> list[str]:
    """As few lines as fit, as even as they can be."""
    lines: list[str] = []
    for word in words.split():
        if lines and font.getlength(f"{lines[-1]} {word}") <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    if len(lines) == 2:
        parts = words.split()
        halves = [(" ".join(parts[:i]), " ".join(parts[i:])) for i in range(1, len(parts))]
        even = min(halves, key=lambda pair: max(map(font.getlength, pair)))
        return list(even)
    return lines


def strokes(seed: str) -> list[list[Point]]:
    """The pattern's lines from top to bottom that lie within the panel, points close together."""
    width, height = PANEL[2], PANEL[3]
    svg = pattern(seed, width, height, gap=GAP)
    path = re.search(r' d="([^"]*)"', svg)
    lines = []
    for part in (path[1] if path else "").split("M")[1:]:
        corners = [tuple(map(float, pair.split())) for pair in part.split("L")]
        points = [p for p in _dense([(x, y) for x, y in corners]) if 0 <= p[0] <= width]
        if len(points) > width / 2 and all(4 <= y <= height - 4 for _, y in points):
            lines.append(points)
    return lines


def _dense(corners: Sequence[Point]) -> Iterator[Point]:
    """A point for every pixel or so."""
    for (x, y), (x2, y2) in pairwise(corners):
        count = max(1, round(abs(x2 - x) + abs(y2 - y)))
        for i in range(count):
            yield x + (x2 - x) * i / count, y + (y2 - y) * i / count


@dataclass
class Pen:
    """Ink on the panel of one scene; it grows as time goes on."""

    stage: Stage
    scene: Scene
    levels: Sequence[float]
    guest: Sequence[tuple[float, float]]
    """When the guest speaks."""

    def __post_init__(self) -> None:
        """Lay the ghost of the pattern under the pen, and the chapter's name above it."""
        on, k = self.stage, self.stage.scale
        self.lines = strokes(self.scene.large)
        self.path = [(n, i) for n, line in enumerate(self.lines) for i in range(len(line))]
        self.done = 0
        left, top, right, bottom = on.box(PANEL)
        self.ink = Image.new("L", ((right - left) * FINE, (bottom - top) * FINE), 0)
        self.pencil = ImageDraw.Draw(self.ink)
        ghost = Image.new("L", self.ink.size, 0)
        drawn = ImageDraw.Draw(ghost)
        for line in self.lines:
            spots = [(x * k * FINE, y * k * FINE) for x, y in line]
            drawn.line(spots, fill=255, width=round(k * FINE * 1.1))
        ghost = ghost.resize((right - left, bottom - top), Image.Resampling.BOX)
        self.bare = on.plate.crop((left, top, right, bottom))
        self.bare.paste(Image.new("RGB", ghost.size, GHOST), (0, 0), ghost)
        self.picture = on.plate.copy()
        self.picture.paste(self.bare, (left, top))
        font = on.font("Figtree", 17, 500)
        on.write(self.picture, (PANEL[0], 62), self.scene.large, font, QUIET)

    def until(self, time: float) -> Image.Image:
        """The picture at a time of the film."""
        share = (time - self.scene.pen) / (self.scene.end - 0.6 - self.scene.pen)
        goal = round(max(0.0, min(1.0, share)) * len(self.path))
        if goal <= self.done:
            return self.picture
        touched: list[Point] = []
        k = self.stage.scale
        fine = k * FINE
        span = (self.scene.end - 0.6 - self.scene.pen) / len(self.path)
        for index in range(self.done, goal):
            n, i = self.path[index]
            x, y = self.lines[n][i]
            at = self.scene.pen + index * span
            radius = (HAIR + SWELL * self._loudness(at)) / 2 * fine
            spot = [x * fine - radius, y * fine - radius, x * fine + radius, y * fine + radius]
            self.pencil.ellipse(spot, fill=255)
            touched.append((x, y))
        self.done = goal
        self._print(touched)
        return self.picture

    def _loudness(self, at: float) -> float:
        """From 0 to 1, smoothed over an eighth of a second; the interviewer is a hairline."""
        if not any(start <= at <= end for start, end in self.guest):
            return 0.06
        first = round((at - 0.06) * 100)
        near = self.levels[max(0, first) : first + 12]
        return min(1.0, sum(near) / (len(near) or 1) / LOUD)

    def _print(self, touched: Sequence[Point]) -> None:
        """Bring the new ink to the picture, where it is new."""
        k = self.stage.scale
        panel_left, panel_top, panel_right, panel_bottom = self.stage.box(PANEL)
        wide, high = panel_right - panel_left, panel_bottom - panel_top
        for row in _rows(touched):
            left = max(0, int(min(x for x, _ in row) * k) - 6)
            top = max(0, int(min(y for _, y in row) * k) - 6)
            right = min(wide, int(max(x for x, _ in row) * k) + 7)
            bottom = min(high, int(max(y for _, y in row) * k) + 7)
            box = (left, top, right, bottom)
            ink = self.ink.crop((left * FINE, top * FINE, right * FINE, bottom * FINE))
            ink = ink.resize((right - left, bottom - top), Image.Resampling.BOX)
            piece = self.bare.crop(box)
            piece.paste(Image.new("RGB", ink.size, ACCENT), (0, 0), ink)
            self.picture.paste(piece, (panel_left + left, panel_top + top))


def _rows(touched: Sequence[Point]) -> list[list[Point]]:
    """The points of each line apart: a new one starts where x falls back."""
    rows: list[list[Point]] = []
    for point in touched:
        if not rows or point[0] < rows[-1][-1][0] - 20:
            rows.append([])
        rows[-1].append(point)
    return rows


def frames(
    on: Stage,
    all_scenes: Sequence[Scene],
    levels: Sequence[float],
    guest: Sequence[tuple[float, float]],
) -> Iterator[Image.Image]:
    """Every picture of the film, one scene fading into the next."""
    shown, count = on.plate, 0
    for scene in all_scenes:
        title = card(on, scene)
        pen = Pen(on, scene, levels, guest) if scene.draws else None
        for first, end in ((scene.start, scene.pen), (scene.pen, scene.end)):
            before, since = shown.copy(), count
            while count < round(end * FRAMES):
                drawn = pen.until(count / FRAMES) if pen and first == scene.pen else title
                step = (count - since + 1) / FADE
                fading = step < 1 and since > 0
                smooth = step * step * (3 - 2 * step)
                shown = Image.blend(before, drawn, smooth) if fading else drawn
                yield shown
                count += 1


def write(
    interview: Interview,
    folder: Path,
    all_scenes: Sequence[Scene],
    said: Sequence[Spoken],
    levels: Sequence[float],
    sound: Path,
    head: Path,
    target: Path,
) -> None:
    """The film as MP4 and, if the recording names one, its poster."""
    portrait, recording = interview.guest.portrait, interview.recording
    if portrait is None or recording is None:
        raise ValueError("a film shows a portrait")
    on = stage(folder / portrait.file, 1.0)
    keys = ",".join(f"{scene.start:.3f}" for scene in all_scenes)
    command = ["ffmpeg", "-v", "error", "-y", "-f", "rawvideo", "-pix_fmt", "rgb24"]
    command += ["-s", f"{WIDTH}x{HEIGHT}", "-r", str(FRAMES), "-i", "-", "-i", str(sound)]
    command += ["-f", "ffmetadata", "-i", str(head), "-map", "0:v", "-map", "1:a"]
    command += ["-map_metadata", "2", "-map_chapters", "2", "-vf", "scale=out_color_matrix=bt709"]
    command += ["-c:v", "libx264", "-preset", "slower", "-crf", "25", "-pix_fmt", "yuv420p"]
    command += ["-g", "720", "-force_key_frames", keys, "-colorspace", "bt709"]
    command += ["-color_primaries", "bt709", "-color_trc", "bt709", "-color_range", "tv"]
    command += ["-c:a", "aac", "-b:a", "40k", "-movflags", "+faststart", "-fflags", "+bitexact"]
    guest = [(s.start, s.end) for s in said if s.speaker == interview.guest.name]
    with subprocess.Popen([*command, str(target)], stdin=subprocess.PIPE) as encoder:
        assert encoder.stdin
        for picture in frames(on, all_scenes, levels, guest):
            encoder.stdin.write(picture.tobytes())
    if encoder.returncode:
        raise subprocess.CalledProcessError(encoder.returncode, command)
    if recording.poster:
        poster(folder / portrait.file, all_scenes, levels, guest, folder / recording.poster)


def poster(
    portrait: Path,
    all_scenes: Sequence[Scene],
    levels: Sequence[float],
    guest: Sequence[tuple[float, float]],
    target: Path,
) -> None:
    """A chapter's last picture, drawn anew at 1280 x 720: the plate when it is full."""
    longest = max((s for s in all_scenes if s.draws), key=lambda s: s.end - s.start)
    pen = Pen(stage(portrait, 1280 / WIDTH), longest, levels, guest)
    data = BytesIO()
    pen.until(longest.end).save(data, "JPEG", quality=80, optimize=True, progressive=True)
    target.write_bytes(data.getvalue())
