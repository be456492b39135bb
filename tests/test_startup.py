"""Commands start fast, because what is heavy is imported only where it is needed."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

_HEAVY = {
    "PIL",
    "docx",
    "fontTools",
    "jinja2",
    "markdown",
    "nh3",
    "pydantic",
    "pypdfium2",
    "rich",
    "segno",
    "starlette",
    "uvicorn",
    "watchfiles",
    "weasyprint",
    "yaml",
}
_ASK = """
import json, sys
from kitgen.cli import main
try:
    main(json.loads(sys.argv[1]))
finally:
    print(json.dumps(sorted({name.split(".")[0] for name in sys.modules})), file=sys.stderr)
"""


def _loaded(*arguments: str) -> set[str]:
    """The top names of all modules that a command loads."""
    done = subprocess.run(
        [sys.executable, "-c", _ASK, json.dumps(arguments)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stderr))


@pytest.mark.parametrize(
    "arguments", [["--help"], ["--version"], ["build", "--help"], ["editions", "--help"]]
)
def test_asking_for_help_loads_nothing_heavy(arguments: list[str]) -> None:
    loaded = _loaded(*arguments)
    assert "click" in loaded
    assert not loaded & _HEAVY


def test_the_list_of_rules_needs_no_template_and_no_picture() -> None:
    assert not _loaded("check", "--list") & {"PIL", "fontTools", "jinja2", "weasyprint"}
