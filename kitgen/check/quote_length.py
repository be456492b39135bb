"""Finds a quote that is too long for a card.

A card is read in the two seconds in which a thumb passes it. Past 140 characters the letters get
so small that nobody reads them, and the guest looks as if they could not come to the point.

Choose the one sentence of it that stands alone, and let the rest be read in the conversation.
One idea in under 90 characters is best.

    quotes:
      - text: Everyone else just said yes.
"""

from __future__ import annotations

from collections.abc import Iterator

from kitgen.check.rule import InterviewSubject, Remark, Rule
from kitgen.model.finding import Severity

LONGEST = 140


def _check(subject: InterviewSubject) -> Iterator[Remark]:
    for index, quote in enumerate(subject.interview.quotes):
        if len(quote.text) > LONGEST:
            yield Remark(
                f"the quote has {len(quote.text)} characters; a card holds {LONGEST}",
                ("quotes", index, "text"),
                hint="Choose the one sentence of it that stands alone.",
            )


RULE = Rule("quote-length", Severity.WARNING, __doc__ or "", "interview", _check)
