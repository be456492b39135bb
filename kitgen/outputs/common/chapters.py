"""The chapters of the guide: which a problem has, how they are called and numbered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from kitgen.model.kit import Entry, Kit
from kitgen.model.problem import Problem
from kitgen.outputs.common.strings import Strings
from kitgen.text import markdown


class Chapter(NamedTuple):
    """One chapter of a part."""

    id: str
    """symptoms, cost, timeline, solution, proof, self-check, objections."""
    title: str
    number: int
    """Counted through the whole guide."""


class Part(NamedTuple):
    """A problem as a part of the guide."""

    slug: str
    problem: Problem
    number: int
    path: str
    """guide/waiting-to-be-paid/, or guide/ in a guide of one part."""
    chapters: tuple[Chapter, ...]
    minutes: int
    """Reading time."""


def parts(kit: Kit, strings: Strings) -> list[Part]:
    """The guide's parts in order; a chapter that has nothing to say is left out."""
    found: list[Part] = []
    number = 0
    single = len(kit.problems) == 1
    for place, (slug, problem) in enumerate(kit.problems.items(), 1):
        chapters: list[Chapter] = []
        for id, title in _titles(problem, strings):
            number += 1
            chapters.append(Chapter(id, title, number))
        found.append(
            Part(
                slug=slug,
                problem=problem,
                number=place,
                path="guide/" if single else f"guide/{slug}/",
                chapters=tuple(chapters),
                minutes=max(1, round(_words(problem) / 200)),
            )
        )
    return found


def hosts(guide: Sequence[Part], guests: Mapping[str, Entry]) -> Mapping[str, tuple[str, ...]]:
    """The conversations that each part has at length, each in one part only.

    A guest stands in the part that their conversation is about first, else in the first part that
    names them.
    """
    named = {
        part.slug: [slug for slug in dict.fromkeys(part.problem.proof.interviews) if slug in guests]
        for part in guide
        if part.problem.proof
    }
    main: dict[str, str] = {}
    for part, slugs in named.items():
        for slug in slugs:
            if slug not in main or guests[slug].problems[:1] == (part,):
                main[slug] = part
    return {
        part.slug: tuple(slug for slug in named.get(part.slug, ()) if main[slug] == part.slug)
        for part in guide
    }


def _titles(problem: Problem, strings: Strings) -> Sequence[tuple[str, str]]:
    named = [("symptoms", problem.symptoms.title)]
    if problem.cost:
        named.append(("cost", problem.cost.title))
    if problem.timeline:
        named.append(("timeline", problem.timeline.title))
    if problem.solution:
        named.append(("solution", problem.solution.title))
    if problem.proof:
        named.append(("proof", problem.proof.title))
    if problem.self_check:
        named.append(("self-check", problem.self_check.title))
    if problem.objections:
        named.append(("objections", strings.say("chapter_objections")))
    return named


def _words(problem: Problem) -> int:
    return markdown.words(" ".join(_texts(problem.model_dump())))


def _texts(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for part in value.values() for text in _texts(part)]
    if isinstance(value, list | tuple):
        return [text for part in value for text in _texts(part)]
    return []
