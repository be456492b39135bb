"""Documents end to end: the sample's book, leaflet and letters as they lie in its site."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import page as validator
import pikepdf
import pypdfium2
import pytest
from pptx import Presentation

from kitgen.links import key, ledger
from kitgen.links.ledger import Ledger
from kitgen.load.resources import templates
from kitgen.model.kit import Kit
from kitgen.model.link import GUIDE, ON_PAPER, ON_SCREEN, VANITY
from kitgen.outputs.common import calculator
from kitgen.outputs.common.chapters import Part, parts
from kitgen.outputs.common.documents import documents, edition_of, editions_of, path_of
from kitgen.outputs.common.strings import interface
from kitgen.outputs.pdf.sheet import SHEETS
from kitgen.text import markdown, typography

from ..kits.making import Built
from ..outputs.pdf.reading import Pdf, plain
from ..outputs.pdf.soundness import faults
from ..site.reading import Page

PRINTED = ("pdf", "leaflet", "letter")
HEAD = {
    "pdf": b"%PDF-1.7",
    "leaflet": b"%PDF-1.7",
    "slides-print": b"%PDF-1.7",
    "epub": b"PK\x03\x04",
    "slides": b"PK\x03\x04",
}


@dataclass(frozen=True)
class Sample:
    """The sample's documents, each read once."""

    built: Built
    found: dict[str, Pdf]

    @property
    def kit(self) -> Kit:
        return self.built.kit

    @cached_property
    def ledger(self) -> Ledger:
        root = self.built.root
        keys, _ = key.read((root / key.PATH).read_bytes())
        return ledger.read((root / ledger.PATH).read_bytes(), keys).ledger

    @cached_property
    def parts(self) -> list[Part]:
        return parts(self.kit, interface("en", (templates(),)).strings)

    def data(self, path: str) -> bytes:
        return (self.built.site / path).read_bytes()

    def pdf(self, path: str) -> Pdf:
        if path not in self.found:
            self.found[path] = Pdf(self.data(path))
        return self.found[path]

    @property
    def book(self) -> Pdf:
        return self.pdf(path_of(self.kit, "pdf"))

    def page(self, path: str) -> Page:
        return Page(path, (self.built.site / path).read_text("utf-8"))

    def editions(self, ambassador: str) -> dict[str, Pdf]:
        """All that was printed for somebody, by what it is."""
        found = editions_of(self.kit, self.ledger, ambassador)
        return {kind: self.pdf(path) for kind, path in found.items()}

    def codes(self, ambassador: str) -> frozenset[str]:
        return frozenset(link.code for link in self.ledger.of(ambassador))


@pytest.fixture(scope="module")
def sample(built: Callable[[str], Built]) -> Sample:
    return Sample(built("sample"), {})


def curled(text: str) -> str:
    return plain(typography.curl(markdown.plain(text)))


def near(text: str, other: str) -> bool:
    """Whether words stand in a text, wherever its lines end."""
    return re.sub(r"\s", "", curled(text)) in re.sub(r"\s", "", other)


# What there is, and where


def test_the_guide_offers_every_document_and_each_is_there(sample: Sample) -> None:
    offered = [
        one.attrs["href"].removeprefix("/")
        for one in sample.page("guide/index.html").all("a")
        if "download" in one.attrs
    ]
    wanted = documents(sample.kit)
    assert offered == [one.path for one in wanted]
    assert {one.kind for one in wanted} == set(HEAD)
    for kind, path in wanted:
        assert sample.data(path).startswith(HEAD[kind]), path


def test_everybody_has_an_edition_of_all_that_is_printed_and_nobody_else_has(
    sample: Sample,
) -> None:
    there = {f"d/{file.name}" for file in (sample.built.site / "d").iterdir()}
    wanted = {
        path
        for one in sample.kit.ambassadors
        for path in editions_of(sample.kit, sample.ledger, one.id).values()
    }
    assert there == wanted
    assert len(there) == 3 * len(sample.kit.ambassadors)


def test_a_share_page_offers_the_book_of_whoever_passed_it_on_and_nothing_that_is_nobodys(
    sample: Sample,
) -> None:
    shared = [link for link in sample.ledger.links if link.target == GUIDE]
    assert len(shared) > 40
    for link in shared:
        page = sample.page(f"{link.path}index.html")
        offered = [one.attrs["href"] for one in page.all("a") if "download" in one.attrs]
        assert offered == [f"/{edition_of(sample.kit, sample.ledger, link.ambassador)}"]


def test_a_share_pack_offers_the_editions_of_its_own_person(sample: Sample) -> None:
    packs = list((sample.built.site / "share").glob("*/index.html"))
    assert len(packs) == len(sample.kit.ambassadors)
    seen = set()
    for file in packs:
        page = sample.page(file.relative_to(sample.built.site).as_posix())
        offered = [
            one.attrs["href"].removeprefix("/")
            for one in page.all("a")
            if one.attrs.get("href", "").startswith("/d/")
        ]
        (person,) = {sample.ledger.by_code[path[2:12]].ambassador for path in offered}
        assert offered == list(editions_of(sample.kit, sample.ledger, person).values())
        seen.add(person)
    assert len(seen) == len(packs)


# The book's pages


def test_all_pages_are_of_one_size(sample: Sample) -> None:
    sheet = SHEETS[sample.kit.settings.book.page]
    for size in sample.book.sizes:
        assert size == pytest.approx((sheet.width, sheet.height), abs=0.1)


def test_the_front_is_cover_plate_and_contents(sample: Sample) -> None:
    guide = sample.kit.settings.guide
    cover, plate, contents, *_ = sample.book.texts
    assert curled(guide.title) in cover
    assert curled(guide.subtitle) in cover
    assert "Nobody is paid for passing this on" in plate
    assert contents.startswith("Contents")
    for part in sample.parts:
        assert curled(part.problem.title) in contents
        for chapter in part.chapters:
            assert near(chapter.title, contents)


def test_chapters_stand_in_order_and_what_closes_the_book_is_last(sample: Sample) -> None:
    found = [plain(mark.says) for mark in sample.book.bookmarks]
    wanted = ["Cover", "Who passed this on", "Contents"]
    order = ("symptoms", "cost", "timeline", "solution", "proof", "self-check", "objections")
    for part in sample.parts:
        assert [one.id for one in part.chapters] == [
            name for name in order if name in {one.id for one in part.chapters}
        ]
        wanted += [curled(part.problem.title), *(curled(one.title) for one in part.chapters)]
    offer = curled(sample.kit.settings.offer.title)
    wanted += [offer, "Who is behind this", "The charts in figures", "Colophon"]
    assert [title for title in found if title in wanted] == wanted


def test_every_bookmark_leads_to_the_page_that_says_it(sample: Sample) -> None:
    for mark in sample.book.bookmarks:
        if mark.says not in ("Cover", "Who passed this on"):
            assert _said(sample, mark.says, mark.page), mark


def _said(sample: Sample, title: str, page: int) -> bool:
    """Whether a page says a title; a part's page says its question instead."""
    asked = {part.problem.title: part.problem.question for part in sample.parts}
    return near(asked.get(plain(title), title), sample.book.texts[page - 1])


def test_bookmarks_never_skip_a_level(sample: Sample) -> None:
    levels = [mark.level for mark in sample.book.bookmarks]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_contents_name_the_page_where_each_chapter_begins(sample: Sample) -> None:
    contents = sample.book.page_of("Contents")
    lines = [link for link in sample.book.links if link.page == contents]
    assert len(lines) == sum(1 + len(part.chapters) for part in sample.parts) + 1
    for line in lines:
        said = sample.book.within(contents, line.box)
        title, _, number = said.rpartition(" ")
        assert number == line.to, said
        assert _said(sample, title, int(number)), said


def test_folios_are_the_numbers_of_their_pages(sample: Sample) -> None:
    contents = sample.book.page_of("Contents")
    for number, text in enumerate(sample.book.texts, 1):
        words = text.split()
        if str(number) in words:
            continue
        # Cover, plate, portraits, the page before them, and the colophon have none.
        assert number < contents or len(words) < 30 or "Colophon" in words, (number, text)


def test_a_conversation_is_on_the_left_and_its_face_on_the_right(sample: Sample) -> None:
    spreads = 0
    for entry in sample.kit.entries:
        title = curled(entry.title)
        for number, text in enumerate(sample.book.texts, 1):
            if near(title, text) and "The whole conversation" in text:
                assert number % 2 == 0, title
                assert entry.name in sample.book.texts[number]
                spreads += 1
    assert spreads == len(sample.kit.entries)


def test_no_page_is_empty_and_no_word_off_the_paper_or_upon_another(
    sample: Sample, each: Mapping[str, Pdf]
) -> None:
    assert faults(sample.book) == []
    for name, pdf in each.items():
        if not name.endswith("pdf"):
            assert faults(pdf) == [], name


@pytest.fixture(scope="module")
def figures(sample: Sample) -> Mapping[str, set[str]]:
    """The numbers in the tables of the web's guide, by the problem."""
    found = {}
    for part in sample.parts:
        cells = sample.page(f"{part.path}index.html").all("td")
        found[part.slug] = {_bare(one.text) for one in cells if re.search(r"\d", one.text)}
        assert len(found[part.slug]) > 10
    return found


def test_the_numbers_of_the_web_are_in_the_book(
    sample: Sample, figures: Mapping[str, set[str]]
) -> None:
    book = _bare(sample.book.text)
    for slug, numbers in figures.items():
        assert not [number for number in numbers if number not in book], slug


def test_the_numbers_of_the_web_are_in_the_book_for_e_readers(
    sample: Sample, figures: Mapping[str, set[str]]
) -> None:
    with ZipFile(io.BytesIO(sample.data(path_of(sample.kit, "epub")))) as opened:
        pages = [name for name in opened.namelist() if name.endswith(".xhtml")]
        words = [Page(name, opened.read(name).decode()).elements[0].text for name in pages]
    epub = _bare(" ".join(words))
    for slug, numbers in figures.items():
        assert not [number for number in numbers if number not in epub], slug


def _printed_pages(sample: Sample) -> list[int]:
    with ZipFile(io.BytesIO(sample.data(path_of(sample.kit, "epub")))) as opened:
        contents = opened.read("EPUB/nav.xhtml").decode()
    listed = contents.partition('epub:type="page-list"')[2]
    return [int(number) for number in re.findall(r">(\d+)</a>", listed)]


def test_e_readers_know_pages_of_the_printed_book(sample: Sample) -> None:
    begins = {mark.page for mark in sample.book.bookmarks}
    listed = _printed_pages(sample)
    assert len(listed) > 10
    assert listed == sorted(listed)
    assert set(listed) <= begins


def test_links_of_the_contents_are_called_as_what_they_lead_to(sample: Sample) -> None:
    titles = {curled(one.title) for part in sample.parts for one in part.chapters}
    with pikepdf.open(io.BytesIO(sample.data(path_of(sample.kit, "pdf")))) as document:
        links = [link for page in document.pages for link in page.obj.get("/Annots", ())]
        called = {plain(str(link.Contents)) for link in links if "/Dest" in link}
    assert titles <= called


def test_e_readers_know_where_each_chapter_of_the_printed_book_begins(sample: Sample) -> None:
    titles = {curled(one.title) for part in sample.parts for one in part.chapters}
    chapters = {mark.page for mark in sample.book.bookmarks if plain(mark.says) in titles}
    assert chapters <= set(_printed_pages(sample))


def test_the_sums_of_the_web_are_in_the_slides(sample: Sample) -> None:
    slides = _bare(" ".join(_told(sample.data(path_of(sample.kit, "slides")))))
    for part in sample.parts:
        web = _bare(sample.page(f"{part.path}index.html").all("main")[0].text)
        assert part.problem.cost is not None
        worked = calculator.of(part.problem.cost)
        for shown in (worked.total, *(line.shown for line in worked.lines)):
            assert _bare(shown) in web
            assert _bare(shown) in slides, (part.slug, shown)


def _bare(text: str) -> str:
    return re.sub(r"\s|\u2060", "", text)


def _told(deck: bytes) -> Iterator[str]:
    for slide in Presentation(io.BytesIO(deck)).slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                yield shape.text_frame.text
            if shape.has_table:
                yield from (cell.text for row in shape.table.rows for cell in row.cells)


# The files themselves


@pytest.fixture(scope="module")
def each(sample: Sample) -> Mapping[str, Pdf]:
    """One of everything that is printed: nobody's, somebody's, somebody's without a name."""
    found = {kind: sample.pdf(path_of(sample.kit, kind)) for kind in ("pdf", "leaflet")}
    for person in ("mara-lindqvist", "beatrix-vogel"):
        found |= {f"{person} {kind}": one for kind, one in sample.editions(person).items()}
    return found


def test_every_document_is_accessible(each: Mapping[str, Pdf]) -> None:
    assert len(each) == 8
    for name, pdf in each.items():
        report = validator.validate_pdf_bytes(pdf.data, profile="ua1")
        told = [(one.rule_id, one.message) for one in report.failures]
        assert report.is_compliant, (name, told)


def test_every_document_is_sound(each: Mapping[str, Pdf]) -> None:
    for name, pdf in each.items():
        with pdf.opened() as document:
            assert document.check_pdf_syntax() == [], name


def test_every_document_says_what_it_is_and_when_it_was_made_says_none(
    sample: Sample, each: Mapping[str, Pdf]
) -> None:
    settings = sample.kit.settings
    for name, pdf in each.items():
        with pdf.opened() as document:
            root, info = document.Root, document.docinfo
            assert str(root.Lang) == "en"
            assert root.ViewerPreferences.DisplayDocTitle
            assert curled(settings.guide.title) in str(info["/Title"]), name
            assert str(info["/Author"]) == settings.business.name
            assert not {"/CreationDate", "/ModDate"} & set(info.keys()), name
            assert root.MarkInfo.Marked


def test_every_typeface_is_within_the_file_and_cut_to_what_is_said(
    each: Mapping[str, Pdf],
) -> None:
    for name, pdf in each.items():
        with pdf.opened() as document:
            fonts = [
                one
                for one in document.objects
                if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/Font"
            ]
            assert fonts
            for font in fonts:
                if font.Subtype == "/Type0":
                    assert "/ToUnicode" in font
                    continue
                descriptor = font.FontDescriptor
                kept = {"/FontFile2", "/FontFile3"} & set(descriptor.keys())
                assert kept, (name, str(font.BaseFont))
                assert re.match(r"/[A-Z]{6}\+", str(descriptor.FontName)), name


def test_documents_weigh_little(sample: Sample) -> None:
    pages = len(sample.book.texts)
    assert len(sample.book.data) < 34_000 * pages
    assert len(sample.pdf(path_of(sample.kit, "leaflet")).data) < 120_000


def test_in_black_and_white_all_words_are_read(each: Mapping[str, Pdf]) -> None:
    for name in ("pdf", "leaflet", "mara-lindqvist letter"):
        colours = _of_words(each[name])
        assert len(colours) > 1
        for colour in colours:
            assert _contrast(colour) >= 4.5, (name, colour)


def _of_words(pdf: Pdf) -> set[tuple[float, ...]]:
    """The colours that glyphs are painted in."""
    found: set[tuple[float, ...]] = set()
    with pdf.opened() as document:
        for page in document.pages:
            colour: tuple[float, ...] = (0.0,)
            kept: list[tuple[float, ...]] = []
            for operands, operator in pikepdf.parse_content_stream(page):
                match str(operator):
                    case "q":
                        kept.append(colour)
                    case "Q":
                        colour = kept.pop()
                    case "rg" | "g" | "sc":
                        colour = tuple(round(float(value), 3) for value in operands)
                    case "Tj" | "TJ" | "'":
                        found.add(colour)
    return found


def _contrast(colour: tuple[float, ...]) -> float:
    """Of a colour as a printer greys it, against white paper."""
    red, green, blue = colour if len(colour) == 3 else colour * 3
    grey = 0.299 * red + 0.587 * green + 0.114 * blue
    light = grey / 12.92 if grey <= 0.04045 else ((grey + 0.055) / 1.055) ** 2.4
    return 1.05 / (light + 0.05)


# Whose they are


def test_every_link_of_an_edition_keeps_the_code_of_its_person(sample: Sample) -> None:
    home = sample.kit.settings.site.url
    for person in sample.kit.ambassadors:
        mine = sample.codes(person.id)
        for kind, pdf in sample.editions(person.id).items():
            own = [to for to in pdf.addresses if to.startswith(home)]
            assert own
            for address in own:
                assert [code for code in mine if code in address], (person.id, kind, address)
            others = {to for to in pdf.addresses if not to.startswith(home)}
            assert all(to.startswith(("mailto:", "https://ledgerline.example")) for to in others)


def test_links_of_an_edition_are_those_of_documents_and_no_other_channel(sample: Sample) -> None:
    for person in sample.kit.ambassadors[:4]:
        for pdf in sample.editions(person.id).values():
            for address in pdf.addresses:
                code = next((code for code in sample.codes(person.id) if code in address), "")
                if code:
                    assert sample.ledger.by_code[code].channel in (ON_SCREEN, VANITY), address


def test_every_qr_code_of_an_edition_leads_to_the_print_links_of_its_person(
    sample: Sample,
) -> None:
    with_codes = [n for n, text in enumerate(sample.book.texts, 1) if _has_code(text)]
    assert len(with_codes) == len(sample.kit.entries) + 2
    for person in ("mara-lindqvist", "beatrix-vogel", "ines-carrasco"):
        for kind, pdf in sample.editions(person).items():
            found = pdf.codes(with_codes if kind == "pdf" else [1])
            assert len(found) == (len(with_codes) if kind == "pdf" else 1)
            for address in found:
                (code,) = (one for one in sample.codes(person) if one in address)
                assert sample.ledger.by_code[code].channel == ON_PAPER
            assert len(set(found)) == len(found)


def _has_code(text: str) -> bool:
    return any(
        words in text
        for words in ("The same guide online", "The whole conversation", "Or write to")
    )


def test_codes_are_nowhere_but_on_the_pages_that_say_so(sample: Sample) -> None:
    without = [n for n, text in enumerate(sample.book.texts, 1) if not _has_code(text)]
    assert sample.book.codes(without) == []


def test_nobodys_documents_hold_nobodys_codes(sample: Sample) -> None:
    every = {link.code for link in sample.ledger.links if link.channel != VANITY}
    for kind in ("pdf", "leaflet"):
        pdf = sample.pdf(path_of(sample.kit, kind))
        assert not [code for code in every if code in pdf.said]
        assert "?via=" not in pdf.said


def test_no_edition_says_anything_of_anybody_else(sample: Sample) -> None:
    kit = sample.kit
    printed = sample.book.text
    for person in kit.ambassadors:
        for kind, pdf in sample.editions(person.id).items():
            said = pdf.said
            for other in kit.ambassadors:
                secrets = {other.email, other.phone, other.notes}
                if other is not person:
                    secrets |= sample.codes(other.id) - {other.vanity}
                    secrets.add(f"/{other.vanity}/" if other.vanity else None)
                    if other.name not in printed:
                        secrets.add(other.name)
                for secret in filter(None, secrets):
                    assert secret not in said, (person.id, kind, other.id)


def test_who_is_named_is_named_on_plate_and_cover_and_in_the_letter(sample: Sample) -> None:
    named = [one for one in sample.kit.ambassadors if one.name_public]
    assert len(named) == 10
    for person in named:
        found = sample.editions(person.id)
        assert f"Passed on by {person.name}" in found["pdf"].said
        assert f"Passed on by {person.name}" in found["leaflet"].said
        assert f"For {person.name}" in found["letter"].said


def test_who_is_not_named_is_named_nowhere(sample: Sample) -> None:
    unnamed = [one for one in sample.kit.ambassadors if not one.name_public]
    assert [one.id for one in unnamed] == ["beatrix-vogel", "anand-nair"]
    for person in unnamed:
        for kind, pdf in sample.editions(person.id).items():
            for word in (
                person.name,
                *person.name.split(),
                person.id,
                person.company or person.name,
            ):
                # The business's own partner has the name of her father.
                if word not in sample.book.text:
                    assert word not in pdf.said, (person.id, kind, word)
        assert "Passed on by somebody you know" in sample.editions(person.id)["pdf"].said
        assert "For you" in sample.editions(person.id)["letter"].said


def test_an_edition_is_the_public_book_and_what_is_added_to_it(sample: Sample) -> None:
    one, other = (sample.editions(who)["pdf"].data for who in ("karin-holm", "oliver-penrose"))
    shared = next(n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b)
    assert shared > len(one) * 0.8
    assert sample.book.data.startswith(one[: shared - 100])
    assert sample.editions("karin-holm")["pdf"].texts == sample.book.texts


def test_lettering_of_an_edition_is_seen(sample: Sample) -> None:
    for person in ("mara-lindqvist", "beatrix-vogel"):
        pdf = sample.editions(person)["pdf"]
        (mine,) = pdf.painted([2], 60)
        (public,) = sample.book.painted([2], 60)
        assert mine.tobytes() != public.tobytes()
        assert sum(mine.histogram()[:100]) > 200


def test_readers_open_what_was_added(each: Mapping[str, Pdf]) -> None:
    for name, pdf in each.items():
        document = pypdfium2.PdfDocument(pdf.data)
        try:
            assert len(document) == len(pdf.sizes), name
        finally:
            document.close()


# Made again


def _but_fonts(root: Path) -> None:
    """Forget all that was made but the web's typefaces, which take longest."""
    for job in (root / ".kitgen" / "cache" / "jobs").rglob("*.json"):
        if b"woff2" not in job.read_bytes():
            job.unlink()


def test_the_same_kit_gives_the_same_documents(
    built: Callable[[str], Built], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from .conftest import Kit as Small

    first = built("one-problem")
    again = Small(first.root).copy(tmp_path / "again")
    _but_fonts(again.root)
    made = {path: data for path, data in again.built().items() if path.startswith("guide/")}
    assert len(made) >= 6
    for path, data in made.items():
        assert data == (first.site / path).read_bytes(), path
    assert {Path(path).suffix for path in made} == {".html", ".pdf", ".epub", ".pptx"}


def _changed(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> set[str]:
    return {path for path in after if after[path] != before.get(path) and "." in path}


def _printed(paths: set[str]) -> set[str]:
    return {path for path in paths if path.endswith(".pdf")}


def test_a_changed_problem_makes_every_document_again(book: Any) -> None:
    before = book.built()
    book.edit("content/problems/waiting.yaml", "They are in the week.", "They are in the night.")
    after = book.built()
    every = _printed(set(after))
    letters = {path for path in every if path.endswith("-letter.pdf")}
    leaflets = {path for path in every if path.endswith("-leaflet.pdf")}
    assert _printed(_changed(before, after)) == every - letters - leaflets
    assert "in the night" in Pdf(after["guide/the-waiting-guide.pdf"]).text


def test_a_changed_name_makes_only_their_own_editions_again(book: Any) -> None:
    before = book.built()
    book.edit("content/ambassadors.yaml", "Karin Holm", "Karin Berg")
    after = book.built()
    mine = {
        path for path in after if path.startswith("d/") and "Karin Berg" in Pdf(after[path]).said
    }
    assert len(mine) == 3
    assert _printed(_changed(before, after)) == mine
    assert after == book.copy(book.root.parent / "from-nothing").built()


def test_a_name_in_letters_that_were_not_there_gives_the_bytes_of_a_build_from_nothing(
    book: Any,
) -> None:
    book.built()
    book.edit("content/ambassadors.yaml", "Karin Holm", "Карина Холм")
    after = book.built()
    assert after == book.copy(book.root.parent / "from-nothing").built()


def test_who_leaves_leaves_an_edition_that_names_nobody(book: Any) -> None:
    before = book.built()
    mine = {
        path for path, data in before.items() if path.startswith("d/") and "Karin" in Pdf(data).said
    }
    text = (book.root / "content/ambassadors.yaml").read_text("utf-8")
    book.write("content/ambassadors.yaml", re.sub(r"- \{ id: karin.*\n", "", text))
    after = book.built()
    assert mine <= set(after)
    for path in mine:
        assert "Karin" not in Pdf(after[path]).said


def test_a_withdrawn_guest_is_gone_from_everything_that_is_printed(book: Any) -> None:
    assert "Mara Ek" in Pdf(book.built()["guide/the-waiting-guide.pdf"]).text
    book.edit_interview("mara", "status: approved", "status: withdrawn")
    book.edit("content/problems/waiting.yaml", "[mara, kofi]", "[kofi]")
    after = book.built()
    for path in _printed(set(after)):
        # Whoever passes on a copy may have been a guest: her own editions are hers.
        said = Pdf(after[path]).said.replace("Passed on by Mara Ek", "").replace("For Mara Ek", "")
        if not path.startswith("d/"):
            assert "Mara" not in said, path
        assert "Mara waited" not in said, path
