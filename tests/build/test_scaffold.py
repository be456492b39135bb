"""A new kit holds the answers as they were given, whatever stands in them."""

from __future__ import annotations

import dataclasses

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kitgen.build.scaffold import Answers, BadAnswer, answer, quoted, scaffold
from kitgen.load import read

LINES = st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1, max_size=60).filter(
    lambda text: text.strip() == text
)


@given(LINES)
def test_a_quoted_text_is_read_back_as_it_was(text: str) -> None:
    assert yaml.safe_load(f"key: {quoted(text)}\n") == {"key": text}


@pytest.mark.parametrize(
    "text", ["yes", "null", "12", "1.5", "2024-01-02", "a: b", "# no", "- x", "{{ 7 }}", "'", '"']
)
def test_texts_that_yaml_would_read_otherwise_stay_texts(text: str) -> None:
    assert yaml.safe_load(f"key: {quoted(text)}") == {"key": text}


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(LINES, LINES, LINES)
def test_every_file_can_be_read_whatever_is_answered(name: str, problem: str, guest: str) -> None:
    answers = Answers(business=name, what=name, contact=name, problem=problem, guest=guest)
    files = scaffold(answers)
    loaded = read.read_settings("content/kit.yaml", files["content/kit.yaml"])
    assert loaded.value is not None, loaded.findings
    assert loaded.value.business.name == name
    assert loaded.value.site.headline == problem
    for path, data in files.items():
        if path.endswith("interview.md"):
            interview = read.read_interview(path, data).value
            assert interview is not None
            assert interview.guest.name == guest
            assert interview.draft
        if path.startswith("content/problems/"):
            found = read.read_problem(path, data)
            assert found.value is not None, found.findings
            assert found.value.title == problem


def test_every_file_is_read_without_a_finding() -> None:
    files = scaffold(Answers())
    readers = {
        "content/kit.yaml": read.read_settings,
        "content/ideal-customers/owners.yaml": read.read_ideal_customer,
        "content/problems/the-money-is-always-late.yaml": read.read_problem,
        "content/interviews/your-first-guest/interview.md": read.read_interview,
        "content/ambassadors.yaml": read.read_ambassadors,
        "content/process.yaml": read.read_process,
    }
    for path, reader in readers.items():
        assert reader(path, files[path]).findings == ()
    beside = {path for path in files if not path.startswith("content/schema/")}
    assert beside == {*readers, ".gitattributes", ".gitignore", "README.md"}


def test_the_readme_names_the_files_that_were_made() -> None:
    files = scaffold(Answers(guest="Zoë Ångström", problem="We wait"))
    readme = files["README.md"].decode()
    assert "content/interviews/zoe-angstrom/" in readme
    assert "content/problems/we-wait.yaml" in readme


def test_slugs_that_yaml_would_take_for_numbers_stay_names() -> None:
    files = scaffold(Answers(guest="007", problem="2024-01-02", contact="on"))
    found = read.read_ambassadors("content/ambassadors.yaml", files["content/ambassadors.yaml"])
    assert found.value is not None, found.findings
    assert found.value[0].id == "007"
    path = "content/interviews/007/interview.md"
    interview = read.read_interview(path, files[path])
    assert interview.value is not None, interview.findings
    assert interview.value.problems == ("2024-01-02",)
    assert interview.value.interviewer == "on"


def test_names_without_a_latin_letter_still_get_a_folder() -> None:
    files = scaffold(dataclasses.replace(Answers(), guest="李雷", problem="钱总是来得晚"))
    assert "content/interviews/first-guest/interview.md" in files
    assert "content/problems/the-problem.yaml" in files


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("url", " guide.example.org ", "https://guide.example.org"),
        ("color", "2D6C4A", "#2D6C4A"),
        ("business", "  Hollis ", "Hollis"),
    ],
)
def test_an_answer_is_tidied(name: str, text: str, found: str) -> None:
    assert answer(name, text) == found


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("email", "nobody"),
        ("url", "javascript:alert(1)"),
        ("color", "red"),
        ("business", ""),
        ("business", "two\nlines"),
        ("business", "lone \udcff surrogate"),
    ],
)
def test_an_answer_that_cannot_stand_is_refused(name: str, text: str) -> None:
    with pytest.raises(BadAnswer, match="This must be"):
        answer(name, text)
