"""Why it happens: where that takes a page of its own, a guest of the part is heard below it.

Lengths are points at the scale of 1, as in the style sheet. They are estimates: where it is close,
nobody is heard.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from kitgen.check.verbatim import holds, normal
from kitgen.model.kit import Entry
from kitgen.model.problem import Problem
from kitgen.outputs.common.chapters import Part
from kitgen.outputs.pdf.estimate import lines, paragraphs
from kitgen.outputs.pdf.sheet import MM, Sheet

WHOLE: Final = 1100
"""Characters that are kept together on one page; more of them go on overleaf."""
_LINE: Final = 15
_SLACK: Final = 2 * _LINE


def heard(
    parts: Sequence[Part], witnesses: Mapping[str, Sequence[Entry]], language: str, sheet: Sheet
) -> dict[str, tuple[str, Entry] | None]:
    """By the part's slug: the first line of its own witnesses that no other page quotes."""
    proofs = [part.problem.proof for part in parts if part.problem.proof]
    quoted = [normal(quote.text) for proof in proofs for quote in proof.quotes]
    found: dict[str, tuple[str, Entry] | None] = {}
    for part in parts:
        room = _room(part.problem, sheet)
        # Who has several problems speaks of the first of them above all.
        about = [entry for entry in witnesses[part.slug] if entry.problems[:1] == (part.slug,)]
        fitting = (
            (text, entry)
            for text, entry in _lines(about, language)
            if _height(text, entry, sheet) <= room and not _among(quoted, text)
        )
        found[part.slug] = first = next(fitting, None)
        if first:
            quoted.append(normal(first[0]))
    return found


def _lines(witnesses: Sequence[Entry], language: str) -> Iterator[tuple[str, Entry]]:
    """What guests said, but for titles and for the lines that a blank page may need."""
    for entry in witnesses:
        if (entry.language or language) == language:
            shortest = min(entry.quotes, key=len, default="")
            kept = [normal(entry.title), normal(shortest)]
            yield from ((text, entry) for text in entry.quotes if not _among(kept, text))


def _among(quoted: Sequence[str], text: str) -> bool:
    """Whether a line is quoted, or a part of it."""
    words = normal(text)
    return any(holds(words, one) or holds(one, words) for one in quoted if one)


def _room(problem: Problem, sheet: Sheet) -> float:
    """What is left of the page of causes; nothing where they do not surely begin a page."""
    if not problem.causes or len("".join(problem.causes)) >= WHOLE:
        return 0
    measure = sheet.measure * MM / sheet.scale

    def told(*texts: str | None) -> float:
        return _LINE * sum(paragraphs(text, 10.5, measure) for text in texts)

    symptoms = problem.symptoms
    title = 35 * lines(symptoms.title, 32, measure + _LINE) + 35
    # As the macro `lead` decides.
    large = len(symptoms.text) <= 250 and "\n\n" not in symptoms.text
    lead = 21 * paragraphs(symptoms.text, 15, measure) + 24 if large else told(symptoms.text)
    listed = told(*symptoms.lines) + 15 * len(symptoms.lines) + 14
    before = title + lead + listed + told(symptoms.after) + 14
    causes = 21 + told(*problem.causes)
    depth = sheet.lines * _LINE
    # More lines are estimated than there will be, so signs that seem too long fit as well.
    turns = before <= depth * 1.15 and before + causes > depth
    return depth - causes - _SLACK if turns else 0


def _height(text: str, entry: Entry, sheet: Sheet) -> float:
    """A line of a guest with the space above it, and their name."""
    full = sheet.full * MM / sheet.scale
    name = f"{entry.name}, {entry.company}"
    return 48 + 36 * lines(text, 32, full) + 10 + 10.5 * lines(name, 8 * 1.2, full)
