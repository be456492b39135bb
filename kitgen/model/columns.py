"""How the exports of a CRM are read: what its columns are, and what its words mean."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated

from pydantic import StringConstraints

from kitgen.model.base import Line, Noun


class Origin(StrEnum):
    """Where an export comes from."""

    HUBSPOT = "hubspot"
    SALESFORCE = "salesforce"
    PIPEDRIVE = "pipedrive"
    SHEET = "sheet"


class Meaning(StrEnum):
    """What a column is taken for."""

    ID = "id"
    """The record's own number: by it a later import finds the record again."""
    TITLE = "title"
    """The deal's name, shown where nobody's name is known."""
    NAME = "name"
    FIRST_NAME = "first_name"
    LAST_NAME = "last_name"
    EMAIL = "email"
    COMPANY = "company"
    INDUSTRY = "industry"
    CITY = "city"
    COUNTRY = "country"
    SOURCE = "source"
    """Where the lead comes from: Referral, Google Ads."""
    TOLD = "told"
    """Who told them: a name, or a code said aloud."""
    CODE = "code"
    """A share link, or its code."""
    PROBLEM = "problem"
    AMOUNT = "amount"
    CURRENCY = "currency"
    STAGE = "stage"
    STATUS = "status"
    """Open, won or lost, where that stands apart from the stage."""
    PIPELINE = "pipeline"
    INTRODUCED_ON = "introduced_on"
    """The day of the first contact; mostly the day on which the record was made."""
    MEETING_ON = "meeting_on"
    OPPORTUNITY_ON = "opportunity_on"
    WON_ON = "won_on"
    LOST_ON = "lost_on"
    CLOSED_ON = "closed_on"
    """The day it was won or lost; of a deal that is still open, the day that is hoped for."""
    NOTHING = "nothing"
    """The column is not read."""


DAYS = frozenset(meaning for meaning in Meaning if meaning.endswith("_on"))
"""The columns that hold dates."""


class StageWord(StrEnum):
    """What a word for a stage means."""

    INTRODUCTION = "introduction"
    MEETING = "meeting"
    OPPORTUNITY = "opportunity"
    WON = "won"
    LOST = "lost"
    OPEN = "open"
    """It says nothing about the stage."""
    SKIP = "skip"
    """The row is left out: it is no lead."""


class DateOrder(StrEnum):
    """What 3/5/2026 is."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"


class Decimals(StrEnum):
    """What stands before the cents."""

    COMMA = "comma"
    POINT = "point"


class Columns(Noun):
    """What kitgen takes the columns and words of a CRM's exports for."""

    columns: Mapping[Line, Meaning] = {}
    """By the column's heading, written as in the export. `nothing` keeps a column out.

    Of several columns that are the same thing, the first that is filled counts; of dates the
    earliest.
    """
    stages: Mapping[Line, StageWord] = {}
    """By the word of the export: `"Demo done": meeting`. `open` says nothing of the stage, `skip`
    leaves the row out."""
    pipelines: tuple[Line, ...] = ()
    """Only rows of these pipelines are read. All, if there are none."""
    dates: DateOrder | None = None
    """What 3/5/2026 is, where the export itself does not tell."""
    decimals: Decimals | None = None
    """What stands before the cents, where the export itself does not tell."""
    amounts_in: Annotated[str, StringConstraints(pattern="^[A-Z]{3}$")] | None = None
    """The currency of amounts that do not say theirs, as ISO 4217 writes it: EUR."""
    origin: Origin | None = None
    """Where the exports come from. The headings tell, if it is left out."""
