"""Drawings from outside, made safe: shapes and text stay, what acts or loads goes.

Style sheets and style attributes are turned into plain attributes, so that a drawing set into a
page can neither fetch anything nor restyle the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

_SVG: Final = "http://www.w3.org/2000/svg"
_XLINK: Final = "http://www.w3.org/1999/xlink"
_MAX_BYTES: Final = 2_000_000
_MAX_DEPTH: Final = 64
_MAX_NODES: Final = 50_000
_MAX_CSS: Final = 200_000
_MAX_DRAWN: Final = 200_000


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


_ELEMENTS: Final = _names(
    """svg g defs symbol use title desc path rect circle ellipse line polyline polygon text tspan
    textPath linearGradient radialGradient stop clipPath mask pattern marker"""
)
_UNWRAPPED: Final = _names("a switch")
_WORDS: Final = _names("title desc text tspan textPath")
_PRESENTATION: Final = _names(
    """fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin
    stroke-miterlimit stroke-dasharray stroke-dashoffset opacity color display visibility overflow
    clip-path clip-rule mask marker-start marker-mid marker-end stop-color stop-opacity paint-order
    vector-effect shape-rendering text-rendering color-interpolation transform font-family font-size
    font-weight font-style font-variant font-stretch letter-spacing word-spacing text-anchor
    text-decoration dominant-baseline alignment-baseline baseline-shift direction unicode-bidi
    writing-mode"""
)
_ATTRIBUTES: Final = _PRESENTATION | _names(
    """id viewBox width height x y x1 y1 x2 y2 cx cy r rx ry fx fy fr dx dy d points offset rotate
    preserveAspectRatio pathLength gradientUnits gradientTransform spreadMethod patternUnits
    patternContentUnits patternTransform clipPathUnits maskUnits maskContentUnits markerUnits
    markerWidth markerHeight refX refY orient textLength lengthAdjust startOffset method spacing
    href role aria-label aria-hidden"""
)
_FUNCTIONS: Final = _names(
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


class SvgError(ValueError):
    """A file that cannot be used as a drawing; the message is a sentence for the marketer."""


@dataclass(slots=True)
class _Node:
    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[_Node | str] = field(default_factory=list)

    def nodes(self) -> Iterator[_Node]:
        yield self
        for child in self.children:
            if isinstance(child, _Node):
                yield from child.nodes()


def clean(data: bytes, prefix: str = "") -> bytes:
    """The drawing reduced to what is safe, with a width, a height and a viewBox.

    `prefix` is put before every id, so that several drawings can stand in one page. The same
    drawing always gives the same bytes.
    """
    root, css = _parse(data)
    _apply_styles(root, css)
    for node in root.nodes():
        node.attributes = _safe_attributes(node.attributes)
    _drop_dead_uses(root)
    _measure(root)
    _refuse_runaway(root)
    if prefix:
        _rename(root, prefix)
    return _serialise(root).encode()


def size(data: bytes) -> tuple[int, int]:
    """Width and height of a drawing in pixels, at least 1 × 1."""
    root, _ = _parse(data)
    _measure(root)
    width, height = (float(root.attributes[key]) for key in ("width", "height"))
    return max(1, round(width)), max(1, round(height))


def _parse(data: bytes) -> tuple[_Node, str]:
    """The allowed elements as a tree, with all their attributes, and the text of its styles."""
    if len(data) > _MAX_BYTES:
        raise SvgError("The drawing is larger than 2 MB: save it simpler, or as a picture.")
    if data[:2] == b"\x1f\x8b":
        raise SvgError("The drawing is compressed (SVGZ): save it as a plain SVG.")
    builder = _Builder()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.text
    parser.EntityDeclHandler = builder.entity
    parser.SkippedEntityHandler = builder.entity
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        what = expat.errors.messages[error.code]
        raise SvgError(f"The drawing is not a readable SVG: {what} in line {error.lineno}.") from (
            error
        )
    except (ValueError, LookupError) as error:
        if isinstance(error, SvgError):
            raise
        raise SvgError("The drawing is not a readable SVG: unknown encoding.") from error
    if builder.root is None:
        raise SvgError("The file is not an SVG drawing.")
    return builder.root, "".join(builder.css)


class _Builder:
    def __init__(self) -> None:
        self.root: _Node | None = None
        self.css: list[str] = []
        self._open: list[_Node | None] = []
        self._skipping = 0
        self._styling = False
        self._count = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        namespace, _, tag = name.rpartition(" ")
        self._count += 1
        if self._count > _MAX_NODES or len(self._open) + self._skipping >= _MAX_DEPTH:
            raise SvgError("The drawing is too intricate: save it simpler, or as a picture.")
        if not self._open:
            if tag != "svg" or namespace not in ("", _SVG):
                raise SvgError("The file is not an SVG drawing.")
            self.root = _Node("svg", attributes)
            self._open.append(self.root)
            return
        if self._skipping or namespace not in ("", _SVG):
            self._skipping += 1
        elif tag in ("image", "feImage"):
            raise SvgError(
                "The drawing holds a photograph or another picture: use that picture itself."
            )
        elif tag in _ELEMENTS:
            node = _Node(tag, attributes)
            self._parent().children.append(node)
            self._open.append(node)
        elif tag in _UNWRAPPED:
            self._open.append(None)
        else:
            self._styling = tag == "style"
            self._skipping = 1

    def end(self, name: str) -> None:
        if self._skipping:
            self._skipping -= 1
            self._styling = False
        else:
            self._open.pop()

    def text(self, data: str) -> None:
        if self._styling:
            self.css.append(data)
        elif not self._skipping and self._parent().tag in _WORDS:
            self._parent().children.append(data)

    def entity(self, *_: object) -> None:
        raise SvgError("The drawing declares entities: save it as a plain SVG.")

    def _parent(self) -> _Node:
        return next(node for node in reversed(self._open) if node is not None)


def _apply_styles(root: _Node, css: str) -> None:
    """Set what simple rules (tag, .name, tag.name, #id) and style attributes say as attributes."""
    rules = _rules(css)
    for node in root.nodes():
        classes = [f".{name}" for name in node.attributes.get("class", "").split()]
        keys = [node.tag, *classes, "#" + node.attributes.get("id", "")]
        found = [rule for key in dict.fromkeys(keys) for rule in rules.get(key, ())]
        for rule in sorted(found, key=lambda rule: rule.order):
            if rule.tag in ("", node.tag):
                node.attributes.update(rule.declared)
        node.attributes.update(_declarations(node.attributes.pop("style", "")))


class _Rule(NamedTuple):
    order: tuple[int, int]
    tag: str
    declared: dict[str, str]


def _rules(css: str) -> dict[str, list[_Rule]]:
    if len(css) > _MAX_CSS:
        raise SvgError("The drawing is too intricate: save it simpler, or as a picture.")
    rules: dict[str, list[_Rule]] = {}
    parts = css.split("/*")
    plain = parts[0] + "".join(part.partition("*/")[2] for part in parts[1:])
    for number, block in enumerate(plain.split("}")):
        selectors, _, body = block.partition("{")
        declared = _declarations(body)
        for selector in selectors.split(","):
            match = re.fullmatch(r"(\w*)((?:[.#][\w-]+)?)", selector.strip())
            if match and declared and match[0]:
                tag, key = match[1], match[2] or match[1]
                weight = {"#": 2, ".": 1}.get(key[0], 0)
                rules.setdefault(key, []).append(_Rule((weight, number), tag, declared))
    return rules


def _declarations(css: str) -> dict[str, str]:
    pairs = (part.partition(":") for part in css.split(";"))
    return {
        key.strip().lower(): value.strip().removesuffix("!important").rstrip()
        for key, _, value in pairs
        if key.strip().lower() in _PRESENTATION and value.strip()
    }


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


def _drop_dead_uses(root: _Node) -> None:
    for node in root.nodes():
        node.children = [
            child
            for child in node.children
            if isinstance(child, str) or child.tag != "use" or "href" in child.attributes
        ]


def _measure(root: _Node) -> None:
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


def _references(node: _Node) -> Iterator[str]:
    for key, value in node.attributes.items():
        if key == "href":
            yield value[1:]
        else:
            yield from (match[2] for match in _LOCAL_URL.finditer(value))


def _refuse_runaway(root: _Node) -> None:
    """Refuse drawings that draw themselves, or so many copies of copies that a browser stops."""
    by_id = {node.attributes["id"]: node for node in root.nodes() if "id" in node.attributes}
    weights: dict[int, int] = {}
    busy: set[int] = set()

    def weigh(node: _Node, depth: int) -> int:
        if id(node) in weights:
            return weights[id(node)]
        if id(node) in busy or depth > 4 * _MAX_DEPTH:
            raise SvgError("The drawing refers to itself: save it simpler, or as a picture.")
        busy.add(id(node))
        total = 1
        for child in node.children:
            if isinstance(child, _Node):
                total += weigh(child, depth + 1)
        for name in _references(node):
            if name in by_id:
                total += weigh(by_id[name], depth + 1)
        busy.discard(id(node))
        weights[id(node)] = total
        return total

    if weigh(root, 0) > _MAX_DRAWN:
        raise SvgError("The drawing is too intricate: save it simpler, or as a picture.")


def _rename(root: _Node, prefix: str) -> None:
    for node in root.nodes():
        for key, value in node.attributes.items():
            if key == "id":
                node.attributes[key] = prefix + value
            elif key == "href":
                node.attributes[key] = f"#{prefix}{value[1:]}"
            else:
                node.attributes[key] = _LOCAL_URL.sub(rf"url(#{prefix}\2)", value)


def _serialise(node: _Node) -> str:
    attributes = "".join(
        f" {key}={quoteattr(node.attributes[key])}" for key in sorted(node.attributes)
    )
    if node.tag == "svg":
        attributes = f' xmlns="{_SVG}"' + attributes
    inside = "".join(
        escape(child) if isinstance(child, str) else _serialise(child) for child in node.children
    )
    return (
        f"<{node.tag}{attributes}>{inside}</{node.tag}>" if inside else f"<{node.tag}{attributes}/>"
    )
