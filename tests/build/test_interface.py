"""What is wrong with a kit's words, templates and theme is a finding of its build."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import kitgen
from kitgen.load.resources import templates


def _said(outcome: Any) -> dict[str, str]:
    return {f"{found.place.path}:{found.place.line}": found.rule for found in outcome.findings}


def _speak(kit: Any, language: str) -> None:
    kit.edit("content/kit.yaml", "site:\n", f"site:\n  language: {language}\n")


def test_a_language_without_words_is_a_finding_that_names_the_files(kit: Any) -> None:
    _speak(kit, "ar")
    outcome = kit.build()
    assert outcome.ok
    (found,) = (found for found in outcome.findings if found.rule == "interface-language")
    line = (kit.root / "content/kit.yaml").read_text("utf-8").splitlines()[found.place.line - 1]
    assert line.strip() == "language: ar"
    assert "templates/strings/ar.yaml" in found.hint
    assert str(templates() / "strings" / "en.yaml") in found.hint
    assert '<html lang="ar" dir="rtl"' in (kit.site / "index.html").read_text("utf-8")


def test_an_interview_in_another_language_says_so_wherever_its_words_are(kit: Any) -> None:
    kit.edit_interview("mara", "guest:", "language: ar\nguest:")
    assert kit.build().ok
    page = (kit.site / "conversations/mara/index.html").read_text("utf-8")
    assert '<html lang="en" dir="ltr"' in page
    for element in ("<h1 ", '<p class="deck"', '<div class="text c6 from4"'):
        start = page[page.index(element) :].partition(">")[0]
        assert start.endswith(' lang="ar" dir="rtl"'), element
    assert '"inLanguage":"ar"' in page
    listed = (kit.site / "conversations/index.html").read_text("utf-8")
    assert ' lang="ar" dir="rtl"><a href="/conversations/mara/">' in listed


def test_an_interview_in_the_language_of_the_site_says_nothing_of_it(kit: Any) -> None:
    kit.edit_interview("mara", "guest:", "language: en\nguest:")
    assert kit.build().ok
    page = (kit.site / "conversations/mara/index.html").read_text("utf-8")
    assert page.count(" lang=") == 1


def test_the_rule_of_the_language_can_be_switched_off(kit: Any) -> None:
    _speak(kit, "ar")
    kit.edit("content/kit.yaml", "channels:", "rules: { interface-language: false }\nchannels:")
    assert "interface-language" not in _said(kit.build()).values()


def test_mistakes_of_a_strings_file_stop_the_build_all_at_once(kit: Any) -> None:
    kit.write("templates/strings/en.yaml", 'home: "{n}"\nhomme: x\nshare: []\n')
    outcome = kit.build()
    assert not outcome.ok
    assert (
        _said(outcome).items()
        >= {
            "templates/strings/en.yaml:1": "interface-words",
            "templates/strings/en.yaml:2": "interface-words",
            "templates/strings/en.yaml:3": "interface-words",
        }.items()
    )
    assert not kit.site.exists()


def test_words_of_the_kit_are_on_its_pages_in_the_right_form(kit: Any) -> None:
    kit.write("templates/strings/en.yaml", 'read_minutes: { one: "{n} min only", other: "{n}!" }')
    kit.built()
    assert "1 min only" in (kit.site / "index.html").read_text("utf-8")


@pytest.mark.parametrize("path", ["site/css/own.css", "site/js/own.js", "site/offer.html"])
def test_a_file_of_the_theme_that_is_not_utf8_is_named(kit: Any, path: str) -> None:
    kit.write(f"templates/{path}", b"\n/* caf\xe9 */")
    (found,) = (found for found in kit.build().findings if found.rule == "template")
    assert found.place.path == f"templates/{path}"
    assert "UTF-8" in found.message


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("guide.html", "<p>\n{{ nobody }}", "line 2: 'nobody' is undefined."),
        ("guide.html", "<p>\n\n{% if %}", "line 3: Expected an expression"),
        ("cards.css", "{{ 1 / 0 }}", "line 1: division by zero."),
    ],
)
def test_a_slip_in_a_cards_template_is_named(kit: Any, name: str, text: str, says: str) -> None:
    kit.edit("content/kit.yaml", "cards: false", "cards: true")
    kit.write(f"templates/cards/{name}", text)
    outcome = kit.build()
    assert outcome.ok
    messages = [found.message for found in outcome.findings if found.rule == "card-missing"]
    assert messages
    assert f"templates/cards/{name}, {says}" in messages[0]


def test_a_mistake_in_the_default_theme_is_the_kits_own_where_the_kit_is_the_repository(
    kit: Any,
) -> None:
    package = Path(kitgen.__file__).parent
    shutil.copytree(package, kit.root / "kitgen", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(templates(), kit.root / "templates", dirs_exist_ok=True)
    kit.edit("templates/site/offer.html", "{% block main %}", "{% block main %}{{ nobody }}")
    done = subprocess.run(
        [sys.executable, "-m", "kitgen", "build"],
        cwd=kit.root,
        env=os.environ | {"PYTHONPATH": str(kit.root)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, done.stderr
    assert "templates/site/offer.html:2:1: error: 'nobody' is undefined" in done.stdout
    assert not kit.site.exists()
