"""What was found in an export: some of each kind with their places, then how many more."""

from __future__ import annotations

from collections import Counter

from kitgen.model.finding import Finding, Place, Severity

SHOWN = 20


class Notes:
    """The findings of one file, at most twenty of a kind."""

    def __init__(self, path: str) -> None:
        self.path = path
        self._found: list[Finding] = []
        self._counts: Counter[str] = Counter()
        self._last: dict[str, Finding] = {}

    def add(
        self,
        severity: Severity,
        rule: str,
        message: str,
        hint: str = "",
        *,
        line: int = 1,
        column: int = 1,
    ) -> None:
        """Note something; beyond the twentieth of its kind it is only counted."""
        self._counts[rule] += 1
        count = self._counts[rule]
        if count <= SHOWN + 1:
            finding = Finding(Place(self.path, line, column), severity, message, rule, hint)
            if count <= SHOWN:
                self._found.append(finding)
            else:
                self._last[rule] = finding

    def full(self, rule: str) -> bool:
        """Whether another of this kind would only be counted: its words need not be made."""
        if self._counts[rule] <= SHOWN:
            return False
        self._counts[rule] += 1
        return True

    def findings(self) -> tuple[Finding, ...]:
        """All of them, by place; each kind of which there are more ends with their number."""
        more = []
        for rule, first in self._last.items():
            left = self._counts[rule] - SHOWN
            words = (
                "1 more of this kind follows" if left == 1 else f"and {left:,} more of this kind"
            )
            more.append(first._replace(message=words, hint=""))
        return (*sorted(self._found), *sorted(more))
