"""kitgen leads: who was introduced; each of its commands has a file."""

from __future__ import annotations

from kitgen.cli.lazy import LazyGroup, Table

COMMANDS: Table = {
    "import": ("kitgen.cli.leads_import", "import_", "Take in what your CRM knows, as CSV."),
    "list": ("kitgen.cli.leads_list", "list_", "Show who asked, and what was imported."),
}


class Leads(LazyGroup):
    """The commands of leads."""

    table = COMMANDS


leads = Leads(
    "leads",
    help="Who was introduced: what the offer's form took down, and what your CRM knows of them.",
)
