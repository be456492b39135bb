"""A drawing as a tree of the elements that are allowed; what acts or loads is never in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr


def names(words: str) -> frozenset[str]:
    """The words of a list that reads better without quotes and commas."""
    return frozenset(words.split())


MAX_DEPTH: Final = 64
TOO_INTRICATE: Final = "The drawing is too intricate: save it simpler, or as a picture."

_SVG: Final = "http://www.w3.org/2000/svg"
_MAX_BYTES: Final = 2_000_000
_MAX_NODES: Final = 50_000
_ELEMENTS: Final = names(
    """svg g defs symbol use title desc path rect circle ellipse line polyline polygon text tspan
    textPath linearGradient radialGradient stop clipPath mask pattern marker"""
)
_UNWRAPPED: Final = names("a switch")
_WORDS: Final = names("title desc text tspan textPath")
_STARTS: Final = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"%PDF", "a PDF"),
    (b"%!PS", "an EPS drawing"),
    (b"PK\x03\x04", "a zipped file"),
)


class SvgError(ValueError):
    """A file that cannot be used as a drawing; the message is a sentence for the marketer."""


@dataclass(slots=True)
class Node:
    """One element; its children are elements and words."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Node | str] = field(default_factory=list)

    def nodes(self) -> Iterator[Node]:
        """This element and all below it."""
        yield self
        for child in self.children:
            if isinstance(child, Node):
                yield from child.nodes()


def parse(data: bytes) -> tuple[Node, str]:
    """The allowed elements as a tree, with all their attributes, and the text of its styles."""
    if len(data) > _MAX_BYTES:
        raise SvgError("The drawing is larger than 2 MB: save it simpler, or as a picture.")
    if other := _other(data):
        raise SvgError(f"The file is {other}, not a drawing (SVG).")
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
        raise SvgError(
            f"The drawing cannot be read past line {error.lineno}: export it as an SVG once more."
        ) from error
    except (ValueError, LookupError) as error:
        if isinstance(error, SvgError):
            raise
        raise SvgError("The drawing is not a readable SVG: unknown encoding.") from error
    if builder.root is None:
        raise SvgError("The file is not an SVG drawing.")
    return builder.root, "".join(builder.css)


def _other(data: bytes) -> str:
    """What a file is that is clearly something else; empty for what may be a drawing."""
    if not data.strip():
        return "empty"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "a WebP picture"
    return next((name for start, name in _STARTS if data.startswith(start)), "")


class _Builder:
    def __init__(self) -> None:
        self.root: Node | None = None
        self.css: list[str] = []
        self._open: list[Node | None] = []
        self._skipping = 0
        self._styling = False
        self._count = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        namespace, _, tag = name.rpartition(" ")
        self._count += 1
        if self._count > _MAX_NODES or len(self._open) + self._skipping >= MAX_DEPTH:
            raise SvgError(TOO_INTRICATE)
        if not self._open:
            if tag != "svg" or namespace not in ("", _SVG):
                raise SvgError("The file is not an SVG drawing.")
            self.root = Node("svg", attributes)
            self._open.append(self.root)
            return
        if self._skipping or namespace not in ("", _SVG):
            self._skipping += 1
        elif tag in ("image", "feImage"):
            raise SvgError(
                "The drawing holds a photograph or another picture: use that picture itself."
            )
        elif tag in _ELEMENTS:
            node = Node(tag, attributes)
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

    def _parent(self) -> Node:
        return next(node for node in reversed(self._open) if node is not None)


def serialise(node: Node) -> str:
    """The element as XML, its attributes in order."""
    attributes = "".join(
        f" {key}={quoteattr(node.attributes[key])}" for key in sorted(node.attributes)
    )
    if node.tag == "svg":
        attributes = f' xmlns="{_SVG}"' + attributes
    inside = "".join(
        escape(child) if isinstance(child, str) else serialise(child) for child in node.children
    )
    return (
        f"<{node.tag}{attributes}>{inside}</{node.tag}>" if inside else f"<{node.tag}{attributes}/>"
    )
