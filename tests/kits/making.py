"""Puts kits into folders of their own: the sample, the small ones here, and one of 70."""

from __future__ import annotations

import datetime as dt
import shutil
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from kitgen.build.pipeline import Options, build
from kitgen.load.kit import load
from kitgen.load.resources import sample
from kitgen.model.kit import Kit

HERE = Path(__file__).parent
MANY = 70
_INTERVIEW = """---
title: “The {number}th time was the last.”
guest: {{ name: Guest Number {number}, industry: Trade {trade} }}
standfirst: What happened to guest {number} in two sentences.
description: What happened to guest {number} when the money was late, and what they did about it.
problems: [waiting]
published: {day}
consent: {{ status: approved, uses: [site], by: Guest {number}, "on": 2025-01-01, how: e-mail }}
---
## What happened, number {number}?

It was late, and then it was not.
"""


@dataclass(frozen=True, slots=True)
class Built:
    """A kit and the site that was made of it."""

    root: Path
    site: Path
    kit: Kit

    @property
    def base(self) -> str:
        """The path that the site lives under, with slashes around it."""
        path = urlsplit(self.kit.settings.site.url).path.strip("/")
        return f"/{path}/" if path else "/"


def copy_kit(name: str, root: Path) -> Path:
    """A kit by its name, in a new folder."""
    content = sample() if name == "sample" else HERE / name / "content"
    shutil.copytree(content, root / "content")
    if name == "many":
        write_interviews(root, MANY)
    return root


def write_interviews(root: Path, count: int) -> None:
    """Interviews with guests 1 to `count`, a day apart, in seven trades."""
    for number in range(1, count + 1):
        folder = root / "content" / "interviews" / f"guest-{number}"
        folder.mkdir(parents=True)
        day = dt.date(2025, 2, 1) + dt.timedelta(days=number)
        text = _INTERVIEW.format(number=number, trade=number % 7 + 1, day=day)
        (folder / "interview.md").write_text(text, "utf-8")


def build_kit(root: Path) -> Built:
    """Build a kit; a finding that stops the build fails the test in the finding's own words."""
    outcome = build(root, Options(jobs=2))
    assert outcome.ok, "\n".join(f"{f.place}: {f.message}" for f in outcome.findings)
    return read_built(root)


def read_built(root: Path) -> Built:
    """A kit that has been built."""
    kit = load(root).kit
    assert kit is not None
    return Built(root, root / "site", kit)
