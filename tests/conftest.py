"""What all tests share."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """--refresh writes the generated files that tests compare."""
    parser.addoption("--refresh", action="store_true", help="write generated files anew")
