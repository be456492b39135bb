"""kitgen import: turns transcripts, captions and written interviews into interviews of the kit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from kitgen.build.intake import Taken, Wishes

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_WIDEST = 44


@click.command("import")
@click.argument(
    "files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@click.option(
    "--kit",
    metavar="DIR",
    default=".",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The kit to import into. Default: this folder.",
)
@click.option("--guest", metavar="NAME", help="Who is interviewed, as the file spells the name.")
@click.option("--interviewer", metavar="NAME", help="Who asks, as the file spells the name.")
@click.option("--slug", metavar="NAME", help="The new folder's name; for one file only.")
@click.option("--dry-run", is_flag=True, help="Say what would be imported; write nothing.")
@click.option("--quiet", is_flag=True, help="Say only what is wrong.")
@click.pass_context
def import_(
    context: click.Context,
    files: Sequence[Path],
    kit: Path,
    guest: str | None,
    interviewer: str | None,
    slug: str | None,
    dry_run: bool,
    quiet: bool,
) -> None:
    """Make interviews of FILEs: Markdown, plain text, WebVTT, SRT or DOCX.

    Each becomes content/interviews/NAME/interview.md with its guest, questions, answers, speakers
    and times, and with consent still pending. A picture or a recording of the same name beside
    the file comes along. Nothing is ever overwritten.
    """
    if slug is not None and len(files) > 1:
        raise click.UsageError("--slug names one folder: give one FILE with it.")
    if slug is not None and (not _SLUG.fullmatch(slug) or len(slug) > 80):
        raise click.BadParameter(
            "lower-case letters, digits and single hyphens, such as mara-lindqvist",
            param_hint="--slug",
        )
    if not (kit / "content").is_dir():
        raise click.UsageError(
            f"{kit} is no kit: there is no content folder in it. Go into your kit's folder, or "
            "name it with --kit DIR."
        )
    from kitgen.build.intake import Wishes
    from kitgen.cli.show import as_text
    from kitgen.model.finding import Severity

    taken = _take_all(files, kit, Wishes(_given(guest), _given(interviewer), slug, dry_run))
    findings = [finding for entry in taken for finding in entry.findings]
    shown = [f for f in findings if not quiet or f.severity is not Severity.INFO]
    if shown:
        click.echo("\n".join(as_text(shown)), err=True)
    if not quiet:
        for line in _report([entry for entry in taken if entry.folder], dry_run=dry_run):
            click.echo(line)
    if any(finding.severity is Severity.ERROR for finding in findings):
        context.exit(1)


def _take_all(files: Sequence[Path], kit: Path, wishes: Wishes) -> list[Taken]:
    from kitgen.build.intake import slug_of, take

    result: list[Taken] = []
    used: set[str] = set()
    for file in files:
        entry = take(file, kit, wishes, frozenset(used))
        result.append(entry)
        slug = slug_of(entry)
        if slug is not None:
            used.add(slug)
    return result


def _given(name: str | None) -> str | None:
    return " ".join(name.split())[:120] or None if name else None


def _report(taken: Sequence[Taken], *, dry_run: bool) -> Iterator[str]:
    """A table of what came in, and what to do next."""
    from kitgen.cli.show import harmless

    if not taken:
        yield "Nothing was imported."
        return
    rows = [("File", "Folder", "Guest", "Questions", "Words", "Minutes", "Consent")]
    rows += [
        (
            _short(harmless(Path(entry.source).name)),
            entry.folder or "",
            _short(harmless(entry.guest)),
            str(entry.questions),
            f"{entry.words:,}",
            "-" if entry.minutes is None else str(entry.minutes),
            "pending",
        )
        for entry in taken
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        cells = (
            cell.rjust(width) if column in (3, 4, 5) else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        yield "  ".join(cells).rstrip()
    yield ""
    if dry_run:
        yield "Nothing was written: this was a dry run."
        return
    yield f"Next: open {taken[0].folder}/interview.md and fill in what its comments ask for."
    yield "It is published once the guest has agreed: consent is pending. Then run kitgen check."


def _short(text: str) -> str:
    return text if len(text) <= _WIDEST else text[: _WIDEST - 1] + "…"
