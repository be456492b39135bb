"""What a recording is: its kind, how long it lasts, how large its picture is. Reads heads only."""

from __future__ import annotations

import io
import math
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final, Literal, NamedTuple

_MAX_BOXES: Final = 4096
_MAX_HEAD: Final = 64
_CONTAINERS: Final = (b"moov", b"trak", b"mdia")
_TINYTAG: Final = {
    "mp3": "audio/mpeg",
    "ogg": "audio/ogg",
    "wav": "audio/wav",
    "flac": "audio/flac",
}


class MediaError(ValueError):
    """A file that is no recording; the message is a sentence for the marketer."""


@dataclass(frozen=True, slots=True)
class MediaInfo:
    """A recording, as far as its head tells."""

    kind: Literal["audio", "video"]
    mime: str
    seconds: float | None
    """None if the file does not say."""
    width: int | None = None
    height: int | None = None
    starts_at_once: bool = True
    """False for an MP4 whose index stands at its end: it plays only when wholly loaded."""


def probe(source: bytes | Path) -> MediaInfo:
    """What an MP3, MP4, M4A, WebM, Ogg, WAV or FLAC file holds."""
    if isinstance(source, bytes):
        return _probe(io.BytesIO(source))
    try:
        with source.open("rb") as file:
            return _probe(file)
    except OSError as error:
        raise MediaError("The recording cannot be opened.") from error


def _probe(file: BinaryIO) -> MediaInfo:
    head = file.read(_MAX_HEAD)
    size = file.seek(0, io.SEEK_END)
    if not size:
        raise MediaError("The recording is empty.")
    try:
        if head[4:8] in (b"ftyp", b"moov", b"mdat", b"free", b"wide"):
            return _mp4(file, size, head)
        if head.startswith(b"\x1a\x45\xdf\xa3"):
            return _webm(file, size)
        return _audio(file, head)
    except (struct.error, ValueError, IndexError, OverflowError) as error:
        if isinstance(error, MediaError):
            raise
        raise MediaError("The recording is damaged: export it again.") from error


def _audio(file: BinaryIO, head: bytes) -> MediaInfo:
    from tinytag import TinyTag, TinyTagException

    if head.startswith(b"ID3") or (head[:1] == b"\xff" and head[1:2] >= b"\xe0"):
        name = "mp3"
    elif head.startswith(b"OggS"):
        name = "ogg"
    elif head.startswith(b"RIFF") and head[8:12] == b"WAVE":
        name = "wav"
    elif head.startswith(b"fLaC"):
        name = "flac"
    else:
        raise MediaError("The file is not a recording that browsers play: use MP3, MP4 or WebM.")
    file.seek(0)
    try:
        tag = TinyTag.get(f"recording.{name}", file_obj=file, tags=False)
    except (TinyTagException, KeyError, TypeError, ZeroDivisionError) as error:
        raise MediaError("The recording is damaged: export it again.") from error
    return MediaInfo("audio", _TINYTAG[name], _positive(tag.duration))


class _Box(NamedTuple):
    name: bytes
    start: int
    end: int


def _boxes(file: BinaryIO, start: int, end: int) -> Iterator[_Box]:
    """The boxes of an MP4 between two places, without their heads."""
    for _ in range(_MAX_BOXES):
        if start + 8 > end:
            return
        file.seek(start)
        length, name = struct.unpack(">I4s", file.read(8))
        inside = start + 8
        if length == 1:
            (length,) = struct.unpack(">Q", file.read(8))
            inside += 8
        stop = end if length == 0 else start + length
        if stop < inside:
            return
        yield _Box(name, inside, min(stop, end))
        start = stop


def _mp4(file: BinaryIO, size: int, head: bytes) -> MediaInfo:
    seconds: float | None = None
    picture: tuple[int, int] | None = None
    kinds: set[bytes] = set()
    order: list[bytes] = []
    open_ = [(0, size, 0)]
    while open_:
        start, end, depth = open_.pop()
        for box in _boxes(file, start, end):
            if depth == 0:
                order.append(box.name)
            if box.name in _CONTAINERS and depth < 4:
                open_.append((box.start, box.end, depth + 1))
                continue
            file.seek(box.start)
            body = file.read(min(box.end - box.start, 128))
            if box.name == b"mvhd":
                seconds = _movie_seconds(body)
            elif box.name == b"tkhd":
                picture = _track_size(body) or picture
            elif box.name == b"hdlr":
                kinds.add(body[8:12])
    if b"moov" not in order:
        raise MediaError("The recording is incomplete: it has no index. Export it again.")
    starts_at_once = b"mdat" not in order or order.index(b"moov") < order.index(b"mdat")
    if b"vide" in kinds:
        width, height = picture or (None, None)
        mime = "video/quicktime" if head[8:12] == b"qt  " else "video/mp4"
        return MediaInfo("video", mime, seconds, width, height, starts_at_once)
    if b"soun" not in kinds:
        raise MediaError("The recording holds neither sound nor picture.")
    return MediaInfo("audio", "audio/mp4", seconds, starts_at_once=starts_at_once)


def _movie_seconds(body: bytes) -> float | None:
    layout = ">20xIQ" if body[0] == 1 else ">12xII"
    scale, duration = struct.unpack_from(layout, body)
    unknown = duration in (2**32 - 1, 2**64 - 1)
    return _positive(duration / scale) if scale and not unknown else None


def _track_size(body: bytes) -> tuple[int, int] | None:
    """Width and height as shown: a phone's upright film is stored lying."""
    offset = 52 if body[0] == 1 else 40
    a, b, _, c, d, _, _, _, _, width, height = struct.unpack_from(">9i2I", body, offset)
    width, height = round(width / 65536), round(height / 65536)
    if not width or not height:
        return None
    return (height, width) if a == d == 0 and b and c else (width, height)


class _Element(NamedTuple):
    id: int
    start: int
    end: int


def _elements(file: BinaryIO, start: int, end: int) -> Iterator[_Element]:
    """The elements of a WebM between two places, without their heads."""
    for _ in range(_MAX_BOXES):
        if start >= end:
            return
        file.seek(start)
        head = file.read(12)
        id_length = 9 - (head[0]).bit_length()
        size_length = 9 - head[id_length].bit_length()
        if id_length > 4 or size_length > 8:
            return
        inside = start + id_length + size_length
        raw = int.from_bytes(head[id_length : id_length + size_length])
        length = raw & ((1 << 7 * size_length) - 1)
        unknown = length == (1 << 7 * size_length) - 1
        stop = end if unknown else min(inside + length, end)
        yield _Element(int.from_bytes(head[:id_length]), inside, stop)
        start = stop


def _webm(file: BinaryIO, size: int) -> MediaInfo:
    scale, duration = 1_000_000, math.nan
    width = height = None
    kinds: set[int] = set()
    open_ = [(0, size, 0)]
    while open_:
        start, end, depth = open_.pop()
        for element in _elements(file, start, end):
            if element.id == 0x1F43B675:
                # The first cluster: all that is said about the recording stands before it.
                break
            if element.id in (0x18538067, 0x1549A966, 0x1654AE6B, 0xAE, 0xE0) and depth < 4:
                open_.append((element.start, element.end, depth + 1))
                continue
            if element.id not in (0x2AD7B1, 0x4489, 0x83, 0xB0, 0xBA):
                continue
            file.seek(element.start)
            body = file.read(min(element.end - element.start, 8))
            if element.id == 0x4489:
                (duration,) = struct.unpack(">f" if len(body) == 4 else ">d", body)
                continue
            value = int.from_bytes(body)
            if element.id == 0x2AD7B1:
                scale = value
            elif element.id == 0x83:
                kinds.add(value)
            elif element.id == 0xB0:
                width = value
            else:
                height = value
    seconds = _positive(duration * scale / 1e9)
    if 1 in kinds:
        return MediaInfo("video", "video/webm", seconds, width, height)
    if 2 not in kinds:
        raise MediaError("The recording holds neither sound nor picture.")
    return MediaInfo("audio", "audio/webm", seconds)


def _positive(seconds: float | None) -> float | None:
    known = seconds is not None and math.isfinite(seconds) and 0 < seconds < 1e6
    return round(seconds, 3) if known and seconds is not None else None
