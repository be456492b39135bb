"""Why it happens: where that takes a page of its own, a guest of the part is heard below it.

Lengths are points at the scale of 1, as in the style sheet. They are estimates: where it is close,
nobody is heard.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from kitgen.model.kit import Entry
from kitgen.model.problem import Problem
from kitgen.outputs.common.chapters import Part
from kitgen.outputs.pdf.estimate import lines
from kitgen.outputs.pdf.sheet import MM, Sheet
from kitgen.text import markdown, typography

WHOLE: Final = 1100
"""Characters that are kept together on one page; more of them go on overleaf."""
_LINE: Final = 15
_SLACK: Final = 2 * _LINE


def heard(
    parts: Sequence[Part], witnesses: Mapping[str, Sequence[Entry]], language: str, sheet: Sheet
) -> dict[str, tuple[str, Entry] | None]:
    """By the part's slug: the first line of its own witnesses that the book says nowhere else."""
    said = {
        _words(quote.text)
        for part in parts
        for quote in (part.problem.proof.quotes if part.problem.proof else ())
    }
    found: dict[str, tuple[str, Entry] | None] = {}
    for part in parts:
        found[part.slug] = None
        room = _room(part.problem, sheet)
        # Who has several problems speaks of the first of them above all.
        about = [entry for entry in witnesses[part.slug] if entry.problems[:1] == (part.slug,)]
        for text, entry in _lines(about, language):
            if _words(text) not in said and _height(text, entry, sheet) <= room:
                found[part.slug] = text, entry
                said.add(_words(text))
                break
    return found


def _lines(witnesses: Sequence[Entry], language: str) -> Iterator[tuple[str, Entry]]:
    """What guests said, but for titles and for the lines that a blank page may need."""
    for entry in witnesses:
        if (entry.language or language) == language:
            kept = {_words(entry.title), _words(min(entry.quotes, key=len, default=""))}
            yield from ((text, entry) for text in entry.quotes if _words(text) not in kept)


def _words(text: str) -> str:
    return markdown.plain(typography.curl(text)).strip("“”\"'‘’ .").casefold()


def _room(problem: Problem, sheet: Sheet) -> float:
    """What is left of the page of causes; nothing where they do not surely begin a page."""
    if not problem.causes or len("".join(problem.causes)) >= WHOLE:
        return 0
    measure = sheet.measure * MM / sheet.scale

    def told(*texts: str | None, size: float = 10.5, line: float = _LINE) -> float:
        parts = [part for text in texts for part in (text or "").split("\n\n") if part]
        return line * sum(lines(markdown.plain(part), size, measure) for part in parts)

    symptoms = problem.symptoms
    title = 35 * lines(symptoms.title, 32, measure + _LINE) + 35
    short = len(symptoms.text) <= 250 and "\n\n" not in symptoms.text
    lead = told(symptoms.text, size=15, line=21) + 24 if short else told(symptoms.text)
    listed = told(*symptoms.lines) + 15 * len(symptoms.lines) + 14
    causes = 21 + told(*problem.causes)
    before = title + lead + listed + told(symptoms.after) + 14
    depth = sheet.lines * _LINE
    # More lines are estimated than there will be, so signs that seem too long fit as well.
    turns = before <= depth * 1.15 and before + causes > depth
    return depth - causes - _SLACK if turns else 0


def _height(text: str, entry: Entry, sheet: Sheet) -> float:
    """A line of a guest with the space above it, and their name."""
    full = sheet.full * MM / sheet.scale
    name = f"{entry.name}, {entry.company}"
    return 48 + 36 * lines(text, 32, full) + 10 + 10.5 * lines(name, 8 * 1.2, full)
