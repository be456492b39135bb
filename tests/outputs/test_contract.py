"""What docs/templates.md says a template receives is what it receives, no more and no less."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import jinja2
import pytest

from kitgen.build.create import create
from kitgen.build.pipeline import Options, build
from kitgen.build.scaffold import Answers, scaffold
from kitgen.load.resources import templates
from kitgen.outputs.common.strings import interface
from kitgen.outputs.common.theme import Address, Theme
from kitgen.outputs.servers import FILES

ENGLISH = interface("en", (templates(),)).strings
_PAGE = (Path(__file__).parents[2] / "docs" / "templates.md").read_text("utf-8")
_NO_PAGES = {"site/base.html", "site/macros.html", "site/invitation.html", "site/masthead.html"} | {
    "site/documents.html"
}
_PARTS = {"site/passed_on.html", "private/words.txt"}
_PRIVATE = {"private/pack.html", "private/words.txt"}
_FEEDS = {f"feeds/{path.name}" for path in (templates() / "feeds").iterdir()}
_SERVERS = {f"server/{name}" for name in FILES.values()}
_DOCUMENTS = {
    f"{folder}/{path.name}"
    for folder in ("pdf", "epub")
    for path in (templates() / folder).iterdir()
    if path.name not in ("macros.html", "base.html", "faces.css", "jacket.html")
}
_TALKED_OF = {"epub/talk.html"}
"""The kit below has no guest who agreed to be in a book."""
_VARIED = {"epub/chapter.html"}
"""Chapters receive what they need."""
_RECORDING = """
published: 2026-03-18
recording:
  kind: audio
  file: interview.mp3
  seconds: 60
  captions: interview.vtt
---
A sentence"""


def _names(heading: str) -> set[str]:
    """The names in the tables below a heading, up to the next heading."""
    found = re.search(rf"^#+ {re.escape(heading)}\n(.*?)(?=^#|\Z)", _PAGE, re.M | re.S)
    assert found, heading
    return set(re.findall(r"^\| `(\w+)` \|", found[1], re.M))


def _of(template: str) -> set[str]:
    """The names of a template's own section, if it has one."""
    return _names(template) if f"### {template}\n" in _PAGE else set()


def _documented(template: str) -> set[str]:
    if template.startswith("feeds/"):
        return _names("Files for machines")
    if template.startswith("server/"):
        return _names("Settings for web servers")
    if template in _PARTS:
        return _names(template)
    if template.startswith("pdf/"):
        shared = _names("Everything that is printed")
        if template.endswith(".html"):
            shared |= _names("Every printed page")
        return shared | _of(template)
    if template.startswith("epub/"):
        shared = _names("Every page for e-readers")
        if not template.endswith(".html"):
            shared -= {"leaf"}
        return shared | _of("epub/package.opf" if template == "epub/toc.ncx" else template)
    return _names("Every page of the site") | _names(template)


@pytest.fixture(scope="module")
def received(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[set[str]]]:
    """The names that each template received in the build of a kit with pages of every kind."""
    kit = tmp_path_factory.mktemp("contract") / "kit"
    files = scaffold(Answers())
    (problem,) = (path for path in files if path.startswith("content/problems/"))
    (interview,) = (path for path in files if path.endswith("interview.md"))
    folder = interview.rpartition("/")[0]
    files["content/problems/another.yaml"] = files[problem]
    files[interview] = files[interview].replace(b"\n---\nA sentence", _RECORDING.encode())
    files[f"{folder}/interview.mp3"] = b"ID3\x04" + bytes(2000)
    files[f"{folder}/interview.vtt"] = b"WEBVTT\n\n00:00.000 --> 00:01.000\nOn a Wednesday.\n"
    files["content/kit.yaml"] = files["content/kit.yaml"].replace(
        b"  language: en\n", b"  language: en\n  podcast: { category: Business }\n"
    )
    files["content/kit.yaml"] += (
        b"collect: { url: https://guide.example.org/ }\nprivacy: { controller: The Makers }\n"
    )
    people = files["content/ambassadors.yaml"]
    files["content/ambassadors.yaml"] = people.replace(b"  knows:", b"  vanity: maria\n  knows:")
    create(kit, files)
    seen: dict[str, list[set[str]]] = {}
    render = Theme.render

    def record(self: Theme, template: str, context: Mapping[str, Any]) -> str:
        seen.setdefault(template, []).append(set(context))
        return render(self, template, context)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Theme, "render", record)
        outcome = build(kit, Options(drafts=True, servers=tuple(FILES)))
    assert outcome.ok, outcome.findings
    return seen


def test_every_template_is_rendered_and_documented(
    received: Mapping[str, list[set[str]]],
) -> None:
    pages = {f"site/{path.name}" for path in (templates() / "site").glob("*.html")} - _NO_PAGES
    pages |= _PRIVATE
    assert set(received) - _DOCUMENTS == pages | _FEEDS | _SERVERS
    assert set(received) & _DOCUMENTS >= _DOCUMENTS - _TALKED_OF
    assert set(re.findall(r"^### ((?:site|private)/\S+)", _PAGE, re.M)) == pages


def test_a_template_receives_what_is_documented(received: Mapping[str, list[set[str]]]) -> None:
    for template, contexts in received.items():
        if template in _VARIED:
            assert set.union(*contexts) == _documented(template), template
            continue
        for names in contexts:
            assert names == _documented(template), template


def test_functions_and_filters_of_all_templates_are_documented() -> None:
    theme = Theme((templates(),), ENGLISH, Address("https://guide.example.org/"))
    plain = jinja2.Environment(autoescape=True)
    own = theme.environment.globals.keys() - plain.globals.keys()
    own |= theme.environment.filters.keys() - plain.filters.keys()
    assert own == _names("Every template")
