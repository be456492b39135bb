"""What all pages of the site share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from markupsafe import Markup

from kitgen.links.ledger import Ledger
from kitgen.model.ambassador import Ambassador
from kitgen.model.interview import Interview
from kitgen.model.kit import Entry, Kit, Settings
from kitgen.outputs.common.analytics import programs
from kitgen.outputs.common.chapters import Part, parts
from kitgen.outputs.common.counting import counting_of
from kitgen.outputs.common.documents import Document, Printed, documents
from kitgen.outputs.common.strings import Strings
from kitgen.outputs.common.theme import Address, Theme
from kitgen.outputs.site import jsonld, slots
from kitgen.outputs.site.assets import Assets
from kitgen.outputs.site.head import Crumb, Head
from kitgen.outputs.site.shelf import Shelf


def _nothing(ambassador: str) -> Mapping[Printed, bytes]:
    return {}


@dataclass(frozen=True)
class Frame:
    """A kit, its theme and its assets: everything a page is made from."""

    kit: Kit
    theme: Theme
    assets: Assets
    read: Callable[[Entry], Interview]
    """An interview with its words."""
    ledger: Ledger = field(default_factory=Ledger)
    """Every share link."""
    packs: Mapping[str, str] = field(default_factory=dict)
    """The address of each ambassador's own page, by their id."""
    copies: Callable[[str], Mapping[Printed, bytes]] = _nothing
    """Everybody's own copies of what is printed, for the ZIP that holds all that is theirs."""
    copied: tuple[str, ...] = ()
    """Hashes of what decides them."""
    quotable: frozenset[str] = frozenset()
    """The interviews whose guests agreed that their words are posted, by slug."""
    passing: bool = False
    """Whether pages are rendered as somebody passes them on, with slots for their codes."""

    @property
    def settings(self) -> Settings:
        """kit.yaml."""
        return self.kit.settings

    @property
    def address(self) -> Address:
        """Where the site lives."""
        return self.theme.address

    @property
    def strings(self) -> Strings:
        """The words of the interface."""
        return self.theme.strings

    @cached_property
    def passed_on(self) -> Frame:
        """The same frame for pages as somebody passes them on."""
        return replace(self, passing=True)

    @cached_property
    def ambassadors(self) -> Mapping[str, Ambassador]:
        """The ambassadors by their id."""
        return {one.id: one for one in self.kit.ambassadors}

    def own_address(self, path: str) -> str:
        """The full address of a page, or of the share link that shows it."""
        return self.address.absolute(f"s/{slots.CODE}/" if self.passing else path)

    @cached_property
    def shelf(self) -> Shelf:
        """The interviews that are shown."""
        return Shelf(self.kit.entries)

    @cached_property
    def parts(self) -> list[Part]:
        """The guide."""
        return parts(self.kit, self.strings)

    @cached_property
    def parts_by_slug(self) -> Mapping[str, Part]:
        """The guide's parts by their problem's slug."""
        return {part.slug: part for part in self.parts}

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """The documents that are made of the guide."""
        return documents(self.kit)

    @cached_property
    def featured(self) -> Entry | None:
        """The interview on the opening page."""
        named = self.settings.site.featured
        if named and named in self.shelf.by_slug:
            return self.shelf.by_slug[named]
        return self.kit.entries[0] if self.kit.entries else None

    def crumbs(self, *steps: Crumb) -> jsonld.Node:
        """The way from the home page, as structured data."""
        return jsonld.breadcrumbs((Crumb(self.settings.guide.title, ""), *steps), self.address)

    def page(self, template: str, head: Head, context: Mapping[str, Any]) -> str:
        """A page of the site from its template."""
        data = None
        if head.data and not self.passing:
            data = {"@context": "https://schema.org", "@graph": list(head.data)}
        shared: dict[str, Any] = {
            "head": head,
            "indexed": head.indexed and not self.passing,
            "page_url": self.own_address(head.path),
            "passing": {"code": slots.CODE, "plate": Markup(slots.PLATE)} if self.passing else None,
            "data": data,
            "settings": self.settings,
            "business": self.settings.business,
            "guide": self.settings.guide,
            "offer": self.settings.offer,
            "site": self.settings.site,
            "assets": self.assets,
            "parts": self.parts,
            "documents": self.documents,
            "counting": counting_of(self.settings),
            "analytics": programs(self.settings.analytics),
            "image": head.image or self.assets.cards.get(head.path) or self.assets.cards.get(""),
        }
        return self.theme.render(template, shared | dict(context))
