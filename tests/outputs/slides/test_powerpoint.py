"""The file: real placeholders, a theme that can be restyled, no leftovers, the same bytes."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from pptx import Presentation
from pptx.util import Pt

from kitgen.outputs.slides.fit import AIR, Rulers
from kitgen.outputs.slides.layout import LAYOUTS
from kitgen.outputs.slides.slide import Deck

from .conftest import DAY, Studio

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
HOSTILE = "<b>&amp;</b> ]]> \u202e\"quote' {{ x }} \u0007 ￾ 𝄞 =cmd|' /C calc'!A0"


def _parts(file: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(file)) as opened:
        return {entry.filename: opened.read(entry) for entry in opened.infolist()}


def _xml(file: bytes) -> Iterator[tuple[str, Any]]:
    for name, data in _parts(file).items():
        if name.endswith((".xml", ".rels")):
            yield name, etree.fromstring(data)


def test_every_slide_has_a_title_of_its_own_that_is_read_first(opened: Any) -> None:
    titles = []
    for slide in opened.slides:
        first = slide.shapes[0]
        assert first.is_placeholder
        assert first.shape_id == slide.shapes.title.shape_id
        titles.append(slide.shapes.title.text_frame.text)
    assert all(title.strip() for title in titles)
    assert len(set(titles)) == len(titles)


def test_every_slide_has_notes(opened: Any) -> None:
    for slide in opened.slides:
        assert slide.has_notes_slide
        assert slide.notes_slide.notes_text_frame.text.strip()


def test_everything_that_is_seen_is_told_in_words_or_marked_as_decoration(opened: Any) -> None:
    for slide in opened.slides:
        for shape in slide.shapes:
            about = next(shape._element.iter(f"{_P}cNvPr"))
            has_words = shape.has_text_frame and shape.text_frame.text.strip()
            assert has_words or about.get("descr") or list(about.iter(_DECORATIVE)), shape.name


def test_no_placeholder_is_left_empty(opened: Any) -> None:
    for slide in opened.slides:
        for shape in slide.placeholders:
            if shape.has_text_frame:
                assert shape.text_frame.text.strip(), (slide.slide_id, shape.name)


def test_layouts_are_those_that_are_used_and_have_the_guide_s_places(opened: Any) -> None:
    names = [layout.name for layout in opened.slide_layouts]
    assert set(names) == {slide.slide_layout.name for slide in opened.slides}
    for layout in opened.slide_layouts:
        kinds = {place.placeholder_format.idx for place in layout.placeholders}
        assert {place.number for place in LAYOUTS[layout.name].places} <= kinds


def test_typefaces_and_colours_come_from_the_theme(file: bytes) -> None:
    for name, root in _xml(file):
        faces = {one.get("typeface") for one in root.iter(f"{_A}latin", f"{_A}ea", f"{_A}cs")}
        if "theme" in name:
            assert {"Newsreader", "Figtree"} <= faces
        else:
            assert all(face is None or face.startswith("+m") for face in faces), (name, faces)
        if name.startswith(("ppt/slides/", "ppt/slideLayouts/", "ppt/slideMasters/")):
            assert not list(root.iter(f"{_A}srgbClr")), name


def test_every_run_says_its_language(file: bytes) -> None:
    for name, root in _xml(file):
        if name.startswith(("ppt/slides/", "ppt/notesSlides/notesSlide")):
            for run in root.iter(f"{_A}r"):
                style = run.find(f"{_A}rPr")
                assert style is not None, name
                assert style.get("lang") == "en", (name, etree.tostring(run)[:200])


def test_nothing_of_the_template_and_no_moment_is_left(file: bytes) -> None:
    parts = _parts(file)
    assert not [n for n in parts if "printer" in n or "thumbnail" in n]
    assert b"Macintosh" not in b"".join(parts.values())
    for name, data in parts.items():
        if name.endswith(".xlsx"):
            core = _parts(data)["docProps/core.xml"]
            assert re.findall(rb"\d{4}-\d\d-\d\dT", core) == [b"1980-01-01T"] * 2
    with zipfile.ZipFile(io.BytesIO(file)) as opened:
        assert {entry.date_time for entry in opened.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_slides_are_sixteen_to_nine(file: bytes) -> None:
    size = etree.fromstring(_parts(file)["ppt/presentation.xml"]).find(f"{_P}sldSz")
    assert dict(size.attrib) == {"cx": "12192000", "cy": "6858000"}


def test_the_document_says_what_it_is(file: bytes, studio: Studio) -> None:
    about = Presentation(io.BytesIO(file)).core_properties
    assert about.title == studio.kit.settings.guide.title
    assert about.author == studio.kit.settings.business.name
    assert about.language == "en"
    assert about.created is not None
    assert about.created.date() == DAY


def test_the_same_slides_are_the_same_bytes(studio: Studio, deck: Deck, file: bytes) -> None:
    assert studio.file(deck) == file


def test_every_relation_leads_to_a_part_and_every_part_is_declared(file: bytes) -> None:
    parts = _parts(file)
    types = etree.fromstring(parts["[Content_Types].xml"])
    known = {one.get("PartName") for one in types} | {one.get("Extension") for one in types}
    for name, root in _xml(file):
        if not name.endswith(".rels"):
            assert f"/{name}" in known or name.rpartition(".")[2] in known, name
            continue
        folder = Path(name).parent.parent
        for relation in root:
            if relation.get("TargetMode") != "External":
                target = relation.get("Target")
                path = Path(target[1:]) if target.startswith("/") else folder / target
                resolved = Path("/", path).resolve().as_posix()[1:]
                assert resolved in parts, (name, target)


def test_ids_on_a_slide_are_each_used_once(file: bytes) -> None:
    for name, root in _xml(file):
        if name.startswith("ppt/slides/slide"):
            ids = [one.get("id") for one in root.iter(f"{_P}cNvPr")]
            assert len(set(ids)) == len(ids), name


def _size_of(shape: Any) -> tuple[float, float]:
    """Size and leading of a placeholder's first level, as its layout has them."""
    layout = next(
        one
        for one in shape.part.slide.slide_layout.placeholders
        if one.placeholder_format.idx == shape.placeholder_format.idx
    )
    level = next(layout._element.iter(f"{_A}lvl1pPr"))
    size = int(level.find(f"{_A}defRPr").get("sz")) / 100
    return size, int(level.find(f"{_A}lnSpc/{_A}spcPts").get("val")) / 100


def test_no_words_reach_beyond_their_boxes(opened: Any, studio: Studio) -> None:
    rulers: Rulers = studio.rulers
    measured = 0
    for slide in opened.slides:
        for shape in slide.placeholders:
            if not shape.has_text_frame or shape.placeholder_format.idx in (14, 20, 21):
                continue
            size, leading = _size_of(shape)
            family = next(shape._base_placeholder._element.iter(f"{_A}lvl1pPr"))
            serif = family.find(f"{_A}defRPr/{_A}latin").get("typeface").startswith("+mj")
            height = 0.0
            for paragraph in shape.text_frame.paragraphs:
                own = [run.font.size for run in paragraph.runs if run.font.size]
                at = own[0].pt if own else size
                spacing = paragraph.line_spacing
                line = spacing.pt if isinstance(spacing, Pt.__mro__[1]) else leading
                ruler = rulers.text if serif else rulers.bold
                text = paragraph.text.replace("\v", "\n")
                height += ruler.lines(text, at, shape.width.pt, AIR) * line
                height += paragraph.space_before.pt if paragraph.space_before else 0
            assert height <= shape.height.pt + 0.5, (slide.shapes.title.text, shape.name, height)
            measured += 1
    assert measured > 100


def test_hostile_words_stay_words(single: Callable[..., Studio]) -> None:
    hostile = HOSTILE.replace("\u0007", "")
    changed = single(
        title=hostile,
        question=hostile,
        standfirst=hostile,
        symptoms={"title": hostile, "text": hostile, "lines": [hostile, hostile]},
        timeline={"title": hostile, "text": hostile, "events": [{"when": "Now", "text": hostile}]},
    )
    guide = changed.kit.settings.guide.model_copy(update={"title": HOSTILE, "subtitle": HOSTILE})
    found = changed.with_settings(guide=guide)
    file = found.file()
    assert dict(_xml(file))
    assert Presentation(io.BytesIO(file)).slides


def test_a_word_without_end_is_broken_and_stays_in_its_place(
    single: Callable[..., Studio], studio: Studio
) -> None:
    word = "Donaudampfschifffahrtsgesellschaft" * 8
    found = single(symptoms={"text": "They are in the week.", "lines": [word]}).plan()
    slide = next(s for s in found.slides if s.id.startswith("signs"))
    words = slide.words("body")
    assert words is not None
    assert words.lines[0] > 1
    assert not words.rules


def test_right_to_left_paragraphs_and_tables_say_so(studio: Studio) -> None:
    file = studio.spoken_in("ar").file()
    parts = _parts(file)
    assert b'rtl="1"' in parts["ppt/slideMasters/slideMaster1.xml"]
    tables = [d for n, d in parts.items() if n.startswith("ppt/slides/slide") and b"<a:tbl>" in d]
    assert tables
    assert all(b'rtl="1"' in data for data in tables)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_every_slide(file: bytes, deck: Deck, tmp_path: Path) -> None:
    import pypdfium2

    (tmp_path / "deck.pptx").write_bytes(file)
    home = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", tmp_path]
    subprocess.run([*command, tmp_path / "deck.pptx"], check=True, capture_output=True, timeout=300)
    document = pypdfium2.PdfDocument(tmp_path / "deck.pdf")
    try:
        assert len(document) == len(deck.slides)
    finally:
        document.close()
