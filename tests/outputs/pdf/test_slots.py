"""Slots: their names, and pictures that spell them."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from kitgen.outputs.common.passing import Slot
from kitgen.outputs.pdf import slots

TALK = Slot("interview:mara-lindqvist", "print")


def _pixels(png: bytes) -> bytes:
    with Image.open(io.BytesIO(png)) as picture:
        return picture.convert("RGB").tobytes()


def test_every_slot_of_a_page_has_a_picture_of_its_own() -> None:
    names = [slots.qr(TALK), slots.words("plate"), slots.words(slots.address(TALK))]
    html = "".join(f'<img src="{name}">' for name in (*names, "photo.png", names[0]))
    found = slots.pictures(html)
    assert list(found) == names
    assert len(set(found.values())) == 3


def test_a_picture_spells_its_name() -> None:
    for name in (slots.qr(TALK), slots.words("plate")):
        pixels = _pixels(slots.pictures(name)[name])
        assert slots.spelled(pixels) == name.removesuffix(".png")


def test_a_photograph_spells_nothing() -> None:
    assert slots.spelled(bytes(range(256))) is None
    assert slots.spelled(b"slot/qr/ not a name") is None
    assert slots.spelled(b"") is None


def test_names_are_read_back() -> None:
    assert slots.qr_of(slots.qr(TALK).removesuffix(".png")) == TALK
    assert slots.words_of(slots.words("plate").removesuffix(".png")) == "plate"
    assert slots.words_of(slots.alt(slots.address(TALK))) == slots.address(TALK)
    assert slots.words_of("QR code: the guide") is None
    assert slots.qr_of("slot/words/plate") is None


def test_a_name_that_no_picture_can_spell_is_refused() -> None:
    with pytest.raises(ValueError, match="too long"):
        slots.pictures(slots.words("a" * 500))


def test_the_longest_slug_can_be_spelled() -> None:
    long = Slot(f"interview:{'a' * 80}", "in-person")
    assert slots.pictures(slots.words(slots.address(long)))
