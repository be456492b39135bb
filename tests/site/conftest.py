"""The sample's site as values, for tests that need no browser; visits to it, for those that do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest

from ..kits.making import Built
from .reading import Pages
from .visiting import Visitor

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(scope="session")
def sample(built: Callable[[str], Built]) -> Pages:
    """The sample kit's site."""
    return Pages(built("sample"))


@pytest.fixture
def visit(browser: Browser, hosted: Callable[[str], str]) -> Iterator[Visitor]:
    """Opens pages of hosted kits; every page must have stayed quiet when the test ends."""
    visitor = Visitor(browser, hosted)
    yield visitor
    visitor.close()
