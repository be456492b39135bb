"""A document: the value of a file, and the place of every part of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import yaml

from kitgen.load.loaded import Loc
from kitgen.model.finding import Finding, Place, Severity


@dataclass(frozen=True, slots=True)
class Document:
    """A value as read, its nodes and its findings; `value` is None when nothing could be read."""

    path: str
    value: object
    root: yaml.Node | None = None
    text: str = ""
    """The YAML text that the nodes' marks point into."""
    line: int = 1
    """The file's line on which that text begins."""
    findings: tuple[Finding, ...] = ()
    elsewhere: Callable[[Loc], Place | None] | None = None
    """The place of a part that was not written in YAML."""

    @property
    def broken(self) -> bool:
        """Whether a finding is an error."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)

    def place(self, loc: Loc = ()) -> Place:
        """The place of a value; of its nearest known ancestor when it was never written."""
        if self.elsewhere is not None and (place := self.elsewhere(loc)) is not None:
            return place
        key, value, left = self._find(loc)
        node = (key if left and key is not None else value) or value
        return self._at(node)

    def key_place(self, loc: Loc) -> Place:
        """The place of a key; of the value when it stands in a list."""
        if self.elsewhere is not None and (place := self.elsewhere(loc)) is not None:
            return place
        key, value, _ = self._find(loc)
        return self._at(key or value)

    def raw(self, loc: Loc) -> str | None:
        """An unquoted value as it was written; None for all else."""
        _, value, left = self._find(loc)
        if left or not isinstance(value, yaml.ScalarNode) or value.style:
            return None
        return str(value.value)

    def rest_of_line(self, loc: Loc) -> str:
        """What stands behind a key on its line."""
        key, _, left = self._find(loc)
        if left or key is None:
            return ""
        return self.text[key.end_mark.index :].partition("\n")[0].lstrip(" \t:")

    def _find(self, loc: Loc) -> tuple[yaml.Node | None, yaml.Node | None, int]:
        key: yaml.Node | None = None
        node = self.root
        for index, part in enumerate(loc):
            if isinstance(node, yaml.MappingNode):
                for name, value in node.value:
                    if isinstance(name, yaml.ScalarNode) and name.value == part:
                        key, node = name, value
                        break
                else:
                    return key, node, len(loc) - index
            elif (
                isinstance(node, yaml.SequenceNode)
                and isinstance(part, int)
                and 0 <= part < len(node.value)
            ):
                key, node = None, node.value[part]
            else:
                return key, node, len(loc) - index
        return key, node, 0

    def _at(self, node: yaml.Node | None) -> Place:
        if node is None:
            return Place(self.path, self.line)
        mark = node.start_mark
        return Place(self.path, self.line + mark.line, mark.column + 1)
