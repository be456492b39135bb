"""Finds a use of an interview that its guest did not agree to.

Somebody may be glad of a page and not want their voice on it. kitgen leaves out whatever the
approval does not name: without site the whole interview, without cards its preview pictures,
without audio or video the recording.

Ask for the use and add it, or leave it: the build respects it either way.

    consent:
      status: approved
      uses: [site, cards, audio]
"""

from __future__ import annotations

from collections.abc import Iterator

from kitgen.check.consents import finished, runs, uses
from kitgen.check.few import listed
from kitgen.check.rule import KitSubject, Remark, Rule
from kitgen.model.finding import Severity
from kitgen.model.interview import Use


def _check(subject: KitSubject) -> Iterator[Remark]:
    for entry in finished(subject):
        if not runs(subject, entry):
            continue
        lacking = [(use, what) for use, what in uses(subject, entry)
                   if use not in entry.consent.uses]  # fmt: skip
        if not lacking:
            continue
        if lacking[0][0] is Use.SITE:
            message = f"the interview is not published: {entry.name} did not agree to the site"
        else:
            things = listed(what for _, what in lacking)
            message = f"{entry.name} did not agree to {things}: left out"
        yield Remark(
            message,
            ("consent", "uses"),
            entry.path,
            hint=f"If they agree, add {listed(use.value for use, _ in lacking)} to uses.",
        )


RULE = Rule("consent-use", Severity.WARNING, __doc__ or "", "kit", _check)
