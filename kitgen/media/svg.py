"""Drawings from outside, made safe: shapes and text stay, what acts or loads goes.

Style sheets and style attributes are turned into plain attributes, so that a drawing set into a
page can neither fetch anything nor restyle the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from kitgen.media import svg_styles
from kitgen.media.svg_styles import PRESENTATION
from kitgen.media.svg_tree import (
    MAX_DEPTH,
    TOO_INTRICATE,
    Node,
    SvgError,
    names,
    parse,
    serialise,
)

__all__ = ["SvgError", "clean", "size"]

_XLINK: Final = "http://www.w3.org/1999/xlink"
_MAX_DRAWN: Final = 200_000


_ATTRIBUTES: Final = PRESENTATION | names(
    """id viewBox width height x y x1 y1 x2 y2 cx cy r rx ry fx fy fr dx dy d points offset rotate
    preserveAspectRatio pathLength gradientUnits gradientTransform spreadMethod patternUnits
    patternContentUnits patternTransform clipPathUnits maskUnits maskContentUnits markerUnits
    markerWidth markerHeight refX refY orient textLength lengthAdjust startOffset method spacing
    href role aria-label aria-hidden"""
)
_FUNCTIONS: Final = names(
    """rgb rgba hsl hsla matrix translate translatex translatey scale scalex scaley rotate skewx
    skewy"""
)
_LOCAL_URL: Final = re.compile(r"""url\(\s*(["']?)#([\w.:-]+)\1\s*\)""")
_LENGTH: Final = re.compile(r"([0-9]*\.?[0-9]+(?:[eE][+-]?[0-9]+)?)\s*(px|pt|pc|mm|cm|in|em|rem)?")
_PIXELS: Final = {
    "": 1.0,
    "px": 1.0,
    "pt": 4 / 3,
    "pc": 16.0,
    "mm": 96 / 25.4,
    "cm": 96 / 2.54,
    "in": 96.0,
    "em": 16.0,
    "rem": 16.0,
}


def clean(data: bytes, prefix: str = "") -> bytes:
    """The drawing reduced to what is safe, with a width, a height and a viewBox.

    `prefix` is put before every id, so that several drawings can stand in one page. The same
    drawing always gives the same bytes.
    """
    root, css = parse(data)
    svg_styles.apply(root, css)
    for node in root.nodes():
        node.attributes = _safe_attributes(node.attributes)
    _drop_dead_uses(root)
    _measure(root)
    _refuse_runaway(root)
    if prefix:
        _rename(root, prefix)
    return serialise(root).encode()


def size(data: bytes) -> tuple[int, int]:
    """Width and height of a drawing in pixels, at least 1 × 1."""
    root, _ = parse(data)
    _measure(root)
    width, height = (float(root.attributes[key]) for key in ("width", "height"))
    return max(1, round(width)), max(1, round(height))


def _safe_attributes(attributes: Mapping[str, str]) -> dict[str, str]:
    safe: dict[str, str] = {}
    for name, value in attributes.items():
        key = "href" if name == f"{_XLINK} href" else name
        value = value.strip()
        if key not in _ATTRIBUTES:
            continue
        if key == "href":
            if re.fullmatch(r"#[\w.:-]+", value):
                safe.setdefault(key, value)
        elif (key == "id" and re.fullmatch(r"[\w.:-]+", value)) or (
            key == "aria-label" or (key != "id" and _harmless(value))
        ):
            safe[key] = value
    return safe


def _harmless(value: str) -> bool:
    """Whether a value neither loads anything nor hides what it says from this check."""
    rest = _LOCAL_URL.sub("", value)
    return (
        not re.search(r"[\\@<>{};]|/\*", rest)
        and "script:" not in rest.lower()
        and all(_function(part) in _FUNCTIONS for part in rest.split("(")[:-1])
    )


def _function(before: str) -> str:
    """The name right before a parenthesis; no name is longer than this looks back."""
    words = re.split(r"[^\w-]", before[-40:].rstrip())
    return words[-1].lower()


def _drop_dead_uses(root: Node) -> None:
    for node in root.nodes():
        node.children = [
            child
            for child in node.children
            if isinstance(child, str) or child.tag != "use" or "href" in child.attributes
        ]


def _measure(root: Node) -> None:
    """Give the drawing a width, a height and a viewBox in pixels."""
    view = [
        part for part in re.split(r"[\s,]+", root.attributes.get("viewBox", "").strip()) if part
    ]
    box = None
    if len(view) == 4:
        try:
            x, y, w, h = (float(part) for part in view)
        except ValueError:
            pass
        else:
            box = (w, h) if 0 < w < 1e6 and 0 < h < 1e6 and abs(x) < 1e6 and abs(y) < 1e6 else None
    width, height = (_pixels(root.attributes.get(key, "")) for key in ("width", "height"))
    if box is None:
        if width is None or height is None:
            raise SvgError("The drawing has no size: it needs a viewBox, or a width and a height.")
        root.attributes["viewBox"] = f"0 0 {width:g} {height:g}"
    elif width is None and height is None:
        width, height = box
    elif width is None:
        width = (height or 1) * box[0] / box[1]
    elif height is None:
        height = width * box[1] / box[0]
    root.attributes["width"], root.attributes["height"] = f"{width:g}", f"{height:g}"


def _pixels(length: str) -> float | None:
    match = _LENGTH.fullmatch(length[:40].strip())
    if match is None:
        return None
    pixels = float(match[1]) * _PIXELS[match[2] or ""]
    return pixels if 0 < pixels < 1e6 else None


def _references(node: Node) -> Iterator[str]:
    for key, value in node.attributes.items():
        if key == "href":
            yield value[1:]
        else:
            yield from (match[2] for match in _LOCAL_URL.finditer(value))


def _refuse_runaway(root: Node) -> None:
    """Refuse drawings that draw themselves, or so many copies of copies that a browser stops."""
    by_id = {node.attributes["id"]: node for node in root.nodes() if "id" in node.attributes}
    weights: dict[int, int] = {}
    busy: set[int] = set()

    def weigh(node: Node, depth: int) -> int:
        if id(node) in weights:
            return weights[id(node)]
        if id(node) in busy or depth > 4 * MAX_DEPTH:
            raise SvgError("The drawing refers to itself: save it simpler, or as a picture.")
        busy.add(id(node))
        total = 1
        for child in node.children:
            if isinstance(child, Node):
                total += weigh(child, depth + 1)
        for name in _references(node):
            if name in by_id:
                total += weigh(by_id[name], depth + 1)
        busy.discard(id(node))
        weights[id(node)] = total
        return total

    if weigh(root, 0) > _MAX_DRAWN:
        raise SvgError(TOO_INTRICATE)


def _rename(root: Node, prefix: str) -> None:
    for node in root.nodes():
        for key, value in node.attributes.items():
            if key == "id":
                node.attributes[key] = prefix + value
            elif key == "href":
                node.attributes[key] = f"#{prefix}{value[1:]}"
            else:
                node.attributes[key] = _LOCAL_URL.sub(rf"url(#{prefix}\2)", value)
