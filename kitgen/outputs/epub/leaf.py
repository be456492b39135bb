"""The leaves of the book in their order: which there are, and what stands on each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from kitgen.model.cost import CostModel
from kitgen.model.interview import Interview
from kitgen.model.kit import Entry, Kit
from kitgen.model.problem import Proof
from kitgen.outputs.common import calculator, exhibits, view
from kitgen.outputs.common.chapters import Part, hosts, parts
from kitgen.outputs.common.excerpt import excerpt
from kitgen.outputs.common.strings import Strings


class Leaf(NamedTuple):
    """A page of the book, however many screens it takes."""

    name: str
    """Its file and its address, without the ending: cost-waiting-to-be-paid."""
    title: str
    """In the contents."""
    kind: str
    """Its template, and what it is: cover, plate, title, part, chapter, talk, offer …"""
    context: Mapping[str, Any] = {}
    depth: int = 1
    """In the contents, 0 for what does not stand there."""
    printed: str = ""
    """What the printed book calls it: waiting-to-be-paid-cost, talk-mara-lindqvist, offer."""
    page: str = ""
    """The page of the printed book that begins here, if that is known."""

    @property
    def file(self) -> str:
        """Its name in the archive."""
        return f"{self.name}.xhtml"


def leaves(
    kit: Kit,
    strings: Strings,
    interviews: Callable[[Entry], Interview],
    printable: frozenset[str],
) -> Iterator[Leaf]:
    """Every leaf from the cover to the colophon."""
    yield Leaf("cover", strings.say("book_cover"), "cover", depth=0)
    yield Leaf("plate", strings.say("book_plate"), "plate", depth=0)
    yield Leaf("title", kit.settings.guide.title, "title", depth=0)
    yield Leaf("nav", strings.say("book_contents"), "nav", depth=0)
    guide = parts(kit, strings)
    printed = {entry.slug: entry for entry in kit.entries if entry.slug in printable}
    introduced: dict[str, str] = {}
    at_length = hosts(guide, printed)
    heard = {slug: f"{_talk(slug)}.xhtml" for slugs in at_length.values() for slug in slugs}
    for part in guide:
        yield _opening(part, kit, len(guide) == 1, introduced)
        for chapter in part.chapters:
            yield Leaf(
                f"{chapter.id}-{part.slug}",
                chapter.title,
                "chapter",
                {"part": part, "chapter": chapter, "problem": part.problem}
                | _beside(chapter.id, part, kit, printed, heard, strings),
                depth=2,
                printed=f"{part.slug}-{chapter.id}",
            )
            if chapter.id == "proof":
                for slug in at_length[part.slug]:
                    yield _heard(printed[slug], interviews(printed[slug]))
    yield Leaf("offer", kit.settings.offer.title, "offer", printed="offer")
    yield Leaf("about", strings.say("book_about"), "about", printed="about")
    guests = [entry.name for entry in kit.entries if entry.slug in heard]
    yield Leaf("colophon", strings.say("book_colophon"), "colophon", {"guests": guests})


def _opening(part: Part, kit: Kit, single: bool, introduced: dict[str, str]) -> Leaf:
    """What a part is about and for whom; a kind of customer is described once in the book."""
    name = f"part-{part.slug}"
    customers = []
    for slug in part.problem.ideal_customers:
        if slug in kit.ideal_customers:
            customers.append((slug, kit.ideal_customers[slug], introduced.get(slug, "")))
            introduced.setdefault(slug, f"{name}.xhtml#{slug}")
    title = part.problem.question if single else part.problem.title
    context = {"part": part, "problem": part.problem, "single": single, "customers": customers}
    return Leaf(name, title, "part", context, printed=part.slug)


def _heard(entry: Entry, interview: Interview) -> Leaf:
    """An excerpt of what a guest says."""
    context = {
        "entry": entry,
        "interview": interview,
        "facts": [view.fact(result) for result in interview.results],
        "excerpt": excerpt(interview),
    }
    name = _talk(entry.slug)
    return Leaf(name, f"{entry.name}: {entry.title}", "talk", context, depth=3, printed=name)


def _talk(slug: str) -> str:
    return f"talk-{slug}"


def _beside(
    chapter: str,
    part: Part,
    kit: Kit,
    printed: Mapping[str, Entry],
    heard: Mapping[str, str],
    strings: Strings,
) -> dict[str, Any]:
    """What a chapter shows beside the words of its problem."""
    if chapter == "cost" and part.problem.cost:
        return _cost(part.slug, part.problem.cost, strings)
    if chapter == "timeline" and part.problem.timeline and part.problem.cost:
        events, cost = part.problem.timeline.events, part.problem.cost
        return {"chart": exhibits.timeline_chart(part.slug, events, cost, strings)}
    if chapter == "proof" and part.problem.proof:
        return _proof(part.slug, part.problem.proof, kit, printed, heard, strings)
    return {}


def _cost(slug: str, cost: CostModel, strings: Strings) -> dict[str, Any]:
    return {
        "chart": exhibits.cost_chart(slug, cost, strings),
        "calculator": calculator.of(cost),
    }


def _proof(
    slug: str,
    proof: Proof,
    kit: Kit,
    printed: Mapping[str, Entry],
    heard: Mapping[str, str],
    strings: Strings,
) -> dict[str, Any]:
    shown = {entry.slug: entry for entry in kit.entries}
    witnesses = [printed[slug] for slug in proof.interviews if slug in printed]
    return {
        "chart": exhibits.proof_chart(slug, proof, witnesses, strings),
        "quotes": [
            (quote.text, printed[quote.interview])
            for quote in proof.quotes
            if quote.interview in printed
        ],
        "witnesses": [
            (printed.get(slug) or view.named_only(shown[slug]), heard.get(slug, ""))
            for slug in proof.interviews
            if slug in shown
        ],
    }


def paged(all_: list[Leaf], pages: Mapping[str, int]) -> list[Leaf]:
    """The leaves with the numbers of the printed book's pages that begin with them.

    Without a printed book every chapter begins a page.
    """
    found = []
    last = 0
    for leaf in all_:
        number = pages.get(leaf.printed, 0) if pages else last + bool(leaf.printed)
        if number > last:
            leaf, last = leaf._replace(page=str(number)), number
        found.append(leaf)
    return found
