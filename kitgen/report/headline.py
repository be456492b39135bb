"""The headline: the finding of the report in one or two sentences."""

from __future__ import annotations

from collections.abc import Iterable

from kitgen.model.report import Step
from kitgen.report.narrow import narrow
from kitgen.report.words import counted, money, sentence

_PLACES = {
    "shared": "Passing on is",
    "visited": "Visits are",
    "read": "Reading is",
    "introduced": "Introductions are",
    "met": "Meetings are",
    "opportunity": "Opportunities are",
    "won": "Signatures are",
}


def headline(steps: Iterable[Step], currency: str, *, ever_opened: bool, ever_met: bool) -> str:
    """What was won, from how many introductions, and what holds the rest up; or what is to come."""
    every = {step.id: step for step in steps}
    won, introduced, visits = (every[id].actual.value for id in ("won", "introduced", "visited"))
    if won:
        said = [_won(int(won), int(introduced or 0), every["revenue"].actual.value, currency)]
    elif introduced:
        said = [_introduced(int(introduced), every, ever_met=ever_met)]
    elif visits:
        shares = int(every["shared"].actual.value or 0)
        links = f" of {counted(shares, 'shared link')}" if shares else ""
        said = [f"{counted(int(visits), 'visit')}{links}, and nobody was introduced"]
    elif visits is None and introduced is not None and ever_opened is False:
        said = ["visits are not measured, and nobody was introduced"]
    else:
        still = "nobody opened a link in this period"
        said = [still if ever_opened else "nobody has opened a link yet"]
    place = narrow(every.values())
    if place and (won or introduced):
        said.append(f"{_PLACES[place.id]} the narrow place")
    return " ".join(map(sentence, said))


def _won(won: int, introduced: int, revenue: float | None, currency: str) -> str:
    worth = f", worth {money(revenue, currency)}" if revenue else ""
    if not introduced:
        return f"{counted(won, 'new client')} from earlier introductions{worth}"
    return f"{counted(won, 'new client')} from {counted(introduced, 'introduction')}{worth}"


def _introduced(introduced: int, every: dict[str, Step], *, ever_met: bool) -> str:
    count = counted(introduced, "introduction")
    met = every["met"].actual.value
    if met is None:
        return f"{count}, and nobody has imported what became of them"
    if met:
        return f"nothing was won yet: {count}, and {counted(int(met), 'meeting')}"
    if ever_met:
        return f"nothing was won yet: {count}, and no meeting in this period"
    return f"nothing was won yet: {count}, and the first meeting is still to come"
