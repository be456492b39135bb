"""Finds titles and descriptions of the site, guide, offer and problems that do not fit a preview.

When somebody passes a link on, its title and description are all that their friend sees. Titles are
cut at about 70 characters, descriptions at 160, and under 50 a description says nothing. The
opening headline does best under 60.

Shorten, or add the one detail that makes a stranger curious.

    description: Why the money is always late, what it costs in a year, and what four studios did.
"""

from __future__ import annotations

from collections.abc import Iterator

from kitgen.check import places
from kitgen.check.description_length import judge
from kitgen.check.rule import KitSubject, Remark, Rule
from kitgen.load.loaded import Loc
from kitgen.model.finding import Severity


def _check(subject: KitSubject) -> Iterator[Remark]:
    settings = subject.kit.settings
    yield from _title("headline", settings.site.headline, 60, ("site", "headline"))
    yield from _title("title", settings.guide.title, 70, ("guide", "title"))
    yield from _title("question", settings.guide.question, 70, ("guide", "question"))
    yield from _title("title", settings.offer.title, 70, ("offer", "title"))
    yield from _description("site", settings.site.description, ("site", "description"))
    yield from _description("guide", settings.guide.description, ("guide", "description"))
    yield from _description("offer", settings.offer.description, ("offer", "description"))
    for slug, problem in subject.kit.problems.items():
        path = places.problem(subject, slug)
        yield from _title("title", problem.title, 70, ("title",), path)
        yield from _title("question", problem.question, 70, ("question",), path)
        yield from _description("problem", problem.description, ("description",), path)


def _title(
    what: str, text: str, longest: int, loc: Loc, path: str = places.SETTINGS
) -> Iterator[Remark]:
    if len(text) > longest:
        message = f"the {what} has {len(text)} characters; {longest} is the most that is read"
        yield Remark(message, loc, path, "Say it shorter.")


def _description(what: str, text: str, loc: Loc, path: str = places.SETTINGS) -> Iterator[Remark]:
    if remark := judge(text):
        hint = "One or two sentences that would make a stranger curious."
        yield Remark(f"the description of the {what} {remark}", loc, path, hint)


RULE = Rule("preview-length", Severity.WARNING, __doc__ or "", "kit", _check)
