"""Finds a setting in kit.yaml for a rule that does not exist, or that switches consent off.

A slip in a rule's name would change nothing, silently. And the rules about consent may be made
milder but not switched off: they speak for the guest, who is not at the table.

Correct the name; the hint shows the nearest. `kitgen check --list` shows all of them.

    rules:
      marketing-fog: false
      quote-length: info
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from kitgen.check import places
from kitgen.check.nearest import did_you_mean
from kitgen.check.rule import KitSubject, Remark, Rule
from kitgen.model.finding import Severity

NAME = "rule-settings"


def always_on(name: str) -> bool:
    """Whether a rule cannot be switched off: those about consent, and this one."""
    return name.startswith("consent-") or name == NAME


def rule(others: Collection[str]) -> Rule:
    """The rule, for the names of all other rules."""
    names = sorted({*others, NAME})

    def check(subject: KitSubject) -> Iterator[Remark]:
        for name, setting in subject.kit.settings.rules.items():
            loc = ("rules", name)
            if name not in names:
                hint = did_you_mean(name, names, "kitgen check --list shows all rules.")
                yield Remark(f"there is no rule {name}", loc, places.SETTINGS, hint)
            elif setting is False and always_on(name):
                yield Remark(
                    f"the rule {name} cannot be switched off",
                    loc,
                    places.SETTINGS,
                    hint="You may make it milder: warning or info.",
                )

    return Rule(NAME, Severity.WARNING, __doc__ or "", "kit", check)
