"""A build that is killed, or meets another, leaves a site of whole files."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.skipif(os.name != "posix", reason="SIGKILL is a thing of POSIX")


def start(root: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "kitgen", "build", "--jobs", "1", str(root)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )


PEOPLE = "- { id: mara, name: Mara Ek, relation: customer, interview: mara, vanity: mara-ek }\n"


def edit(kit: Any) -> None:
    """Change every page, add some and take some away."""
    more = "- { id: lea, name: Lea Ost, relation: friend, vanity: lea }\n"
    kit.write("content/ambassadors.yaml", f"{PEOPLE}{more}")
    kit.edit("content/kit.yaml", "The Waiting Guide", "The Guide")
    for old in (kit.root / "content" / "interviews").iterdir():
        if old.name == "kofi":
            old.rename(old.with_name("kofi-rao"))


def test_killed_at_any_moment_each_file_is_old_or_new_and_the_next_build_completes(
    kit: Any, clean: Callable[[], dict[str, bytes]]
) -> None:
    kit.write("content/ambassadors.yaml", PEOPLE)
    old = kit.built()
    edit(kit)
    new = clean()
    began = time.monotonic()
    whole = start(kit.copy(kit.root.with_name("timed")).root)
    said = whole.communicate()[0]
    assert whole.returncode == 0, said
    length = time.monotonic() - began
    killed = 0
    for share in (0.3, 0.6, 0.75, 0.8, 0.85, 0.88, 0.91, 0.94, 0.97):
        process = start(kit.root)
        time.sleep(share * length)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        killed += process.returncode == -signal.SIGKILL
        for path, data in kit.files().items():
            if path != ".kitgen.json":
                assert data in (old.get(path), new.get(path)), path
        if kit.files() == new:
            break
    assert killed
    assert kit.built() == new
    assert not list((kit.root / ".kitgen").glob("journal-*"))
    assert not list((kit.root / ".kitgen").glob("stage-*"))


def test_killed_while_it_publishes_the_next_build_completes(
    kit: Any, clean: Callable[[], dict[str, bytes]]
) -> None:
    kit.write("content/ambassadors.yaml", PEOPLE)
    old = kit.built()
    edit(kit)
    new = clean()
    for moves in (0, 1, 3, 7, 12):
        # The process kills itself at a chosen move: no clock would hit it this well.
        code = (
            "import os, signal, sys\n"
            "from pathlib import Path\n"
            "real, left = os.replace, [int(sys.argv[2])]\n"
            "def replace(source, target):\n"
            "    if 'stage-' in str(source):\n"
            "        if not left[0]:\n"
            "            os.kill(os.getpid(), signal.SIGKILL)\n"
            "        left[0] -= 1\n"
            "    real(source, target)\n"
            "os.replace = replace\n"
            "from kitgen.build.pipeline import Options, build\n"
            "build(Path(sys.argv[1]), Options())\n"
        )
        process = subprocess.run([sys.executable, "-c", code, str(kit.root), str(moves)])
        assert process.returncode in (0, -signal.SIGKILL)
        for path, data in kit.files().items():
            if path != ".kitgen.json":
                assert data in (old.get(path), new.get(path)), path
    assert kit.built() == new


def test_two_builds_at_once_both_end_well_and_the_site_is_whole(
    kit: Any, clean: Callable[[], dict[str, bytes]]
) -> None:
    kit.built()
    edit(kit)
    both = [start(kit.root) for _ in range(2)]
    said = [process.communicate()[0] for process in both]
    assert [process.returncode for process in both] == [0, 0], said
    assert kit.files() == clean()
