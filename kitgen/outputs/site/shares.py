"""Share pages: what ambassadors pass on, each page complete under a code of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from kitgen.links.lead import lead
from kitgen.links.names import meant
from kitgen.links.plan import targets
from kitgen.model.kit import Entry
from kitgen.model.link import Link, page_of, slug_of
from kitgen.outputs.common.documents import edition_of, path_of, stem
from kitgen.outputs.page import Artifact, Page
from kitgen.outputs.site import slots
from kitgen.outputs.site.frame import Frame

KIND = "share"
_SHEETS = 64
"""Pages with slots that are kept: those of the guide, the offer and the interviews at hand."""


class Shares:
    """The share pages of a kit: any of them from its code alone.

    The pages of one target differ only in their codes and in the line that says who passed them
    on: each target is rendered once, with slots, and filled for each link.
    """

    def __init__(
        self, frame: Frame, public: Sequence[Page], render: Callable[[Frame, Page], str]
    ) -> None:
        """What all pages share, the pages that everybody finds, and how they are rendered."""
        self._frame = frame
        self._public = {page.path: page for page in public}
        self._render = render
        self._there = targets(frame.kit)
        settings = frame.settings
        self._book = path_of(frame.kit, "pdf") if frame.kit.has_book else ""
        self._ways = slots.Ways(
            settings.site.url, settings.business.url, stem(frame.kit), self._there, self._book
        )
        self._sheet = lru_cache(maxsize=_SHEETS)(self._cut)
        self._plate = lru_cache(maxsize=_SHEETS)(self._written)

    def plan(self) -> Iterator[Page]:
        """A page for each link of the ledger, unless there are too many ambassadors for that."""
        if not self._frame.kit.shares_written:
            return
        first: dict[str, str] = {}
        for link in self._frame.ledger.links:
            path = f"{link.path}index.html"
            target = lead(link, self._there)
            public = self._public[f"{page_of(target)}index.html"]
            shown = meant(link, self._frame.ledger)
            name, guest, gone = self._who(link, target)
            yield Page(
                path,
                KIND,
                (
                    *public.inputs,
                    target,
                    name,
                    guest.look if guest else "",
                    gone,
                    edition_of(self._frame.kit, self._frame.ledger, link.ambassador) or "",
                    *(f"{to} {one.code}" for to, one in self._frame.ledger.beside(shown).items()),
                ),
                link.code,
                source=public.source,
                like=first.setdefault(target, path),
            )

    def render(self, page: Page) -> Artifact:
        """The page of a link."""
        return self._filled(self._frame.ledger.by_code[page.subject])

    def page(self, code: str) -> Artifact | None:
        """The page of a code, whether or not it stands in the site; None if nobody has it."""
        link = self._frame.ledger.by_code.get(code)
        return self._filled(link) if link else None

    def _filled(self, link: Link) -> Artifact:
        target = lead(link, self._there)
        shown = meant(link, self._frame.ledger)
        beside = self._frame.ledger.beside(shown)
        plate = slots.fill(self._plate(*self._who(link, target)), shown, beside)
        edition = edition_of(self._frame.kit, self._frame.ledger, link.ambassador) or self._book
        html = slots.fill(self._sheet(target), shown, beside, plate, edition)
        return Artifact(f"{link.path}index.html", html.encode())

    def _who(self, link: Link, target: str) -> tuple[str, Entry | None, str]:
        """The name and the interview of whoever passed it on, if they agreed; what is gone."""
        ambassador = self._frame.ambassadors.get(link.ambassador)
        gone = ""
        if target != link.target:
            gone = "interview" if slug_of(link.target) else "guide"
        if ambassador is None or not ambassador.name_public:
            return "", None, gone
        return ambassador.name, self._frame.shelf.by_slug.get(ambassador.interview or ""), gone

    def _cut(self, target: str) -> slots.Pieces:
        page = self._public[f"{page_of(target)}index.html"]
        return self._ways.cut(self._render(self._frame.passed_on, page))

    def _written(self, name: str, guest: Entry | None, gone: str) -> slots.Pieces:
        context = {"name": name, "guest": guest, "gone": gone, "assets": self._frame.assets}
        return self._ways.cut(self._frame.theme.render("site/passed_on.html", context))
