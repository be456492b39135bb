"""The pages that are written by the program say what the program does; --refresh writes them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest
import yaml

from kitgen.build.create import create
from kitgen.build.pipeline import Options, build
from kitgen.build.scaffold import Answers, scaffold
from kitgen.cli import main
from kitgen.load.read import read_interview
from kitgen.load.schema import schemas
from kitgen.model.cost import CostModel
from kitgen.model.interview import Use
from tools import commands, settings

_ROOT = Path(__file__).parents[1]
_DOCS = _ROOT / "docs"
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")


@pytest.mark.parametrize(
    ("name", "page"), [("every-setting.md", settings.page), ("commands.md", commands.page)]
)
def test_a_generated_page_is_up_to_date(
    name: str, page: Callable[[], str], request: pytest.FixtureRequest
) -> None:
    text = page()
    if request.config.getoption("--refresh", default=False):
        (_DOCS / name).write_text(text, "utf-8")
    assert (_DOCS / name).read_text("utf-8") == text, "refresh it: pytest --refresh"


def test_every_command_and_every_option_is_documented() -> None:
    page = (_DOCS / "commands.md").read_text("utf-8")
    sections = dict(re.findall(r"^##+ (kitgen [^\n]+)\n(.*?)(?=^##|\Z)", page, re.M | re.S))
    every = dict(_commands(main, click.Context(main, info_name="kitgen")))
    assert list(sections) == list(every)
    for path, command in every.items():
        assert command.help, f"{path} says nothing about itself"
        for option in commands.options(command):
            assert option.help, f"{path} {option.opts[0]} says nothing about itself"
            assert all(f"`{spelling}`" in sections[path] for spelling in option.opts)


def _commands(group: click.Group, context: click.Context) -> Iterator[tuple[str, click.Command]]:
    """Every command by the words that call it, and those that it has itself after it."""
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        below = click.Context(command, context, name)
        yield below.command_path, command
        if isinstance(command, click.Group):
            yield from _commands(command, below)


def test_every_key_is_documented() -> None:
    page = (_DOCS / "every-setting.md").read_text("utf-8")
    for schema in schemas().values():
        for noun in (schema, *schema.get("definitions", {}).values()):
            for key in noun.get("properties", {}):
                assert f"| `{key}` |" in page


def _pages() -> list[Path]:
    return [_ROOT / "README.md", _ROOT / "CHANGELOG.md", *sorted(_DOCS.glob("*.md"))]


@pytest.mark.parametrize("page", _pages(), ids=lambda page: page.name)
def test_links_and_pictures_of_a_page_are_there(page: Path) -> None:
    text = re.sub(
        r"^```.*?^```|`[^`\n]*`|^(?: {4}).*$", "", page.read_text("utf-8"), flags=re.M | re.S
    )
    for link in _LINK.findall(text):
        if re.match(r"[a-z]+:", link):
            continue
        file, _, anchor = link.partition("#")
        target = page.parent / file if file else page
        assert target.exists(), f"{page.name}: {link}"
        if anchor and target.suffix == ".md":
            assert anchor in _anchors(target), f"{page.name}: {link}"


def _anchors(page: Path) -> set[str]:
    """The anchors that a forge gives to the headings."""
    headings = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.M)
    return {re.sub(r"[^\w\- ]", "", words.lower()).strip().replace(" ", "-") for words in headings}


@pytest.mark.parametrize("page", _pages(), ids=lambda page: page.name)
def test_commands_that_a_page_shows_exist(page: Path) -> None:
    every = dict(_commands(main, click.Context(main, info_name="kitgen")))
    for line in re.findall(r"^ {4}kitgen .*$|`kitgen [^`\n]*`", page.read_text("utf-8"), re.M):
        words = line.strip(" `").split()
        if words[1].startswith("-"):
            assert words[1] in ("--version", "--help")
            continue
        # The longest run of words that is a command: kitgen links show.
        command = next(
            (every[path] for n in (3, 2) if (path := " ".join(words[:n])) in every), None
        )
        assert command is not None, f"{page.name}: {line}"
        known = {spelling for option in commands.options(command) for spelling in option.opts}
        for word in words:
            if word.startswith("--"):
                assert word.partition("=")[0] in {*known, "--help"}, f"{page.name}: {line}"


def test_the_seven_steps_of_the_readme_are_those_that_the_build_tells(tmp_path: Path) -> None:
    create(tmp_path, scaffold(Answers()))
    outcome = build(tmp_path, Options(drafts=True))
    told = re.findall(r"^(\d)\. \*\*(\w+)\*\*", (_ROOT / "README.md").read_text("utf-8"), re.M)
    assert [f"{number} {name.lower()}" for number, name in told] == [
        step.partition(":")[0] for step in outcome.steps
    ]


def _block(name: str, kind: str, begins: str) -> str:
    """A fenced example of a page."""
    page = (_DOCS / name).read_text("utf-8")
    (found,) = (b for b in re.findall(rf"```{kind}\n(.*?)```", page, re.S) if b.startswith(begins))
    return str(found)


def test_the_interview_that_the_manual_shows_can_be_read_and_published() -> None:
    text = _block("write-an-interview.md", "markdown", "---")
    loaded = read_interview("content/interviews/mara-lindqvist/interview.md", text.encode())
    assert loaded.findings == ()
    interview = loaded.value
    assert interview is not None
    (exchange,) = interview.conversation
    assert exchange.at == 252
    assert [turn.speaker for turn in exchange.turns] == [None, "Priya Nair", "Mara Lindqvist"]
    assert interview.quotes[0].text in exchange.turns[0].text
    assert interview.consent.covers(Use.SITE, dt.date(2026, 3, 20))


def test_the_sum_that_the_manual_shows_is_right() -> None:
    text = _block("describe-a-problem.md", "yaml", "cost:")
    cost = CostModel.model_validate(yaml.safe_load(text)["cost"])
    page = (_DOCS / "describe-a-problem.md").read_text("utf-8")
    for name in ("interest", "chasing", "total"):
        assert f"{cost.values()[name]:,.0f}" in page
