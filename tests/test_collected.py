"""No test is left out: pytest passes folders by whose names are on a list, and build was one."""

from __future__ import annotations

from fnmatch import fnmatch
from pathlib import Path

import pytest

_TESTS = Path(__file__).parent


def test_every_folder_with_tests_is_gone_through(request: pytest.FixtureRequest) -> None:
    passed_by = request.config.getini("norecursedirs")
    folders = {part for path in _TESTS.rglob("test_*.py") for part in path.parent.parts}
    inside = {folder for folder in folders if folder not in _TESTS.parts}
    assert "build" in inside
    assert {name for name in inside if any(fnmatch(name, one) for one in passed_by)} == set()
