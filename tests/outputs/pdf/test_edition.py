"""Editions: everybody's own, read well by every reader, and nothing else in them."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import page
import pikepdf
import pypdfium2
import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st

from kitgen.outputs.common.passing import Slot
from kitgen.outputs.pdf.base import Base, prepare
from kitgen.outputs.pdf.edition import edition, tail
from kitgen.outputs.pdf.lettering import Drawn, Lettering

from .editing import ADDRESS, GUIDE, MARA, by_hand, fill_of, lettered, rendered

CODES = st.text("bcdfghjkmnpqrstvwxz23456789", min_size=1, max_size=40)
ALTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60)


def _made(base: Base, lettering: Lettering, name: str, code: str) -> bytes:
    fill = fill_of(code)
    return edition(base, fill, lettered(base, lettering, name, fill))


def _objects(data: bytes) -> dict[int, Any]:
    """What every object says, by its number; those that only hold the file together left out."""
    with pikepdf.Pdf.open(io.BytesIO(data)) as document:
        return {
            thing.objgen[0]: _told(thing)
            for thing in document.objects
            if not isinstance(thing, pikepdf.Stream)
            or thing.get("/Type") not in ("/XRef", "/ObjStm")
        }


def _told(thing: Any) -> Any:
    if isinstance(thing, pikepdf.Stream):
        entries = {key: str(thing[key]) for key in thing.keys() - _PACKED}
        return entries, thing.read_bytes()
    if isinstance(thing, pikepdf.String):
        return str(thing)
    return thing.unparse(resolved=True) if isinstance(thing, pikepdf.Object) else thing


_PACKED = {"/Length", "/Filter", "/DecodeParms"}


def _annotations(data: bytes) -> list[tuple[str, str]]:
    with pikepdf.Pdf.open(io.BytesIO(data)) as document:
        return [
            (str(link.A.URI), str(link.Contents))
            for one in document.pages
            for link in one.obj.get("/Annots", [])
        ]


@pytest.fixture(scope="module")
def mara(base: Base, lettering: Lettering) -> bytes:
    return _made(base, lettering, "Mara Lindqvist", "maracode22")


def test_every_link_is_their_own(mara: bytes) -> None:
    links = dict(_annotations(mara))
    guide = fill_of("maracode22")(Slot("guide", "pdf"))
    assert links[guide] == guide
    assert set(links) == {
        guide,
        fill_of("maracode22")(Slot("offer", "pdf")),
        "https://example.org/a",
    }


def test_every_qr_code_on_a_rasterised_page_is_their_own(mara: bytes) -> None:
    document = pypdfium2.PdfDocument(mara)
    found = [
        code.text
        for one in document
        for code in zxingcpp.read_barcodes(one.render(scale=2).to_pil())
    ]
    document.close()
    assert found == [fill_of("maracode22")(GUIDE), fill_of("maracode22")(MARA)]


def test_lettering_says_its_words_to_those_who_cannot_see_it(mara: bytes) -> None:
    with pikepdf.Pdf.open(io.BytesIO(mara)) as document:
        alts = {
            str(thing.Alt)
            for thing in document.objects
            if isinstance(thing, pikepdf.Dictionary) and "/Alt" in thing
        }
    assert "Passed on by Mara Lindqvist" in alts
    assert "guide.example.org/print/guide/maracode22/" in alts
    assert not [alt for alt in alts if "slot" in alt]


def test_lettering_is_drawn_where_its_box_is(mara: bytes, base: Base) -> None:
    before, after = (pypdfium2.PdfDocument(data) for data in (base.data, mara))
    empty, full = (
        document[0].render(scale=2).to_pil().convert("L") for document in (before, after)
    )
    before.close()
    after.close()
    assert empty.crop((100, 200, 700, 460)).getextrema() == (255, 255)
    assert full.crop((100, 200, 700, 460)).getextrema()[0] < 60


def test_no_placeholder_is_left(mara: bytes) -> None:
    for thing in _objects(mara).values():
        told = str(thing)
        assert "slot.invalid" not in told
        assert "slot:" not in told


def test_an_edition_is_accessible(mara: bytes) -> None:
    report = page.validate_pdf_bytes(mara, profile="ua1")
    assert report.is_compliant, [(failure.rule_id, failure.message) for failure in report.failures]


def test_an_edition_is_the_base_and_a_tail(base: Base) -> None:
    fill, words = fill_of("maracode22"), _drawn("Mara")
    assert edition(base, fill, words) == base.data + tail(base, fill, words)


def test_the_same_edition_has_the_same_bytes(base: Base, lettering: Lettering, mara: bytes) -> None:
    again = Base.of(base.about(), base.data)
    assert _made(again, lettering, "Mara Lindqvist", "maracode22") == mara


def test_nothing_of_one_edition_is_in_another(
    base: Base, lettering: Lettering, mara: bytes
) -> None:
    other = _made(base, lettering, "Tunde Adeyemi", "tundecode3")
    assert b"maracode22" not in other
    assert "maracode22" not in str(_objects(other))
    assert "Lindqvist" not in str(_objects(other))
    assert "Lindqvist" in str(_objects(mara))


def test_the_identifier_tells_editions_apart_and_books_together(
    base: Base, lettering: Lettering, mara: bytes
) -> None:
    def identifier(data: bytes) -> list[bytes]:
        with pikepdf.Pdf.open(io.BytesIO(data)) as document:
            return [bytes(half) for half in document.trailer.ID]

    one, two = identifier(mara), identifier(_made(base, lettering, "Mara Lindqvist", "other"))
    assert one[0] == two[0]
    assert one[1] != two[1]


def test_facts_and_pages_are_those_of_the_book(sample: bytes, mara: bytes) -> None:
    with (
        pikepdf.Pdf.open(io.BytesIO(sample)) as book,
        pikepdf.Pdf.open(io.BytesIO(mara)) as made,
    ):
        assert len(made.pages) == len(book.pages)
        assert dict(made.docinfo.items()) == dict(book.docinfo.items())
        assert made.Root.Metadata.read_bytes() == book.Root.Metadata.read_bytes()
        assert made.Root.Lang == book.Root.Lang


def _drawn(words: str) -> dict[str, Drawn]:
    form = b"<</Type/XObject/Subtype/Form/BBox[0 0 1 1]/Resources<<>>/Length %d>>\nstream\n%b"
    content = b"0 g 0 0 .5 .5 re f"
    one = Drawn.of(form % (len(content), content) + b"\nendstream", words)
    return {"plate": one, "foot": one, ADDRESS: one}


@given(code=CODES, words=ALTS)
def test_an_edition_has_the_same_objects_as_one_made_by_hand(
    base: Base, code: str, words: str
) -> None:
    fill, drawn = fill_of(code), _drawn(words)
    fast, slow = edition(base, fill, drawn), by_hand(base, fill, drawn)
    assert _resolved(fast) == _resolved(slow)


@given(codes=st.tuples(CODES, CODES), words=st.tuples(ALTS, ALTS))
def test_two_editions_differ_in_nothing_but_their_slots(
    base: Base, codes: tuple[str, str], words: tuple[str, str]
) -> None:
    one, two = (
        _objects(edition(base, fill_of(code), _drawn(said)))
        for code, said in zip(codes, words, strict=True)
    )
    slots = (base.addresses, base.labels, base.codes, base.forms, base.alts)
    own = {number for kind in slots for _, number in kind}
    assert one.keys() == two.keys()
    assert {number for number in one if one[number] != two[number]} <= own


@pytest.mark.parametrize(
    ("address", "spelled"),
    [
        ("https://example.org/a(b)\\c", "https://example.org/a(b)\\c"),
        (
            "https://münchen.example/ä?ö=ü#ß",
            "https://xn--mnchen-3ya.example/%C3%A4?%C3%B6=%C3%BC#%C3%9F",
        ),
    ],
)
def test_an_address_is_spelled_so_that_every_reader_follows_it(
    base: Base, address: str, spelled: str
) -> None:
    made = edition(base, lambda slot: address, _drawn("words"))
    assert (spelled, address) in _annotations(made)


def test_a_long_address_makes_a_larger_code(base: Base) -> None:
    address = "https://guide.example.org/" + "long/" * 40
    made = edition(base, lambda slot: address, _drawn("words"))
    document = pypdfium2.PdfDocument(made)
    image = document[0].render(scale=4).to_pil()
    document.close()
    assert [code.text for code in zxingcpp.read_barcodes(image)] == [address]


def test_a_label_is_kept_in_every_edition(sample: bytes) -> None:
    base = prepare(sample, {Slot("guide", "pdf"): "The guide, online"})
    fill = fill_of("abc")
    links = dict(_annotations(edition(base, fill, _drawn("words"))))
    assert links[fill(Slot("guide", "pdf"))] == "The guide, online"


def test_a_book_without_slots_can_be_an_edition() -> None:
    plain = '<html lang="en"><title>Plain</title><h1>Nothing to fill</h1></html>'
    base = prepare(rendered(plain))
    made = edition(base, fill_of("abc"), {})
    with pikepdf.Pdf.open(io.BytesIO(made)) as document:
        assert len(document.pages) == 1
        assert document.check_pdf_syntax() == []


# WeasyPrint leaves the file of the colour profile open.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_an_archive_takes_an_edition(lettering: Lettering) -> None:
    base = prepare(rendered(pdf_variant="pdf/a-2a", pdf_tags=True))
    report = page.validate_pdf_bytes(_made(base, lettering, "Mara", "code"), profile="2a")
    wrong = [(failure.rule_id, failure.message) for failure in report.failures]
    assert report.is_compliant, wrong


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler is not installed")
def test_poppler_reads_an_edition_without_a_word(mara: bytes, tmp_path: Path) -> None:
    file = tmp_path / "mara.pdf"
    file.write_bytes(mara)
    said = subprocess.run(["pdftotext", file, "-"], capture_output=True, check=True, text=True)
    assert said.stderr == ""
    assert "ask for an hour" in re.sub(r"\s+", " ", said.stdout)


def test_qpdf_finds_nothing_wrong(mara: bytes) -> None:
    with pikepdf.Pdf.open(io.BytesIO(mara), attempt_recovery=False) as document:
        assert document.check_pdf_syntax() == []
        assert document.get_warnings() == []


def _resolved(data: bytes) -> Any:
    """The document as a tree without numbers, each object told once."""
    with pikepdf.Pdf.open(io.BytesIO(data)) as document:
        order: dict[tuple[int, int], int] = {}
        found: list[Any] = []

        def told(thing: Any) -> Any:
            if isinstance(thing, pikepdf.Object) and thing.is_indirect:
                if thing.objgen not in order:
                    order[thing.objgen] = place = len(found)
                    found.append(None)
                    found[place] = inside(thing)
                return ("see", order[thing.objgen])
            return inside(thing)

        def inside(thing: Any) -> Any:
            if isinstance(thing, pikepdf.Stream):
                keys = sorted(thing.keys() - _PACKED)
                return {key: told(thing[key]) for key in keys}, thing.read_bytes()
            if isinstance(thing, pikepdf.Dictionary):
                return {key: told(thing[key]) for key in sorted(thing.keys())}
            if isinstance(thing, pikepdf.Array):
                return [told(one) for one in thing]
            return thing.unparse() if isinstance(thing, pikepdf.Object) else thing

        told(document.Root)
        told(document.docinfo)
        return found


def test_every_slot_is_asked_for(base: Base) -> None:
    asked: list[Slot] = []

    def fill(slot: Slot) -> str:
        asked.append(slot)
        return "https://example.org/"

    edition(base, fill, _drawn("words"))
    assert set(asked) == set(base.slots)
