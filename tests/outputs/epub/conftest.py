"""Books of the sample and of small kits, with pictures that cost nothing."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from PIL import Image

from kitgen.load.kit import load
from kitgen.load.resources import templates
from kitgen.model.interview import Use
from kitgen.outputs.common.strings import interface
from kitgen.outputs.common.theme import Address, Theme
from kitgen.outputs.epub.book import Guide, Picture, Supplies

DAY = dt.date(2026, 6, 1)
ROOT = Path(__file__).parents[3]


def _picture(width: int, height: int) -> Picture:
    out = io.BytesIO()
    Image.new("1", (width, height)).save(out, "PNG")
    return Picture("png", width, height, out.getvalue())


def guide_of(root: Path, **changes: Any) -> Guide:
    """All that the book of a kit is made from, without typefaces."""
    loaded = load(root)
    kit = loaded.kit
    assert kit is not None, loaded.findings
    folders = (templates(),)
    strings = interface(kit.settings.site.language, folders).strings
    guide = Guide(
        kit=kit,
        theme=Theme(folders, strings, Address(kit.settings.site.url)),
        interviews=lambda entry: loaded.interviews[entry.slug],
        printable=frozenset(e.slug for e in kit.entries if e.consent.covers(Use.PDF, DAY)),
        supplies=Supplies(
            cover=_picture(1600, 2264),
            pattern=_picture(72, 36),
            portraits={entry.slug: _picture(72, 90) for entry in kit.entries},
            typefaces=(),
        ),
        day=DAY,
    )
    return guide._replace(**changes)


def texts(epub: bytes) -> Mapping[str, str]:
    """The text files of a book by name."""
    with ZipFile(io.BytesIO(epub)) as opened:
        names = [n for n in opened.namelist() if n.endswith((".xhtml", ".opf", ".ncx", ".css"))]
        return {name.removeprefix("EPUB/"): opened.read(name).decode() for name in names}


@pytest.fixture(scope="session")
def sample() -> Guide:
    return guide_of(ROOT)


@pytest.fixture(scope="session")
def small() -> Callable[[str], Guide]:
    return lambda name: guide_of(ROOT / "tests" / "kits" / name)
