"""Finds the web servers for tests; as a script, says whether all of them are there."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("nginx", "caddy")
OWN = Path(__file__).parents[1] / ".venv" / "servers"
"""Where setup unpacks what the system has not."""


def server(name: str) -> str | None:
    """Where a server's program lies: the system's, or the one that was unpacked for tests."""
    folders = (OWN / "usr" / "sbin", OWN / "usr" / "bin", "/usr/sbin", "/usr/local/sbin")
    found = shutil.which(name) or shutil.which(name, path=":".join(map(str, folders)))
    return found if found and _runs(found) else None


def _runs(program: str) -> bool:
    """Whether nothing that it needs is missing."""
    asked = [program, "version" if program.endswith("caddy") else "-v"]
    return subprocess.run(asked, capture_output=True, check=False).returncode == 0


if __name__ == "__main__":
    sys.exit(not all(map(server, NAMES)))
