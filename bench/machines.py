"""Measures how well machines are told apart: on lists of machines, and of people's browsers.

The lists come with packages. Two of them are development dependencies; further ones are read where
they are installed or unpacked: crawlerdetect's sources, random-user-agent, my-fake-useragent, and
npm's user-agents (browsers that were seen on real sites, 2024 and later).

    python -m bench.machines [FOLDER ...]   # folders with sources, site-packages or node_modules
"""

from __future__ import annotations

import argparse
import json
import re
import runpy
import statistics
import time
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib.metadata import distribution
from itertools import chain
from pathlib import Path
from typing import Any

import yaml

from kitgen.track.machines import Asking, reason

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
NOT_READ_IN = ("bots", "feed_reader", "mediaplayer", "mobile_apps", "podcasting", "smart_speaker")
"""Matomo's lists of what is no browser at all."""


def known() -> Iterator[tuple[str, bool, Iterable[str]]]:
    path = Path(str(distribution("crawler-user-agents").locate_file("crawleruseragents")))
    entries = json.loads((path / "crawler-user-agents.json").read_text("utf-8"))
    yield "crawler-user-agents", True, chain.from_iterable(one["instances"] for one in entries)
    fixtures = Path(
        str(distribution("device_detector").locate_file("device_detector/tests/fixtures/upstream"))
    )
    by_kind: dict[str, list[str]] = {}
    for file in sorted(fixtures.glob("*.yml")):
        kind = re.sub(r"-\d+$", "", file.stem)
        rows = yaml.load(file.read_text("utf-8"), LOADER) or []
        agents = [row["user_agent"] for row in rows if isinstance(row.get("user_agent"), str)]
        by_kind.setdefault(kind, []).extend(agents)
    yield "device_detector: bots", True, by_kind["bots"]
    for kind in sorted(by_kind.keys() - set(NOT_READ_IN)):
        yield f"device_detector: {kind}", False, browsers(by_kind[kind])
    data = Path(str(distribution("fake-useragent").locate_file("fake_useragent/data")))
    lines = (data / "browsers.jsonl").read_text("utf-8").splitlines()
    yield "fake-useragent", False, (json.loads(line)["useragent"] for line in lines)


def further(folder: Path) -> Iterator[tuple[str, bool, Iterable[str]]]:
    for file in folder.rglob("fixtures/user_agent/crawlers.txt"):
        yield "crawlerdetect", True, file.read_text("utf-8").splitlines()
        devices = file.with_name("devices.txt").read_text("utf-8").splitlines()
        yield "crawlerdetect: devices", False, browsers(devices)
    for file in folder.rglob("user-agents/dist/user-agents.json"):
        rows = json.loads(file.read_text("utf-8"))
        yield "npm user-agents", False, (row["userAgent"] for row in rows)
    for file in folder.rglob("my_fake_useragent/parsed_data.py"):
        data = runpy.run_path(str(file))["parsed_data"]
        rows = chain.from_iterable(data.values())
        yield "my-fake-useragent", False, browsers(row["string"] for row in rows)
    for file in folder.rglob("random_user_agent/data/user_agents.zip"):
        with zipfile.ZipFile(file) as packed, packed.open("user_agents.jl") as lines:
            rows = [json.loads(line) for line in lines]
        seen = (row["user_agent"] for row in rows if "browser" in row["software_type"])
        yield "random-user-agent", False, browsers(seen)


def browsers(agents: Iterable[str]) -> Iterator[str]:
    """Those that any browser of this century would send: lists of devices name apps as well."""
    return (agent for agent in agents if agent.startswith(("Mozilla/5.0 (", "Opera/")))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path)
    reason(Asking("warm up"))
    for name, machines, agents in chain(
        known(), chain.from_iterable(map(further, parser.parse_args().folders))
    ):
        distinct = sorted({agent for agent in agents if agent.strip()})
        started = time.process_time()
        found = [reason(Asking(agent)) for agent in distinct]
        micros = (time.process_time() - started) / max(len(distinct), 1) * 1e6
        count = sum(map(bool, found))
        share = 100 * count / max(len(distinct), 1)
        said = f"{share:7.3f} % {'found' if machines else 'taken for machines'}"
        print(f"{name:40} {len(distinct):7,} {said:30} {micros:6.0f} µs a new agent")
        if not machines and count:
            common = Counter(filter(None, found)).most_common(3)
            print(" " * 12, ", ".join(f"{why} ({how})" for why, how in common))
    asking = Asking(distinct[0])
    times = [_time(asking) for _ in range(5)]
    print(f"a known agent: {statistics.median(times) * 1e9:.0f} ns")


def _time(asking: Asking, rounds: int = 100_000) -> float:
    started = time.process_time()
    for _ in range(rounds):
        reason(asking)
    return (time.process_time() - started) / rounds


if __name__ == "__main__":
    main()
