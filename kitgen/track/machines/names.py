"""Names that machines go by, looked for in what they call themselves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

SHORTEST = 3
"""Letters of a name."""


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
    """Thousands of names to be found in one pass over an agent."""

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        by_head: dict[str, list[tuple[str, str]]] = {}
        for name, meaning in names:
            by_head.setdefault(name[:SHORTEST], []).append((name, meaning))
        # The longest first: Googlebot-Image is more than Googlebot.
        self._by_head = {
            head: sorted(those, key=lambda one: (-len(one[0]), one[0]))
            for head, those in by_head.items()
        }

    def first(self, agent: str) -> str:
        """What the first name that an agent has stands for; nothing if it has none."""
        by_head = self._by_head
        for at in range(len(agent) - SHORTEST + 1):
            those = by_head.get(agent[at : at + SHORTEST])
            if those:
                for name, meaning in those:
                    if agent.startswith(name, at):
                        return meaning
        return ""
