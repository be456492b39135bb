"""Recordings: how long and how large, read from the file's own head."""

from __future__ import annotations

import contextlib
import io
import struct
import wave
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitgen.media.probe import MediaError, MediaInfo, probe


def box(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I4s", 8 + len(body), name) + body


UPRIGHT = (65536, 0, 0, 0, 65536, 0, 0, 0, 1 << 30)
TURNED = (0, 65536, 0, -65536, 0, 0, 0, 0, 1 << 30)


def track(kind: bytes, size: tuple[int, int] = (0, 0), matrix: tuple[int, ...] = UPRIGHT) -> bytes:
    shape = struct.pack(">9i2I", *matrix, size[0] << 16, size[1] << 16)
    handler = box(b"hdlr", bytes(8) + kind + bytes(13))
    return box(b"trak", box(b"tkhd", bytes(40) + shape) + box(b"mdia", handler))


def mp4(
    *tracks: bytes, brand: bytes = b"isom", index_first: bool = True, version: int = 0
) -> bytes:
    if version:
        movie = bytes([1]) + bytes(19) + struct.pack(">IQ", 1000, 61_500)
    else:
        movie = bytes(12) + struct.pack(">II", 1000, 61_500)
    moov = box(b"moov", box(b"mvhd", movie + bytes(80)) + b"".join(tracks))
    mdat = box(b"mdat", bytes(5000))
    return box(b"ftyp", brand + bytes(4)) + (moov + mdat if index_first else mdat + moov)


def element(id_: int, body: bytes) -> bytes:
    return id_.to_bytes((id_.bit_length() + 7) // 8) + (1 << 28 | len(body)).to_bytes(4) + body


def webm(*tracks: bytes, duration: bytes = struct.pack(">d", 61_500)) -> bytes:
    info = element(
        0x1549A966, element(0x2AD7B1, (1_000_000).to_bytes(3)) + element(0x4489, duration)
    )
    inside = info + element(0x1654AE6B, b"".join(tracks)) + element(0x1F43B675, bytes(999))
    return element(0x1A45DFA3, b"") + b"\x18\x53\x80\x67\x01" + b"\xff" * 7 + inside


PICTURE = element(
    0xAE,
    element(0x83, b"\1") + element(0xE0, element(0xB0, b"\x05\0") + element(0xBA, b"\x02\xd0")),
)
SOUND = element(0xAE, element(0x83, b"\2"))


def mp3(frames: int = 100) -> bytes:
    return (b"\xff\xfb\x90\x00" + bytes(413)) * frames


@pytest.mark.parametrize("version", [0, 1])
def test_a_film_has_a_length_and_a_size(version: int) -> None:
    data = mp4(track(b"soun"), track(b"vide", (1280, 720)), version=version)
    assert probe(data) == MediaInfo("video", "video/mp4", 61.5, 1280, 720)


def test_a_film_held_upright_is_higher_than_wide() -> None:
    info = probe(mp4(track(b"vide", (1920, 1080), TURNED)))
    assert (info.width, info.height) == (1080, 1920)


def test_an_mp4_without_picture_is_audio() -> None:
    assert probe(mp4(track(b"soun"), brand=b"M4A ")) == MediaInfo("audio", "audio/mp4", 61.5)


def test_an_index_at_the_end_is_noticed() -> None:
    assert not probe(mp4(track(b"soun"), index_first=False)).starts_at_once


def test_a_webm_film_has_a_length_and_a_size() -> None:
    assert probe(webm(SOUND, PICTURE)) == MediaInfo("video", "video/webm", 61.5, 1280, 720)


def test_a_webm_without_picture_is_audio() -> None:
    data = webm(SOUND, duration=struct.pack(">f", 61_500))
    assert probe(data) == MediaInfo("audio", "audio/webm", 61.5)


def test_a_length_that_is_not_told_is_none() -> None:
    assert probe(webm(PICTURE, duration=struct.pack(">d", 0))).seconds is None


def test_an_mp3_has_a_length() -> None:
    info = probe(mp3())
    assert (info.kind, info.mime) == ("audio", "audio/mpeg")
    assert info.seconds == pytest.approx(100 * 1152 / 44100, rel=0.05)


def test_a_wav_has_a_length() -> None:
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes(bytes(32_000))
    assert probe(out.getvalue()) == MediaInfo("audio", "audio/wav", 2.0)


def test_a_file_is_read_from_its_path(tmp_path: Path) -> None:
    path = tmp_path / "film"
    path.write_bytes(mp4(track(b"vide", (64, 48))))
    assert probe(path).width == 64
    with pytest.raises(MediaError, match="cannot be opened"):
        probe(tmp_path / "nothing")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"hello", "not a recording"),
        (box(b"ftyp", b"isom") + box(b"mdat", bytes(9)), "incomplete"),
        (mp4(), "neither sound nor picture"),
        (webm(), "neither sound nor picture"),
    ],
)
def test_what_is_no_recording_is_said_plainly(data: bytes, words: str) -> None:
    with pytest.raises(MediaError, match=words):
        probe(data)


@given(
    st.sampled_from(
        [mp4(track(b"vide", (64, 48))), webm(PICTURE), mp3(3), b"OggS", b"RIFF1234WAVE", b"fLaC"]
    ),
    st.integers(0, 3000),
    st.binary(max_size=12),
    st.integers(0, 6000),
)
def test_damage_never_ends_in_another_error(data: bytes, at: int, junk: bytes, end: int) -> None:
    torn = bytearray(data)
    torn[at : at + len(junk)] = junk
    with contextlib.suppress(MediaError):
        assert probe(bytes(torn[:end])).kind in ("audio", "video")
