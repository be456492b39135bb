"""Referrals: who was introduced and by whom, and leads from other sources beside them."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from kitgen.links.asked import code_in
from kitgen.model.lead import Record
from kitgen.model.report import Basis
from kitgen.report.attribution import Part, parts
from kitgen.report.facts import Facts
from kitgen.report.fold import fold
from kitgen.report.names import names
from kitgen.report.pages import Pages
from kitgen.report.people import Person, people
from kitgen.report.sources import is_referral, is_somebody
from kitgen.report.touches import channel_names, touches


class Weight(NamedTuple):
    """A part of an introduction."""

    part: float
    basis: Basis
    """What shows that it belongs there."""


_ALONE = "The form, without a link"
Weights = Mapping[str, Weight]
"""An introduction divided, by id, nothing for what cannot be told. It adds up to 1."""


class Referral(NamedTuple):
    """Somebody who was introduced."""

    person: Person
    parts: tuple[Part, ...]
    unclear: tuple[str, ...]
    basis: Basis
    weights: Mapping[str, Weights]
    """By ambassador, channel, interview and problem."""

    @property
    def doors(self) -> str:
        """The names of those who are credited."""
        return " and ".join(one.credit.name for one in self.parts)


class Leads(NamedTuple):
    """Everybody who is known, each once."""

    referred: tuple[Referral, ...]
    others: tuple[Person, ...]
    """From other sources, which the business named."""
    sourceless: tuple[Person, ...]
    """Those of whom nobody says where they come from."""


def leads(facts: Facts, pages: Pages) -> Leads:
    """Sort everybody into introductions and leads from elsewhere.

    Introduced is who came to the form by a share link or says there who told them, and whom a
    record says so of: by a code, by a name under who told them, or by its source. Whoever found
    the form alone was introduced by nobody.
    """
    kit, rules = facts.kit, facts.kit.settings.report
    known, called = names(pages), {one.id: one.name for one in kit.ambassadors}
    channels, window = channel_names(kit.settings), dt.timedelta(rules.window_days)
    problems = {
        fold(word): slug for slug, one in kit.problems.items() for word in (slug, one.title)
    }
    referred: list[Referral] = []
    others: list[Person] = []
    sourceless: list[Person] = []
    for person in people(facts.requests, facts.records, facts.today, rules.currency):
        if any(form.code or is_somebody(form.told) for form in person.requests) or any(
            _says_so(record, pages) for record in person.records
        ):
            found = touches(person, known, channels, window)
            credited = parts(person, found.touches, rules.credit, window, called)
            basis = _basis(person)
            weights = _weights(person, credited, pages, problems, basis)
            referred.append(Referral(person, credited, found.unclear, basis, weights))
        elif source(person):
            others.append(person)
        else:
            sourceless.append(person)
    return Leads(tuple(referred), tuple(others), tuple(sourceless))


def source(person: Person) -> str:
    """Where the business says that somebody comes from; nothing if it does not."""
    said = person.told_of("source") or person.told_of("told")
    return said or (_ALONE if person.requests else "")


def _says_so(record: Record, pages: Pages) -> bool:
    linked = pages.link(code_in(record.code)) is not None
    return linked or is_somebody(record.told) or is_referral(record)


def _basis(person: Person) -> Basis:
    if person.requests and person.records:
        return Basis.BOTH
    return Basis.MEASURED if person.requests else Basis.REPORTED


def _weights(
    person: Person,
    credited: Sequence[Part],
    pages: Pages,
    problems: Mapping[str, str],
    basis: Basis,
) -> Mapping[str, Weights]:
    told = (fold(one.problem) for one in person.records)
    named = next((problems[word] for word in told if word in problems), "")
    # What somebody read first says more than what the link to the form is about.
    began = next((form.page for form in person.requests if form.page), "")
    about = [(named, Weight(1.0, basis))] if named else []
    ambassadors, channels, interviews = [], [], []
    for credit, link in credited:
        whole = Weight(credit.part, credit.basis)
        ambassadors.append((credit.ambassador, whole))
        channels.append((credit.channel, whole))
        led = pages.interview_of(link) if link else ""
        interviews.append((pages.interview(began) or led, whole))
        if not named:
            dealt = pages.problems(began) or (link and pages.problems_of(link)) or ("",)
            about += ((slug, whole._replace(part=credit.part / len(dealt))) for slug in dealt)
    return {
        "ambassador": _added(ambassadors, basis),
        "channel": _added(channels, basis),
        "interview": _added(interviews, basis),
        "problem": _added(about, basis),
    }


def _added(weights: Iterable[tuple[str, Weight]], basis: Basis) -> Weights:
    """Those of the same id together; without any, all of it is of nobody."""
    found: dict[str, list[Weight]] = {}
    for id, weight in weights:
        found.setdefault(id, []).append(weight)
    return {
        id: Weight(math.fsum(one.part for one in some), together(one.basis for one in some))
        for id, some in found.items()
    } or {"": Weight(1.0, basis)}


def together(bases: Iterable[Basis]) -> Basis:
    """What several rest on: the same, else both."""
    kinds = set(bases)
    return kinds.pop() if len(kinds) == 1 else Basis.BOTH
