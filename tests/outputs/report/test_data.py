from __future__ import annotations

import datetime as dt
import json
import re
from enum import Enum
from typing import Any

import pytest

from kitgen.model.report import Introduction, Rate
from kitgen.outputs.report.data import as_json

from . import samples


def _same(value: Any, found: Any) -> None:
    """What a part of the report is in JSON, said again in the plainest way."""
    if isinstance(value, Enum):
        assert found == value.value
    elif isinstance(value, dt.date):
        assert dt.date.fromisoformat(found) == value
    elif isinstance(value, tuple) and hasattr(value, "_fields"):
        more = {"value"} if isinstance(value, Rate) else set()
        assert set(found) == set(value._fields) | more
        for key in value._fields:
            if isinstance(value, Introduction) and key == "days":
                assert list(found[key]) == [stage.value for stage, _ in value.days]
                for (_, day), one in zip(value.days, found[key].values(), strict=True):
                    _same(day, one)
            else:
                _same(getattr(value, key), found[key])
    elif isinstance(value, tuple):
        for part, one in zip(value, found, strict=True):
            _same(part, one)
    else:
        assert found == value


@pytest.mark.parametrize("name", ["sample", "large"])
def test_all_of_the_report_is_in_the_json(name: str) -> None:
    report = getattr(samples, name)()
    found = json.loads(as_json(report))
    assert found.pop("format") == 1
    assert [tuple(one.values()) for one in found["asked"]] == [*report.asked]
    found["asked"] = [list(one.values()) for one in found["asked"]]
    _same(report, found)


def test_figures_say_what_they_rest_on() -> None:
    steps = {one["id"]: one for one in json.loads(as_json(samples.first_week()))["steps"]}
    assert steps["visited"]["actual"] == {"value": 3, "basis": "measured", "withheld": False}
    assert steps["read"]["actual"] == {"value": None, "basis": "measured", "withheld": True}
    assert steps["won"]["actual"] == {"value": None, "basis": "not measured", "withheld": False}


def test_a_rate_that_would_tell_a_withheld_number_is_null() -> None:
    steps = {one["id"]: one for one in json.loads(as_json(samples.first_week()))["steps"]}
    assert steps["read"]["rate"] is None
    assert steps["introduced"]["rate"] is None


def test_controls_are_escaped_and_come_back_as_they_were() -> None:
    text = as_json(samples.hostile())
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)
    assert json.loads(text)["headline"] == samples.EVIL
