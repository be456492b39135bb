"""Anybody's edition: links, codes and a name in place of the slots, and nothing else changed."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest
import zxingcpp
from lxml import etree
from PIL import Image
from pptx import Presentation

from kitgen.model.link import OFFER, ON_PAPER
from kitgen.outputs.common.passing import Slot
from kitgen.outputs.slides import package
from kitgen.outputs.slides.edition import edition

from .conftest import address


def _parts(file: bytes) -> dict[str, bytes]:
    return dict(package.parts(file))


def test_no_slot_is_left(file: bytes) -> None:
    made = edition(file, address, "Mara")
    assert b"slot.invalid" not in b"".join(_parts(made).values())
    nobodys = edition(file, address)
    assert b"slot.invalid" not in b"".join(_parts(nobodys).values())


def test_links_lead_where_the_edition_says(file: bytes) -> None:
    opened: Any = Presentation(io.BytesIO(edition(file, address)))
    links = {
        rel.target_ref
        for slide in opened.slides
        for rel in slide.part.rels.values()
        if rel.is_external
    }
    assert links == {address(Slot(OFFER, "pdf"))}


def test_the_code_is_that_of_the_edition(file: bytes) -> None:
    parts = _parts(edition(file, address))
    (name,) = [name for name in parts if package.slot_of(name)]
    assert package.slot_of(name) == Slot(OFFER, ON_PAPER)
    read = zxingcpp.read_barcode(Image.open(io.BytesIO(parts[name])).convert("L"))
    assert read is not None
    assert read.text == address(Slot(OFFER, ON_PAPER))


def test_codes_of_interviews_are_found_by_their_names() -> None:
    name = package.code_name("interview:mara-lindqvist")
    assert package.slot_of(name[1:]) == Slot("interview:mara-lindqvist", ON_PAPER)
    assert package.slot_of("ppt/media/image1.png") is None


def test_a_name_stands_on_the_cover_and_without_one_its_line_is_gone(file: bytes) -> None:
    named: Any = Presentation(io.BytesIO(edition(file, address, "Rao & <Field>")))
    words = [
        shape.text_frame.text for shape in named.slides[0].placeholders if shape.has_text_frame
    ]
    assert "Presented by Rao & <Field>" in words
    nobodys: Any = Presentation(io.BytesIO(edition(file, address)))
    assert len(nobodys.slides[0].shapes) == len(named.slides[0].shapes) - 1


def test_only_what_holds_slots_is_changed(file: bytes) -> None:
    before, after = _parts(file), _parts(edition(file, address, "Mara"))
    assert [*before] == [*after]
    changed = {name for name in before if before[name] != after[name]}
    assert all(b"slot.invalid" in before[n] or package.slot_of(n) for n in changed)


@pytest.mark.parametrize("name", ["Mara", "‮evil", "]]>", "𝄞" * 200, "=1+1"])
def test_an_edition_is_well_formed_whatever_the_name(file: bytes, name: str) -> None:
    made = edition(file, address, name)
    assert made == edition(file, address, name)
    with zipfile.ZipFile(io.BytesIO(made)) as opened:
        assert opened.testzip() is None
        etree.fromstring(opened.read("ppt/slides/slide1.xml"))
