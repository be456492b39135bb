"""What a simulated month knows to be true, counted as it is made up and not as reports count."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Introduced:
    """Somebody whom an ambassador introduced."""

    email: str
    day: dt.date
    ambassador: str
    """Nothing: nobody can tell who it was."""
    channel: str
    code: str
    """Of the link that the form came by; nothing where only a name was given."""
    interview: str
    """The conversation that they began with; nothing where nobody knows."""
    basis: str
    stages: dict[str, dt.date]
    """meeting, opportunity, won, lost."""
    amount: float


@dataclass
class Truth:
    """Everything that a report of the month must say."""

    visits: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    """By ambassador, channel and page; nothing where no link led there."""
    reads: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    downloads: Counter[str] = field(default_factory=Counter)
    """By ambassador."""
    days: Counter[dt.date] = field(default_factory=Counter)
    """Visits a day."""
    opened: dict[str, dt.date] = field(default_factory=dict)
    """The first day of every link that was opened."""
    owners: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Ambassador and channel of the links that were opened."""
    machines: Counter[str] = field(default_factory=Counter)
    """By the kind of machine."""
    introduced: list[Introduced] = field(default_factory=list)
    others: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """Leads of other sources: won, met or open, by source."""

    def visit(
        self, day: dt.date, code: str, owner: tuple[str, str], page: str, *, read: bool
    ) -> None:
        """Somebody saw a page for the first time that day."""
        self.visits[(*owner, page)] += 1
        self.days[day] += 1
        if read:
            self.reads[(*owner, page)] += 1
        if code:
            self.opened[code] = min(day, self.opened.get(code, day))
            self.owners[code] = owner

    def of(self, counts: Counter[tuple[str, str, str]], at: int, id: str) -> int:
        """What was counted of an ambassador (at 0) or a channel (at 1)."""
        return sum(count for key, count in counts.items() if key[at] == id)
