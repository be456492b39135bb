"""A recorded conversation with a customer; the guest is its star."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from kitgen.model.base import KitPath, LanguageTag, Line, Noun, Seconds, Slug, Text, Url, WebUrl
from kitgen.model.posts import Posts

Share = Annotated[float, Field(ge=0, le=1)]


class Portrait(Noun):
    """The guest's face."""

    file: KitPath
    alt: Line
    """Who is seen and how."""
    focus: tuple[Share, Share] = (0.5, 0.33)
    """The point to keep when the picture is cropped: shares of width and height, from top left."""
    looks: Literal["left", "right"] = "left"
    """Where the guest looks; the page lets them look at the headline."""
    colour: bool = False
    """Print in colour instead of the house duotone."""
    credit: Line | None = None


class Work(Noun):
    """Something of the guest's own that the page promotes."""

    label: Line
    url: Url


class Company(Noun):
    """Where the guest works."""

    name: Line
    url: WebUrl | None = None


class Guest(Noun):
    """The star of an interview, and how to promote them."""

    name: Line
    short: Line | None = None
    """What friends say. Default: the first word of the name."""
    role: Line | None = None
    company: Company | None = None
    place: Line | None = None
    industry: Line | None = None
    portrait: Portrait | None = None
    about: Text | None = None
    """Who they are, as they would like to be introduced."""
    seeking: Text | None = None
    """What they are looking for just now."""
    works: tuple[Work, ...] = ()
    """Their own work, most important first."""
    contact: Work | None = None
    """How to reach them: Write to Mara about a building."""
    profiles: tuple[WebUrl, ...] = ()


class Result(Noun):
    """One figure before and after, in one unit."""

    label: Line
    """What is measured: Days from finished work to money in."""
    short: Line | None = None
    """For lists: days to be paid."""
    before: float
    after: float
    unit: Line | None = None
    """€, %, days. Currency signs stand before the number, all else after it."""
    key: Slug | None = None
    """The same key in several interviews lets the guide compare them."""


class Chapter(Noun):
    """A point of the recording."""

    at: Seconds
    title: Line


class Recording(Noun):
    """The sound or film of the interview."""

    kind: Literal["audio", "video"]
    file: KitPath
    seconds: Annotated[float, Field(gt=0)]
    """How long it runs."""
    captions: KitPath | None = None
    """WebVTT in the interview's language."""
    poster: KitPath | None = None
    """Video: the picture before it plays."""
    width: int | None = None
    height: int | None = None
    chapters: tuple[Chapter, ...] = ()
    note: Line | None = None
    """Where and when it was recorded."""


class Use(StrEnum):
    """What a guest can agree to."""

    SITE = "site"
    CARDS = "cards"
    PDF = "pdf"
    SOCIAL = "social"
    PRESS = "press"
    AUDIO = "audio"
    VIDEO = "video"


class ConsentStatus(StrEnum):
    """Where the guest's approval stands."""

    PENDING = "pending"
    APPROVED = "approved"
    WITHDRAWN = "withdrawn"


class Consent(Noun):
    """The guest's recorded approval: what may be used, who said so, when, until when."""

    status: ConsentStatus = ConsentStatus.PENDING
    uses: tuple[Use, ...] = ()
    by: Line | None = None
    """Who approved."""
    on: dt.date | None = None
    until: dt.date | None = None
    how: Line | None = None
    """Where the approval is recorded: signed form, e-mail of 3 May."""

    def covers(self, use: Use, today: dt.date) -> bool:
        """Whether the guest agreed to this use on this day."""
        return (
            self.status is ConsentStatus.APPROVED
            and use in self.uses
            and self.on is not None
            and self.on <= today
            and (self.until is None or today <= self.until)
        )


class Quote(Noun):
    """A line worth passing on, word for word as it was said."""

    text: Line
    at: Seconds | None = None
    """Where it is said in the recording."""
    after: int | None = None
    """Set it after the nth answer. Default: after the answer it comes from."""


class MarginNote(Noun):
    """A remark in the margin beside an answer."""

    beside: int
    """The answer, counted from 1."""
    text: Text


class Figure(Noun):
    """A picture of the guest's work, set after an answer."""

    file: KitPath
    alt: Line
    caption: Line | None = None
    after: int = 1
    """The answer, counted from 1."""


class HandOff(Noun):
    """The one thing to read next."""

    title: Line
    text: Text
    problem: Slug | None = None
    """The part of the guide it leads to. Default: the interview's first problem."""
    link: Line | None = None


class Turn(Noun):
    """One person speaking, in Markdown paragraphs."""

    text: Text
    speaker: Line | None = None
    """Who speaks. Default: the guest."""
    at: Seconds | None = None


class Exchange(Noun):
    """A question and what was said to it."""

    question: Line | None = None
    speaker: Line | None = None
    """Who asks. Default: the interviewer."""
    at: Seconds | None = None
    turns: tuple[Turn, ...]


class Interview(Noun):
    """All of an interview but the words spoken, which are read one interview at a time."""

    title: Line
    """The headline, best a line of the guest's own in quotation marks."""
    guest: Guest
    standfirst: Text
    """Two or three sentences under the name: who they are and what happened."""
    summary: Text | None = None
    """For the opening page. Default: the standfirst."""
    description: Line
    """For search engines and link previews, 50 to 160 characters."""
    problems: tuple[Slug, ...] = ()
    """The problems it speaks to, first the main one."""
    ideal_customer: Slug | None = None
    published: dt.date | None = None
    recorded: dt.date | None = None
    interviewer: Line | None = None
    language: LanguageTag | None = None
    """Default: the site's."""
    draft: bool = False
    """Shown in the preview only."""
    results: tuple[Result, ...] = ()
    results_note: Line | None = None
    """Where the figures come from."""
    recording: Recording | None = None
    quotes: tuple[Quote, ...] = ()
    notes: tuple[MarginNote, ...] = ()
    figures: tuple[Figure, ...] = ()
    pass_on: Line | None = None
    """The line above the share row: Know a studio in the same March? Send them Mara."""
    share_words: Line | None = None
    """The subject of an e-mail that passes it on: Mara Lindqvist on being paid."""
    posts: Posts | None = None
    """Words for the guest's own posts and messages, written to sound like them."""
    hand_off: HandOff | None = None
    consent: Consent = Field(default_factory=Consent)
    lead: Text | None = None
    """How it begins, before the first question."""
    conversation: tuple[Exchange, ...] = ()
    """Questions and answers. In interview.md they stand below the front matter instead."""
