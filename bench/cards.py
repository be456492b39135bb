"""Measures how many cards one core makes in a second when nothing is kept, and what they weigh.

The sample kit's cards, each job as a worker of a build does it; the typefaces and patterns that
cards share stand apart. CPU is user and system time of this process, with the libraries already
imported: the median of the runs.

    python -m bench.cards [--runs 5]
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from kitgen.build.deck import add_cards
from kitgen.build.workshop import CachedWorkshop
from kitgen.load.kit import load
from kitgen.load.resources import templates
from kitgen.model.kit import Kit
from kitgen.outputs.common.strings import interface
from kitgen.outputs.common.theme import Address, Theme
from kitgen.outputs.page import Job, JobFailed, Made
from kitgen.outputs.site.assets import Assets
from kitgen.outputs.site.collect import Collected
from kitgen.outputs.site.jobs import Supplies

ROOT = Path(__file__).resolve().parent.parent


class Timed:
    """A workshop that has nothing yet, and notes what each kind of work took."""

    def __init__(self, folder: Path) -> None:
        self._inner = CachedWorkshop(folder)
        self.taken: dict[str, list[float]] = defaultdict(list)
        self.sizes: dict[str, list[int]] = defaultdict(list)

    def make(self, jobs: Sequence[Job]) -> list[tuple[Made, ...] | JobFailed]:
        made: list[tuple[Made, ...] | JobFailed] = []
        for job in jobs:
            kind = job.function.__name__
            before = time.process_time()
            made += self._inner.make([job])
            self.taken[kind].append(time.process_time() - before)
            if isinstance(made[-1], JobFailed):
                raise SystemExit(f"{kind} failed: {made[-1]}")
            self.sizes[kind] += [piece.size for piece in made[-1]]
        return made


def sample() -> tuple[Kit, Supplies]:
    loaded = load(ROOT)
    if loaded.kit is None:
        raise SystemExit("the sample kit has errors: kitgen check")
    sizes = {path: info.size for path, info in loaded.files.items()}
    return loaded.kit, Supplies(ROOT, digest, sizes, "")


def digest(path: str) -> str:
    return hashlib.sha256((ROOT / path).read_bytes()).hexdigest()


def run(kit: Kit, supplies: Supplies) -> Timed:
    """All cards from nothing."""
    words = interface(kit.settings.site.language, [templates()])
    theme = Theme((templates(),), words.strings, Address(kit.settings.site.url), None)
    nothing = Collected(Assets("", "", (), ""), (), ())
    with tempfile.TemporaryDirectory() as folder:
        timed = Timed(Path(folder))
        add_cards(nothing, kit, theme, supplies, timed, dt.date.today())
        return timed


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    kit, supplies = sample()
    run(kit, supplies)
    found = [run(kit, supplies) for _ in range(runs)]
    print("| | cards | CPU ms a card | cards a second | KB a card | heaviest KB |")
    print("| --- | --- | --- | --- | --- | --- |")
    for kind, name in (("quotes", "a guest, three shapes"), ("guide", "a page")):
        sizes = found[0].sizes[kind]
        cost = statistics.median(sum(one.taken[kind]) for one in found) / len(sizes)
        print(
            f"| {name} | {len(sizes)} | {cost * 1000:.0f} | {1 / cost:.1f} "
            f"| {statistics.mean(sizes) / 1000:.0f} | {max(sizes) / 1000:.0f} |"
        )
    shared = statistics.median(sum(one.taken["faces"] + one.taken["plate"]) for one in found)
    print(f"\nTypefaces and patterns, once a kit: {shared:.2f} s")


if __name__ == "__main__":
    main()
