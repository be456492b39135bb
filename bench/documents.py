"""Measures what documents of the guide cost: the book a page, EPUB, slides and their print.

The sample kit, once with its first problem only, which makes a book of some thirty pages, once
whole. Typefaces, patterns and portraits are made before, as a build keeps them. CPU is user and
system time of this process; the median of the runs; memory is the most that the book takes in a
process of its own, as in a build.

    python -m bench.documents [--runs 5]
"""

from __future__ import annotations

import argparse
import datetime as dt
import multiprocessing
import resource
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from kitgen.build.bindery import Bindery
from kitgen.build.desk import Desk
from kitgen.build.examine import examine
from kitgen.build.gate import gate
from kitgen.build.readers import Readers
from kitgen.build.site import theme_folders
from kitgen.build.slideshow import Slideshow
from kitgen.build.sources import load
from kitgen.build.supplies import supplies_of
from kitgen.build.workshop import CachedWorkshop, work
from kitgen.outputs.common.theme import Address, Theme
from kitgen.outputs.page import Job, JobFailed, Made
from kitgen.outputs.pdf import making

ROOT = Path(__file__).resolve().parent.parent


class Forgetful:
    """A workshop that keeps everything but the book itself."""

    def __init__(self, folder: Path) -> None:
        self._inner = CachedWorkshop(folder)
        self.pages = 0
        self.size = 0
        self.book: Job | None = None

    def make(self, jobs: Sequence[Job]) -> list[tuple[Made, ...] | JobFailed]:
        for job in jobs:
            if job.function is making.book:
                self.book = job
                made = work(job)
                if isinstance(made, JobFailed):
                    raise SystemExit(str(made))
                ((about, data),) = made
                self.pages, self.size = int(str(about["pages"])), len(data)
        return self._inner.make(jobs)


@contextmanager
def desk(problems: int | None) -> Iterator[tuple[Desk, Forgetful]]:
    """The sample kit, or as many of its problems."""
    with tempfile.TemporaryDirectory() as folder, closing(load(ROOT, lambda *_: None)) as sources:
        if sources.kit is None:
            raise SystemExit("the sample kit has errors: kitgen check")
        day = dt.date.today()
        strings, _ = examine(sources, sources.kit, day)
        kit = gate(sources.kit, day, drafts=False)
        kit = kit._replace(problems=dict([*kit.problems.items()][:problems]))
        theme = Theme(theme_folders(ROOT), strings, Address(kit.settings.site.url), None)
        workshop = Forgetful(Path(folder))
        yield Desk(kit, theme, sources, supplies_of(sources), workshop, day), workshop


def memory(job: Job | None) -> float:
    """The most that a job takes in a process of its own, in MiB."""
    assert job is not None
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_memory, (job,))


def _memory(job: Job) -> float:
    work(job)
    status = Path("/proc/self/status")
    if status.exists():
        # Linux hands down what a parent used to the other counter.
        return int(status.read_text().partition("VmHWM:")[2].split()[0]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def cost(runs: int, make: Callable[[], Any]) -> float:
    """CPU seconds, once everything that is kept has been made."""
    make()
    found = []
    for _ in range(runs):
        before = time.process_time()
        make()
        found.append(time.process_time() - before)
    return statistics.median(found)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    print("| | CPU s | pages | CPU ms a page | MB | memory, MiB |")
    print("| --- | --- | --- | --- | --- | --- |")
    for problems, name in ((1, "one problem"), (None, "the sample")):
        with desk(problems) as (made, workshop):
            spent = cost(runs, lambda made=made: Bindery(made).bound())
            row("book, " + name, spent, workshop.pages, workshop.size, memory(workshop.book))
            for what, make in (
                ("EPUB", Readers(made).public),
                ("slides", lambda made=made: Slideshow(made).public()),
                ("their print", lambda made=made: Slideshow(made).printed()),
            ):
                row(f"{what}, {name}", cost(runs, make), 0, len(make()))


def row(name: str, spent: float, pages: int, size: int, most: float = 0) -> None:
    a_page = f"{spent / pages * 1000:.0f}" if pages else ""
    shown = f"{most:.0f}" if most else ""
    print(f"| {name} | {spent:.2f} | {pages or ''} | {a_page} | {size / 1e6:.2f} | {shown} |")


if __name__ == "__main__":
    main()
