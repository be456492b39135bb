"""The report over ten million visits in SQLite: the days are added up once, then it is quick.

python -m bench.report_at_scale [--visits 10000000] [--days 400] [--folder FOLDER]

Visits of the sample kit's links and pages over as many days; a twentieth are machines'. Figures
are of one process: adding up all days (the collector does it day by day), then the whole report
with the kit loaded, twice.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from kitgen.build.collector.knowledge import Knowledge, learn
from kitgen.build.reporting import Wish, make
from kitgen.track.store import open_store
from kitgen.track.store.days import number_of

_ROOT = Path(__file__).parents[1]
_CRAWLER = "crawler: Googlebot"


def visits(knowledge: Knowledge, count: int, days: int, last: int) -> Iterator[tuple[object, ...]]:
    """Rows of the visit table, day by day."""
    chance = random.Random(5)
    links = [(f"s/{code}/", code) for code in knowledge.places.people]
    pages = [(page, "") for page in knowledge.places.pages]
    each = count // days
    for day in range(last - days + 1, last + 1):
        for _ in range(each):
            page, code = chance.choice(links if chance.random() < 0.8 else pages)
            visitor = chance.getrandbits(96).to_bytes(12, "big")
            machine = _CRAWLER if chance.random() < 0.05 else ""
            id = chance.getrandbits(64) - (1 << 63)
            at = day * 86_400 + chance.randrange(86_400)
            depth, stay = chance.randrange(101), chance.randrange(300)
            yield day, id, at, visitor, page, code, depth, stay, machine


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--visits", type=int, default=10_000_000)
    parser.add_argument("--days", type=int, default=400)
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    knowledge = learn(_ROOT, _ROOT / "site").knowledge
    assert knowledge is not None, "make kit first"
    now = time.time()
    yesterday = number_of(dt.datetime.fromtimestamp(now, dt.UTC).date()) - 1
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        file = Path(folder) / "events.db"
        open_store(f"sqlite:///{file}").close()
        with closing(sqlite3.connect(file)) as connection:
            connection.execute("pragma synchronous=off")
            rows = visits(knowledge, options.visits, options.days, yesterday)
            with connection:
                connection.executemany("insert into visit values (?,?,?,?,?,?,?,?,?)", rows)
        print(f"{options.visits:,} visits, {file.stat().st_size / 1e6:,.0f} MB")
        with open_store(f"sqlite:///{file}") as store:
            began, spent = time.perf_counter(), time.process_time()
            store.settle(int(now), knowledge.places.person)
            _say("all days added up", began, spent)
            wish = Wish(since=dt.date.today() - dt.timedelta(options.days))
            for label in ("report", "report again"):
                began, spent = time.perf_counter(), time.process_time()
                made = make(_ROOT, _ROOT / "site", store, "events.db", wish, now)
                assert made.ready is not None
                _say(label, began, spent)
            visited = {step.id: step.actual.value for step in made.ready.report.steps}["visited"]
            print(f"visits by people: {visited:,.0f}")


def _say(what: str, began: float, spent: float) -> None:
    print(f"{what}: {time.perf_counter() - began:.1f} s, CPU {time.process_time() - spent:.1f} s")


if __name__ == "__main__":
    main()
