"""Finds an interview without a picture of the guest.

The guest is the star of the page, and people share a page with their face on it more gladly. A
reader who knows the guest looks for the face first. Without a picture the page draws a pattern.

Ask the guest for a portrait that they like, upright and at least 1200 pixels wide.

    guest:
      portrait: {file: portrait.jpg, alt: Mara Lindqvist at her desk, looking left}
"""

from __future__ import annotations

from collections.abc import Iterator

from kitgen.check.rule import InterviewSubject, Remark, Rule
from kitgen.model.finding import Severity


def _check(subject: InterviewSubject) -> Iterator[Remark]:
    guest = subject.interview.guest
    if guest.portrait is None:
        yield Remark(
            f"there is no portrait of {guest.name}",
            ("guest", "portrait"),
            hint="Ask for a picture that they like themselves; a pattern is drawn until then.",
        )


RULE = Rule("portrait-missing", Severity.WARNING, __doc__ or "", "interview", _check)
