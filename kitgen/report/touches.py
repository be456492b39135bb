"""Touches: every part that an ambassador had in an introduction, and what shows it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import NamedTuple

from kitgen.links.asked import code_in
from kitgen.model.channel import KNOWN, Channel
from kitgen.model.kit import Settings
from kitgen.model.lead import Record
from kitgen.model.link import Link
from kitgen.report.names import Names
from kitgen.report.people import Person, known, utc
from kitgen.report.words import quoted

_ORIGINS = {"hubspot": "HubSpot", "salesforce": "Salesforce", "pipedrive": "Pipedrive"}


class Touch(NamedTuple):
    """A part in an introduction."""

    moment: dt.datetime
    """UTC."""
    measured: bool
    """The form came by their link; else somebody says so."""
    ambassador: str
    link: Link | None
    """Which link; None where a name was given."""
    evidence: str
    """In plain words."""


class Touches(NamedTuple):
    """All parts in one introduction."""

    touches: tuple[Touch, ...]
    """In the order of time; what was said before what was measured at the same moment."""
    unclear: tuple[str, ...]
    """Answers that fit nobody or several, as they were written."""


def touches(
    person: Person, names: Names, channels: Mapping[str, str], window: dt.timedelta
) -> Touches:
    """The links that the forms came by, and all that forms and records say of who told them.

    Nobody introduces themselves: their own links are no part.
    """
    found: list[Touch] = []
    unclear: dict[str, None] = {}

    def say(moment: dt.datetime, told: str, wrote: str) -> None:
        if not told.strip():
            return
        answer = names.told(told)
        for who, link in answer.named:
            words = f"{wrote} {quoted(told)}"
            if link:
                words += f", which is link {_link(link, channels)}"
            found.append(Touch(moment, False, who, link, words))
        if answer.unclear:
            unclear[told] = None

    for form in person.requests:
        moment = utc(form.at)
        say(moment, form.told, "under who told you they wrote")
        link = names.pages.link(form.code)
        if link:
            words = f"the form came by link {_link(link, channels)}"
            found.append(Touch(moment, True, link.ambassador, link, words))
        elif form.code:
            unclear[form.code] = None
    measured = {touch.link for touch in found if touch.measured}
    for record in person.records:
        moment = _moment(person, record, window)
        origin = _ORIGINS.get(record.origin, "the sheet")
        link = names.pages.link(code_in(record.code))
        # A CRM that was told the form's code is no second witness.
        if link and link not in measured:
            words = f"{origin} has the code of link {_link(link, channels)}"
            found.append(Touch(moment, False, link.ambassador, link, words))
        elif record.code and not link:
            unclear[record.code] = None
        say(moment, record.told, f"{origin} says that they were told by")
    own = names.exact.get(person.email.strip().casefold(), frozenset())
    kept = dict.fromkeys(touch for touch in found if touch.ambassador not in own)
    return Touches(tuple(sorted(kept, key=_place)), tuple(unclear))


def channel_names(settings: Settings) -> Mapping[str, str]:
    """What every channel is called, by id."""
    own = (one for one in settings.channels if isinstance(one, Channel))
    return {channel.id: channel.name for channel in (*KNOWN, *own)}


def _place(touch: Touch) -> tuple[dt.datetime, bool, str, str]:
    return touch.moment, touch.measured, touch.ambassador, touch.evidence


def _moment(person: Person, record: Record, window: dt.timedelta) -> dt.datetime:
    """When a record's answer was given: with the form next to it, if there is one."""
    day = known(record) or person.introduced or dt.date.min
    forms = [utc(one.at) for one in person.requests]
    near = min(forms, key=lambda moment: abs(moment.date() - day), default=None)
    if near is not None and abs(near.date() - day) <= window:
        return near
    return dt.datetime.combine(day, dt.time(), dt.UTC)


def _link(link: Link, channels: Mapping[str, str]) -> str:
    return f"{link.code}, {channels.get(link.channel, link.channel)}"
