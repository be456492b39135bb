"""Leads: people who were introduced, as the offer's form and the CRM know them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple


class Stage(StrEnum):
    """The stages of a referral, in their order; it ends won or lost."""

    INTRODUCTION = "introduction"
    MEETING = "meeting"
    OPPORTUNITY = "opportunity"
    WON = "won"
    LOST = "lost"


class Reached(NamedTuple):
    """A stage that was reached."""

    stage: Stage
    day: dt.date | None
    """None: reached, but nobody wrote down when."""
    amount: Decimal | None = None
    """What it is worth, in the currency of the record."""


class Request(NamedTuple):
    """The offer's form, sent by a reader. Measured."""

    id: str
    at: dt.datetime
    """UTC."""
    name: str
    email: str
    code: str
    """The share link that the form was reached by; nothing if none."""
    told: str
    """Their answer to "who told you?", if the form asks: a name, or a code said aloud."""
    answers: Mapping[str, str]
    """The other fields of the form by name."""
    machine: str = ""
    """Why it is taken for a machine's doing; nothing for people."""
    page: str = ""
    """The page within the site on which they began; nothing if it is not known."""


class Record(NamedTuple):
    """A person or a deal of a CRM. Reported."""

    origin: str
    """hubspot, salesforce, pipedrive or sheet."""
    key: str
    """The same at every import of the same record: its id, else the address, else the name."""
    name: str = ""
    email: str = ""
    company: str = ""
    industry: str = ""
    place: str = ""
    source: str = ""
    """Where the business says the lead comes from, as written: Referral, Google Ads."""
    told: str = ""
    """Who told them, as written: a name, an ambassador's id, a code."""
    code: str = ""
    """A share link's code, where the CRM keeps it."""
    problem: str = ""
    currency: str = ""
    """ISO 4217, or nothing: the kit's own."""
    reached: tuple[Reached, ...] = ()
    """In the order of the stages; each once."""

    def at(self, stage: Stage) -> Reached | None:
        """The stage, if it was reached."""
        return next((one for one in self.reached if one.stage is stage), None)
