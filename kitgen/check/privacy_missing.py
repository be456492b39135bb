"""Finds a kit that keeps what readers do or write while it does not say who keeps it.

Whoever leaves a name and an address has a right to know who reads it, where and how long it is
kept; in Europe that is law. Without it the privacy page cannot be written.

Fill in `privacy` in kit.yaml; or leave out the form's `action`, `collect` and `analytics`: the form
then opens the reader's own mail program, and nothing is counted.

    privacy:
      controller: Ledgerline, 12 Quay Street, Bristol
      retention_days: 400
"""

from __future__ import annotations

from collections.abc import Iterator

from kitgen.check import places
from kitgen.check.rule import KitSubject, Remark, Rule
from kitgen.model.finding import Severity

_FORM = ("offer", "form", "action")


def _check(subject: KitSubject) -> Iterator[Remark]:
    settings = subject.kit.settings
    if settings.privacy is not None:
        return
    for kept, what, loc in (
        (settings.offer.form.action, "the form sends its answers to a server", _FORM),
        (settings.collect, "the collector keeps visits and what the form sends", ("collect",)),
        (settings.analytics, "another program counts who reads", ("analytics",)),
    ):
        if kept:
            yield Remark(
                f"{what}, but nobody says who is responsible",
                loc,
                places.SETTINGS,
                hint="Add privacy: with the controller's name and postal address.",
            )
            return


RULE = Rule("privacy-missing", Severity.ERROR, __doc__ or "", "kit", _check)
