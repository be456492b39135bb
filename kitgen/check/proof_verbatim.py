"""Finds a quote in a problem's proof that is not among its interview's quotes.

Proof is only proof in the guest's own words, and the guest approved those that stand in their
interview. Quotation marks, dashes and spaces may differ, and a part of a quote will do.

Add the line to the quotes of the interview, where it is compared with what was said, or take one
of those.

    proof:
      quotes:
        - interview: mara-lindqvist
          text: Everyone else just said yes.
"""

from __future__ import annotations

from collections.abc import Iterator

from kitgen.check import places
from kitgen.check.nearest import nearest
from kitgen.check.rule import KitSubject, Remark, Rule
from kitgen.check.verbatim import holds, normal
from kitgen.model.finding import Severity


def _check(subject: KitSubject) -> Iterator[Remark]:
    entries = {entry.slug: entry for entry in subject.kit.entries}
    for slug, problem in subject.kit.problems.items():
        for index, quote in enumerate(problem.proof.quotes if problem.proof else ()):
            entry = entries.get(quote.interview)
            if entry is None:
                continue
            words = normal(quote.text)
            known = {normal(text): text for text in entry.quotes}
            if words and any(holds(text, words) for text in known):
                continue
            near = nearest(words, known)
            yield Remark(
                f"“{quote.text}” is not among the quotes of {entry.name}",
                ("proof", "quotes", index, "text"),
                places.problem(subject, slug),
                hint=f"Did you mean “{known[near]}”?" if near
                else f"If it was said so, add it to the quotes in {entry.path}.",
            )  # fmt: skip


RULE = Rule("proof-verbatim", Severity.ERROR, __doc__ or "", "kit", _check)
