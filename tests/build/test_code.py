from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import kitgen


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    home = Path(kitgen.__file__).parent
    shutil.copytree(home, tmp_path / "kitgen", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def ask(folder: Path, what: str) -> str:
    code = f"from kitgen.build.code import *; from kitgen.build import code; print(code.{what})"
    return subprocess.run(
        [sys.executable, "-B", "-c", code], cwd=folder, capture_output=True, text=True, check=True
    ).stdout


def test_the_fingerprint_is_the_same_wherever_the_code_lies(copy: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    shutil.copytree(copy / "kitgen", other / "kitgen")
    assert ask(copy, "fingerprint()") == ask(other, "fingerprint()")


@pytest.mark.parametrize(
    ("path", "parts"),
    [
        ("check/few.py", "code.STUDY"),
        ("text/clean.py", "code.STUDY"),
        ("load/scalar.py", "code.STUDY"),
        ("draw/lines.py", "code.JOBS"),
        ("outputs/site/making.py", "code.JOBS"),
        ("outputs/site/shelf.py", "code.ALL"),
        ("outputs/feeds/__init__.py", "code.ALL"),
    ],
)
def test_a_change_to_the_code_changes_the_fingerprint(copy: Path, path: str, parts: str) -> None:
    call = f"fingerprint({parts})"
    before, stamp = ask(copy, call), ask(copy, "stamp()")
    with (copy / "kitgen" / path).open("a") as file:
        file.write("\n# changed\n")
    assert ask(copy, call) != before
    assert ask(copy, "stamp()") != stamp


def test_a_change_to_a_list_of_words_changes_the_fingerprint(copy: Path) -> None:
    before = ask(copy, "fingerprint(code.STUDY)")
    words = next(p for p in (copy / "kitgen/check/words").iterdir() if p.is_file())
    words.write_bytes(words.read_bytes() + b"\nchanged\n")
    assert ask(copy, "fingerprint(code.STUDY)") != before


def test_when_nothing_has_changed_nothing_dear_is_imported(tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "import kitgen.build.pipeline, kitgen.cli.build, kitgen.cli.show\n"
        "dear = {'pydantic', 'yaml', 'jinja2', 'markdown', 'PIL', 'filelock', 'asyncio'}\n"
        "print(*sorted(dear & sys.modules.keys()))\n"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.split() == []
