"""A month of shares played to the real collector, an import, and a report that must be right.

python -m bench.simulate [--seed 2026] [--database URL]

Everything but the passing of time is real: the collector's application, journal and database, the
reading of a CRM's export, the report. Every figure is compared with what the month knows.
"""

from __future__ import annotations

import argparse
import csv
import datetime as dt
import tempfile
import time
from pathlib import Path

from bench.simulation.check import Compared, compare
from bench.simulation.happenings import moment
from bench.simulation.month import FIRST, LAST, Month
from bench.simulation.play import play
from kitgen.build.collector.knowledge import learn
from kitgen.build.leads import take
from kitgen.build.links.book import read_book
from kitgen.build.reporting import Ready, Wish, make
from kitgen.track.store import open_store


def simulate(
    root: Path, folder: Path, seed: int, database: str = ""
) -> tuple[list[Compared], Ready]:
    """Play a month to a built kit; the export lies in a folder, and so does the database."""
    site = root / "site"
    knowledge, book = learn(root, site).knowledge, read_book(root).book
    assert knowledge is not None, "build the kit first"
    assert book is not None
    month = Month(book.ledger, {one.id: one.name for one in book.kit.ambassadors}, seed)
    export = folder / "hubspot.csv"
    with export.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(month.export())
    after = moment(LAST + dt.timedelta(2), 0)
    with open_store(database or f"sqlite:///{folder / 'events.db'}") as store:
        play(month.asks, root, knowledge, store)
        taken = take(root, export, LAST + dt.timedelta(2), anew=True, write=False)
        assert taken.read is not None, taken.findings
        store.put_records(taken.read.records, int(after))
        made = make(root, site, store, "events.db", Wish(FIRST, LAST), after)
    assert made.ready is not None, made.findings
    return compare(made.ready.report, month.truth), made.ready


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--database", default="", help="An empty one. Default: SQLite.")
    parser.add_argument("--out", type=Path, help="Where the report's page goes.")
    options = parser.parse_args()
    started = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        found, ready = simulate(
            Path(__file__).parents[1], Path(folder), options.seed, options.database
        )
    wrong = [one for one in found if not one.right]
    for one in wrong:
        print(f"{one.what}: the report says {one.said}, true is {one.true}")
    print(f"{len(found)} figures, {len(wrong)} wrong, {time.perf_counter() - started:.1f} s")
    if options.out:
        options.out.write_text(ready.page(), "utf-8")
    raise SystemExit(1 if wrong else 0)


if __name__ == "__main__":
    main()
