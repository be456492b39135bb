"""Whether every share link that was given out answers: in the site, or by the page function."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing
from html import escape
from pathlib import Path
from typing import NamedTuple

from kitgen.build.links.answers import share_pages
from kitgen.build.links.book import Linkbook, book_of, completed_of
from kitgen.build.notices import faulty_theme, name_of, no_site
from kitgen.build.pipeline import Progress, today
from kitgen.build.register import LIMIT
from kitgen.build.sources import Sources, load
from kitgen.check.preflight.tags import CHUNK, HEAD, read
from kitgen.links import ledger
from kitgen.links.lines import lines_of
from kitgen.links.names import meant
from kitgen.load.folder import read_bytes
from kitgen.model.finding import Finding, Place, Severity
from kitgen.model.link import Link
from kitgen.outputs.common.strings import ThemeFault
from kitgen.outputs.site.shares import Shares

_RULE = "links-answer"


class Checked(NamedTuple):
    """How the links of a kit answer."""

    findings: tuple[Finding, ...]
    links: int = 0
    answering: int = 0
    pages: bool = True
    """Whether they have pages in the site; else it is the page function that was asked."""


class _Wrong(NamedTuple):
    link: Link
    message: str
    hint: str


def check(root: Path, out: Path, progress: Progress) -> Checked:
    """Ask for every link of the ledger."""
    root, out = root.resolve(), out.resolve()
    with closing(load(root, progress)) as sources:
        opened = book_of(sources, today())
        if (book := opened.book) is None:
            return Checked(opened.findings)
        if not book.kit.shares_written:
            return _by_function(sources, book, progress)
    if not (out / "index.html").is_file():
        return Checked((no_site(root, out),), len(book.ledger.links))
    checked = _checked(root, book, _in_site(book, root, out, progress))
    return checked._replace(findings=(*checked.findings, *_strangers(book, root, out)))


def _checked(root: Path, book: Linkbook, wrong: Iterable[_Wrong]) -> Checked:
    """The findings at the lines of the ledger."""
    found = {one.link.code: one for one in wrong}
    data = read_bytes(root, ledger.PATH, LIMIT) if found else b""
    # A link that the file lacks is one that the last build has kept.
    lines = {} if isinstance(data, Finding) else lines_of(data, found)
    findings = tuple(
        _finding(f"the link {code} does not answer: {one.message}", one.hint, lines.get(code, 1))
        for code, one in found.items()
    )
    count = len(book.ledger.links)
    return Checked(findings, count, count - len(found), book.kit.shares_written)


def _in_site(book: Linkbook, root: Path, out: Path, progress: Progress) -> Iterator[_Wrong]:
    """The links whose page is missing from the site, or is the page of another."""
    links = book.ledger.links
    for number, link in enumerate(links, 1):
        page = f"{link.path}index.html"
        name = name_of(out / page, root)
        try:
            message = _other(out / page, _address(book, link))
        except (FileNotFoundError, NotADirectoryError):
            yield _Wrong(link, f"{name} is missing", "`kitgen build` writes it")
        except OSError as error:
            yield _Wrong(link, f"{name} cannot be read: {error.strerror}", "")
        else:
            if message:
                hint = (
                    "`kitgen build` writes it anew; if it stays so, a template of your own says "
                    "another og:url than that of the theme"
                )
                yield _Wrong(link, f"{name} {message}", hint)
        progress("asking for links", number, len(links))


def _address(book: Linkbook, link: Link) -> str:
    """What a link's page calls itself."""
    return book.url(meant(link, book.ledger))


def _other(file: Path, address: str) -> str:
    """What is wrong with a page that should have an address; empty if nothing is."""
    with file.open("rb") as page:
        head = page.read(CHUNK)
        return "" if _says(head, address) else _named(head + page.read(HEAD), address)


def _says(head: bytes, address: str) -> bool:
    """Whether a page says its address just as the theme writes it."""
    return f'property="og:url" content="{escape(address)}"'.encode() in head


def _named(head: bytes, address: str) -> str:
    said = read([head]).meta.get("og:url", "")
    if said == address:
        return ""
    return f"says that it is {said[:200]} (og:url)" if said else "does not say what it is (og:url)"


def _strangers(book: Linkbook, root: Path, out: Path) -> Iterator[Finding]:
    """Pages of codes that the ledger lacks: of links that may have been given out all the same."""
    for page in sorted(out.glob("s/*/index.html")):
        code = page.parent.name
        if code not in book.ledger.by_code:
            yield _finding(
                f"{name_of(page, root)} answers for a link that the ledger lacks",
                "if it was given out, take the file back out of version control: the next "
                "`kitgen build` removes the page",
                severity=Severity.WARNING,
            )


def _by_function(sources: Sources, book: Linkbook, progress: Progress) -> Checked:
    """The same where no pages are written: what the collector would answer."""
    links = completed_of(sources, book.shown)
    try:
        shares, found = share_pages(sources, book.shown, links, today(), progress)
        if shares is None:
            return Checked(found)
        return _checked(sources.root, book, _silent(shares, book, progress))
    except ThemeFault as error:
        return Checked((faulty_theme(error, sources.root),))


def _silent(shares: Shares, book: Linkbook, progress: Progress) -> Iterator[_Wrong]:
    links = book.ledger.links
    for number, link in enumerate(links, 1):
        page, address = shares.page(link.code), _address(book, link)
        if page is None:
            yield _Wrong(link, "there is no page for it", "this is a mistake in kitgen: report it")
        elif not _says(page.data[:CHUNK], address) and (
            message := _named(page.data[:HEAD], address)
        ):
            yield _Wrong(link, f"its page {message}", "correct the templates of your own")
        progress("asking for links", number, len(links))


def _finding(
    message: str, hint: str, line: int = 1, severity: Severity = Severity.ERROR
) -> Finding:
    return Finding(Place(ledger.PATH, line), severity, message, _RULE, hint)
