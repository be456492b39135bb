"""Word documents: headings, bold names and paragraphs; tables and pictures are left out."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from kitgen.load.importers import prose
from kitgen.load.importers.escape import inline, start
from kitgen.load.importers.imported import Script
from kitgen.model.finding import Finding, Place, Severity

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

MOST_FILES = 2_000
MOST_BYTES = 100_000_000
"""Bytes of all files in the document, unpacked."""
_HEADING = re.compile(r"heading\s*([1-6])", re.I)
_LINK = re.compile(r"(?:https?://|mailto:)[^\s<>()\"'\\]{1,1900}$")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff]")


def read(path: str, data: bytes, known: Sequence[str] = ()) -> Script:
    """The paragraphs of a document; the lines of findings count its paragraphs from 1."""
    refused = _refused(path, data)
    if refused:
        return Script((), findings=(refused,))
    try:
        from docx import Document as open_document

        document = open_document(io.BytesIO(data))
        rows = list(_rows(document))
        left_out = _left_out(document)
        told = document.core_properties.title
    except Exception:  # a broken document raises whatever its XML makes lxml raise
        return Script((), findings=(_broken(path),))
    blocks = tuple(block for number, row in enumerate(rows, 1) for block in _blocks(number, row))
    said, findings = prose.said(path, blocks, markdown=True, known=known)
    title = " ".join(_CONTROLS.sub("", told).split())[:400] if told else None
    if said and said[0].level == 1 and sum(1 for entry in said if entry.level == 1) == 1:
        title, said = said[0].text, said[1:]
    left = tuple(
        Finding(
            Place(path),
            Severity.WARNING,
            f"{count} {what}{'s were' if count > 1 else ' was'} left out",
            "import-left-out",
            "Copy what matters of it into the interview by hand.",
        )
        for what, count in left_out.items()
        if count
    )
    return Script(said, title=title or None, findings=(*findings, *left))


def _refused(path: str, data: bytes) -> Finding | None:
    """A finding for what is no document or would unpack into too much."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if len(entries) > MOST_FILES or sum(e.file_size for e in entries) > MOST_BYTES:
                return Finding(
                    Place(path),
                    Severity.ERROR,
                    "the document unpacks into too much",
                    "import-size",
                    "Save its words alone as a new document.",
                )
            if any(entry.flag_bits & 1 for entry in entries):
                return Finding(
                    Place(path),
                    Severity.ERROR,
                    "the document is locked with a password",
                    "import-format",
                    "Save it without a password.",
                )
            if "word/document.xml" not in archive.namelist():
                return _broken(path)
    except (zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError):
        return _broken(path)
    return None


def _broken(path: str) -> Finding:
    return Finding(
        Place(path),
        Severity.ERROR,
        "this is no Word document that can be read",
        "import-format",
        "Open it in a word processor and save it as .docx or as plain text.",
    )


def _left_out(document: Document) -> dict[str, int]:
    from docx.oxml.ns import qn

    kinds = {
        "table": "w:tbl",
        "picture": "w:drawing",
        "text box": "w:txbxContent",
        "footnote": "w:footnoteReference",
        "comment": "w:commentReference",
    }
    body = document.element.body
    return {what: sum(1 for _ in body.iter(qn(tag))) for what, tag in kinds.items()}


def _rows(document: Document) -> Iterator[tuple[int, str]]:
    """Heading level and Markdown of each paragraph outside tables and text boxes."""
    from docx.oxml.ns import qn
    from docx.text.paragraph import Paragraph

    apart = {qn("w:tbl"), qn("w:txbxContent")}
    for element in document.element.body.iter(qn("w:p")):
        if any(parent.tag in apart for parent in element.iterancestors()):
            continue
        paragraph = Paragraph(element, document._body)
        style = (paragraph.style.name if paragraph.style is not None else "") or ""
        found = _HEADING.match(style)
        level = int(found[1]) if found else 1 if style.casefold() == "title" else 0
        yield level, _markdown(paragraph, plain=level > 0)


def _blocks(number: int, row: tuple[int, str]) -> Iterator[prose.Block]:
    level, text = row
    lines = [" ".join(line.split()) for line in text.split("\n") if line.strip()]
    if level and lines:
        yield prose.Block(number, (" ".join(lines),), level)
    elif lines:
        yield prose.Block(number, tuple(_line(line) for line in lines))


def _line(line: str) -> str:
    """A line may start with bold or italics of the document's own, but with no typed mark."""
    return line if line.startswith("*") else start(line)


def _markdown(paragraph: Paragraph, *, plain: bool) -> str:
    """A paragraph's words with its bold, italics and links as Markdown, all else escaped."""
    from docx.oxml.ns import qn
    from docx.text.run import Run

    spans: list[tuple[str, str]] = []
    for element in paragraph._p.iter(qn("w:r")):
        if any(parent.tag == qn("w:txbxContent") for parent in element.iterancestors()):
            continue
        run = Run(element, paragraph)
        text = inline(_CONTROLS.sub("", run.text))
        strong = run.bold or getattr(run.style, "name", None) == "Strong"
        mark = "" if plain else "**" if strong else "*" if run.italic else ""
        link = element.getparent()
        if not plain and link is not None and link.tag == qn("w:hyperlink"):
            url = _url(paragraph, link.get(qn("r:id")))
            text, mark = (f"[{text}]({url})" if url and text.strip() else text), ""
        if spans and spans[-1][0] == mark:
            spans[-1] = (mark, spans[-1][1] + text)
        else:
            spans.append((mark, text))
    return "".join(_marked(mark, words) for mark, words in spans)


def _url(paragraph: Paragraph, key: str | None) -> str | None:
    relation = paragraph.part.rels.get(key) if key else None
    if relation is None or not relation.is_external:
        return None
    url = str(relation.target_ref)
    return url if _LINK.match(url) else None


def _marked(mark: str, words: str) -> str:
    """Bold and italics go around the words of one line, never around its spaces."""
    if not mark:
        return words
    lines = []
    for line in words.split("\n"):
        bare = line.strip()
        lines.append(line.replace(bare, f"{mark}{bare}{mark}", 1) if bare else line)
    return "\n".join(lines)
