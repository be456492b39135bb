"""Findings that more than one part of the driver has to give, in the same words."""

from __future__ import annotations

from pathlib import Path

from kitgen.model.finding import Finding, Place, Severity
from kitgen.outputs.common.strings import ThemeFault


def name_of(path: Path, root: Path) -> str:
    """A path as findings name it: relative to the kit if it lies there."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)


def no_site(root: Path, out: Path) -> Finding:
    """That there is nothing to look at yet."""
    return Finding(
        Place(name_of(out, root)),
        Severity.ERROR,
        "there is no site here to look at",
        "site-missing",
        "`kitgen build` makes it; --out says where, if not in site",
    )


def foreign_file(path: str, otherwise: str) -> Finding:
    """That somebody else's file stands where a build would write, and what else may be done."""
    return Finding(
        Place(path),
        Severity.ERROR,
        "this file was not written by kitgen, and the build would write over it",
        "foreign-file",
        f"move it elsewhere, or {otherwise}",
    )


def faulty_theme(error: ThemeFault, root: Path) -> Finding:
    """That a template or a file of words cannot be used."""
    hint = "docs/templates.md lists what each template is given."
    place = Place(name_of(error.path.resolve(), root), error.line)
    return Finding(place, Severity.ERROR, str(error), "template", hint)
