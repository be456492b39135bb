"""Measures `kitgen editions --all` for thousands of people: the sample's book, a PDF for each.

Most names are Latin; some are Arabic, and some Chinese where this computer has a typeface for them.
The book is laid out before. CPU is user and system time of all processes, one job by default. Then
the same command once more, which has nothing to do. The editions are deleted in the end.

    python -m bench.editions_at_scale [--people 15000] [--jobs 1] [--out /dev/shm]
"""

from __future__ import annotations

import argparse
import csv
import ctypes
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import NamedTuple

from bench.editions import FIRST, LAST
from bench.run import KITGEN
from kitgen.build import register
from kitgen.build.gate import gate
from kitgen.build.pipeline import quiet, today
from kitgen.build.sources import load
from kitgen.load.resources import sample
from kitgen.media import system
from kitgen.media.outline import Typeface
from kitgen.outputs.common import scripts

SEED = 7
SUBREAPER = 36
"""Linux: processes whose parent has ended become this one's, so that their CPU is counted."""
ARABIC = ("مريم", "يوسف", "ليلى", "خالد"), ("الخطيب", "حداد", "منصور", "عبد الله")
CHINESE = ("王", "李", "张", "刘"), ("小明", "伟", "秀英", "建国")


class Measure(NamedTuple):
    cpu: float
    wall: float
    memory: float
    """The most that one process held, in MiB."""


def names(count: int) -> Iterator[str]:
    """No two are alike but by chance."""
    chance = random.Random(SEED)
    arabic = "Noto Sans Arabic" in set(scripts.families(frozenset((0x645,))))
    font = system.font_with("王", serif=True, weight=400)
    chinese = font is not None and Typeface.of_file(*font).has("王")
    for _ in range(count):
        kind = chance.random()
        if arabic and kind < 0.03:
            yield " ".join(map(chance.choice, ARABIC))
        elif chinese and kind > 0.98:
            yield "".join(map(chance.choice, CHINESE))
        else:
            middle = "".join(chance.choices("bcdfghjklmnpqrstvwxz", k=5)).title()
            yield f"{chance.choice(FIRST)} {middle} {chance.choice(LAST)}"


def write_kit(root: Path, count: int) -> None:
    """The sample with so many people, who have been given their links."""
    shutil.copytree(sample(), root / "content")
    (root / "content" / "ambassadors.yaml").unlink()
    (root / "content" / "links.csv").unlink()
    with (root / "content" / "ambassadors.csv").open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(("id", "name", "relation", "name_public"))
        rows.writerows(
            (f"p{number:05}", name, "friend", "true") for number, name in enumerate(names(count))
        )
    with closing(load(root, quiet)) as sources:
        assert sources.kit is not None
        shown = gate(sources.kit, today(), drafts=False)
        links = register.complete(sources.register, shown, sources.ambassadors, for_good=True)
        register.write(root, sources.register, links)


def measured(*command: str) -> tuple[Measure, str]:
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    wall = time.perf_counter() - started
    with suppress(ChildProcessError):
        while True:
            os.waitpid(-1, 0)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Measure(cpu, wall, after.ru_maxrss / 1024), done.stdout.strip().splitlines()[-1]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=15_000)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--out", type=Path, help="a folder with room for 1 MB a head")
    options = parser.parse_args()
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(SUBREAPER, 1, 0, 0, 0)
    with tempfile.TemporaryDirectory() as top, tempfile.TemporaryDirectory(dir=options.out) as out:
        kit = Path(top) / "kit"
        write_kit(kit, options.people)
        command = [*KITGEN, "editions", str(kit), "--jobs", str(options.jobs), "--out"]
        measured(*command, str(Path(top) / "one"), "--for", "p00000")
        print("| | CPU s | wall s | editions a CPU second | MiB |")
        print("| --- | --- | --- | --- | --- |")
        for what in ("all", "all again, nothing to do"):
            found, said = measured(*command, out, "--all")
            rate = f"{options.people / found.cpu:,.0f}"
            print(
                f"| {what} | {found.cpu:.1f} | {found.wall:.1f} | {rate} | {found.memory:.0f} |",
                flush=True,
            )
        sizes = [path.stat().st_size for path in Path(out).iterdir()]
        print(f"\n{said}\n{len(sizes):,} files, {sum(sizes) / 1e9:.1f} GB")


if __name__ == "__main__":
    main()
