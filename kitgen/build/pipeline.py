"""Where a build begins: when nothing has changed it ends here, before anything dear is imported."""

from __future__ import annotations

import datetime as dt
import gc
import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from kitgen.build import state
from kitgen.model.finding import Finding, Severity

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how many are done and how many there are."""


class Options(NamedTuple):
    """How to build."""

    out: Path | None = None
    """Where to. Default: site/ in the kit."""
    drafts: bool = False
    """Show what is not approved too, marked as a draft."""
    jobs: int = 1
    """Worker processes for dear work."""
    publish: bool = True
    """False to check only."""
    frozen: bool = False
    """Give out no share link that is not in the ledger yet."""
    rehearse: bool = False
    """The site is only looked at: its new share links are not given out."""
    servers: tuple[str, ...] = ()
    """Web servers to write settings for."""
    documents: bool = True
    """Make the book and what else is made of the guide; pages are previewed much faster without."""


class Outcome(NamedTuple):
    """What a build did."""

    findings: tuple[Finding, ...]
    out: Path
    pages: int = 0
    written: int = 0
    unchanged: int = 0
    removed: int = 0
    seconds: float = 0.0
    steps: tuple[str, ...] = ()
    links: int = 0
    """Share links that were given out for the first time."""
    servers: tuple[str, ...] = ()
    """The files with servers' settings, relative to the kit."""

    @property
    def ok(self) -> bool:
        """Whether the site was built: no finding is an error."""
        return not has_errors(self.findings)


def has_errors(findings: Sequence[Finding]) -> bool:
    """Whether a finding stops the build."""
    return any(finding.severity is Severity.ERROR for finding in findings)


def quiet(label: str, done: int, total: int) -> None:
    """A progress that nobody watches."""


def today(environment: Mapping[str, str] = os.environ) -> dt.date:
    """The day of the build; SOURCE_DATE_EPOCH fixes it for builds that must be repeatable."""
    epoch = environment.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdigit():
        return dt.datetime.fromtimestamp(int(epoch), dt.UTC).date()
    return dt.datetime.now(dt.UTC).date()


@contextmanager
def seldom_collecting() -> Iterator[None]:
    """Look for garbage in circles more seldom: a kit's values are many, live long and have none."""
    usual = gc.get_threshold()
    gc.set_threshold(max(usual[0], 10_000), *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)


def build(root: Path, options: Options, progress: Progress = quiet) -> Outcome:
    """Build a kit. Nothing in the site changes unless everything has rendered and passed."""
    started = time.perf_counter()
    out = (options.out or root / "site").resolve()
    root = root.resolve()
    day = today()
    watch = state.Watch(root, out, f"drafts={options.drafts}", day)
    # Looking needs no lock: a build that is writing now has not yet said what it left behind.
    asked = options.publish and not options.servers
    if asked and (kept := watch.unchanged()) is not None:
        return Outcome(
            kept.findings,
            out,
            kept.pages,
            unchanged=kept.files,
            seconds=time.perf_counter() - started,
            steps=("nothing has changed",),
        )
    # Looking for plugins in every installed library takes longer than pydantic's own import.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    with seldom_collecting():
        from kitgen.build import steps
        from kitgen.build.lock import only_one

        with only_one(root, out, lambda: progress("waiting for another build", 0, 1)):
            outcome = steps.run(root, out, options, progress, day)
            if outcome.ok and options.publish:
                watch.remember(
                    state.Kept(outcome.findings, outcome.pages, outcome.written + outcome.unchanged)
                )
    return outcome._replace(seconds=time.perf_counter() - started)
