"""The bindery: what stands in the way of a book is a finding at its place, never a traceback."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pytest

from kitgen.build import bindery
from kitgen.build.desk import Unbound
from kitgen.model.finding import Finding, Severity
from kitgen.outputs.pdf import bind
from kitgen.outputs.pdf.look import Manuscript

from ..outputs.pdf.reading import Pdf

SETTINGS = "content/kit.yaml"
PROBLEM = "content/problems/waiting.yaml"
AMBASSADORS = "content/ambassadors.yaml"
MARA = "content/interviews/mara/interview.md"
GUIDE = "guide/the-waiting-guide.pdf"
LONG = "Donaudampfschifffahrtsgesellschaft" * 4


def refused(kit: Any) -> tuple[Finding, ...]:
    """The errors of a build that wrote nothing."""
    outcome = kit.build()
    assert not outcome.ok
    assert not kit.site.exists()
    return tuple(one for one in outcome.findings if one.severity is Severity.ERROR)


def warned(kit: Any, rule: str) -> list[Finding]:
    """The findings of a rule in a build that went well."""
    outcome = kit.build()
    assert outcome.ok, [str(one) for one in outcome.findings]
    return [one for one in outcome.findings if one.rule == rule]


def line_of(kit: Any, path: str, words: str) -> int:
    text: str = (kit.root / path).read_text("utf-8")
    return text[: text.index(words)].count("\n") + 1


def test_a_title_that_fits_on_no_cover_is_a_finding_at_the_title(book: Any) -> None:
    book.edit(SETTINGS, "The Waiting Guide", "x" * 90)
    (found,) = refused(book)
    assert (found.rule, found.place.path) == ("book-title", SETTINGS)
    assert found.place.line == line_of(book, SETTINGS, "x" * 90)
    assert "eight words" in found.hint


def test_somebody_new_in_another_script_does_not_lay_the_book_out_again(
    book: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert book.build().ok
    before = (book.site / GUIDE).read_bytes()
    laid_out: list[object] = []
    bound = bind.bind
    monkeypatch.setattr(bind, "bind", lambda *a, **k: laid_out.append(a) or bound(*a, **k))
    path = book.root / AMBASSADORS
    somebody = "- id: maryam\n  name: مريم حداد\n  relation: friend\n  name_public: true\n"
    path.write_text(f"{path.read_text('utf-8').rstrip()}\n{somebody}", "utf-8")
    assert book.build(jobs=1).ok
    assert not laid_out
    assert (book.site / GUIDE).read_bytes() == before
    assert len(list((book.site / "d").glob("*.pdf"))) > 0
    book.edit(PROBLEM, "The first signs are", "π The first signs are")
    assert book.build(jobs=1).ok
    assert laid_out


def test_a_character_that_no_typeface_has_is_a_finding_where_it_is_written(book: Any) -> None:
    places = {
        "\U00012000": (PROBLEM, "The first signs are"),
        "\U00012001": (SETTINGS, "Bring what you have. We"),
        "\U00012002": (MARA, "It went on for"),
    }
    for char, (path, old) in places.items():
        book.edit(path, old, f"{old} {char}")
    found = {one.message.partition("U+")[2][:5]: one for one in refused(book)}
    assert set(found) == {f"{ord(char):X}" for char in places}
    for char, (path, _) in places.items():
        finding = found[f"{ord(char):X}"]
        assert (finding.rule, finding.place.path) == ("book-glyph", path)
        assert finding.place.line == line_of(book, path, char)
        assert finding.hint


def test_a_letter_of_several_pages_is_a_finding_at_the_letter(
    book: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    book.edit(SETTINGS, "leaflet] }", "leaflet], letter: Words }")
    _bind(monkeypatch, "letter", pages=3)
    (found,) = refused(book)
    assert (found.rule, found.place.path) == ("book-letter", SETTINGS)
    assert found.place.line == line_of(book, SETTINGS, "letter: Words")
    assert "3 pages" in found.message


def test_words_off_the_paper_are_findings_where_they_are_written(
    book: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    clipped = [[7, "signs are rarely"], [7, "nowhere-at-all"]]
    _bind(monkeypatch, "book", clipped=clipped)
    found = {one.message.partition("“")[2].partition("”")[0]: one for one in refused(book)}
    assert set(found) == {"signs are rarely", "nowhere-at-all"}
    assert {one.rule for one in found.values()} == {"book-clipped"}
    assert all("page 7" in one.message for one in found.values())
    assert found["signs are rarely"].place.path.startswith("content/")
    assert found["nowhere-at-all"].place.path == SETTINGS


def test_what_the_typesetter_cannot_do_is_a_finding(
    book: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    _bind(monkeypatch, "leaflet", complaint="WeasyPrint gave up (AssertionError: )", missing="")
    (found,) = refused(book)
    assert (found.rule, found.place.path) == ("document-unmade", SETTINGS)
    assert "WeasyPrint gave up" in found.message


def test_a_conversation_too_long_for_its_page_is_set_tighter_until_it_fits(
    book: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    pressed = _pressing(monkeypatch, "book", lambda times: {"tight": ["mara"]} if times < 3 else {})
    book.built()
    assert len(pressed) == 3
    assert len(pressed[2]) <= len(pressed[0])


def test_a_book_that_refers_to_wrong_pages_is_set_again_with_the_right_ones(
    book: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    pressed = _pressing(monkeypatch, "book", lambda times: {"astray": times == 1})
    book.built()
    first, second = pressed
    assert "data-page" not in first
    assert "data-page" in second


def _pressing(
    monkeypatch: pytest.MonkeyPatch, document: str, told: Callable[[int], Mapping[str, Any]]
) -> list[str]:
    """The press says something else of a document, by how often it was set; what it was given."""
    real = bindery.Bindery._pressed
    pressed: list[str] = []

    def press(self: bindery.Bindery, manuscript: Manuscript) -> Any:
        about, made = real(self, manuscript)
        if f"{document}.css" in manuscript.files:
            pressed.append(manuscript.html)
            about = {**about, **told(len(pressed))}
            if "complaint" in about:
                raise Unbound(*self._complaints(about["complaint"], about["missing"]))
        return about, made

    monkeypatch.setattr(bindery.Bindery, "_pressed", press)
    return pressed


def _bind(monkeypatch: pytest.MonkeyPatch, document: str, **told: Any) -> None:
    _pressing(monkeypatch, document, lambda _: told)


def test_a_name_that_cannot_be_set_is_a_warning_at_the_name_if_it_is_to_be_said(book: Any) -> None:
    book.edit(AMBASSADORS, "name: Karin Holm", f"name: {LONG}")
    book.edit(AMBASSADORS, "name: Beatrix Vogel", f"name: {LONG}")
    (found,) = warned(book, "edition-name")
    assert (found.severity, found.place.path) == (Severity.WARNING, AMBASSADORS)
    assert found.place.line == 2
    assert "karin" in found.message
    assert "too long" in found.message


def test_an_address_that_is_longer_than_its_line_is_a_warning_and_the_guides_is_printed(
    book: Any,
) -> None:
    assert warned(book, "book-address") == []
    long = "mara-" + "and-the-year-without-a-late-invoice-" * 2 + "x"
    (book.root / MARA).parent.rename(book.root / "content/interviews" / long)
    book.edit(AMBASSADORS, "interview: mara", f"interview: {long}")
    book.edit(PROBLEM, "[mara, kofi]", f"[{long}, kofi]")
    (found,) = warned(book, "book-address")
    assert (found.severity, found.place.path) == (
        Severity.WARNING,
        f"content/interviews/{long}/interview.md",
    )
    assert long[:20] in found.message
    assert "folder" in found.hint


def test_a_typeface_that_is_not_installed_is_a_finding_with_what_to_type(book: Any) -> None:
    book.edit(SETTINGS, 'color: "#2d6c4a"', 'color: "#2d6c4a"\n  fonts: { text: No Such Face }')
    found = refused(book)
    assert found
    assert all(one.place.path == SETTINGS for one in found)
    assert any("pip install fontpkg-no-such-face" in one.hint for one in found)


def test_a_portrait_that_is_none_is_a_finding_at_the_portrait(book: Any) -> None:
    book.write("content/interviews/mara/portrait.png", b"not a picture")
    found = refused(book)
    assert {one.place.path for one in found} == {MARA}
    assert all(one.place.line > 1 for one in found)


def test_a_guest_without_a_portrait_is_shown_by_a_drawing(book: Any) -> None:
    (book.root / "content/interviews/mara/portrait.png").unlink()
    book.edit(MARA, "  portrait: { file: portrait.png, alt: A painted square. }\n", "")
    pdf = Pdf(book.built()[GUIDE])
    page = pdf.page_of("Mara Ek Founding partner, Havn, Malmö")
    (picture,) = pdf.painted([page], 40)
    assert picture.getextrema()[0] < 120


def test_of_a_guest_who_did_not_agree_to_print_only_the_name_is_printed(book: Any) -> None:
    files = book.built()
    assert b"Kofi waited" in files["conversations/kofi/index.html"].replace(b"\xc2\xa0", b" ")
    assert "Kofi Rao" in Pdf(files[GUIDE]).text
    for path, data in files.items():
        if path.endswith(".pdf"):
            said = Pdf(data).said.replace("\u00a0", " ")
            assert "Kofi waited" not in said, path
            if path != GUIDE and not path.startswith("d/"):
                assert "Kofi" not in said, path


def test_a_draft_is_printed_where_drafts_are_shown(book: Any) -> None:
    book.edit(MARA, "interviewer: ", "draft: true\ninterviewer: ")
    assert "Mara Ek" not in Pdf(book.built()[GUIDE]).text
    assert book.build(drafts=True).ok
    assert "Mara Ek" in Pdf(book.files()[GUIDE]).text


@pytest.mark.parametrize(
    ("formats", "kinds"),
    [
        ("[]", set()),
        ("[pdf]", {"book", "editions", "letters"}),
        ("[leaflet]", {"leaflet"}),
        ("[pdf], editions: false", {"book"}),
    ],
)
def test_only_what_is_asked_for_is_printed(book: Any, formats: str, kinds: set[str]) -> None:
    book.edit(SETTINGS, "formats: [pdf, leaflet]", f"formats: {formats}")
    made = {path for path in book.built() if path.endswith(".pdf")}
    assert kinds == _kinds(sorted(made))


def _kinds(paths: Sequence[str]) -> set[str]:
    found = set()
    for path in paths:
        kind = "leaflet" if path.endswith("-leaflet.pdf") else "book"
        if path.startswith("d/"):
            kind = "letters" if path.endswith("-letter.pdf") else "editions"
        found.add(kind)
    return found
