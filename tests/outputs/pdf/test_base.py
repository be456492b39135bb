"""The base of editions: nobody's, and complete."""

from __future__ import annotations

import io
import json

import page
import pikepdf
import pytest

from kitgen.outputs.common.passing import Slot
from kitgen.outputs.pdf.base import Base, SlotError, prepare

from .editing import ADDRESS, GUIDE, MARA, html, rendered


def _opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.Pdf.open(io.BytesIO(data))


def test_everything_that_differs_is_found_once(base: Base) -> None:
    assert {slot for slot, _ in base.addresses} == {Slot("guide", "pdf"), Slot("offer", "pdf")}
    assert {slot for slot, _ in base.codes} == {GUIDE, MARA}
    assert {name for name, _ in base.forms} == {"plate", "foot", ADDRESS}
    assert {name for name, _ in base.alts} == {"plate", "foot", ADDRESS}
    assert set(base.slots) == {Slot("guide", "pdf"), Slot("offer", "pdf"), GUIDE, MARA}


def test_boxes_are_as_large_as_the_page_draws_them(base: Base) -> None:
    width, height = base.boxes["plate"]
    assert width == pytest.approx(86 / 25.4 * 72, abs=0.01)
    assert height == pytest.approx(90, abs=0.01)


def test_links_of_one_slot_share_their_action_and_their_label(base: Base) -> None:
    with _opened(base.data) as document:
        links = [link for one in document.pages for link in one.obj.get("/Annots", [])]
        actions = {link.A.objgen[0] for link in links if link.A.is_indirect}
    assert actions == {number for _, number in base.addresses}


def test_a_label_stands_for_the_address(sample: bytes) -> None:
    base = prepare(sample, {Slot("guide", "pdf"): "The guide, online"})
    assert [slot for slot, _ in base.labels] == [Slot("offer", "pdf")]
    with _opened(base.data) as document:
        said = [str(link.Contents) for one in document.pages for link in one.obj.Annots]
    assert set(said) == {"The guide, online", "slot:label/pdf/offer", "https://example.org/a"}


def test_other_links_stay_as_they_are(base: Base) -> None:
    with _opened(base.data) as document:
        found = [str(link.A.URI) for one in document.pages for link in one.obj.Annots]
    assert "https://example.org/a" in found


def test_annotations_are_printed_and_have_their_place_in_the_structure(base: Base) -> None:
    with _opened(base.data) as document:
        for one in document.pages:
            for link in one.obj.Annots:
                assert link.F == 4
                assert "/StructParent" in link


def test_a_link_around_a_picture_is_one_link(sample: bytes, base: Base) -> None:
    with _opened(sample) as before, _opened(base.data) as after:
        assert len(before.pages[0].obj.Annots) == 2
        (link,) = after.pages[0].obj.Annots
        tall = [abs(float(one.Rect[3] - one.Rect[1])) for one in before.pages[0].obj.Annots]
        assert abs(float(link.Rect[3] - link.Rect[1])) >= max(tall)
        places = [int(key) for key in list(after.Root.StructTreeRoot.ParentTree.Nums)[::2]]
        used = [link.StructParent for one in after.pages for link in one.obj.Annots]
        assert sorted(places) == sorted([*range(len(after.pages)), *used])


def test_the_base_is_accessible(base: Base) -> None:
    report = page.validate_pdf_bytes(base.data, profile="ua1")
    assert report.is_compliant, [(failure.rule_id, failure.message) for failure in report.failures]


def test_the_base_is_no_heavier_than_the_book(sample: bytes, base: Base) -> None:
    assert len(base.data) < len(sample) + 400


def test_the_same_book_gives_the_same_base(sample: bytes, base: Base) -> None:
    again = prepare(sample)
    assert again.data == base.data
    assert again.about() == base.about()


def test_a_cache_can_keep_a_base(base: Base) -> None:
    kept = json.loads(json.dumps(base.about()))
    again = Base.of(kept, base.data)
    assert again.about() == base.about()
    assert again.addresses == base.addresses
    assert again.boxes["plate"].width == base.boxes["plate"].width


def test_a_book_without_slots_is_its_own_base() -> None:
    plain = '<html lang="en"><title>Plain</title><h1>Nothing to fill</h1></html>'
    base = prepare(rendered(plain))
    assert not base.slots
    assert not base.boxes


def test_a_link_that_no_edition_can_fill_is_refused() -> None:
    page = html().replace('pdf/offer"', 'pdf/offer#top"')
    with pytest.raises(SlotError, match="no edition can fill"):
        prepare(rendered(page))


def test_lettering_of_two_sizes_is_refused() -> None:
    plate = '<img class="foot" src="slot/words/plate.png" alt="slot:words/plate">'
    with pytest.raises(SlotError, match="plate has two sizes"):
        prepare(rendered(html().replace("<h2>", f"<div>{plate}</div><h2>")))
