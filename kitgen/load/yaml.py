"""Read YAML with the place of every key, and refuse what makes YAML surprising or dangerous."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

from kitgen.load.document import Document
from kitgen.load.scalar import scalar
from kitgen.load.syntax import explain, open_quotes
from kitgen.model.finding import Finding, Place, Severity

if TYPE_CHECKING:
    from yaml import SafeLoader as _Parser
else:
    try:
        from yaml.cyaml import CParser as _Parser
    except ImportError:
        from yaml import SafeLoader as _Parser

_DEPTH = 24
_ALIASES = 50
_NODES = 60_000
_SHOWN = 20
_TAB = re.compile(r"^ *\t[ \t]*(?=[^\s#])", re.MULTILINE)
_QUOTES = ('"', "'")
_PLAIN = "plain"
_OTHER = "other"
_TEXT_TAG = "tag:yaml.org,2002:str"


class _TooDeep(Exception):
    """Lists within lists within lists."""


def read(path: str, text: str, line: int = 1, *, pure: bool = False) -> Document:
    """The one document of a YAML text that begins on the file's `line`.

    `pure` takes the parser written in Python, as happens anyway where libyaml is missing.
    """
    loader = (_PureLoader if pure else _Loader)(text)
    try:
        root = loader.get_single_node()
    except _TooDeep:
        finding = _too_deep(path, line, loader.deepest)
        return Document(path, None, text=text, line=line, findings=(finding,))
    except yaml.YAMLError as error:
        if "nesting depth" in (getattr(error, "problem", None) or ""):
            # libyaml has a limit of its own and reads ahead, so that it may come first.
            finding = _too_deep(path, line, getattr(error, "problem_mark", None))
            return Document(path, None, text=text, line=line, findings=(finding,))
        findings = _tabs(path, text, line) or (explain(error, path, text, line),)
        return Document(path, None, text=text, line=line, findings=findings)
    finally:
        loader.dispose()
    empty = isinstance(root, yaml.ScalarNode) and scalar(root.value) is None and not root.style
    if root is None or empty:
        finding = Finding(
            Place(path, line),
            Severity.ERROR,
            "the file is empty" if empty or not text.strip() else "there are only comments here",
            "yaml-empty",
            "write it, or delete the file",
        )
        return Document(path, None, text=text, line=line, findings=(finding,))
    builder = _Builder(path, line, watch="&" in text and "*" in text)
    value = builder.build(root, 0)
    if spanning := open_quotes(path, text, line, builder.spanning):
        return Document(path, None, text=text, line=line, findings=spanning)
    return Document(path, value, root, text, line, tuple(builder.findings))


class _Shape:
    """What both parsers do alike: tell plain scalars from others, and stop at a depth."""

    depth = 0
    deepest: Any = None

    def resolve(self, kind: type, value: str, implicit: Any) -> str:
        """The tag of a node without one."""
        return _PLAIN if kind is yaml.ScalarNode and implicit[0] else _OTHER

    def descend_resolver(self, node: Any, _index: object) -> None:
        """Called before each node is composed."""
        self.depth += 1
        if self.depth > _DEPTH:
            self.deepest = node.start_mark if node is not None else None
            raise _TooDeep

    def ascend_resolver(self) -> None:
        """Called after each node is composed."""
        self.depth -= 1


class _Loader(_Shape, _Parser):
    def dispose(self) -> None:
        """Let go of the text."""


class _PureLoader(_Shape, yaml.SafeLoader):
    pass


class _Builder:
    """Makes values of nodes in one pass and collects findings."""

    def __init__(self, path: str, line: int, *, watch: bool) -> None:
        self.path = path
        self.line = line
        self.findings: list[Finding] = []
        self.spanning: list[int] = []
        self.seen: dict[int, bool] | None = {} if watch else None
        self.aliases = 0
        self.nodes = 0
        self.refused = False

    def build(self, node: yaml.Node, depth: int) -> object:
        """The value of a node: dict, list, str or another scalar."""
        if self.seen is not None and self._repeats(node, depth):
            return None
        kind, tag = type(node), node.tag
        if kind is yaml.ScalarNode:
            if tag == _PLAIN:
                return scalar(node.value)
            if tag not in (_OTHER, _TEXT_TAG):
                self._tag(node)
            several = node.end_mark.line > node.start_mark.line
            if several and getattr(node, "style", None) in _QUOTES:
                self.spanning.append(node.start_mark.line)
            return node.value
        if tag != _OTHER:
            self._tag(node)
        if kind is yaml.SequenceNode:
            return [self.build(item, depth + 1) for item in node.value]
        found: dict[str, object] = {}
        for key, item in node.value:
            name = key.value
            if type(key) is not yaml.ScalarNode or not name:
                self._add(
                    key,
                    "a key must be a word",
                    "yaml-key",
                    "braces and brackets at the start of a text need quotes around the text",
                )
                continue
            if name in found:
                self._duplicate(node, key)
            elif name == "<<" and key.tag == _PLAIN:
                self._add(
                    key,
                    "`<<` (merging another part) is not read",
                    "yaml-merge-key",
                    "write the keys out",
                )
                continue
            elif key.tag not in (_PLAIN, _OTHER, _TEXT_TAG):
                self._tag(key)
            found[name] = self.build(item, depth + 1)
        return found

    def _repeats(self, node: yaml.Node, depth: int) -> bool:
        """Whether an alias would grow the document beyond all measure."""
        assert self.seen is not None
        self.nodes += 1
        self.aliases += id(node) in self.seen
        self.seen[id(node)] = True
        if depth > _DEPTH or self.nodes > _NODES or self.aliases > _ALIASES:
            if not self.refused:
                self.refused = True
                self._add(
                    node,
                    "too much is repeated with & and *",
                    "yaml-alias",
                    "write it out where it is needed",
                )
            return True
        return self.refused

    def _tag(self, node: yaml.Node) -> None:
        tag = node.tag.replace("tag:yaml.org,2002:", "!!")
        self._add(
            node,
            f"`{tag[:40]}` is a YAML tag, which is not read",
            "yaml-tag",
            "delete it, or put the text in quotes if it begins with !",
        )

    def _duplicate(self, mapping: yaml.Node, key: yaml.ScalarNode) -> None:
        if len(self.findings) == _SHOWN:
            return
        first = next(name for name, _ in mapping.value if name.value == key.value)
        self._add(
            key,
            f"`{key.value[:60]}` stands twice: first in line {self.line + first.start_mark.line}",
            "yaml-duplicate-key",
            "keep one of them",
        )

    def _add(self, node: yaml.Node, message: str, rule: str, hint: str) -> None:
        if len(self.findings) < _SHOWN:
            mark = node.start_mark
            place = Place(self.path, self.line + mark.line, mark.column + 1)
            self.findings.append(Finding(place, Severity.ERROR, message, rule, hint))


def _too_deep(path: str, line: int, mark: yaml.Mark | None) -> Finding:
    place = Place(path, line + mark.line, mark.column + 1) if mark else Place(path, line)
    return Finding(
        place,
        Severity.ERROR,
        f"more than {_DEPTH} levels stand inside each other here",
        "yaml-depth",
        "no part of a kit is that deep: look for a stray bracket or dash",
    )


def _tabs(path: str, text: str, line: int) -> tuple[Finding, ...]:
    """Every line that is indented by a tab, if that can be why the text is unreadable."""
    found = []
    at, counted = 0, line
    for match in _TAB.finditer(text):
        counted += text.count("\n", at, match.start())
        at = match.start()
        column = match[0].index("\t") + 1
        found.append(
            Finding(
                Place(path, counted, column),
                Severity.ERROR,
                "the line is indented with a tab",
                "yaml-syntax",
                "indent with spaces, two a level",
            )
        )
        if len(found) == _SHOWN:
            break
    return tuple(found)
