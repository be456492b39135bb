"""The desk: who may be printed, what a document is made from, and what fails in making it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest

from kitgen.build.desk import SETTINGS, Desk, Unbound, read
from kitgen.load.kit import load
from kitgen.load.resources import templates
from kitgen.model.kit import Kit
from kitgen.outputs.common.strings import interface
from kitgen.outputs.common.theme import Address, Theme
from kitgen.outputs.page import Job, JobFailed, Made
from kitgen.outputs.site.jobs import Supplies

DAY = dt.date(2026, 6, 1)


class Shop:
    """A workshop that does nothing but say what it was asked for."""

    def __init__(self, *results: Any) -> None:
        self.results = results
        self.asked: list[Job] = []

    def make(self, jobs: Sequence[Job]) -> list[Any]:
        self.asked += jobs
        return list(self.results)


class Texts:
    """Sources of which only the characters are known."""

    characters = "éșπ資"


def desk_of(root: Path, **changes: Any) -> Desk:
    kit = load(root).kit
    assert kit is not None
    strings = interface("en", (templates(),)).strings
    theme = Theme((templates(),), strings, Address(kit.settings.site.url))
    sizes = {
        file.relative_to(root).as_posix(): file.stat().st_size
        for file in (root / "content").rglob("*")
        if file.is_file()
    }
    supplies = Supplies(root, lambda path: f"digest of {path}", sizes, "")
    desk = Desk(kit, theme, cast(Any, Texts()), supplies, cast(Any, Shop()), DAY)
    return replace(desk, **changes)


@pytest.fixture
def desk(book: Any) -> Desk:
    return desk_of(book.root)


def test_only_those_who_agreed_to_documents_may_be_printed(desk: Desk) -> None:
    assert set(desk.printable) == {"mara"}
    later = replace(desk, kit=_until(desk.kit, dt.date(2026, 5, 31)))
    assert later.printable == {}


def _until(kit: Kit, day: dt.date) -> Kit:
    return kit._replace(
        entries=tuple(
            entry._replace(consent=entry.consent.model_copy(update={"until": day}))
            for entry in kit.entries
        )
    )


def test_a_portrait_and_a_word_of_those_who_are_printed_decide_and_of_others_their_looks(
    desk: Desk,
) -> None:
    def told(slug: str, **changes: Any) -> bool:
        entries = tuple(
            entry._replace(**changes) if entry.slug == slug else entry for entry in desk.kit.entries
        )
        return replace(desk, kit=desk.kit._replace(entries=entries)).inputs != desk.inputs

    assert told("mara", digest="other words")
    assert told("mara", look="another name")
    assert told("kofi", look="another name")
    assert not told("kofi", digest="other words")


def test_the_newest_day_is_that_of_a_conversation_that_is_out(desk: Desk) -> None:
    assert desk.newest == dt.date(2026, 3, 18)
    assert replace(desk, day=dt.date(2026, 2, 20)).newest == dt.date(2026, 2, 18)
    nobody = desk.kit._replace(entries=())
    assert replace(desk, kit=nobody).newest == DAY


def test_letters_of_europe_are_in_every_typeface(desk: Desk) -> None:
    assert desk.characters == "șπ資"


def test_files_are_known_by_their_digest(desk: Desk) -> None:
    file = desk.file("content/kit.yaml")
    assert (file.path, file.digest) == ("content/kit.yaml", "digest of content/kit.yaml")


def test_what_was_made_is_found_by_its_name(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"made")
    made = (Made({}, "digest", tmp_path / "a", 4),)
    shop = Shop(made, made)
    jobs = {"one": Job(len, ()), "two": Job(len, ())}
    found = replace(desk, workshop=cast(Any, shop)).made(jobs)
    assert found == {"one": made, "two": made}
    assert read(found["two"]) == b"made"
    assert shop.asked == list(jobs.values())


def test_a_job_that_failed_is_a_finding_with_its_hint(desk: Desk) -> None:
    shop = Shop(JobFailed("it broke", "mend it"))
    with pytest.raises(Unbound) as caught:
        replace(desk, workshop=cast(Any, shop)).made({"the cover": Job(len, ())})
    (finding,) = caught.value.findings
    assert (finding.place.path, finding.rule) == (SETTINGS, "document-unmade")
    assert (finding.message, finding.hint) == ("the cover: it broke", "mend it")
