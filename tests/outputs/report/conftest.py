"""Reports as pages: each is rendered once for all tests of a worker."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from kitgen.load.resources import templates
from kitgen.model.brand import Brand
from kitgen.model.report import Report
from kitgen.outputs.common.strings import Strings, interface
from kitgen.outputs.common.theme import Address, Theme
from kitgen.outputs.report import page
from kitgen.outputs.report.saying import Saying

from ...site.reading import Page
from . import samples

SAMPLES = ("sample", "first_week", "large", "hostile", "arabic")


@cache
def _report(name: str) -> Report:
    found: Report = getattr(samples, name)()
    return found


@cache
def _theme(language: str) -> Theme:
    strings = interface(language, (templates(),)).strings
    return Theme((templates(),), strings, Address("https://guide.example.org/"))


@cache
def _page(name: str) -> Page:
    report = _report(name)
    return Page("index.html", page.render(report, _theme(report.language), Brand()))


@pytest.fixture
def words() -> Strings:
    return _theme("en").strings


@pytest.fixture
def report() -> Callable[[str], Report]:
    """A report by its name."""
    return _report


@pytest.fixture
def theme() -> Callable[[str], Theme]:
    """The default theme in a language."""
    return _theme


@pytest.fixture
def rendered() -> Callable[[str], Page]:
    """A report's page by its name."""
    return _page


@pytest.fixture
def say() -> Callable[[str], Saying]:
    """How a report's figures are written, by its name."""
    return lambda name: Saying(_theme("en").strings, _report(name))
