"""Finds a quote that the guest did not say in these words.

A quote with the guest's name beside it is a promise to the guest and to the reader. If it was
smoothed, shortened or made up, the guest will notice first, and will not share the page.
Quotation marks, dashes, spaces and Markdown may differ; what is left out must be marked by [...].
Words of the interviewer do not count.

Copy the sentence from the conversation into the quote, or pick another line. The hint shows the
guest's sentence that is nearest.

    quotes:
      - text: We were our clients' bank.     # and in an answer: We were our clients' bank, ...
"""

from __future__ import annotations

from collections.abc import Iterator

from kitgen.check.rule import InterviewSubject, Remark, Rule
from kitgen.check.verbatim import Transcript
from kitgen.model.finding import Severity


def _check(subject: InterviewSubject) -> Iterator[Remark]:
    if not subject.interview.quotes:
        return
    transcript = Transcript(subject.interview)
    for index, quote in enumerate(subject.interview.quotes):
        if transcript.has(quote.text):
            continue
        loc = ("quotes", index, "text")
        name = subject.interview.guest.name
        if speaker := transcript.speaker(quote.text):
            hint = f"These are the words of {speaker}; quote {name}."
        elif near := transcript.nearest(quote.text):
            hint = f"The nearest that was said: “{near if len(near) <= 240 else near[:239] + '…'}”"
        else:
            hint = "Nothing like it is in the answers; quote a line that is."
        yield Remark(f"“{quote.text}” is not what {name} said, word for word", loc, hint=hint)


RULE = Rule("quote-verbatim", Severity.ERROR, __doc__ or "", "interview", _check)
