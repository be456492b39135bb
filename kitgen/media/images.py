"""Photographs in, pictures for the web out: upright, in sRGB, and without any metadata."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal

if TYPE_CHECKING:
    from PIL.Image import Image

Format = Literal["avif", "webp", "jpeg"]

_READABLE: Final = ("JPEG", "PNG", "WEBP", "AVIF", "GIF", "TIFF", "BMP")
_MEGAPIXELS: Final = 80
_ORIENTATION: Final = 0x0112
_SIDEWAYS: Final = (5, 6, 7, 8)
_SAVE: Final[dict[Format, dict[str, Any]]] = {
    # One thread, so that the bytes are the same on a machine with more cores.
    "avif": {"format": "AVIF", "quality": 60, "speed": 6, "subsampling": "4:2:0", "max_threads": 1},
    "webp": {"format": "WEBP", "quality": 80, "method": 5},
    "jpeg": {
        "format": "JPEG",
        "quality": 80,
        "progressive": True,
        "optimize": True,
        "subsampling": "4:2:0",
    },
}


class ImageError(ValueError):
    """A file that cannot be used as a picture; the message is a sentence for the marketer."""


@dataclass(frozen=True, slots=True)
class Derived:
    """One picture made from another."""

    format: Format
    width: int
    height: int
    data: bytes


def upright(data: bytes, at_least: tuple[int, int] | None = None) -> Image:
    """The first frame of a picture as RGB or RGBA in sRGB, turned upright and without metadata.

    A JPEG may be decoded at a half, a quarter or an eighth of its size, never below `at_least`.
    """
    from PIL import ImageOps

    image = _open(data)
    if at_least is not None and _orientation(image) in _SIDEWAYS:
        at_least = (at_least[1], at_least[0])
    image = _load(image, at_least)
    try:
        image = _srgb(ImageOps.exif_transpose(image))
    except Exception as error:
        raise _unreadable(error) from error
    image.info.clear()
    return image


def derive(
    data: bytes,
    widths: Sequence[int],
    crop: float | None = None,
    focus: tuple[float, float] = (0.5, 0.5),
    formats: Sequence[Format] = ("avif", "webp", "jpeg"),
) -> list[Derived]:
    """The picture at each width in each format, cut to the ratio `crop` (width / height).

    `focus` is the point that stays in view when cutting: (0, 0) is the top left, (1, 1) the bottom
    right. Nothing is enlarged: widths beyond the source are left out, and if few are left, the
    source's own width is added, since a small picture can spare none of its pixels. Sorted by
    format as given, then by width.
    """
    from PIL.Image import Resampling

    width, height = _upright_size(_open(data))
    box = crop_box(width, height, crop, focus)
    source_width = box[2] - box[0]
    wanted = sorted({w for w in widths if 0 < w <= source_width})
    if len(wanted) < len(widths) / 2 and source_width not in wanted:
        wanted.append(source_width)
    # Decoding at twice the size that is needed leaves the resampling enough to work with.
    need = 2 * max(wanted) / source_width
    image = upright(data, at_least=(round(width * need), round(height * need)))
    box = crop_box(*image.size, crop, focus)
    image = _opaque_if_it_is(image.crop(box))
    made = []
    for target in wanted:
        shape = target, max(1, round(target * image.height / image.width))
        made.append(image.resize(shape, Resampling.LANCZOS, reducing_gap=3.0))
    return [
        Derived(format_, picture.width, picture.height, _encode(picture, format_))
        for format_ in formats
        for picture in made
    ]


def crop_box(
    width: int, height: int, ratio: float | None, focus: tuple[float, float]
) -> tuple[int, int, int, int]:
    """The largest part of a picture that has the ratio, with the focus as central as it can be."""
    if ratio is None:
        return 0, 0, width, height
    if ratio <= 0:
        raise ValueError("a ratio is greater than 0")
    w = min(width, max(1, round(height * ratio)))
    h = min(height, max(1, round(width / ratio)))
    x = min(max(round(width * focus[0] - w / 2), 0), width - w)
    y = min(max(round(height * focus[1] - h / 2), 0), height - h)
    return x, y, x + w, y + h


def duotone(image: Image, ink: str, ground: str) -> Image:
    """A photograph in two colours, given as #rrggbb: its shadows in ink, its lights the ground."""
    from PIL import ImageOps

    return ImageOps.colorize(greys(image), ink, ground)


def greys(image: Image) -> Image:
    """A photograph in greys, from the darkest that can be printed to the lightest."""
    from PIL import ImageOps

    return ImageOps.autocontrast(image.convert("L"), cutoff=(0.5, 1), preserve_tone=True)


def flat(image: Image, ground: str = "#ffffff") -> Image:
    """The picture on an opaque ground."""
    from PIL import Image as Images

    if image.mode == "RGB":
        return image
    below = Images.new("RGB", image.size, ground)
    below.paste(image, mask=image.getchannel("A"))
    return below


def _open(data: bytes) -> Image:
    from PIL import Image as Images
    from PIL import UnidentifiedImageError

    if not data:
        raise ImageError("The file is empty.")
    try:
        with warnings.catch_warnings():
            # The limit below is lower than the one that Pillow warns about.
            warnings.simplefilter("ignore")
            image = Images.open(io.BytesIO(data), formats=_READABLE)
    except Images.DecompressionBombError as error:
        raise ImageError(_too_large()) from error
    except UnidentifiedImageError as error:
        raise ImageError(_no_picture(data)) from error
    except Exception as error:
        raise _unreadable(error) from error
    width, height = image.size
    if width < 1 or height < 1:
        raise ImageError("The picture has no width or no height.")
    if width * height > _MEGAPIXELS * 1_000_000 and image.format != "JPEG":
        raise ImageError(_too_large())
    return image


def _upright_size(image: Image) -> tuple[int, int]:
    width, height = image.size
    return (height, width) if _orientation(image) in _SIDEWAYS else (width, height)


def _load(image: Image, at_least: tuple[int, int] | None) -> Image:
    """Decode the first frame, a JPEG only as large as needed."""
    try:
        width, height = image.size
        if image.format == "JPEG":
            if width * height > _MEGAPIXELS * 1_000_000:
                shrink = (_MEGAPIXELS * 1_000_000 / (width * height)) ** 0.5
                limit = (int(width * shrink / 2), int(height * shrink / 2))
                at_least = limit if at_least is None else min(limit, at_least)
            if at_least is not None:
                image.draft(None, at_least)
        elif getattr(image, "is_animated", False):
            image.seek(0)
        with warnings.catch_warnings(), _whole_files():
            warnings.simplefilter("ignore")
            image.load()
    except Exception as error:
        raise _unreadable(error) from error
    return image


@contextmanager
def _whole_files() -> Iterator[None]:
    """Pillow refuses files that are cut off, even once WeasyPrint has told it not to."""
    from PIL import ImageFile

    before = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def _orientation(image: Image) -> int:
    try:
        # A PNG is decoded to its end in search of its metadata.
        with _whole_files():
            found = image.getexif().get(_ORIENTATION, 1)
    except Exception:
        # Broken metadata is no reason to refuse a picture: it is thrown away in any case.
        return 1
    return found if isinstance(found, int) and 1 <= found <= 8 else 1


def _srgb(image: Image) -> Image:
    from PIL import ImageCms

    profile = image.info.get("icc_profile")
    if image.mode.startswith("I"):
        image = image.point(lambda value: value * (1 / 256), "L")
    if image.mode == "F":
        raise ImageError("The picture holds measurements, not colours: save it as a JPEG or PNG.")
    if image.has_transparency_data and image.mode != "RGBA":
        image = image.convert("RGBA")
    elif image.mode in ("P", "1", "HSV", "YCbCr", "RGBX"):
        image = image.convert("RGB")
    if profile:
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            converted = ImageCms.profileToProfile(
                image,
                source,
                ImageCms.createProfile("sRGB"),
                outputMode="RGBA" if image.mode == "RGBA" else "RGB",
            )
            image = converted or image
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            # A profile that does not fit its picture says nothing about its colours.
            pass
    return image if image.mode in ("RGB", "RGBA") else image.convert("RGB")


def _opaque_if_it_is(image: Image) -> Image:
    if image.mode == "RGBA" and image.getchannel("A").getextrema() == (255, 255):
        return image.convert("RGB")
    return image


def _encode(image: Image, format_: Format) -> bytes:
    out = io.BytesIO()
    try:
        (flat(image) if format_ == "jpeg" else image).save(out, **_SAVE[format_])
    except (OSError, ValueError) as error:
        raise ImageError(
            f"The picture of {image.width} × {image.height} pixels cannot be saved as {format_}."
        ) from error
    return out.getvalue()


def _too_large() -> str:
    return f"The picture has more than {_MEGAPIXELS} million pixels: save it smaller."


def _no_picture(data: bytes) -> str:
    head = data[:512].lstrip()
    if data[4:8] == b"ftyp" and data[8:11] in (b"hei", b"hev", b"mif", b"msf"):
        return "The file is a HEIC picture, which browsers cannot show: export it as a JPEG."
    if b"<svg" in data[:2048] or head.startswith(b"<?xml"):
        return "The file is a drawing (SVG), not a photograph: name it .svg."
    if head.startswith(b"<"):
        return "The file is a web page, not a picture: was it saved from the right link?"
    if head.startswith(b"%PDF"):
        return "The file is a PDF, not a picture: export the page as a JPEG or PNG."
    return "The file is not a picture that can be read: use a JPEG, PNG, WebP or AVIF."


def _unreadable(error: Exception) -> ImageError:
    if isinstance(error, ImageError):
        return error
    if "truncated" in str(error).lower() or isinstance(error, EOFError):
        return ImageError("The picture is cut off: the file is incomplete. Copy it again.")
    return ImageError("The picture is damaged and cannot be read: export it again.")
