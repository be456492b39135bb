"""The kit: one project folder as values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Annotated, Any, NamedTuple

from pydantic import Field

from kitgen.model.ambassador import Ambassador
from kitgen.model.analytics import Analytics
from kitgen.model.base import Identifier, Line, Noun, Slug, Text
from kitgen.model.book import Book
from kitgen.model.brand import Brand
from kitgen.model.business import Business
from kitgen.model.channel import Channel
from kitgen.model.collect import Collect, Reporting
from kitgen.model.finding import Severity
from kitgen.model.ideal_customer import IdealCustomer
from kitgen.model.interview import Consent, Result
from kitgen.model.offer import Offer
from kitgen.model.problem import Problem
from kitgen.model.process import Process
from kitgen.model.site import Guide, Site


class Privacy(Noun):
    """What the privacy page must say beyond what the program knows."""

    controller: Text
    """Who is responsible, with a postal address."""
    hosting: Text | None = None
    """Who hosts the site and what their servers log."""
    retention_days: Annotated[int, Field(ge=1, le=3650)] = 400
    """How long a request that came to nothing is kept."""
    visits_days: Annotated[int, Field(ge=2, le=3650)] = 90
    """How long single visits are kept. What they add up to each day stays, without visitors."""


class Links(Noun):
    """How share links are answered."""

    pages_up_to: Annotated[int, Field(ge=0)] = 300
    """With more ambassadors no share pages are written: the collector answers for them."""


class Settings(Noun):
    """kit.yaml: everything about the kit that is not a person, a problem or an interview."""

    business: Business
    guide: Guide
    offer: Offer
    site: Site
    brand: Brand = Field(default_factory=Brand)
    book: Book = Field(default_factory=Book)
    channels: tuple[Slug | Channel, ...] = ("link", "linkedin", "whatsapp", "email")
    """How things are passed on: known names, or a description of your own.

    Pages offer their readers the first five; ambassadors have links for all of them.
    """
    links: Links = Field(default_factory=Links)
    privacy: Privacy | None = None
    collect: Collect | None = None
    analytics: Analytics | None = None
    report: Reporting = Field(default_factory=Reporting)
    targets: Mapping[Identifier, float] = {}
    """What the referral system should reach, for the report: meetings_a_month: 4."""
    rules: Mapping[Line, Severity | bool] = {}
    """The severity of a rule, or false to switch it off."""

    @property
    def channel_ids(self) -> tuple[str, ...]:
        """The channels' names in the order of kit.yaml."""
        return tuple(one if isinstance(one, str) else one.id for one in self.channels)


class Entry(NamedTuple):
    """What lists, feeds and links need to know of an interview, without its words."""

    slug: str
    path: str
    """The file, relative to the kit."""
    title: str
    name: str
    short: str
    role: str | None
    company: str | None
    place: str | None
    industry: str | None
    standfirst: str
    summary: str
    description: str
    problems: tuple[str, ...]
    published: dt.date | None
    recorded: dt.date | None
    draft: bool
    language: str | None
    results: tuple[Result, ...]
    portrait: str | None
    """The file, relative to the kit."""
    portrait_alt: str
    portrait_focus: tuple[float, float]
    portrait_looks: str
    portrait_colour: bool
    recording: str | None
    """audio, video or nothing."""
    recording_file: str | None
    """The file, relative to the kit."""
    seconds: float
    minutes: int
    """Reading time."""
    quotes: tuple[str, ...]
    consent: Consent
    digest: str
    """Hash of everything the interview is made from."""
    look: str
    """Hash of what stands here: a list need not change with every word of a conversation."""
    figures: bool = False
    """Whether pictures of the guest's work belong to it."""
    ideal_customer: str | None = None
    """The slug of the kind of customer that the guest is."""
    hand_off: str | None = None
    """The problem whose part of the guide the page leads to, where the interview names one."""

    def marked(self, mark: str, **changes: Any) -> Entry:
        """The entry with changes, or with something beside it that pages show as well."""
        return self._replace(digest=f"{self.digest} {mark}", look=f"{self.look} {mark}", **changes)


class Kit(NamedTuple):
    """One project folder, loaded. Interviews are entries: their words are read when needed."""

    settings: Settings
    ideal_customers: Mapping[str, IdealCustomer]
    problems: Mapping[str, Problem]
    """By slug, in the order of the guide."""
    entries: tuple[Entry, ...]
    """Newest first; those of the same day by name."""
    ambassadors: tuple[Ambassador, ...]
    process: Process | None

    @property
    def shares_written(self) -> bool:
        """Whether share links and packs have pages in the site; else the collector answers."""
        return len(self.ambassadors) <= self.settings.links.pages_up_to

    @property
    def without_documents(self) -> Kit:
        """The same kit, its guide only as pages."""
        book = self.settings.book.model_copy(update={"formats": ()})
        return self._replace(settings=self.settings.model_copy(update={"book": book}))

    @property
    def has_book(self) -> bool:
        """Whether the guide is made as a book."""
        return bool(self.problems) and "pdf" in self.settings.book.formats

    @property
    def has_editions(self) -> bool:
        """Whether every ambassador has an edition of the book."""
        return self.has_book and self.settings.book.editions
