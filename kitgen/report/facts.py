"""What a report is made from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kitgen.links.ledger import Ledger
from kitgen.model.kit import Kit
from kitgen.model.lead import Record, Request
from kitgen.model.report import Read
from kitgen.model.tally import Tally


class Facts(NamedTuple):
    """All that is known, of the whole history and in any order."""

    kit: Kit
    ledger: Ledger
    tallies: Iterable[Tally]
    """Gone through once."""
    requests: Sequence[Request]
    records: Sequence[Record]
    reads: Sequence[Read]
    today: dt.date
    """UTC: what lies after it has not happened yet."""
