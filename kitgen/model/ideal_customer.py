"""The ideal customer: whom the business wants to meet, as an ambassador would recognise them."""

from __future__ import annotations

from kitgen.model.base import Line, Noun, Slug, Text


class IdealCustomer(Noun):
    """Somebody an ambassador could point to: who, where, and how one notices."""

    name: Line
    """What we call them: The studio that has outgrown its kitchen table."""
    who: Text
    """Role, kind and size of business."""
    where: Text
    """Places, industries, the company they keep."""
    signs: tuple[Line, ...]
    """What an acquaintance can notice: they hire, they move, they complain about banks."""
    fears: tuple[Line, ...]
    motives: tuple[Line, ...]
    triggers: tuple[Line, ...]
    """What makes now the right time."""
    doing_now: tuple[Line, ...]
    """What they are doing or buying right now."""
    benefits: tuple[Line, ...] = ()
    """Why they would be glad to be introduced."""
    industries: tuple[Line, ...] = ()
    not_one: tuple[Line, ...]
    """Who is *not* one, so that nobody is sent in vain."""
    problems: tuple[Slug, ...] = ()
    """Their problems, most pressing first."""
