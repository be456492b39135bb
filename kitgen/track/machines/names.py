"""Names that machines go by, looked for in what they call themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping


def first(agent: str, names: Mapping[str, str]) -> str:
    """What the first of some names that begins a word of an agent stands for; nothing if none does.

    For a few dozen names, in the letters that the agent is written in.
    """
    for name, meaning in names.items():
        if name in agent and _begins(agent, name):
            return meaning
    return ""


def _begins(agent: str, name: str) -> bool:
    """Whether a name that is in an agent begins a word of it: FirePHP is no PHP."""
    at = agent.find(name)
    while at > 0 and agent[at - 1].isalpha():
        at = agent.find(name, at + 1)
    return at >= 0


class Names:
    """Thousands of names to be found in one pass over an agent, whatever it is made of."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = names
        self._any = re.compile(_tree(sorted(names)) if names else r"(?!)")

    def first(self, agent: str) -> str:
        """What the first name that an agent has stands for, of several there the longest."""
        found = self._any.search(agent)
        return self._names[found.group()] if found else ""


def _tree(names: Iterable[str]) -> str:
    """An expression for any of some names, in which those that begin alike share the beginning.

    So nothing is looked at twice, as it would be if each name were tried after the other.
    """
    by_first: dict[str, list[str]] = {}
    for name in names:
        by_first.setdefault(name[:1], []).append(name[1:])
    whole = by_first.pop("", None)
    ways = [re.escape(letter) + _tree(rests) for letter, rests in by_first.items()]
    if not ways:
        return ""
    if len(ways) == 1 and not whole:
        return ways[0]
    return f"(?:{'|'.join(ways)}){'?' if whole else ''}"
