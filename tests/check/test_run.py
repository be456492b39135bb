"""Remarks become findings: with a place, the severity that kit.yaml wants, sorted."""

from __future__ import annotations

from collections.abc import Callable

from kitgen.check import RULES
from kitgen.check.run import check_interview, check_kit, check_site, weigh
from kitgen.load.loaded import Loc
from kitgen.model.finding import Finding, Place, Severity

from .conftest import entry, facts, good_site, interview, kit, site

Locate = Callable[[str, Loc], Place]


def test_good_content_gives_no_findings(located: Locate) -> None:
    assert check_interview(interview(), located) == ()
    assert check_kit(kit(), located) == ()
    assert check_site(good_site(), located) == ()


def test_a_remark_is_located_in_its_own_file(located: Locate) -> None:
    [finding] = check_interview(interview(title="We waited. " * 8), located)
    assert str(finding).startswith("content/interviews/mara/interview.md:2:1: warning: the title")
    [finding] = check_kit(kit(problem={"cost": None}), located)
    assert finding.place.path == "content/problems/waiting.yaml"


def test_findings_are_sorted_and_the_same_every_time(located: Locate) -> None:
    subject = interview(title="We waited. " * 8, description="x", recording={"captions": ...})
    found = check_interview(subject, located)
    assert list(found) == sorted(found)
    assert found == check_interview(subject, located)
    assert {finding.rule for finding in found} == {
        "title-length", "description-length", "captions-missing"
    }  # fmt: skip


def test_kit_yaml_lowers_and_switches_off_rules(located: Locate) -> None:
    fault = {"description": "x"}
    rules: dict[str, str | bool] = {"preview-length": "info"}
    [finding] = check_kit(kit(problem=fault, settings={"rules": rules}), located)
    assert finding.severity is Severity.INFO
    rules = {"preview-length": False}
    assert check_kit(kit(problem=fault, settings={"rules": rules}), located) == ()


def test_true_leaves_a_rule_as_it_is(located: Locate) -> None:
    settings = {"rules": {"preview-length": True}}
    [finding] = check_kit(kit(problem={"description": "x"}, settings=settings), located)
    assert finding.severity is Severity.WARNING


def test_consent_may_be_milder_but_stays(located: Locate) -> None:
    entries = (entry(consent={"status": "pending"}),)
    settings = {"rules": {"consent-needed": False, "consent-missing": "info"}}
    found = check_kit(kit(entries=entries, settings=settings), located)
    severities = {finding.rule: finding.severity for finding in found}
    assert severities == {
        "consent-needed": Severity.ERROR,
        "consent-missing": Severity.INFO,
        "rule-settings": Severity.WARNING,
    }


def test_an_unknown_rule_is_a_finding_with_the_nearest_name(located: Locate) -> None:
    [finding] = check_kit(kit(settings={"rules": {"marketing-frog": False}}), located)
    assert (finding.rule, finding.hint) == ("rule-settings", "Did you mean marketing-fog?")


def test_kept_findings_are_weighed_later(located: Locate) -> None:
    kept = check_site(site(facts(size=200_000)), located)
    assert weigh(kept, {"page-weight": Severity.ERROR})[0].severity is Severity.ERROR
    assert weigh(kept, {"page-weight": False}) == ()


def test_findings_of_no_rule_stay_as_they_are() -> None:
    finding = Finding(Place("content/kit.yaml", 3), Severity.ERROR, "odd", "yaml-syntax")
    assert weigh([finding, finding], {"yaml-syntax": False}) == (finding,)


def test_interview_rules_see_nothing_but_their_subject() -> None:
    scopes = {name: rule.scope for name, rule in RULES.items()}
    assert scopes["quote-verbatim"] == scopes["interview-tone"] == "interview"
    assert not [name for name, scope in scopes.items()
                if name.startswith("consent-") and scope != "kit"]  # fmt: skip
