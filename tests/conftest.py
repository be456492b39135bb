"""What all tests share."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, settings

# A busy machine must not fail a test, and a failure must come again: `HYPOTHESIS_PROFILE=search`
# looks for new ones.
settings.register_profile(
    "repeat", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("search", deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeat"))


def pytest_addoption(parser: pytest.Parser) -> None:
    """--refresh writes the generated files that tests compare."""
    parser.addoption("--refresh", action="store_true", help="write generated files anew")
