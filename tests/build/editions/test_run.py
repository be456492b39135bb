"""A run gives everybody their own edition, once, and writes over nobody's file."""

from __future__ import annotations

import io
import os
import zipfile

import pytest

from kitgen.build.editions.delivery import Outcome
from kitgen.build.editions.order import Unknown
from kitgen.build.editions.run import Wish, make
from kitgen.links import key, ledger
from kitgen.links.ledger import Ledger
from kitgen.load.kit import load as load_kit
from kitgen.model.finding import Severity
from kitgen.model.link import VANITY
from kitgen.outputs.common.documents import Printed, edition_of

from ...outputs.pdf.reading import Pdf
from ..conftest import Kit
from .conftest import files, made

PRINTED: tuple[Printed, ...] = ("pdf", "leaflet", "letter")
WHO = ("mara", "karin", "beatrix")


def given(kit: Kit) -> Ledger:
    keys, _ = key.read((kit.root / key.PATH).read_bytes())
    return ledger.read((kit.root / ledger.PATH).read_bytes(), keys).ledger


def refused(kit: Kit, *people: str, **wishes: object) -> Outcome:
    """Ask for editions that are not made."""
    outcome = make(kit.root, Wish(people or None, **wishes))  # type: ignore[arg-type]  # by name
    assert not outcome.ok
    assert outcome.made == 0
    return outcome


def test_what_is_printed_has_the_bytes_that_the_site_has(book: Kit) -> None:
    book.built()
    outcome = made(book, kinds=PRINTED)
    kit = load_kit(book.root).kit
    assert kit is not None
    expected = {}
    for who in WHO:
        for kind, end in zip(PRINTED, (".pdf", "-leaflet.pdf", "-letter.pdf"), strict=True):
            path = edition_of(kit, given(book), who, kind)
            assert path is not None
            expected[f"{who}{end}"] = (book.site / path).read_bytes()
    assert files(book.root / "editions") == expected
    assert (outcome.made, outcome.kept, outcome.wanted) == (9, 0, 9)


def test_only_those_named_get_one(book: Kit) -> None:
    outcome = made(book, "mara")
    assert [*files(book.root / "editions")] == ["mara.pdf"]
    assert outcome.wanted == 1


def test_what_is_there_is_left_alone_whatever_its_time_stamp_says(book: Kit) -> None:
    made(book)
    folder = book.root / "editions"
    before = {path: path.stat().st_ino for path in folder.iterdir()}
    for path in folder.iterdir():
        os.utime(path, (1, 1))
    again = made(book)
    assert (again.made, again.kept) == (0, 3)
    assert {path: path.stat().st_ino for path in folder.iterdir()} == before


def test_only_what_changed_is_made_again(book: Kit) -> None:
    made(book)
    folder = book.root / "editions"
    first = files(folder)
    book.edit("content/ambassadors.yaml", "Karin Holm", "Karin Berg")
    assert made(book).made == 1
    second = files(folder)
    assert {name for name in first if first[name] != second[name]} == {"karin.pdf"}
    (folder / "mara.pdf").unlink()
    assert made(book).made == 1
    assert files(folder) == second


def test_a_file_that_lost_its_bytes_with_the_power_is_made_again(book: Kit) -> None:
    made(book)
    file = book.root / "editions" / "mara.pdf"
    whole = file.read_bytes()
    file.write_bytes(b"")
    assert made(book).made == 1
    assert file.read_bytes() == whole


@pytest.mark.parametrize("changed", ["never ours", "ours, and written in since"])
def test_a_file_that_is_not_as_kitgen_wrote_it_is_never_written_over(
    book: Kit, changed: str
) -> None:
    file = book.root / "editions" / "mara.pdf"
    file.parent.mkdir()
    if changed != "never ours":
        made(book)
        book.edit("content/ambassadors.yaml", "Mara Ek", "Mara Berg")
    file.write_bytes(b"my own notes")
    before = files(file.parent)
    outcome = refused(book)
    (finding,) = outcome.findings
    assert finding.rule == "foreign-file"
    assert "mara.pdf" in finding.message
    assert "karin.pdf" not in finding.message
    assert files(file.parent) == before
    file.unlink()
    assert made(book).made > 0


def test_files_that_stand_in_nobodys_way_are_left_alone(book: Kit) -> None:
    folder = book.root / "editions"
    folder.mkdir()
    (folder / "notes.txt").write_text("mine")
    (folder / ".other.pdf.1.draft").write_text("mine too")
    made(book, "mara")
    assert [*files(folder)] == [".other.pdf.1.draft", "mara.pdf", "notes.txt"]


def test_without_links_nothing_is_made_and_a_build_is_asked_for(book: Kit) -> None:
    people = (book.root / "content/ambassadors.yaml").read_text("utf-8")
    new = "- { id: lars, name: Lars Ny, relation: friend }\n"
    book.write("content/ambassadors.yaml", people + new)
    (finding,) = refused(book).findings
    assert finding.rule == "editions-unlinked"
    assert finding.message.startswith("lars lacks share links")
    assert "build once first" in finding.hint
    assert not (book.root / "editions").exists()
    assert made(book, "mara").made == 1
    (book.root / ledger.PATH).unlink()
    assert refused(book, "mara").findings[0].rule == "editions-unlinked"


def test_links_that_stand_in_no_document_need_not_be_there(book: Kit) -> None:
    book.edit("content/kit.yaml", "channels: [link, ", "channels: [sms, link, ")
    assert made(book).made == 3


def test_somebody_unknown_is_asked_back_with_those_who_are_like_them(book: Kit) -> None:
    with pytest.raises(Unknown) as caught:
        make(book.root, Wish(("karn",)))
    assert (caught.value.word, caught.value.near) == ("karn", ("karin",))
    assert not (book.root / "editions").exists()


def test_errors_of_the_content_are_told_and_nothing_is_made(book: Kit) -> None:
    book.edit("content/kit.yaml", "business:", "busines:")
    assert any(finding.place.path == "content/kit.yaml" for finding in refused(book).findings)
    assert not (book.root / "editions").exists()


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("formats: [pdf, leaflet]", "formats: [pdf], editions: false", "no editions"),
        ("formats: [pdf, leaflet]", "formats: []", "no editions"),
    ],
)
def test_a_kit_without_editions_says_so(book: Kit, old: str, new: str, words: str) -> None:
    book.edit("content/kit.yaml", old, new)
    (finding,) = refused(book).findings
    assert finding.rule == "editions-none"
    assert words in finding.message
    assert finding.place.path == "content/kit.yaml"
    assert finding.place.line > 1


def test_two_people_with_editions_of_one_name_are_told(book: Kit) -> None:
    book.edit("content/ambassadors.yaml", "id: beatrix", "id: mara-letter")
    book.build()
    found = refused(book, "mara").findings
    assert [finding.rule for finding in found] == ["editions-twice"]
    assert "mara-letter.pdf" in found[0].message
    assert made(book, "karin").made == 1


def test_a_name_that_cannot_be_set_is_a_warning_and_is_tried_again(book: Kit) -> None:
    book.edit("content/ambassadors.yaml", "Karin Holm", "Karin \U00012000")
    outcome = made(book, kinds=("pdf", "letter"))
    (finding,) = outcome.findings
    assert (finding.severity, finding.rule) == (Severity.WARNING, "edition-name")
    assert str(finding.place).startswith("content/ambassadors.yaml:2:")
    assert "karin" in finding.message
    assert "U+12000" in finding.message
    assert outcome.made == 6
    folder = book.root / "editions"
    assert "Karin" not in Pdf((folder / "karin.pdf").read_bytes()).text
    again = made(book, kinds=("pdf", "letter"))
    assert (again.made, again.findings) == (2, outcome.findings)


def test_epub_and_slides_are_their_own_and_name_only_who_agreed(book: Kit) -> None:
    made(book, kinds=("epub", "slides"))
    links = given(book)
    mine = {who: {link.code for link in links.of(who) if link.channel != VANITY} for who in WHO}
    for who in WHO:
        for end in (".epub", "-slides.pptx"):
            data = (book.root / "editions" / f"{who}{end}").read_bytes()
            with zipfile.ZipFile(io.BytesIO(data)) as opened:
                text = b"".join(map(opened.read, opened.namelist())).decode("utf-8", "replace")
            text = text.replace("\u00a0", " ")
            assert "slot.invalid" not in text
            assert any(code in text for code in mine[who]), (who, end)
            others = set().union(*mine.values()) - mine[who]
            assert not any(code in text for code in others), (who, end)
            for name, agreed in (("Karin Holm", "karin"), ("Beatrix Vogel", "")):
                assert (name in text) == (who == agreed), (who, end)
    assert made(book, kinds=("epub", "slides")).made == 0
