"""The command group: quick to list, plain when it fails, exact exit codes."""

from __future__ import annotations

import importlib
import subprocess
import sys
from collections.abc import Callable

import click
import pytest
from click.testing import CliRunner

from kitgen import __version__
from kitgen.cli import COMMANDS, Commands, main


def failing(error: BaseException) -> Commands:
    """The command group, with one command more that fails."""

    class Failing(Commands):
        def resolve_command(
            self, ctx: click.Context, args: list[str]
        ) -> tuple[str | None, click.Command | None, list[str]]:
            return "fail", click.Command("fail", callback=raiser(error)), args[1:]

    return Failing("kitgen")


def raiser(error: BaseException) -> Callable[[], None]:
    def fail() -> None:
        raise error

    return fail


def test_help_names_every_command_the_steps_and_a_week() -> None:
    result = CliRunner().invoke(main, ["--help"])
    assert result.exit_code == 0
    for name, (_, _, short) in COMMANDS.items():
        assert name in result.output
        assert short in result.output
    assert "7 write" in result.output
    assert "A typical week" in result.output


def test_help_imports_no_command_and_nothing_heavy() -> None:
    code = (
        "import sys\n"
        "from kitgen.cli import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: pass\n"
        "print('MODULES', *sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    modules = done.stdout.partition("MODULES ")[2].split()
    assert "kitgen.cli" in modules
    ours = {name for name in modules if name.startswith("kitgen.")}
    assert ours == {"kitgen.cli", "kitgen.cli.lazy"}
    assert not {"pydantic", "yaml", "jinja2", "rich", "asyncio"} & set(modules)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_there_and_has_help(name: str) -> None:
    module, attribute, _ = COMMANDS[name]
    assert isinstance(getattr(importlib.import_module(module), attribute), click.Command)
    result = CliRunner().invoke(main, [name, "--help"])
    assert result.exit_code == 0
    assert "Usage" in result.output


def test_python_m_kitgen_says_the_version() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "kitgen", "--version"], capture_output=True, text=True, check=True
    )
    assert done.stdout == f"kitgen {__version__}\n"


def test_a_slip_of_the_fingers_is_wrong_usage_with_the_nearest_command() -> None:
    result = CliRunner().invoke(main, ["biuld"])
    assert result.exit_code == 2
    assert "Did you mean build?" in result.output


def test_wrong_usage_of_a_command_exits_2() -> None:
    assert CliRunner().invoke(main, ["build", "--jobs", "none"]).exit_code == 2


def test_a_folder_without_content_is_no_kit(tmp_path: object) -> None:
    result = CliRunner().invoke(main, ["build", str(tmp_path)])
    assert result.exit_code == 2
    assert "no content folder" in result.output
    assert "kitgen init" in result.output


def test_a_mistake_in_kitgen_shows_no_traceback_and_exits_70(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("KITGEN_DEBUG", raising=False)
    result = CliRunner().invoke(failing(KeyError("lost\x1b[31m\nline two")), ["fail"])
    assert result.exit_code == 70
    assert result.stderr.startswith("kitgen: error: KeyError")
    assert "a mistake in kitgen" in result.stderr
    assert "Please report it" in result.stderr
    assert "Traceback" not in result.stderr
    assert "\x1b" not in result.stderr


def test_the_traceback_is_shown_to_those_who_ask_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KITGEN_DEBUG", "1")
    result = CliRunner().invoke(failing(KeyError("lost")), ["fail"])
    assert result.exit_code == 70
    assert "Traceback" in result.stderr


def test_a_file_that_the_disk_refuses_is_no_mistake_in_kitgen() -> None:
    error = PermissionError(13, "Permission denied", "/kit/site")
    result = CliRunner().invoke(failing(error), ["fail"])
    assert result.exit_code == 1
    assert result.stderr == "kitgen: error: /kit/site: Permission denied\n"


def test_ctrl_c_exits_130_and_says_nothing() -> None:
    result = CliRunner().invoke(failing(KeyboardInterrupt()), ["fail"])
    assert result.exit_code == 130
    assert result.output.strip() == ""


def test_an_exit_code_of_a_command_is_kept() -> None:
    assert CliRunner().invoke(failing(click.exceptions.Exit(1)), ["fail"]).exit_code == 1


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_the_script_and_where_it_goes(shell: str) -> None:
    result = CliRunner().invoke(main, ["completion", shell])
    assert result.exit_code == 0
    assert "_KITGEN_COMPLETE" in result.stdout
    assert result.stdout.startswith("# For completion in every new")


def test_completion_takes_the_shell_one_is_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHELL", "/usr/bin/fish")
    assert "fish" in CliRunner().invoke(main, ["completion"]).stdout
    monkeypatch.setenv("SHELL", "/bin/tcsh")
    assert CliRunner().invoke(main, ["completion"]).exit_code == 2
