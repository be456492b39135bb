"""Ambassadors: the people who may share. Private, never rendered into public pages."""

from __future__ import annotations

from enum import StrEnum

from kitgen.model.base import Email, LanguageTag, Line, Noun, Slug, Text


class Relation(StrEnum):
    """What ties an ambassador to the business."""

    CUSTOMER = "customer"
    COLLEAGUE = "colleague"
    ASSOCIATE = "associate"
    FRIEND = "friend"
    FAMILY = "family"


class Ambassador(Noun):
    """Somebody who may share the kit."""

    id: Slug
    """Permanent: share links are derived from it. Never reuse one."""
    name: Line
    relation: Relation
    company: Line | None = None
    role: Line | None = None
    email: Email | None = None
    phone: Line | None = None
    language: LanguageTag = "en"
    interview: Slug | None = None
    """Their own interview, if they were a guest."""
    name_public: bool = False
    """They agreed that pages say "Passed on to you by" and their name."""
    channels: tuple[Slug, ...] = ()
    """The channels they use. Default: all of the kit's."""
    vanity: Slug | None = None
    """A link with a name instead of a code, if they ask for one: maria makes /maria/. For good."""
    knows: tuple[Slug, ...] = ()
    """The ideal customers they know."""
    do_not_ask: Line | None = None
    """A reason not to ask, such as an open complaint."""
    notes: Text | None = None
