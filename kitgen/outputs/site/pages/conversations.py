"""The lists of interviews: all, by problem, by trade; each in sheets, none needs a script."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kitgen.model.kit import Entry
from kitgen.outputs.common.view import listed
from kitgen.outputs.page import Page
from kitgen.outputs.site.frame import Frame
from kitgen.outputs.site.head import Crumb, Head
from kitgen.outputs.site.shelf import SHEET, sheets

KIND = "conversations"


@dataclass(frozen=True, slots=True)
class Filter:
    """A list that a reader can choose."""

    label: str
    path: str
    count: int


def plan(frame: Frame) -> Iterator[Page]:
    """One page a sheet of each list."""
    for subject, entries in _lists(frame):
        for number in range(1, sheets(entries) + 1):
            shown = entries[(number - 1) * SHEET : number * SHEET]
            inputs = [entry.look for entry in shown]
            inputs += [str(len(entries)), *_menu_inputs(frame)]
            yield Page(f"{_path(subject, number)}index.html", KIND, tuple(inputs), subject, number)


def render(frame: Frame, page: Page) -> str:
    """One sheet."""
    say = frame.strings.say
    entries = dict(_lists(frame))[page.subject]
    last = sheets(entries)
    title = _title(frame, page.subject)
    name = say("list_title", title=title) if page.subject else title
    count = len(entries)
    heading = say("sheet_n_of", n=page.number, total=last)
    path = _path(page.subject, page.number)
    crumbs = [Crumb(say("conversations"), "conversations/")]
    if page.subject:
        crumbs.append(Crumb(title, path))
    head = Head(
        title=f"{name}, {heading}" if page.number > 1 else name,
        description=(
            say("list_description", title=f"{title}." if title[-1].isalnum() else title)
            if page.subject
            else say("conversations_description", n=count, title=frame.settings.guide.title)
        )
        + (f" {heading}." if page.number > 1 else ""),
        path=path,
        section="conversations",
        data=(frame.crumbs(*crumbs),),
        previous=_path(page.subject, page.number - 1) if page.number > 1 else None,
        next=_path(page.subject, page.number + 1) if page.number < last else None,
        page_type="list",
    )
    shown = entries[(page.number - 1) * SHEET : page.number * SHEET]
    return frame.page(
        "site/conversations.html",
        head,
        {
            "title": title,
            "deck": say("conversations_deck", n=count),
            "entries": listed(shown),
            "problems": [
                Filter(
                    frame.parts_by_slug[slug].problem.question,
                    f"conversations/problem/{slug}/",
                    len(frame.shelf.by_problem[slug]),
                )
                for slug in _problems(frame)
            ],
            "industries": [
                Filter(name, f"conversations/trade/{slug}/", len(found))
                for slug, (name, found) in frame.shelf.by_industry.items()
            ],
            "number": page.number,
            "last": last,
            "subject": page.subject,
        },
    )


def _lists(frame: Frame) -> Iterator[tuple[str, Sequence[Entry]]]:
    yield "", frame.kit.entries
    for slug in _problems(frame):
        yield f"problem/{slug}", frame.shelf.by_problem[slug]
    for slug, (_, entries) in frame.shelf.by_industry.items():
        yield f"trade/{slug}", entries


def _problems(frame: Frame) -> list[str]:
    return [slug for slug in frame.kit.problems if slug in frame.shelf.by_problem]


def _menu_inputs(frame: Frame) -> list[str]:
    menu = [f"{slug}:{len(frame.shelf.by_problem[slug])}" for slug in _problems(frame)]
    menu += [f"{name}:{len(found)}" for name, found in frame.shelf.by_industry.values()]
    return menu


def _path(subject: str, number: int) -> str:
    folder = f"conversations/{subject}/" if subject else "conversations/"
    return folder if number == 1 else f"{folder}{number}/"


def _title(frame: Frame, subject: str) -> str:
    kind, _, slug = subject.partition("/")
    if kind == "problem":
        return frame.parts_by_slug[slug].problem.question
    if kind == "trade":
        return frame.shelf.by_industry[slug][0]
    return frame.strings.say("conversations_title")
