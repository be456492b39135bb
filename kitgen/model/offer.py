"""The risk-free next step: always the last thing, never the loudest."""

from __future__ import annotations

from typing import Literal

from kitgen.model.base import Identifier, Line, Noun, Text, WebUrl


class Choice(Noun):
    """One answer of a question with few answers."""

    value: Identifier
    label: Line


class Field(Noun):
    """One question of the offer form; name and email are always asked."""

    name: Identifier
    label: Line
    kind: Literal["line", "text", "choice", "tick", "told"] = "line"
    """told: who told them about it, a name or a code said aloud; the report credits that person."""
    required: bool = False
    hint: Line | None = None
    choices: tuple[Choice, ...] = ()
    """For kind: choice."""


class Form(Noun):
    """The form of the offer page. It works without JavaScript."""

    title: Line
    """Above the form: Ask for an hour."""
    button: Line
    """What happens when it is pressed: Ask for an hour."""
    after: Line
    """Who reads it and when they answer."""
    email_hint: Line | None = None
    """What becomes of the address."""
    action: WebUrl | None = None
    """Where the form is posted. Without it the form opens the reader's mail program."""
    fields: tuple[Field, ...] = ()


class Offer(Noun):
    """A risk-free, obligation-free next step."""

    title: Line
    """What the reader gets, in their words: An hour with your own numbers."""
    standfirst: Text
    """What happens, step by step, in two or three sentences."""
    leave_with: tuple[Line, ...]
    """What the reader takes away, whatever comes of it."""
    never: tuple[Line, ...]
    """What will not happen: No pitch at the end."""
    honesty: Text | None = None
    """When the reader does not need us."""
    invitation: Text
    """The last paragraph of the guide, which leads here."""
    link: Line
    """What that paragraph's link says: See how the hour works."""
    description: Line
    """For search engines and link previews, 50 to 160 characters."""
    form: Form
