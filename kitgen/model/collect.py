"""The collector and the report: where pages are counted, and how introductions are credited."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints

from kitgen.model.base import Noun, SiteUrl


class Collect(Noun):
    """Where `kitgen collect` answers. Without it pages count nothing and the form goes by mail."""

    url: SiteUrl
    """As browsers reach it: the site's own address, if its server passes a few paths on."""


class CreditRule(StrEnum):
    """Who is credited with an introduction that several people had a part in."""

    FIRST = "first"
    LAST = "last"
    SHARED = "shared"


class Reporting(Noun):
    """How the report counts."""

    since: dt.date | None = None
    """The day the referral system began: the report compares the time before and after."""
    credit: CreditRule = CreditRule.LAST
    """Who is credited where several had a part: the first, the last, or all in equal shares."""
    window_days: Annotated[int, Field(ge=1, le=3650)] = 90
    """Days before the last part in an introduction in which an earlier one counts as well."""
    currency: Annotated[str, StringConstraints(pattern="^[A-Z]{3}$")] = "EUR"
    """Of the amounts in the report, as ISO 4217 writes it. Amounts in others are not added."""
