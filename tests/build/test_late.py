"""importlib.metadata comes when it is used, and is the real one then, however it was imported."""

from __future__ import annotations

import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    "use",
    [
        "from importlib.metadata import entry_points\nassert entry_points(group='console_scripts')",
        "import importlib.metadata\nassert importlib.metadata.version('pydantic')",
        "from importlib import metadata\nassert metadata.version('pydantic')",
        "from importlib.metadata import PackageNotFoundError\nassert PackageNotFoundError.__doc__",
        "import importlib.metadata as it\ntry: it.version('nobody')\n"
        "except it.PackageNotFoundError: pass",
    ],
)
def test_whatever_is_asked_of_it_is_answered(use: str) -> None:
    code = (
        "import sys\n"
        "from kitgen.build.late import defer_metadata\n"
        "defer_metadata()\n"
        "import importlib.metadata\n"
        "from importlib.metadata import entry_points\n"
        "assert 'email' not in sys.modules\n"
        f"{use}\n"
        "assert 'email' in sys.modules\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
