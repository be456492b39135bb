"""The consent gate: what a guest has not agreed to is not in the kit that is rendered."""

from __future__ import annotations

import datetime as dt

from kitgen.model.interview import Use
from kitgen.model.kit import Entry, Kit

_RECORDING = {"audio": Use.AUDIO, "video": Use.VIDEO}


def gate(kit: Kit, day: dt.date, *, drafts: bool) -> Kit:
    """The kit as it may be shown: drafts are marked in a preview and left out otherwise."""
    shown = (_shown(entry, day, drafts=drafts) for entry in kit.entries)
    return kit._replace(entries=tuple(entry for entry in shown if entry))


def _shown(entry: Entry, day: dt.date, *, drafts: bool) -> Entry | None:
    approved = entry.consent.covers(Use.SITE, day) and not entry.draft
    if not approved:
        if not drafts:
            return None
        return entry.marked("draft", draft=True)
    if entry.recording and not entry.consent.covers(_RECORDING[entry.recording], day):
        return entry.marked("silent", recording=None, recording_file=None, seconds=0.0)
    return entry


def may_be_quoted(entry: Entry, day: dt.date) -> bool:
    """Whether the guest agreed that their words are posted."""
    return entry.draft or entry.consent.covers(Use.SOCIAL, day)


def may_have_card(entry: Entry, day: dt.date) -> bool:
    """Whether the guest agreed to a card with their words and face."""
    return entry.draft or entry.consent.covers(Use.CARDS, day)


def may_be_printed(entry: Entry, day: dt.date) -> bool:
    """Whether the guest agreed to be in the book, and in what else is made of the guide."""
    return entry.draft or entry.consent.covers(Use.PDF, day)
