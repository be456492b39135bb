"""Measures what a report costs: its figures, out of a year of daily tallies and a full CRM.

The sample kit with as many ambassadors as asked for, their links, tallies of every link and page
spread over a year, and records of which one in four was introduced. Seeded: the same every time.
CPU is user and system time of this process; memory is the most it took.

    python -m bench.report [--tallies 300000] [--records 20000] [--ambassadors 150]
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import resource
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from decimal import Decimal
from pathlib import Path

from kitgen.build.sources import load
from kitgen.links.key import keys
from kitgen.links.ledger import Ledger
from kitgen.links.plan import mint, wanted
from kitgen.model.ambassador import Ambassador, Relation
from kitgen.model.kit import Kit
from kitgen.model.lead import Reached, Record, Request, Stage
from kitgen.model.link import Link
from kitgen.model.tally import Tally, What
from kitgen.report.compute import compute
from kitgen.report.facts import Facts
from kitgen.report.period import period

ROOT = Path(__file__).resolve().parent.parent
TODAY = dt.date(2026, 6, 28)
YEAR = 365
KINDS = (What.VISIT,) * 6 + (What.READ,) * 2 + (What.DOWNLOAD, What.ASKED)
MACHINES = ("",) * 8 + ("a preview fetcher: WhatsApp", "a mail scanner")


def kit_with(ambassadors: int) -> tuple[Kit, Ledger]:
    with closing(load(ROOT, lambda *_: None)) as sources:
        if sources.kit is None:
            raise SystemExit("the sample kit has errors: kitgen check")
        kit = sources.kit
    guests = [entry.slug for entry in kit.entries]
    people = tuple(
        Ambassador(
            id=f"person-{number}",
            name=f"Given{number} Family{number}",
            relation=Relation.CUSTOMER,
            interview=guests[number] if number < len(guests) else None,
        )
        for number in range(ambassadors)
    )
    kit = kit._replace(ambassadors=people)
    return kit, mint(Ledger(), keys(b"bench" * 8), wanted(kit), "bench").ledger


def tallies(links: Sequence[Link], pages: Sequence[str], count: int) -> Iterator[Tally]:
    chance = random.Random(5)
    for _ in range(count):
        link = chance.choice(links)
        # A third of them walk on from the share page.
        page = link.path if chance.random() < 0.66 else chance.choice(pages)
        what = chance.choice(KINDS)
        day = TODAY - dt.timedelta(chance.randrange(YEAR))
        source = "nginx" if what is What.ASKED else "collector"
        machine = chance.choice(MACHINES)
        yield Tally(day, what, page, link.code, machine, chance.randint(1, 9), source)


def leads(
    links: Sequence[Link], people: Sequence[Ambassador], count: int
) -> tuple[list[Request], list[Record]]:
    chance = random.Random(7)
    forms, records = [], []
    for number in range(count):
        email, day = f"lead{number}@studio.example", TODAY - dt.timedelta(chance.randrange(YEAR))
        reached = [Reached(Stage.INTRODUCTION, day)]
        for stage in (Stage.MEETING, Stage.OPPORTUNITY, Stage.WON):
            day += dt.timedelta(chance.randrange(3, 30))
            if chance.random() < 0.5 or day > TODAY:
                break
            worth = Decimal(chance.randrange(1_000, 20_000)) if stage is not Stage.MEETING else None
            reached.append(Reached(stage, day, worth))
        referred = chance.random() < 0.25
        told = chance.choice(people).name if referred and chance.random() < 0.5 else ""
        source = "Referral" if referred else chance.choice(("Google Ads", "Fair", "Cold call"))
        if referred and chance.random() < 0.6:
            at = dt.datetime.combine(reached[0].day or TODAY, dt.time(9), dt.UTC)
            code = chance.choice(links).code
            forms.append(Request(f"{number}", at, f"Lead {number}", email, code, told, {}))
        records.append(
            Record(
                "hubspot",
                f"{number}",
                f"Lead {number}",
                email,
                industry=f"Industry {number % 40}",
                source=source,
                told=told,
                reached=tuple(reached),
            )
        )
    return forms, records


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tallies", type=int, default=300_000)
    parser.add_argument("--records", type=int, default=20_000)
    parser.add_argument("--ambassadors", type=int, default=150)
    asked = parser.parse_args()
    kit, ledger = kit_with(asked.ambassadors)
    pages = ["", "guide/", *(f"guide/{slug}/" for slug in kit.problems)]
    counted = list(tallies(ledger.links, pages, asked.tallies))
    forms, records = leads(ledger.links, kit.ambassadors, asked.records)
    facts = Facts(kit, ledger, counted, forms, records, (), TODAY)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    began = time.process_time()
    report = compute(facts, period(TODAY))
    taken = time.process_time() - began
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{len(counted):,} tallies, {len(forms):,} forms, {len(records):,} records")
    print(f"{asked.ambassadors:,} ambassadors, {len(ledger.links):,} links")
    print(f"{report.headline}\n{len(report.introductions):,} introductions are listed")
    print(f"computed in {taken:.2f} s CPU, {after - before:.0f} MiB beyond its facts")


if __name__ == "__main__":
    main()
