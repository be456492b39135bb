"""Measures what share links cost: the pages of a build, and a ledger of 300,000 links.

150 guests pass on their interview, the guide and the offer by 8 channels each: 3,600 share pages.
CPU of the whole process tree, one job; `cold` keeps pictures and fonts and nothing else.

    python -m bench.links [--runs 3]
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from pathlib import Path

from bench import sites
from bench.corpus import samples
from bench.run import KITGEN, age, forget, run
from kitgen.links import key, ledger, plan
from kitgen.links.ledger import Ledger
from kitgen.links.plan import Wanted
from kitgen.model.link import GUIDE, OFFER, interview

GUESTS = 150
MANY = 12_500
CHANNELS = ("link", "linkedin", "whatsapp", "email", "x", "sms", "print", "in-person")


def pages(runs: int) -> None:
    build = [*KITGEN, "build", "--jobs", "1", "--quiet"]
    found: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as top:
        kit = Path(top) / "kit"
        sites.kitgen(kit, samples(GUESTS))
        settings = kit / "content" / "kit.yaml"
        text = settings.read_text()
        settings.write_text(text.replace("[link, linkedin, email]", f"[{', '.join(CHANNELS)}]"))
        people = kit / "content" / "ambassadors.yaml"
        slugs = sorted(path.name for path in (kit / "content" / "interviews").iterdir())
        names = {
            slug: next(
                line.partition("name: ")[2]
                for line in (kit / f"content/interviews/{slug}/interview.md").open()
                if line.startswith("  name: ")
            ).strip()
            for slug in slugs
        }
        lines = [
            f"- {{id: {slug}, name: {names[slug]}, relation: customer, interview: {slug}, "
            "name_public: true}\n"
            for slug in slugs
        ]
        for number in range(runs + 1):
            for name, written in (("without", "[]\n"), ("with", "".join(lines))):
                people.write_text(written)
                for path in (kit / "content").rglob("*"):
                    age(path)
                if number:
                    forget(kit)
                for file in ("links.csv", "links.key"):
                    (kit / "content" / file).unlink(missing_ok=True)
                cpu, _ = run(build, kit)
                label = "first" if not number else "cold"
                found.setdefault(f"{label}, {name} share links", []).append(cpu)
        count = sum(1 for _ in (kit / "site" / "s").iterdir())
        packs = sum(1 for _ in (kit / "site").glob("share/*"))
        print(f"{count} share pages, {packs} share packs")
    for name, seconds in found.items():
        print(f"{name:30} {statistics.median(seconds):6.2f} s CPU")


def large(runs: int) -> None:
    keys = key.fresh()
    needs = [
        Wanted(f"guest-{number}", target, channel)
        for number in range(MANY)
        for target in (interview(f"guest-{number}"), GUIDE, OFFER)
        for channel in CHANNELS
    ]
    data = ledger.written(plan.mint(Ledger((), keys.name), keys, needs, "").ledger).encode()
    more = [*needs, Wanted("somebody-new", GUIDE, "link")]
    seconds = []
    for _ in range(runs):
        before = time.process_time()
        read = ledger.read(data, keys)
        assert not read.findings
        minted = plan.mint(read.ledger, keys, more, "")
        assert len(minted.new) == 1
        ledger.written(minted.ledger)
        seconds.append(time.process_time() - before)
    print(
        f"{len(needs):,} links read, checked and one added: {statistics.median(seconds):.2f} s CPU"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    large(options.runs)
    pages(options.runs)


if __name__ == "__main__":
    main()
