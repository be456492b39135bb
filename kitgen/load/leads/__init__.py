"""Exports of a CRM as records: HubSpot, Salesforce, Pipedrive or a plain sheet, as CSV."""

from __future__ import annotations

from kitgen.load.leads.decode import LIMIT
from kitgen.load.leads.guess import PATH, Guess
from kitgen.load.leads.read import LeadsRead, read_leads

__all__ = ["LIMIT", "PATH", "Guess", "LeadsRead", "read_leads"]
