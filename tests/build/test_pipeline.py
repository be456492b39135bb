"""A build succeeds as a whole or leaves the site as it was; consent decides what is in it."""

from __future__ import annotations

import json
import shutil
from typing import Any

import pytest

from kitgen.load.resources import templates

MARA = "conversations/mara/index.html"


def rules(outcome: Any) -> set[str]:
    return {finding.rule for finding in outcome.findings}


def mentions(files: dict[str, bytes], words: bytes) -> list[str]:
    return [path for path, data in files.items() if words in data]


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("content/kit.yaml", "business:", "busines:"),
        ("content/interviews/mara/interview.md", "problems: [waiting]", "problems: [nothing]"),
        ("content/interviews/mara/interview.md", "portrait.png", "missing.png"),
        ("content/problems/waiting.yaml", "title: Wait", "title: [Wait"),
    ],
)
def test_the_site_stays_as_it_was_after_a_build_that_failed(
    kit: Any, path: str, old: str, new: str
) -> None:
    before = kit.built()
    kit.edit(path, old, new)
    outcome = kit.build()
    assert not outcome.ok
    assert kit.files() == before
    kit.edit(path, new, old)
    assert kit.built() == before


def test_every_file_of_the_site_is_in_the_manifest(kit: Any) -> None:
    files = kit.built()
    assert json.loads(files.pop(".kitgen.json")).keys() == files.keys()


def test_a_foreign_file_in_the_way_is_a_finding_and_stays(kit: Any) -> None:
    kit.write("site/robots.txt", "mine")
    outcome = kit.build()
    assert rules(outcome) >= {"foreign-file"}
    assert not outcome.ok
    assert kit.files() == {"robots.txt": b"mine"}


def test_files_that_kitgen_did_not_write_outlive_every_build(kit: Any) -> None:
    kit.built()
    kit.write("site/conversations/kofi/mine.txt", "mine")
    shutil.rmtree(kit.root / "content/interviews/kofi")
    files = kit.built()
    assert "conversations/kofi/index.html" not in files
    assert files["conversations/kofi/mine.txt"] == b"mine"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("status: approved", "status: withdrawn"),
        ("status: approved", "status: pending"),
        ("  how: Signed form", "  until: 2026-02-01\n  how: Signed form"),
        ("uses: [site, cards, audio]", "uses: [cards]"),
        ('"on": 2026-01-16', '"on": 2031-01-16'),
        ("interviewer: Priya Nair", "interviewer: Priya Nair\ndraft: true"),
    ],
)
def test_without_consent_nothing_of_the_guest_is_in_the_site(kit: Any, old: str, new: str) -> None:
    assert len(mentions(kit.built(), b"Mara")) > 2
    kit.edit_interview("mara", old, new)
    files = kit.built()
    assert MARA not in files
    assert mentions(files, b"Mara") == []
    assert [path for path in files if "mara" in path] == []
    assert mentions(files, b"conversations/mara") == []


def test_a_preview_shows_whom_nobody_has_asked_yet_and_says_so(kit: Any) -> None:
    kit.edit("content/kit.yaml", "  cards: false", "  cards: false\n  featured: mara")
    kit.edit_interview("mara", "status: approved", "status: pending")
    assert not kit.build().ok
    outcome = kit.build(drafts=True)
    assert outcome.ok
    assert {f.severity for f in outcome.findings if f.rule == "consent-needed"} == {"warning"}
    assert MARA in kit.files()


def test_the_day_of_the_build_can_be_fixed(kit: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    kit.edit_interview("mara", "  how: Signed", "  until: 2026-12-31\n  how: Signed")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1798675200")  # 31 December 2026
    assert MARA in kit.built()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1798761600")
    assert MARA not in kit.built()


def test_a_site_below_a_path_links_within_it(kit: Any) -> None:
    kit.edit("content/kit.yaml", "https://guide.example/", "https://example.org/in/here/")
    files = kit.built()
    assert b'href="/in/here/conversations/' in files["index.html"]
    assert b'href="/conversations/' not in files["index.html"]
    assert b"https://example.org/in/here/" in files["sitemap.xml"]


def test_the_kits_own_template_stands_before_the_default_one(kit: Any) -> None:
    text = (templates() / "site" / "missing.html").read_text("utf-8")
    kit.write("templates/site/missing.html", text.replace("</h1>", " INDEED</h1>", 1))
    files = kit.built()
    assert mentions(files, b"INDEED") == ["404.html"]


def test_two_pages_at_one_address_are_a_finding() -> None:
    from kitgen.build.steps import _collisions
    from kitgen.outputs.page import Page

    pages = [Page("a.html", "x", (), source=f"content/{n}.yaml") for n in "abc"]
    found = _collisions([*pages[:2], Page("b.html", "x", ())])
    assert [(f.rule, f.place.path) for f in found] == [("page-twice", "content/b.yaml")]
    assert "content/a.yaml" in found[0].message


def test_what_is_checked_only_is_not_published(kit: Any) -> None:
    from kitgen.build.inspect import inspect

    assert not [f for f in inspect(kit.root, drafts=False) if f.severity == "error"]
    assert not kit.site.exists()
