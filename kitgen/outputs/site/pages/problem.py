"""A part of the guide: symptoms, cost, what follows; only then what works, and the proof."""

from __future__ import annotations

from collections.abc import Iterator

from kitgen.outputs.common.chapters import Part
from kitgen.outputs.page import Page
from kitgen.outputs.site.frame import Frame
from kitgen.outputs.site.head import Crumb, Head

KIND = "problem"


def plan(frame: Frame) -> Iterator[Page]:
    """A page for each problem."""
    for part in frame.parts:
        proof = part.problem.proof
        wanted = (*proof.interviews, *(q.interview for q in proof.quotes)) if proof else ()
        found = [frame.shelf.by_slug[slug].look for slug in wanted if slug in frame.shelf.by_slug]
        yield Page(
            f"{part.path}index.html",
            KIND,
            tuple(found),
            part.slug,
            source=f"content/problems/{part.slug}.yaml",
        )


def render(frame: Frame, page: Page) -> str:
    """The page."""
    # Charts are wanted only where the guide has changed, and that is seldom.
    from kitgen.outputs.common import calculator
    from kitgen.outputs.common.exhibits import cost_chart, proof_chart, timeline_chart

    part = frame.parts_by_slug[page.subject]
    problem = part.problem
    guide = frame.settings.guide
    crumbs = [Crumb(guide.short, "guide/")]
    if len(frame.parts) > 1:
        crumbs.append(Crumb(problem.title, part.path))
    head = Head(
        title=problem.question,
        description=problem.description,
        path=part.path,
        kind="article",
        section="guide",
        data=(frame.crumbs(*crumbs),),
        page_type="problem",
    )
    proof = problem.proof
    shown = frame.shelf.by_slug
    return frame.page(
        "site/problem.html",
        head,
        {
            "part": part,
            "problem": problem,
            "chapter": {chapter.id: chapter for chapter in part.chapters},
            "single": len(frame.parts) == 1,
            "cost_chart": cost_chart(part.slug, problem.cost, frame.strings)
            if problem.cost
            else None,
            "timeline_chart": timeline_chart(
                part.slug, problem.timeline.events, problem.cost, frame.strings
            )
            if problem.timeline and problem.cost
            else None,
            "calculator": calculator.of(problem.cost) if problem.cost else None,
            "proof_chart": (
                proof_chart(
                    part.slug,
                    proof,
                    [shown[s] for s in proof.interviews if s in shown],
                    frame.strings,
                )
                if proof
                else None
            ),
            "quotes": [
                (quote.text, shown[quote.interview])
                for quote in (proof.quotes if proof else ())
                if quote.interview in shown
            ],
            "witnesses": [shown[s] for s in (proof.interviews if proof else ()) if s in shown],
            "following": _following(frame, part),
        },
    )


def _following(frame: Frame, part: Part) -> Part | None:
    return frame.parts[part.number] if part.number < len(frame.parts) else None
