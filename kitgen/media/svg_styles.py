"""Style sheets and style attributes of a drawing, turned into plain attributes."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from kitgen.media.svg_tree import TOO_INTRICATE, Node, SvgError, names

PRESENTATION: Final = names(
    """fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin
    stroke-miterlimit stroke-dasharray stroke-dashoffset opacity color display visibility overflow
    clip-path clip-rule mask marker-start marker-mid marker-end stop-color stop-opacity paint-order
    vector-effect shape-rendering text-rendering color-interpolation transform font-family font-size
    font-weight font-style font-variant font-stretch letter-spacing word-spacing text-anchor
    text-decoration dominant-baseline alignment-baseline baseline-shift direction unicode-bidi
    writing-mode"""
)
"""The attributes that a style sheet may set."""

_MAX_CSS: Final = 200_000


def apply(root: Node, css: str) -> None:
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
        raise SvgError(TOO_INTRICATE)
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
        if key.strip().lower() in PRESENTATION and value.strip()
    }
