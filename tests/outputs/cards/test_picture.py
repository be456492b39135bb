"""Plates: drawn heads stand on them, photographs fill them, and no face is cut off."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from kitgen.draw import lines
from kitgen.model import palette
from kitgen.outputs.cards.card import CardError
from kitgen.outputs.cards.format import QUOTES, WIDE, Format
from kitgen.outputs.cards.picture import Portrait, pattern, plates

SCALE = palette.scale("#2b6a48")
GROUND = tuple(bytes.fromhex(SCALE.a100[1:]))
FORMATS = [*QUOTES, *(format.mirrored() for format in QUOTES)]


def svg(width: int, height: int, shapes: str) -> bytes:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">{shapes}</svg>'
    ).encode()


def photograph(width: int, height: int, focus: tuple[float, float], radius: float) -> bytes:
    """A soft grey room, and in it a red disc for a face, at the focus."""
    image = Image.linear_gradient("L").resize((width, height)).convert("RGB")
    draw = ImageDraw.Draw(image)
    x, y, r = width * focus[0], height * focus[1], radius
    draw.ellipse((x - r, y - r, x + r, y + r), fill=(230, 20, 20))
    out = io.BytesIO()
    image.filter(ImageFilter.GaussianBlur(2)).save(out, "JPEG", quality=95)
    return out.getvalue()


def red(image: Image.Image) -> tuple[int, int, int, int]:
    """Where the face is."""
    r, g, _ = image.split()
    mask = ImageChops.subtract(r, g).point([255 if value > 70 else 0 for value in range(256)])
    box = mask.getbbox()
    assert box is not None, "no face to be seen"
    return box


def assert_whole(box: tuple[int, int, int, int], size: tuple[int, int]) -> None:
    left, top, right, bottom = box
    assert left > 0
    assert top > 0
    assert right < size[0]
    assert bottom < size[1]
    assert abs((right - left) - (bottom - top)) <= 4, "a disc is as wide as it is high"


@pytest.mark.parametrize(
    ("size", "focus", "radius"),
    [
        ((800, 1000), (0.5, 0.33), 200),
        ((800, 1000), (0.35, 0.4), 190),
        ((1500, 1000), (0.8, 0.35), 210),
        ((900, 900), (0.5, 0.6), 200),
        ((600, 1400), (0.5, 0.25), 170),
    ],
)
def test_a_face_in_focus_is_never_cut(
    size: tuple[int, int], focus: tuple[float, float], radius: float
) -> None:
    portrait = Portrait(photograph(*size, focus, radius), focus, own_colours=True)
    for plate, format in zip(plates(portrait, FORMATS, SCALE), FORMATS, strict=True):
        assert plate.image.size == format.plate[2:]
        assert not plate.flat
        assert_whole(red(plate.image), plate.image.size)


@pytest.mark.parametrize("height", [890, 712, 1000])
def test_a_drawn_head_stands_whole_with_air_above_it(height: int) -> None:
    head = '<circle cx="356" cy="330" r="290" fill="#e01414"/>'
    body = f'<path d="M40 {height}L356 500L690 {height}Z"/>'
    portrait = Portrait(svg(712, height, body + head))
    for plate, format in zip(plates(portrait, FORMATS, SCALE), FORMATS, strict=True):
        box = red(plate.image)
        assert box[1] > 10, "air above"
        assert_whole(box, plate.image.size)
        bottom = plate.image.crop((0, format.plate.height - 1, *format.plate[2:]))
        assert any(bottom.getpixel((x, 0)) != GROUND for x in range(format.plate.width)), (
            "it floats"
        )


def test_a_drawing_with_a_ground_of_its_own_fills_the_plate() -> None:
    portrait = Portrait(svg(712, 890, '<path d="M0 0h712v890H0z" fill="#123456"/>'))
    for plate in plates(portrait, QUOTES, SCALE):
        assert plate.image.getpixel((3, 3)) == (0x12, 0x34, 0x56)
        assert plate.image.getpixel((plate.image.width - 3, 3)) == (0x12, 0x34, 0x56)


def test_an_engraving_on_white_stands_as_a_drawing_does() -> None:
    image = Image.new("L", (712, 890), 255)
    draw = ImageDraw.Draw(image)
    for y in range(120, 890, 14):
        draw.rectangle((180, y, 540, y + 4), fill=0)
    out = io.BytesIO()
    image.save(out, "PNG")
    for own in (True, False):
        for plate in plates(Portrait(out.getvalue(), own_colours=own), QUOTES, SCALE):
            assert plate.flat
            pixel = plate.image.getpixel((4, 4))
            assert isinstance(pixel, tuple)
            assert all(abs(a - b) < 3 for a, b in zip(pixel, GROUND, strict=True))


def test_a_photograph_is_printed_in_the_kits_ink_or_in_its_own_colours() -> None:
    data = photograph(500, 625, (0.5, 0.33), 120)
    one = plates(Portrait(data), [WIDE], SCALE)[0].image.resize((1, 1)).getpixel((0, 0))
    assert isinstance(one, tuple)
    assert one[0] < one[1] + 4, "no red is left"
    own = plates(Portrait(data, own_colours=True), [WIDE], SCALE)[0].image
    assert red(own)


def test_a_drawing_is_cleaned_before_it_is_set() -> None:
    shapes = (
        '<script>x</script><use href="https://example.org/x.svg#a"/>'
        '<path onload="x()" style="fill:url(file:///etc/hostname)" d="M0 0h712v890H0z"/>'
    )
    (plate,) = plates(Portrait(svg(712, 890, shapes)), [WIDE], SCALE)
    assert plate.image.getpixel((200, 300)) == (0, 0, 0)


@pytest.mark.parametrize("data", [b"junk", b"<svg", b"", b"\x89PNG\r\n\x1a\n"])
def test_a_damaged_picture_is_said_plainly(data: bytes) -> None:
    with pytest.raises(CardError):
        plates(Portrait(data), QUOTES, SCALE)


@pytest.mark.parametrize("format", QUOTES)
def test_a_pattern_fills_its_plate_in_the_brands_colour(format: Format) -> None:
    _, _, width, height = format.plate
    drawing = lines.pattern("Mara", width, height, n=1, colour=SCALE.a700)
    image = pattern(drawing, width, height, SCALE)
    assert image.size == (width, height)
    colours = {colour for _, colour in image.getcolors(1_000_000) or []}
    assert {GROUND, tuple(bytes.fromhex(SCALE.a700[1:]))} <= colours


def test_the_same_portrait_is_the_same_plate() -> None:
    portrait = Portrait(svg(712, 890, '<circle cx="356" cy="400" r="200"/>'))
    one, two = (plates(portrait, QUOTES, SCALE) for _ in range(2))
    assert [p.image.tobytes() for p in one] == [p.image.tobytes() for p in two]
