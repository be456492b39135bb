"""A small site, and its logs in files written by hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from kitgen.track.places import Places
from kitgen.track.read import read
from kitgen.track.reading import Reading
from kitgen.track.where import Where

SAMPLES = Path(__file__).parent / "samples"


@pytest.fixture
def where() -> Where:
    people = {
        "bcdfghjkmn": "mara",
        "mara": "mara",
        **{f"{letter * 10}": f"person-{letter}" for letter in "vwx"},
    }
    pages = frozenset({"", "offer/", "guide/", "guide/waiting/", "conversations/mara/"})
    documents = frozenset({"guide/the-guide.pdf", "guide/the-guide.epub"})
    return Where(Places("/guide/", pages, people), documents, "example.org")


@pytest.fixture
def reading(where: Where) -> Callable[[Path], Reading]:
    """What came of a file."""

    def find(path: Path) -> Reading:
        (found,) = read([path], where)
        return found

    return find


@pytest.fixture
def sample(reading: Callable[[Path], Reading]) -> Callable[[str], Reading]:
    """What came of a sample."""
    return lambda name: reading(SAMPLES / name)


@pytest.fixture
def written(tmp_path: Path, reading: Callable[[Path], Reading]) -> Callable[..., Reading]:
    """What came of lines."""

    def find(*lines: str, end: str = "\n") -> Reading:
        path = tmp_path / "some.log"
        path.write_bytes("".join(f"{line}{end}" for line in lines).encode())
        return reading(path)

    return find


@pytest.fixture
def counted() -> Callable[[Reading], Counter[tuple[str, str, str, str, str]]]:
    """The tallies of a reading: day, what, page, code, machine."""
    return lambda reading: Counter(
        {
            (str(one.day), one.what.value, one.page, one.code, one.machine): one.count
            for one in reading.tallies
        }
    )
