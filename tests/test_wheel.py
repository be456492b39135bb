"""What users install is the wheel, so it is the wheel that must work: in an empty environment."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

pytestmark = pytest.mark.wheel
_ROOT = Path(__file__).parents[1]


def _run(*command: str | Path, cwd: Path) -> str:
    """Standard output of a command that knows nothing of the checkout."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{command}:\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built wheel."""
    folder = tmp_path_factory.mktemp("wheel")
    _run(
        *(sys.executable, "-m", "build", "--wheel", "--no-isolation"),
        *("--outdir", folder, _ROOT),
        cwd=folder,
    )
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of an environment that holds the wheel and what it asks for."""
    folder = tmp_path_factory.mktemp("environment")
    _run(sys.executable, "-m", "venv", folder / "venv", cwd=folder)
    programs = folder / "venv" / "bin"
    _run(programs / "python", "-m", "pip", "install", "--quiet", wheel, cwd=folder)
    return programs


def test_the_wheel_holds_the_theme_and_the_sample_and_nothing_private(wheel: Path) -> None:
    with ZipFile(wheel) as packed:
        names = set(packed.namelist())
    for folder in ("templates", "content"):
        kept = {
            f"kitgen/_data/{path.relative_to(_ROOT).as_posix()}"
            for path in (_ROOT / folder).rglob("*")
            if path.is_file() and not path.name.startswith(".")
        }
        assert kept
        assert kept <= names
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"kitgen"}
    assert not [name for name in names if "/.kitgen/" in name or "/site/index.html" in name]
    assert "kitgen/build/live/live.js" in names
    assert "kitgen/check/words/en.yaml" in names


def test_the_program_runs_from_the_wheel(installed: Path, tmp_path: Path) -> None:
    where = _run(installed / "python", "-c", "import kitgen; print(kitgen.__file__)", cwd=tmp_path)
    assert Path(where.strip()).is_relative_to(installed.parent)
    assert _run(installed / "kitgen", "--version", cwd=tmp_path).startswith("kitgen ")


def test_a_new_kit_builds_with_the_wheel(installed: Path, tmp_path: Path) -> None:
    _run(installed / "kitgen", "init", "my-kit", "--yes", cwd=tmp_path)
    _run(installed / "kitgen", "build", "--drafts", "my-kit", cwd=tmp_path)
    site = tmp_path / "my-kit" / "site"
    assert "<h1" in (site / "index.html").read_text()
    assert list(site.glob("conversations/*/index.html"))


def test_the_sample_builds_with_the_wheel(installed: Path, tmp_path: Path) -> None:
    _run(installed / "kitgen", "init", "sample", "--sample", cwd=tmp_path)
    _run(installed / "kitgen", "build", cwd=tmp_path / "sample")
    site = tmp_path / "sample" / "site"
    assert "Ledgerline" in (site / "index.html").read_text()
    guests = {path.name for path in (_ROOT / "content" / "interviews").iterdir() if path.is_dir()}
    shown = {path.parent.name for path in site.glob("conversations/*/index.html")}
    assert shown
    assert shown <= guests
