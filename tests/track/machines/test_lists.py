"""How many of the machines on real lists are found, and how many people are taken for one.

The lists come with packages: Matomo's bots and phones with device_detector, a month of a large
site's browsers with fake-useragent. `python -m bench.machines` prints more.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib.metadata import distribution
from pathlib import Path

import pytest
import yaml

from kitgen.track.machines import Asking, reason

# Other names stand for apps, players and appliances, in which nobody reads a page.
BROWSERS = ("smartphone", "phablet", "tablet", "desktop")
_BROWSERS_BEGIN = "Mozilla/5.0 ("


def _listed(package: str, folder: str, file: str) -> list[Path]:
    return sorted(Path(str(distribution(package).locate_file(folder))).glob(file))


def _matomo(kind: str) -> list[str]:
    folder = "device_detector/tests/fixtures/upstream"
    # The longest list comes in dozens of files; every eighth is enough for a test.
    files = _listed("device_detector", folder, f"{kind}*.yml")
    files = files if len(files) < 8 else files[::8]
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    rows = [row for file in files for row in yaml.load(file.read_text("utf-8"), loader)]
    agents = {row["user_agent"] for row in rows}
    return sorted(agent for agent in agents if kind == "bots" or agent.startswith(_BROWSERS_BEGIN))


def _seen() -> list[str]:
    (file,) = _listed("fake-useragent", "fake_useragent/data", "browsers.jsonl")
    lines = file.read_text("utf-8").splitlines()
    return sorted({json.loads(line)["useragent"] for line in lines})


def _known() -> list[str]:
    (file,) = _listed("crawler-user-agents", "crawleruseragents", "crawler-user-agents.json")
    return [agent for entry in json.loads(file.read_text("utf-8")) for agent in entry["instances"]]


def _share(agents: list[str]) -> float:
    return sum(1 for agent in agents if reason(Asking(agent))) / len(agents)


@pytest.mark.parametrize(
    ("listed", "count", "found"), [(lambda: _matomo("bots"), 1_000, 0.98), (_known, 2_000, 0.995)]
)
def test_nearly_all_machines_are_found(
    listed: Callable[[], list[str]], count: int, found: float
) -> None:
    agents = listed()
    assert len(agents) > count
    assert _share(agents) >= found


def test_people_on_a_large_site_are_people() -> None:
    agents = _seen()
    assert len(agents) > 500
    assert [agent for agent in agents if reason(Asking(agent))] == []


@pytest.mark.parametrize("kind", BROWSERS)
def test_people_with_uncommon_phones_are_people(kind: str) -> None:
    agents = _matomo(kind)
    assert len(agents) > 250
    assert _share(agents) <= (0.01 if kind == "desktop" else 0.002)
