"""Pictures: whatever comes in, what goes out is upright, sRGB, small and says nothing."""

from __future__ import annotations

import contextlib
import io
import struct
import zlib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms, ImageFile

from kitgen.media.images import Format, ImageError, crop_box, derive, duotone, greys, upright

RED, BLUE, WHITE = (220, 20, 30), (20, 40, 220), (255, 255, 255)


def halves(size: tuple[int, int] = (120, 80), mode: str = "RGB") -> Image.Image:
    """Red on the left, blue on the right."""
    image = Image.new("RGB", size, RED)
    image.paste(BLUE, (size[0] // 2, 0, *size))
    return image.convert(mode)


def saved(image: Image.Image, format_: str = "PNG", **options: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, format_, **options)
    return out.getvalue()


def opened(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def near(a: Any, b: tuple[int, ...], by: int = 12) -> bool:
    return all(abs(x - y) <= by for x, y in zip(a, b, strict=True))


def with_exif(orientation: int) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010E] = "SECRET-DESCRIPTION"
    exif.get_ifd(0x8825)[2] = (59.0, 54.0, 49.0)
    return saved(
        halves(), "JPEG", exif=exif, quality=95, comment=b"SECRET-COMMENT", xmp=b"<x>SECRET-XMP</x>"
    )


def profile_with_swapped_colours() -> bytes:
    """An sRGB profile whose red and blue primaries are exchanged."""
    data = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    data = bytearray(data.replace(b"rXYZ", b"tXYZ").replace(b"bXYZ", b"rXYZ"))
    return bytes(data.replace(b"tXYZ", b"bXYZ"))


@pytest.mark.parametrize("format_", ["JPEG", "PNG", "WEBP", "AVIF", "GIF", "TIFF", "BMP"])
def test_every_common_format_is_read(format_: str) -> None:
    image = upright(saved(halves(), format_))
    assert image.size == (120, 80)
    assert near(image.convert("RGB").getpixel((5, 40)), RED)


def test_each_format_and_width_is_made() -> None:
    made = derive(saved(halves((1000, 500))), [400, 800])
    assert [(d.format, d.width, d.height) for d in made] == [
        ("avif", 400, 200),
        ("avif", 800, 400),
        ("webp", 400, 200),
        ("webp", 800, 400),
        ("jpeg", 400, 200),
        ("jpeg", 800, 400),
    ]
    for d in made:
        image = opened(d.data)
        assert image.size == (d.width, d.height)
        assert str(image.format).lower() == d.format
        assert near(image.convert("RGB").getpixel((20, 20)), RED)


def test_nothing_is_enlarged() -> None:
    made = derive(saved(halves((900, 300))), [400, 800, 1600], formats=["webp"])
    assert [d.width for d in made] == [400, 800]


def test_a_small_source_keeps_all_its_pixels() -> None:
    made = derive(saved(halves((500, 300))), [400, 800, 1600], formats=["webp"])
    assert [d.width for d in made] == [400, 500]


def test_a_source_smaller_than_every_width_keeps_its_own() -> None:
    assert [d.width for d in derive(saved(halves()), [400, 800], formats=["jpeg"])] == [120]


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photograph_is_turned_upright(orientation: int) -> None:
    data = with_exif(orientation)
    image = upright(data)
    (made,) = derive(data, [10_000], formats=["jpeg"])
    assert (made.width, made.height) == image.size
    # Where the red half goes, by EXIF's own table.
    x, y = {1: (5, 40), 2: (115, 40), 3: (115, 40), 4: (5, 40)}.get(orientation, (40, 5))
    if orientation in (7, 8):
        y = 115
    assert near(image.getpixel((x, y)), RED)


@pytest.mark.parametrize("format_", ["avif", "webp", "jpeg"])
def test_no_metadata_is_left(format_: Format) -> None:
    source = with_exif(6)
    assert b"SECRET" in source
    (made,) = derive(source, [60], formats=[format_])
    image = opened(made.data)
    assert b"SECRET" not in made.data
    assert not image.getexif()
    assert not {"icc_profile", "exif", "xmp", "comment"} & set(image.info)


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_colours_are_converted_to_srgb(mode: str) -> None:
    data = saved(halves(mode=mode), icc_profile=profile_with_swapped_colours())
    r, _, b = upright(data).convert("RGB").crop((10, 10, 11, 11)).tobytes()
    assert b > r, "the profile says that red means blue"


def test_a_profile_that_does_not_fit_is_ignored() -> None:
    grey = saved(Image.new("L", (20, 20), 100), icc_profile=profile_with_swapped_colours())
    assert near(upright(grey).getpixel((5, 5)), (100, 100, 100), 2)
    broken = saved(halves(), icc_profile=b"nonsense")
    assert near(upright(broken).getpixel((5, 5)), RED, 2)


def test_cmyk_is_converted() -> None:
    image = upright(saved(halves(mode="CMYK"), "JPEG", quality=95))
    assert near(image.getpixel((10, 40)), RED)


def test_sixteen_bits_keep_their_brightness() -> None:
    image = Image.new("I;16", (40, 40), 40_000)
    assert near(upright(saved(image)).getpixel((3, 3)), (156, 156, 156), 2)


@pytest.mark.parametrize("mode", ["1", "L", "P", "LA", "RGBA"])
def test_every_mode_comes_out_as_colour(mode: str) -> None:
    for made in derive(saved(halves(mode=mode)), [60]):
        assert opened(made.data).mode in ("RGB", "RGBA")


def test_what_is_see_through_stays_so_except_in_jpeg() -> None:
    image = Image.new("RGBA", (80, 80), (*RED, 255))
    image.paste((0, 0, 0, 0), (0, 0, 40, 80))
    made = {d.format: opened(d.data) for d in derive(saved(image), [80])}
    assert made["webp"].convert("RGBA").getchannel("A").getpixel((5, 5)) == 0
    assert made["avif"].convert("RGBA").getchannel("A").getpixel((5, 5)) == 0
    assert near(made["jpeg"].getpixel((5, 5)), WHITE)
    assert near(made["jpeg"].getpixel((70, 40)), RED)


def test_a_palette_with_a_see_through_colour_is_understood() -> None:
    image = Image.new("P", (20, 20), 0)
    image.putpalette([*RED, *BLUE])
    data = saved(image, transparency=0)
    (made,) = derive(data, [20], formats=["jpeg"])
    assert near(opened(made.data).getpixel((5, 5)), WHITE)


def test_an_alpha_channel_that_hides_nothing_is_dropped() -> None:
    (made,) = derive(saved(halves(mode="RGBA")), [60], formats=["webp"])
    assert opened(made.data).mode == "RGB"


def test_the_first_frame_stands_for_an_animation() -> None:
    frames = [Image.new("RGB", (30, 30), c) for c in (RED, BLUE)]
    data = saved(frames[0], "GIF", save_all=True, append_images=frames[1:])
    assert getattr(opened(data), "is_animated", False)
    made = derive(data, [30], formats=["webp"])
    assert not getattr(opened(made[0].data), "is_animated", False)
    assert near(opened(made[0].data).convert("RGB").getpixel((5, 5)), RED)


def test_a_crop_keeps_the_focus() -> None:
    data = saved(halves((200, 100)))
    left, right = (
        derive(data, [50], crop=0.5, focus=focus, formats=["webp"])[0]
        for focus in ((0.0, 0.5), (1.0, 0.5))
    )
    assert (left.width, left.height) == (50, 100)
    assert near(opened(left.data).getpixel((25, 50)), RED)
    assert near(opened(right.data).getpixel((25, 50)), BLUE)


@given(
    st.integers(1, 5000),
    st.integers(1, 5000),
    st.floats(0.01, 100),
    st.tuples(st.floats(0, 1), st.floats(0, 1)),
)
def test_a_crop_never_leaves_the_picture(
    width: int, height: int, ratio: float, focus: tuple[float, float]
) -> None:
    x0, y0, x1, y1 = crop_box(width, height, ratio, focus)
    assert 0 <= x0 < x1 <= width
    assert 0 <= y0 < y1 <= height


def test_the_same_bytes_come_out_twice() -> None:
    data = with_exif(3)
    assert derive(data, [40, 100], crop=0.8) == derive(data, [40, 100], crop=0.8)


def test_a_large_jpeg_is_reduced_while_reading() -> None:
    data = saved(Image.new("L", (10_000, 8_100), 200), "JPEG", quality=30)
    assert upright(data).width < 10_000
    (made,) = derive(data, [200], formats=["jpeg"])
    assert (made.width, made.height) == (200, 162)


def png_that_claims(width: int, height: int) -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0" * 100))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("side", [9_500, 60_000])
def test_a_decompression_bomb_is_refused(side: int) -> None:
    with pytest.raises(ImageError, match="million pixels"):
        upright(png_that_claims(side, side))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"hello", "not a picture"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"<!doctype html><p>404", "web page"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "SVG"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "HEIC"),
        (png_that_claims(0, 5), "damaged|no width|not a picture"),
    ],
)
def test_what_is_no_picture_is_said_plainly(data: bytes, words: str) -> None:
    with pytest.raises(ImageError, match=words):
        upright(data)


@pytest.mark.parametrize("format_", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_a_torn_file_is_refused(format_: str) -> None:
    noise = Image.effect_noise((200, 200), 80).convert("RGB")
    data = saved(noise, format_)
    with pytest.raises(ImageError):
        upright(data[: len(data) * 2 // 3])
    with pytest.raises(ImageError):
        derive(data[: len(data) * 2 // 3], [100])


@pytest.mark.parametrize("format_", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_a_torn_file_is_refused_when_the_process_has_drawn_cards_before(
    monkeypatch: pytest.MonkeyPatch, format_: str
) -> None:
    # WeasyPrint switches this on for the whole process as soon as it is imported.
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    data = saved(Image.effect_noise((200, 200), 80).convert("RGB"), format_)
    torn = data[: len(data) * 2 // 3]
    with pytest.raises(ImageError, match=r"cut off|damaged|cannot be read|can be read"):
        upright(torn)
    with pytest.raises(ImageError):
        derive(torn, [100])
    assert ImageFile.LOAD_TRUNCATED_IMAGES


@settings(max_examples=60, deadline=None)
@given(
    st.integers(0, 10**6),
    st.binary(min_size=1, max_size=8),
    st.sampled_from(["JPEG", "PNG", "WEBP", "GIF", "TIFF"]),
)
def test_damage_never_ends_in_another_error(at: int, junk: bytes, format_: str) -> None:
    data = bytearray(saved(halves((40, 30)), format_))
    at %= len(data)
    data[at : at + len(junk)] = junk
    made = []
    with contextlib.suppress(ImageError):
        upright(bytes(data))
        made = derive(bytes(data), [20], formats=["jpeg"])
    assert all(d.data.startswith(b"\xff\xd8") for d in made)


def test_a_photograph_in_greys_reaches_from_black_to_white() -> None:
    pale = Image.linear_gradient("L").point(lambda value: 90 + value // 4).convert("RGB")
    low, high = greys(pale).getextrema()
    assert low == 0
    assert high > 250
    assert greys(pale).mode == "L"


def test_two_inks_are_the_darkest_and_the_lightest_of_a_photograph() -> None:
    shades = Image.linear_gradient("L").convert("RGB")
    found = duotone(shades, "#1a1713", "#dae3d5")
    assert found.size == shades.size
    dark, light = found.getpixel((9, 0)), found.getpixel((9, 255))
    assert near(dark, (0x1A, 0x17, 0x13), 2)
    assert near(light, (0xDA, 0xE3, 0xD5), 2)
    middle = found.getpixel((9, 128))
    assert all(a < b < c for a, b, c in zip(dark, middle, light, strict=True))


@pytest.mark.parametrize("colour", ["#ffffff", "#000000", "#808080"])
def test_a_picture_of_one_shade_is_no_fault(colour: str) -> None:
    plain = Image.new("RGB", (9, 9), colour)
    assert duotone(plain, "#1a1713", "#dae3d5").size == (9, 9)
