"""Finds a form that sends what people write to a server while the kit does not say who keeps it.

Whoever leaves a name and an address has a right to know who reads it, where and how long it is
kept; in Europe that is law. Without it the privacy page cannot be written.

Fill in `privacy` in kit.yaml, or leave `action` out: the form then opens the reader's own mail
program.

    privacy:
      controller: Ledgerline, 12 Quay Street, Bristol
      retention_days: 400
"""

from __future__ import annotations

from collections.abc import Iterator

from kitgen.check import places
from kitgen.check.rule import KitSubject, Remark, Rule
from kitgen.model.finding import Severity


def _check(subject: KitSubject) -> Iterator[Remark]:
    settings = subject.kit.settings
    if settings.offer.form.action and settings.privacy is None:
        yield Remark(
            "the form sends its answers to a server, but nobody says who keeps them",
            ("offer", "form", "action"),
            places.SETTINGS,
            hint="Add privacy: with the controller's name and postal address.",
        )


RULE = Rule("privacy-missing", Severity.ERROR, __doc__ or "", "kit", _check)
