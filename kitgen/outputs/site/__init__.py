"""The microsite of hosted interviews and the guide."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kitgen.outputs.page import Artifact, Page
from kitgen.outputs.site.frame import Frame
from kitgen.outputs.site.pages import PAGE_TYPES


@dataclass(frozen=True)
class Site:
    """The output of all pages that people read."""

    frame: Frame

    def plan(self) -> Iterator[Page]:
        """Every page, in the order of the page types."""
        for kind in PAGE_TYPES.values():
            yield from kind.plan(self.frame)

    def render(self, page: Page) -> Artifact:
        """One page."""
        html = PAGE_TYPES[page.kind].render(self.frame, page)
        return Artifact(page.path, html.encode())
