"""A kit with a small book, for three people or for a crowd, whose links have been given out."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from kitgen.build import register
from kitgen.build.editions.delivery import Outcome
from kitgen.build.editions.run import Wish, make
from kitgen.build.gate import gate
from kitgen.build.pipeline import quiet, today
from kitgen.build.sources import load

from ..conftest import Kit

CROWD = 520
"""Nine chunks: enough that worker processes are started."""


def give_out(kit: Kit) -> None:
    """Give everybody their links, as a build does, without making a site."""
    with closing(load(kit.root, quiet)) as sources:
        assert sources.kit is not None
        shown = gate(sources.kit, today(), drafts=False)
        links = register.complete(sources.register, shown, sources.ambassadors, for_good=True)
        register.write(kit.root, sources.register, links)


def made(kit: Kit, *people: str, **wishes: object) -> Outcome:
    """Make editions, of everybody if nobody is named; all must go well."""
    outcome = make(kit.root, Wish(people or None, **wishes))  # type: ignore[arg-type]  # by name
    assert outcome.ok, [str(finding) for finding in outcome.findings]
    return outcome


def files(folder: Path) -> dict[str, bytes]:
    """Everything in a folder, hidden files too."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


@pytest.fixture
def crowd(book: Kit) -> Kit:
    """The kit with so many people that it pays to share the work."""
    (book.root / "content/ambassadors.yaml").unlink()
    people = (f"p{number:03},Karin Holm {number},friend,true\n" for number in range(CROWD))
    head = "id,name,relation,name_public\n"
    book.write("content/ambassadors.csv", "".join([head, *people]))
    give_out(book)
    return book
