"""The same content gives the same bytes, whatever was built before, where and by how many."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kitgen.load.resources import templates

Edit = Callable[[Any], None]
MARA = "content/interviews/mara/interview.md"


def _shadow(kit: Any) -> None:
    text = (templates() / "site" / "missing.html").read_text("utf-8")
    kit.write("templates/site/missing.html", text.replace("</h1>", "!</h1>", 1))


def _strings(kit: Any) -> None:
    text = (templates() / "strings" / "en.yaml").read_text("utf-8")
    kit.write(
        "templates/strings/en.yaml", text.replace("conversations: ", "conversations: Our ", 1)
    )


def _portrait(kit: Any) -> None:
    kinds = ("mara", "ines")
    one, other = (kit.root / f"content/interviews/{slug}/portrait.png" for slug in kinds)
    first, second = one.read_bytes(), other.read_bytes()
    # Never within the file: a copy may share its bytes with another kit's.
    for file, data in ((one, second), (other, first)):
        file.unlink()
        file.write_bytes(data)


def _add(kit: Any) -> None:
    folder = kit.root / "content" / "interviews"
    if not (folder / "hana").exists():
        shutil.copytree(folder / "ines", folder / "hana")
        kit.edit_interview("hana", "Ines", "Hana")


EDITS: dict[str, Edit] = {
    "name": lambda kit: kit.edit(MARA, "Mara Ek", "Mara Sato"),
    "quote": lambda kit: kit.edit(MARA, "  - text: We were", "  - text: were"),
    "words": lambda kit: kit.edit(MARA, "for a year", "for a month"),
    "trade": lambda kit: kit.edit(MARA, "industry: ", "industry: Fine "),
    "date": lambda kit: kit.edit(MARA, "published: 2026-03-18", "published: 2025-03-18"),
    "older date": lambda kit: kit.edit_interview("kofi", "2026-01-18\n", "2025-11-02\n"),
    "recorded": lambda kit: kit.edit_interview("kofi", "published: ", "recorded: "),
    "many words": lambda kit: kit.edit_interview("ines", "Everybody?", "Everybody? " * 300),
    "result": lambda kit: kit.edit_interview("ines", "after: 31", "after: 30"),
    "withdrawn": lambda kit: kit.edit(MARA, "status: approved", "status: withdrawn"),
    "draft": lambda kit: kit.edit(MARA, "interviewer: ", "draft: true\ninterviewer: "),
    "problem": lambda kit: kit.edit("content/problems/waiting.yaml", "Why is", "How is"),
    "colour": lambda kit: kit.edit("content/kit.yaml", "#2d6c4a", "#6c2d4a"),
    "title": lambda kit: kit.edit("content/kit.yaml", "The Waiting Guide", "The Guide"),
    "base": lambda kit: kit.edit("content/kit.yaml", "guide.example/", "guide.example/in/"),
    "template": _shadow,
    "strings": _strings,
    "portrait": _portrait,
    "add": _add,
    "remove": lambda kit: shutil.rmtree(kit.root / "content" / "interviews" / "kofi"),
    "rename": lambda kit: (kit.root / "content" / "interviews" / "ines").rename(
        kit.root / "content" / "interviews" / "ines-sato"
    ),
}


@pytest.mark.parametrize("name", EDITS)
def test_a_build_after_an_edit_gives_the_bytes_of_a_build_from_nothing(
    kit: Any, clean: Callable[[], dict[str, bytes]], name: str
) -> None:
    before = kit.built()
    EDITS[name](kit)
    after = kit.built()
    assert after != before
    assert after == clean()


@given(st.lists(st.sampled_from(sorted(EDITS)), min_size=2, max_size=5, unique=True))
@settings(
    max_examples=6,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_so_do_many_edits_one_after_the_other(
    warm: Any, tmp_path_factory: pytest.TempPathFactory, names: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("edits")
    kit = warm.copy(folder / "kit")
    kit.built()
    for number, name in enumerate(names):
        try:
            EDITS[name](kit)
        except (AssertionError, FileNotFoundError):
            continue  # an edit before it took away what it would change
        assert kit.built() == kit.copy(folder / f"again{number}").built()


def test_one_worker_and_four_write_the_same_bytes(warm: Any, tmp_path: Path) -> None:
    sites = []
    for jobs in (1, 4):
        kit = warm.copy(tmp_path / f"with{jobs}")
        for job in (kit.root / ".kitgen" / "cache" / "jobs").rglob("*.json"):
            # Pictures are made again; the fonts take too long.
            if b"woff2" not in job.read_bytes():
                job.unlink()
        assert kit.build(jobs=jobs).ok
        sites.append(kit.files())
    assert sites[0] == sites[1]


def test_a_build_of_nothing_new_writes_nothing(kit: Any) -> None:
    kit.built()
    before = {path: path.stat().st_mtime_ns for path in kit.site.rglob("*")}
    for file in (kit.root / ".kitgen").glob("state-*.json"):
        file.unlink()  # even if nobody remembers that nothing has changed
    outcome = kit.build()
    assert (outcome.written, outcome.removed) == (0, 0)
    assert outcome.unchanged == len(kit.files()) - 1
    assert {path: path.stat().st_mtime_ns for path in kit.site.rglob("*")} == before


def test_a_quoted_guest_who_is_renamed_is_renamed_in_the_guide(
    kit: Any, clean: Callable[[], dict[str, bytes]]
) -> None:
    quote = "quotes: [{ text: We were our clients’ bank, interview: kofi }]"
    kit.edit("content/problems/waiting.yaml", "interviews: []", f"interviews: [mara]\n  {quote}")
    assert b"Kofi Rao" in kit.built()["guide/index.html"]
    kit.edit_interview("kofi", "Kofi Rao", "Kofi Berg")
    after = kit.built()
    assert b"Kofi Berg" in after["guide/index.html"]
    assert after == clean()


def test_a_word_in_a_conversation_makes_one_page_again(kit: Any) -> None:
    kit.built()
    kit.edit_interview("ines", "for a year", "for a month")
    assert "5 render: 1 rendered, " in "\n".join(kit.build().steps)


def test_a_new_title_makes_every_page_again_that_lists_it(kit: Any) -> None:
    kit.built()
    kit.edit_interview("ines", "Ines waited", "Paid-up")
    after = kit.built()
    listing = {path for path, data in after.items() if b"Paid-up" in data}
    assert {"index.html", "conversations/index.html", "feed.xml"} <= listing
    assert not any(
        b"Ines\xc2\xa0waited" in data or b"Ines waited" in data for data in after.values()
    )


def test_an_edit_writes_only_the_pages_that_show_it(kit: Any) -> None:
    before = kit.built()
    kit.edit(MARA, "for a year", "for a month")
    after = kit.built()
    changed = {path for path in after if after[path] != before.get(path)}
    assert "conversations/mara/index.html" in changed
    assert not changed & {"offer/index.html", "404.html", "robots.txt"}
