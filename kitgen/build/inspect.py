"""Checks a kit and its pages without publishing anything."""

from __future__ import annotations

from pathlib import Path

from kitgen.build.pipeline import Options, build
from kitgen.model.finding import Finding


def inspect(root: Path, drafts: bool) -> tuple[Finding, ...]:
    """Everything that a build would find."""
    return build(root, Options(drafts=drafts, publish=False)).findings
