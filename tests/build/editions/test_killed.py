"""A run that is killed leaves whole files, and the next one goes on from there."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path

import pytest

from kitgen.build.editions.delivery import Stopped
from kitgen.build.editions.record import Record

from ..conftest import Kit
from .conftest import CROWD, files, made

pytestmark = pytest.mark.skipif(os.name != "posix", reason="SIGKILL is a thing of POSIX")

# The process kills itself at a chosen rename, before or after it: no clock would hit it this well.
KILLED = """
import os, signal, sys
from pathlib import Path
from kitgen.build.editions.run import Wish, make
real, left, late = Path.replace, [int(sys.argv[2])], sys.argv[3] == "late"
def replace(self, target):
    if self.suffix == ".draft":
        left[0] -= 1
        if left[0] == 0:
            if late:
                real(self, target)
            os.kill(os.getpid(), signal.SIGKILL)
    return real(self, target)
Path.replace = replace
make(Path(sys.argv[1]), Wish(None))
"""


def test_killed_beside_a_rename_what_is_there_is_whole_and_the_rest_is_made(
    book: Kit, tmp_path: Path
) -> None:
    made(book, out=str(tmp_path / "whole"))
    whole = files(tmp_path / "whole")
    folder = book.root / "editions"
    for file, when, there in ((1, "early", 0), (2, "late", 2)):
        arguments = [sys.executable, "-c", KILLED, str(book.root), str(file), when]
        assert subprocess.run(arguments, check=False).returncode == -signal.SIGKILL
        left = files(folder)
        assert len(whole.keys() & left.keys()) == there
        assert all(left[name] == data for name, data in whole.items() if name in left)
    made(book)
    assert files(folder) == whole
    assert made(book).made == 0


@pytest.mark.parametrize("when", ["early", "late"])
def test_interrupted_beside_a_note_as_many_are_told_as_the_next_run_finds(
    crowd: Kit, monkeypatch: pytest.MonkeyPatch, when: str
) -> None:
    real, left = Record.note, [3]

    def note(self: Record, written: Iterable[tuple[str, str, int]]) -> None:
        left[0] -= 1
        if left[0] or when == "late":
            real(self, written)
        if left[0] == 0:
            raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(Record, "note", note)
        with pytest.raises(Stopped) as stopped:
            made(crowd, jobs=1)
    told = stopped.value.outcome
    assert 0 < told.made < CROWD
    again = made(crowd, jobs=1)
    assert (again.kept, again.made) == (told.made, CROWD - told.made)


def test_a_crowd_is_gone_on_with_when_all_processes_are_killed_at_work(crowd: Kit) -> None:
    folder = crowd.root / "editions"
    process = subprocess.Popen(
        [sys.executable, "-m", "kitgen", "editions", "--all", "--jobs", "2", str(crowd.root)],
        start_new_session=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    record = None
    while process.poll() is None and record is None:
        time.sleep(0.01)
        # Some chunks are done, and others are in hand.
        known = list((crowd.root / ".kitgen").glob("editions-*.tsv"))
        record = next((path for path in known if path.stat().st_size > 10_000), None)
    os.killpg(process.pid, signal.SIGKILL)
    said = process.communicate()[0]
    assert process.returncode == -signal.SIGKILL, said
    left = files(folder)
    assert 0 < len(left) < CROWD
    again = made(crowd, jobs=2)
    assert again.made + again.kept == CROWD
    assert 0 < again.kept <= len(left)
    now = files(folder)
    assert len(now) == CROWD
    for name, data in left.items():
        if not name.startswith("."):
            assert now[name] == data
