"""A kit whose share links have been given out, built once for all tests of a session."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from filelock import FileLock

from kitgen.links import key, ledger
from kitgen.links.ledger import Ledger

# pytest finds fixtures by their names: the last four are a kit with a book.
from ..build.conftest import KIT, OWNERS, PROBLEM, Kit, book, day, interview, warm, warm_book

__all__ = ["book", "day", "warm", "warm_book"]

PEOPLE = """\
- id: mara
  name: Mara Ek
  relation: customer
  interview: mara
  name_public: true
  email: mara@havn.example
  vanity: maria
- id: lea
  name: Dr. Léa Öst
  relation: friend
  email: lea@x.example
  language: fr
  channels: [email]
- { id: otto, name: Otto Post, relation: friend }
- { id: nina, name: Nina Nein, relation: friend, email: nina@x.example, do_not_ask: A complaint }
"""
LINKS = 31
"""Mara: her name, and three targets by four channels; Léa two by one; the others two by four."""
_DAY = "1790000000"


def given(kit: Kit) -> Ledger:
    """The ledger as it stands in the kit."""
    keys, wrong = key.read((kit.root / key.PATH).read_bytes())
    assert wrong == ()
    read = ledger.read((kit.root / ledger.PATH).read_bytes(), keys)
    assert read.findings == ()
    return read.ledger


def code(kit: Kit, ambassador: str, target: str, channel: str) -> str:
    """The code of a link that was given out."""
    link = given(kit).find(ambassador, target, channel)
    assert link is not None
    return link.code


def content(kit: Kit) -> dict[str, bytes]:
    """Every file of a kit but those that a command may keep for itself."""
    return {
        path.relative_to(kit.root).as_posix(): path.read_bytes()
        for path in sorted(kit.root.rglob("*"))
        if path.is_file() and ".kitgen" not in path.relative_to(kit.root).parts
    }


@pytest.fixture(scope="session")
def given_out(tmp_path_factory: pytest.TempPathFactory) -> Kit:
    """The kit that all tests share and none may change."""
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    kit = Kit(folder / "given-out")
    with FileLock(folder / "given-out.lock"), pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", _DAY)
        if not (folder / "given-out.done").exists():
            channels = "channels: [link, linkedin, email, in-person]"
            kit.write(
                "content/kit.yaml", KIT.replace("channels: [link, linkedin, email]", channels)
            )
            kit.write("content/problems/waiting.yaml", PROBLEM)
            kit.write("content/ideal-customers/owners.yaml", OWNERS)
            words = interview("Mara Ek").replace(
                "  portrait: { file: portrait.png, alt: A painted square. }\n", ""
            )
            kit.write("content/interviews/mara/interview.md", words)
            kit.write("content/ambassadors.yaml", PEOPLE)
            kit.built()
            (folder / "given-out.done").touch()
    return kit


@pytest.fixture
def linked(given_out: Kit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Kit:
    """A copy of the built kit."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", _DAY)
    shutil.copytree(given_out.root, tmp_path / "kit", copy_function=shutil.copy2)
    return Kit(tmp_path / "kit")
