"""Runs the rules of a scope and gives each remark its place and severity.

Interviews and pages are checked alone and their findings may be kept: they depend on the subject
only. What kit.yaml says about rules is applied afterwards, by `weigh`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from kitgen.check import RULES, places
from kitgen.check.preflight.subject import PreviewSubject
from kitgen.check.rule import InterviewSubject, KitSubject, Rule, SiteSubject
from kitgen.check.rule_settings import always_on
from kitgen.load.loaded import Loc
from kitgen.model.finding import Finding, Place, Severity

Locate = Callable[[str, Loc], Place]
"""The place of a part of a file of the kit, by the file's path."""
Subject = InterviewSubject | KitSubject | SiteSubject | PreviewSubject


def check_interview(subject: InterviewSubject, locate: Locate) -> tuple[Finding, ...]:
    """What is wrong with one interview, before kit.yaml's settings are applied."""
    return _run("interview", subject, subject.path, locate)


def check_kit(subject: KitSubject, locate: Locate) -> tuple[Finding, ...]:
    """What is wrong with the kit as a whole, with kit.yaml's settings applied."""
    found = _run("kit", subject, places.SETTINGS, locate)
    return weigh(found, subject.kit.settings.rules)


def check_site(subject: SiteSubject, locate: Locate) -> tuple[Finding, ...]:
    """What is wrong with the rendered pages, before kit.yaml's settings are applied."""
    return _run("site", subject, places.SETTINGS, locate)


def check_previews(subject: PreviewSubject, locate: Locate) -> tuple[Finding, ...]:
    """What networks will not show of the built pages, before kit.yaml's settings are applied."""
    return _run("preview", subject, places.SETTINGS, locate)


def weigh(
    findings: Iterable[Finding], settings: Mapping[str, Severity | bool]
) -> tuple[Finding, ...]:
    """The findings as kit.yaml wants them: other severities, some rules switched off; sorted.

    Findings that come from no rule, such as those of reading files, stay as they are.
    """
    weighed = []
    for finding in findings:
        setting = settings.get(finding.rule, True) if finding.rule in RULES else True
        if setting is False and not always_on(finding.rule):
            continue
        if isinstance(setting, Severity):
            finding = finding._replace(severity=setting)
        weighed.append(finding)
    return tuple(sorted(set(weighed)))


def _run(scope: str, subject: Subject, path: str, locate: Locate) -> tuple[Finding, ...]:
    return tuple(sorted(set(_findings(_of(scope), subject, path, locate))))


def _of(scope: str) -> Iterable[Rule]:
    return (rule for rule in RULES.values() if rule.scope == scope)


def _findings(
    rules: Iterable[Rule],
    subject: Subject,
    path: str,
    locate: Locate,
) -> Iterable[Finding]:
    for rule in rules:
        for remark in rule.check(subject):
            place = remark.place or locate(remark.path or path, remark.loc)
            yield Finding(place, rule.severity, remark.message, rule.name, remark.hint)
