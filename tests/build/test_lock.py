"""Two builds of one site take turns; a process that ends, however it ends, holds up nobody."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kitgen.build.lock import only_one

_HOLD = """
import sys
from pathlib import Path
from kitgen.build.lock import only_one
with only_one(Path(sys.argv[1]), Path(sys.argv[2])):
    print("held", flush=True)
    sys.stdin.read()
"""


@contextmanager
def _holder(root: Path, out: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-c", _HOLD, str(root), str(out)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as held:
        assert held.stdout is not None
        assert held.stdout.readline() == "held\n"
        yield held


def test_a_second_build_says_so_and_waits_for_the_first(tmp_path: Path) -> None:
    said = []
    with _holder(tmp_path, tmp_path / "site") as first:

        def let_go() -> None:
            said.append("waiting")
            assert first.stdin is not None
            first.stdin.close()

        with only_one(tmp_path, tmp_path / "site", let_go):
            assert first.wait(10) == 0
    assert said == ["waiting"]


def test_a_build_that_was_killed_holds_up_nobody(tmp_path: Path) -> None:
    said: list[str] = []
    with _holder(tmp_path, tmp_path / "site") as first:
        first.kill()
        first.wait(10)
        with only_one(tmp_path, tmp_path / "site", lambda: said.append("waiting")):
            assert said == []


def test_builds_into_other_folders_need_not_wait(tmp_path: Path) -> None:
    said: list[str] = []
    with (
        only_one(tmp_path, tmp_path / "site"),
        only_one(tmp_path, tmp_path / "other", lambda: said.append("waiting")),
    ):
        assert said == []


def test_the_lock_can_be_taken_again(tmp_path: Path) -> None:
    for _ in range(2):
        with only_one(tmp_path, tmp_path / "site"):
            assert list((tmp_path / ".kitgen").glob("lock-*"))
