"""What a shell completes of share links: the words of the ledger, read as they stand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

_LEDGER = Path("content", "links.csv")
_COLUMNS = ("ambassador", "target", "channel", "code")

Completer = Callable[[click.Context, click.Parameter, str], list[str]]


def column(name: str) -> Completer:
    """Completes with what stands in a column of the ledger."""
    number = _COLUMNS.index(name)

    def complete(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:
        root = context.params.get("root") or Path()
        try:
            lines = (root / _LEDGER).read_text("utf-8", "replace").splitlines()[1:]
        except OSError:
            return []
        cells = (line.split(",") for line in lines)
        # Shells take a colon for the end of a word; an interview is known by its slug alone, too.
        words = {row[number].removeprefix("interview:") for row in cells if len(row) > number}
        return sorted(word for word in words if word.startswith(incomplete))

    return complete
