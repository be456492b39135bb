"""The option that says for whom findings are printed."""

from __future__ import annotations

import click

findings_format = click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="Findings for people, for programs, or as annotations on GitHub.",
)
"""Give a command the option --format."""
