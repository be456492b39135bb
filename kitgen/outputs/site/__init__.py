"""The microsite of hosted interviews and the guide."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from kitgen.outputs.page import Artifact, Page
from kitgen.outputs.site import shares
from kitgen.outputs.site.frame import Frame
from kitgen.outputs.site.pages import PAGE_TYPES


@dataclass(frozen=True)
class Site:
    """The output of all pages that people read."""

    frame: Frame

    kinds = frozenset((*PAGE_TYPES, shares.KIND))
    """What it makes."""

    @cached_property
    def shares(self) -> shares.Shares:
        """The pages that ambassadors pass on."""
        return shares.Shares(self.frame, self._pages, _html)

    @cached_property
    def _pages(self) -> tuple[Page, ...]:
        return tuple(page for kind in PAGE_TYPES.values() for page in kind.plan(self.frame))

    def plan(self) -> Iterator[Page]:
        """Every page, in the order of the page types, then the share pages."""
        yield from self._pages
        yield from self.shares.plan()

    def render(self, page: Page) -> Artifact:
        """One page."""
        if page.kind == shares.KIND:
            return self.shares.render(page)
        made = PAGE_TYPES[page.kind].render(self.frame, page)
        return Artifact(page.path, made if isinstance(made, bytes) else made.encode())


def _html(frame: Frame, page: Page) -> str:
    made = PAGE_TYPES[page.kind].render(frame, page)
    assert isinstance(made, str), "pages that are passed on are HTML"
    return made
