"""Awkward kits printed end to end: pages are sound, or a finding says what stands in the way."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import page as validator
import pytest

from kitgen.model.finding import Severity

from ..kits.making import Built
from ..outputs.pdf.reading import Pdf
from ..outputs.pdf.soundness import faults
from .conftest import Kit

SETTINGS = "content/kit.yaml"
PROBLEM = "content/problems/waiting.yaml"
PAPER = {"arabic": "letter", "edges": "a5", "packs": "a4"}
NAMED = {"edges": ("A Field Guide to Donaudampfschifffahrtsgesellschaftskapitänsmützen", "Edges")}


@pytest.fixture(scope="module")
def printed(
    built: Callable[[str], Built], tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str], Kit]:
    """A kit that was built as pages, with its book and leaflet on some paper."""

    @cache
    def with_documents(name: str) -> Kit:
        kit = Kit(built(name).root).copy(tmp_path_factory.mktemp(name) / name)
        kit.edit(SETTINGS, "formats: []", f"formats: [pdf, leaflet], page: {PAPER[name]}")
        if name in NAMED:
            kit.edit(SETTINGS, *NAMED[name])
        kit.built()
        return kit

    return with_documents


def books(kit: Kit) -> dict[str, Pdf]:
    """The public book and leaflet, and somebody's own."""
    site = kit.site
    found = {file.name: file for file in sorted(site.glob("guide/*.pdf"))}
    found |= {file.name: file for file in sorted(site.glob("d/*.pdf"))[:3]}
    return {name: Pdf(file.read_bytes()) for name, file in found.items()}


@pytest.mark.parametrize("name", PAPER)
def test_small_kits_have_sound_and_accessible_documents(
    printed: Callable[[str], Kit], name: str
) -> None:
    found = books(printed(name))
    assert len(found) >= 2
    for file, pdf in found.items():
        assert faults(pdf) == [], file
        report = validator.validate_pdf_bytes(pdf.data, profile="ua1")
        assert report.is_compliant, (file, [one.message for one in report.failures])


def test_a_kit_from_right_to_left_says_so_and_has_its_own_letters(
    printed: Callable[[str], Kit],
) -> None:
    kit = printed("arabic")
    for file, pdf in books(kit).items():
        with pdf.opened() as document:
            assert str(document.Root.Lang) == "ar", file
    assert "\u062f\u0644\u064a\u0644" in Pdf(
        (kit.site / "guide/guide.pdf").read_bytes()
    ).said.replace("\u200d", "")


def test_people_who_may_not_be_seen_are_seen_in_nothing_that_is_printed(
    printed: Callable[[str], Kit],
) -> None:
    kit = printed("edges")
    for file in kit.site.rglob("*.pdf"):
        assert "Hidden" not in Pdf(file.read_bytes()).said, file


def test_a_word_that_fits_on_no_cover_is_a_finding_and_the_old_site_stays(
    built: Callable[[str], Built], tmp_path: Path
) -> None:
    kit = Kit(built("edges").root).copy(tmp_path / "edges")
    kit.built()
    before = kit.files()
    kit.edit(SETTINGS, "formats: []", "formats: [pdf], page: a5")
    outcome = kit.build()
    assert not outcome.ok
    (found,) = [one for one in outcome.findings if one.severity is Severity.ERROR]
    assert (found.rule, found.place.path, found.place.line) == ("book-title", SETTINGS, 7)
    assert kit.files() == before


@pytest.mark.filterwarnings("ignore:Exception ignored")  # WeasyPrint leaves a profile open
def test_for_archives_everything_that_is_printed_is_both(book: Any) -> None:
    book.edit(SETTINGS, "leaflet] }", "leaflet], archive: true }")
    files = {path: data for path, data in book.built().items() if path.endswith(".pdf")}
    kinds = ("guide/the-waiting-guide.pdf", "guide/the-waiting-guide-leaflet.pdf")
    own = [path for path in files if path.startswith("d/")]
    for path in (*kinds, *own[:3]):
        for profile in ("ua1", "2a"):
            report = validator.validate_pdf_bytes(files[path], profile=profile)
            # The validator takes a return that ends packed data for the end of a line.
            told = [one.rule_id for one in report.failures if "STREAM-LENGTH" not in one.rule_id]
            assert told == [], (path, profile)
        assert b"%%EOF" in files[path][-8:]


@pytest.mark.parametrize("page", ["a5", "a4", "letter"])
def test_the_paper_of_the_settings_is_the_paper_of_the_book(book: Any, page: str) -> None:
    sizes = {"a5": (148, 210), "a4": (210, 297), "letter": (215.9, 279.4)}
    single = "letter" if page == "letter" else "a4"
    book.edit(SETTINGS, "leaflet] }", f"leaflet], page: {page} }}")
    files = book.built()
    wanted = {"": page, "-leaflet": single}
    for ending, paper in wanted.items():
        pdf = Pdf(files[f"guide/the-waiting-guide{ending}.pdf"])
        assert all(size == pytest.approx(sizes[paper], abs=0.1) for size in pdf.sizes)
    for path, data in files.items():
        if path.endswith("-letter.pdf"):
            assert Pdf(data).sizes[0] == pytest.approx(sizes[single], abs=0.1)


def test_a_table_of_twelve_columns_is_a_warning_and_a_book_all_the_same(book: Any) -> None:
    heads = ", ".join(f"Betriebsunterbrechung {n}" for n in range(12))
    book.edit(
        PROBLEM,
        "solution:\n",
        f"solution:\n  exhibits: [{{ title: Wide, columns: [{heads}], rows: [[{heads}]] }}]\n",
    )
    outcome = book.build()
    assert outcome.ok, [str(one) for one in outcome.findings]
    (found,) = [one for one in outcome.findings if one.rule == "exhibit-width"]
    assert (found.place.path, found.severity) == (PROBLEM, Severity.WARNING)
    assert found.place.line > 1
    assert faults(Pdf(book.files()["guide/the-waiting-guide.pdf"])) == []


def test_a_kit_without_problems_has_pages_and_no_documents(book: Any) -> None:
    (book.root / PROBLEM).unlink()
    for slug in ("mara", "ines", "kofi"):
        book.edit_interview(slug, "problems: [waiting]\n", "")
    outcome = book.build()
    if outcome.ok:
        assert not [path for path in book.files() if path.endswith(".pdf")]
    else:
        assert all(one.place.line >= 1 for one in outcome.findings)


def test_what_is_hostile_is_printed_as_it_was_written(book: Any) -> None:
    evil = "<script>alert(1)</script> {{ 7*7 }} & more"
    book.edit(PROBLEM, "They are in the week.", f"They are in the week. {evil}")
    book.edit(SETTINGS, "  subtitle: What it costs and what helped", f"  subtitle: '{evil}'")
    found = Pdf(book.built()["guide/the-waiting-guide.pdf"])
    assert "<script>alert(1)</script> {{ 7*7 }} & more" in found.texts[0]
    assert "49" not in found.texts[0]
    assert "/JavaScript" not in found.said
    assert "/Launch" not in found.said


def test_where_a_photo_was_taken_is_in_nothing_that_is_printed(book: Any) -> None:
    import io

    from PIL import Image

    photo, found = Image.radial_gradient("L").resize((360, 450)), io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "SECRETPLACE"
    photo.save(found, "JPEG", exif=exif)
    book.write("content/interviews/mara/face.jpg", found.getvalue())
    book.edit_interview("mara", "portrait.png", "face.jpg")
    for path, data in book.built().items():
        if path.endswith(".pdf"):
            assert "SECRETPLACE" not in Pdf(data).said, path
