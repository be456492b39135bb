"""A kit whose site is counted, and collectors for it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

import pytest
from filelock import FileLock

from kitgen.links import key, ledger

from ..conftest import PEOPLE, Kit
from .collecting import BASE, ORIGIN, Running, collecting

FIELDS = "      - { name: note, label: A note, kind: text }\n"
COUNTED = f"collect: {{ url: {ORIGIN}{BASE} }}\nprivacy: {{ controller: The Makers in Bristol }}"
MORE = "      - { name: told, label: Who told you?, kind: told }\n"
OFFERS = "kitgen.build.collector.offers"
LARGE = 20_000_000
EDITION = bytes(range(256)) * 400


def made(
    like: Kit, factory: pytest.TempPathFactory, name: str, change: Callable[[Kit], None]
) -> Kit:
    """A kit of that name, like another but for a change, built once for all workers."""
    folder = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    with FileLock(folder / f"{name}.lock"):
        if not (folder / f"{name}.done").exists():
            kit = like.copy(folder / name)
            change(kit)
            kit.built()
            for code in codes(kit):
                kit.write(f"site/d/{code}.pdf", EDITION)
            kit.write(f"site/d/{codes(kit)[0]}-large.pdf", bytes(LARGE))
            (folder / f"{name}.done").touch()
    return Kit(folder / name)


def count(kit: Kit) -> None:
    """Have a kit's site counted."""
    kit.edit("content/kit.yaml", "https://guide.example/", f"{ORIGIN}{BASE}")
    kit.edit("content/kit.yaml", FIELDS, FIELDS + MORE)
    kit.edit("content/kit.yaml", "channels:", f"{COUNTED}\nchannels:")
    kit.write("content/ambassadors.yaml", PEOPLE)


def leave_out(kit: Kit) -> None:
    """Leave a kit's share pages to the collector."""
    kit.edit("content/kit.yaml", "channels:", "links: { pages_up_to: 0 }\nchannels:")


def codes(kit: Kit) -> list[str]:
    """The codes of a kit's share links."""
    keys, _ = key.read((kit.root / key.PATH).read_bytes())
    found = ledger.read((kit.root / ledger.PATH).read_bytes(), keys).ledger
    return [link.code for link in found.links]


@pytest.fixture(scope="session")
def counted(warm: Kit, tmp_path_factory: pytest.TempPathFactory) -> Kit:
    """A built kit whose site is counted."""
    return made(warm, tmp_path_factory, "counted", count)


@pytest.fixture(scope="session")
def unwritten(counted: Kit, tmp_path_factory: pytest.TempPathFactory) -> Kit:
    """The same without the pages of its share links: the collector makes them."""
    return made(counted, tmp_path_factory, "unwritten", leave_out)


@pytest.fixture(scope="session")
def code(counted: Kit) -> str:
    """A share link's code."""
    return codes(counted)[0]


@pytest.fixture(scope="session")
def shared(counted: Kit, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A collector that many tests ask, each as somebody else."""
    folder = tmp_path_factory.mktemp("shared")
    database = f"sqlite:///{folder / 'events.db'}"
    # All of the tests together send more forms than all readers of an hour.
    with collecting(counted, database, folder, patience={f"{OFFERS}._ALL": 9000}) as running:
        yield running


@pytest.fixture
def visits(shared: Running) -> Callable[[], int]:
    """How many visits the shared collector has taken down."""
    return lambda: len(shared.rows("visit"))
