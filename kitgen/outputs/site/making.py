"""The dear work of the site as pure functions: pictures, fonts, drawings, icons."""

from __future__ import annotations

import io
from collections.abc import Iterator

from kitgen.model import palette
from kitgen.outputs.page import Piece

PORTRAIT_WIDTHS = (200, 400, 680, 960, 1280)
FIGURE_WIDTHS = (480, 800, 1280, 1920)
PORTRAIT_RATIO = 4 / 5


def raster(
    data: bytes, widths: tuple[int, ...], ratio: float | None, focus: tuple[float, float]
) -> Iterator[Piece]:
    """A photograph in several widths and formats; the widest JPEG is the fallback."""
    from kitgen.media import images

    for made in images.derive(data, widths, ratio, focus):
        about = {"format": made.format, "width": made.width, "height": made.height}
        yield about, made.data


def drawing(data: bytes) -> Iterator[Piece]:
    """An SVG made safe."""
    from kitgen.media import svg

    clean = svg.clean(data)
    width, height = svg.size(clean)
    yield {"format": "svg", "width": width, "height": height}, clean


def pattern(seed: str, width: int, height: int) -> Iterator[Piece]:
    """The line pattern in black on nothing: pages use it as a mask."""
    from kitgen.draw import lines

    yield {"format": "svg"}, lines.pattern(seed, width, height).encode()


def plate(seed: str, color: str) -> Iterator[Piece]:
    """What stands for a guest without a portrait: one stone in the brand's ink."""
    from kitgen.draw import lines

    ink = palette.tokens(color)["light"]["--a-700"]
    drawn = lines.pattern(seed, 712, 890, stroke=1.4, n=1, colour=ink)
    yield {"format": "svg"}, drawn.encode()


def font(family: str, role: str, characters: str) -> Iterator[Piece]:
    """The WOFF2 files of a family for one role, and the rules of its stand-in."""
    from kitgen.media import fonts
    from kitgen.media.fallback import fallback

    found = fonts.faces(family)
    name = "Serif fallback" if role == "text" else "Sans fallback"
    kind = "serif" if role == "text" else "sans"
    points = fonts.LATIN | fonts.codepoints([characters])
    for cut in fonts.cuts(found, "text" if role == "text" else "label", italic=role == "text"):
        data = fonts.subset(cut.face.path, dict(cut.limits), points)
        metrics = fallback(cut.face.path, "serif" if kind == "serif" else "sans")
        about = {
            "style": cut.face.style,
            "rule": fonts.css(cut.face.family, [(cut, "@url")]),
            "fallback": metrics.css(name),
            "missing": "".join(map(chr, sorted(fonts.missing(cut.face.path, points))))[:200],
        }
        yield about, data


def icons(color: str) -> Iterator[Piece]:
    """The site's icons: two stones on the plate, as SVG, ICO and a 180 px PNG."""
    from PIL import Image, ImageDraw

    tints = palette.tokens(color)["light"]
    ground, stone = tints["--a-100"], tints["--a-700"]
    circles = ((26, 36, 17), (50, 16, 7))
    marks = "".join(f'<circle cx="{x}" cy="{y}" r="{r}"/>' for x, y, r in circles)
    yield (
        {"format": "svg"},
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><path fill="{ground}" '
        f'd="M0 0h64v64H0z"/><g fill="{stone}">{marks}</g></svg>'.encode(),
    )
    big = Image.new("RGB", (1440, 1440), ground)
    draw = ImageDraw.Draw(big)
    for x, y, r in circles:
        draw.ellipse([(v * 22.5) for v in (x - r, y - r, x + r, y + r)], fill=stone)
    for name, size in (("ico", 32), ("png", 180)):
        out = io.BytesIO()
        small = big.resize((size, size), Image.Resampling.LANCZOS)
        small.save(out, "ICO" if name == "ico" else "PNG")
        yield {"format": name}, out.getvalue()


def artwork(color: str, seed: str) -> Iterator[Piece]:
    """Square artwork for podcast directories: the pattern on the plate, 1400 px, below 512 KB."""
    import pypdfium2
    import weasyprint

    from kitgen.draw import lines

    tints = palette.tokens(color)["light"]
    svg = lines.pattern(seed, 1400, 1400)
    svg = svg.replace("#000", tints["--a-700"])
    style = "@page{size:1400px 1400px;margin:0}body{margin:0;background:" + tints["--a-100"] + "}"
    html = f"<style>{style}</style>{svg}"
    document = pypdfium2.PdfDocument(weasyprint.HTML(string=html).write_pdf())
    out = io.BytesIO()
    document[0].render(scale=96 / 72).to_pil().convert("RGB").save(out, "JPEG", quality=70)
    yield {"format": "jpeg"}, out.getvalue()


def joined(*parts: str) -> Iterator[Piece]:
    """Text files one after the other: the style sheet, the script."""
    yield {"format": "text"}, "\n".join(parts).encode()


def captions(data: bytes) -> Iterator[Piece]:
    """What is wrong with a captions file, a piece a fault, ten at most; none if all is well."""
    from kitgen.media.captions import parse

    for fault in parse(data).faults[:10]:
        yield {"line": fault.line, "message": fault.message}, b""


def verbatim(data: bytes) -> Iterator[Piece]:
    """A file as it is."""
    yield {}, data
