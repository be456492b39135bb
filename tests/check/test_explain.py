"""Every rule is registered and documented, and docs/rules.md says the same."""

from __future__ import annotations

import importlib
import pkgutil
import re
from pathlib import Path

import pytest

import kitgen.check
import kitgen.check.preflight
from kitgen.check import RULES
from kitgen.check.explain import explain, listing, page

PAGE = Path(__file__).parents[2] / "docs" / "rules.md"


def test_every_module_with_a_rule_is_registered() -> None:
    modules = [
        importlib.import_module(f"{package.__name__}.{module.name}")
        for package in (kitgen.check, kitgen.check.preflight)
        for module in pkgutil.iter_modules(package.__path__)
    ]
    found = {module.RULE.name for module in modules if hasattr(module, "RULE")}
    assert found | {"rule-settings"} == set(RULES)


@pytest.mark.parametrize("name", RULES)
def test_a_rule_lives_in_the_module_of_its_name(name: str) -> None:
    package = "kitgen.check.preflight" if RULES[name].scope == "preview" else "kitgen.check"
    module = importlib.import_module(f"{package}.{name.replace('-', '_')}")
    assert RULES[name].name == name
    assert RULES[name].explanation == module.__doc__


@pytest.mark.parametrize("name", RULES)
def test_a_rule_is_documented_with_an_example(name: str) -> None:
    text = RULES[name].explanation
    prose = " ".join(line for line in text.splitlines() if not line.startswith("    "))
    assert len(re.findall(r"[a-z`)\"][.!?](?:\s|$)", prose)) >= 3
    assert re.search(r"\n\n    \S", text), "an example, indented by four spaces"


def test_the_page_of_the_rules_is_up_to_date(request: pytest.FixtureRequest) -> None:
    text = page(RULES)
    if request.config.getoption("--refresh", default=False):
        PAGE.write_text(text, "utf-8")
    assert PAGE.read_text("utf-8") == text, "refresh it: pytest --refresh"


def test_an_explanation_says_what_may_be_set() -> None:
    assert "{marketing-fog: false} switches it off" in explain(RULES["marketing-fog"])
    assert "cannot be switched off" in explain(RULES["consent-needed"])


def test_the_list_names_every_rule_once() -> None:
    lines = listing(RULES.values()).splitlines()
    assert [line.split()[0] for line in lines] == sorted(RULES)
