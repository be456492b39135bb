"""The page of the preview that shows how links will look on the networks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, urlsplit

from kitgen.build.passed_on import look
from kitgen.build.preflight import judge, settings_of
from kitgen.check.preflight.networks import NETWORKS
from kitgen.check.preflight.shown import Shown, longest, shown
from kitgen.check.preflight.subject import Family, PreviewSubject, families
from kitgen.load.resources import templates
from kitgen.model.finding import Finding, Severity
from kitgen.model.kit import Settings

if TYPE_CHECKING:
    from pathlib import Path

    import jinja2

    from kitgen.build.preview import Preview, State

BASE = "/_preview/"
STYLES = "/_kitgen/preview.css"
_DRAWN = 12
"""Pages whose previews the list shows at once; the others are a click away."""


def styles() -> Path:
    """The file of the page's own styles."""
    return templates() / "preview" / "preview.css"


class Card(NamedTuple):
    """A link as one network shows it."""

    look: Shown
    picture: str
    """The address of the picture on this computer; empty if the network shows none."""
    notes: tuple[str, ...]
    """What is not as it was written."""


class Row(NamedTuple):
    """A page in the list, with all share links that look like it."""

    family: Family
    title: str
    description: str
    href: str
    """The page that shows its previews."""
    opens: str
    """The page itself."""
    address: str
    """The address that is passed on, without https://."""
    path: str
    """The same without its host."""
    status: str
    """What there is to mend, in a few words."""


class _Looked(NamedTuple):
    state: State
    settings: Settings
    subject: PreviewSubject
    rows: tuple[Row, ...]


class Previews:
    """Draws the previews of the site as it was last built."""

    def __init__(self, preview: Preview) -> None:
        """What is previewed."""
        self._preview = preview
        self._last: _Looked | None = None

    def html(self, path: str) -> str | None:
        """The list for an empty path, or the previews of one page; None if there is none such."""
        looked = self._looked()
        if looked is None:
            return None
        subject = looked.subject
        rows: Sequence[Row] = looked.rows
        if path:
            wanted = path.removesuffix("index.html")
            rows = [
                row
                for row in rows
                if any(page.path.removesuffix("index.html") == wanted for page in row.family.pages)
            ]
            if not rows:
                return None
        drawn = [
            (row, self._cards(row, subject), self._findings(row, looked)) for row in rows[:_DRAWN]
        ]
        home = subject.pages[0].tags if subject.pages else None
        return self._environment.get_template("page.html").render(
            alone=bool(path),
            base=BASE,
            drawn=drawn,
            language=looked.settings.site.language,
            rows=rows,
            styles=[sheet for sheet in (home and home.stylesheet, STYLES) if sheet],
        )

    def _looked(self) -> _Looked | None:
        state = self._preview.state
        if self._last is not None and self._last.state is state:
            return self._last
        site, root = self._preview.site, self._preview.root
        settings = settings_of(root)
        if settings is None or not (site / "index.html").is_file():
            return self._last
        subject = look(root, site, settings)
        rows = tuple(_rows(subject, settings, state.base))
        self._last = _Looked(state, settings, subject, rows)
        return self._last

    def _cards(self, row: Row, subject: PreviewSubject) -> list[Card]:
        page = row.family.page
        looks = [shown(network, page.tags, page.address, subject.pictures) for network in NETWORKS]
        return [_card(look, page.address) for look in looks]

    def _findings(self, row: Row, looked: _Looked) -> tuple[Finding, ...]:
        subject = looked.subject._replace(pages=row.family.pages)
        found = judge(subject, looked.settings, self._preview.root)
        order = list(Severity)
        return tuple(sorted(found, key=lambda finding: order.index(finding.severity)))

    @cached_property
    def _environment(self) -> jinja2.Environment:
        import jinja2

        return jinja2.Environment(
            loader=jinja2.FileSystemLoader(templates() / "preview"),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )


def _rows(subject: PreviewSubject, settings: Settings, base: str) -> Iterator[Row]:
    for family in families(subject):
        page = family.page
        meta = page.tags.meta
        found = judge(subject._replace(pages=family.pages), settings)
        address = page.address.partition("://")[2]
        yield Row(
            family,
            meta.get("og:title") or page.tags.title or page.name,
            meta.get("og:description", ""),
            BASE + quote(page.path.removesuffix("index.html") or page.path),
            base + quote(page.path.removesuffix("index.html")),
            address,
            f"/{address.partition('/')[2]}",
            _status(found),
        )


def _status(found: Sequence[Finding]) -> str:
    """1 error, 2 warnings; a cut is no fault."""
    words = []
    for severity in (Severity.ERROR, Severity.WARNING):
        if count := sum(finding.severity is severity for finding in found):
            words.append(f"{count} {severity}" + ("" if count == 1 else "s"))
    return ", ".join(words)


def _card(look: Shown, address: str) -> Card:
    picture, page = urlsplit(look.image), urlsplit(address)
    here = (picture.scheme, picture.netloc) == (page.scheme, page.netloc)
    return Card(look, picture.path if here and not look.refusal else "", tuple(_notes(look, here)))


def _notes(look: Shown, here: bool) -> Iterator[str]:
    network = look.network
    if not look.title.whole:
        yield f"cuts the title at {network.title}"
    if not look.description.whole:
        yield f"cuts the description at {longest(network, large=look.large)}"
    elif network.description == 0 and not look.description.text:
        yield "shows no description"
    if look.refusal:
        yield "shows no picture"
    elif not here:
        yield "the picture is on another site, and not shown here"
    elif not look.large:
        yield "shows the picture small"
