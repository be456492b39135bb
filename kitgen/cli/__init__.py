"""The command line: one file a command, each imported only when it is called."""

from __future__ import annotations

import atexit
import gc
import os
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

import click

from kitgen import __version__
from kitgen.cli.lazy import LazyGroup, Table

COMMANDS: Table = {
    "init": ("kitgen.cli.init", "init", "Begin a kit: a few questions, then files to write in."),
    "import": ("kitgen.cli.import_", "import_", "Turn transcripts and captions into interviews."),
    "serve": ("kitgen.cli.serve", "serve", "Preview the kit; the page follows as you save."),
    "check": ("kitgen.cli.check", "check", "Say what is wrong with the content, and where."),
    "build": ("kitgen.cli.build", "build", "Make the site."),
    "links": ("kitgen.cli.links", "links", "Look up the share links, print their QR codes."),
    "editions": ("kitgen.cli.editions", "editions", "Make people's own editions of the guide."),
    "leads": ("kitgen.cli.leads", "leads", "Take in what your CRM knows; list who was introduced."),
    "collect": ("kitgen.cli.collect", "collect", "Count what is seen, take the form down."),
    "report": ("kitgen.cli.report", "report", "Say what was seen, introduced and won."),
    "forget": ("kitgen.cli.forget", "forget", "Remove a person from what was collected."),
    "schema": ("kitgen.cli.schema", "schema", "Write the JSON Schemas that editors complete with."),
    "completion": ("kitgen.cli.completion", "completion", "Let your shell complete commands."),
}

_MISTAKE = 70
_INTERRUPTED = 130


class Commands(LazyGroup):
    """The commands of kitgen."""

    table = COMMANDS

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        windows_expand_args: bool = True,
        **extra: Any,
    ) -> NoReturn:
        """Run a command and leave with its exit code; nobody is ever shown a traceback."""
        # What is left when a command ends goes with its process: nobody need sort it first.
        atexit.register(gc.freeze)
        try:
            result = super().main(
                args,
                prog_name,
                complete_var,
                standalone_mode=False,
                windows_expand_args=windows_expand_args,
                **extra,
            )
        except click.ClickException as error:
            error.show()
            sys.exit(error.exit_code)
        except (click.Abort, KeyboardInterrupt):
            sys.exit(_INTERRUPTED)
        except BrokenPipeError:
            # Python would complain once more when it closes what nobody reads.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(1)
        except Exception as error:
            sys.exit(_explain(error))
        sys.exit(result if isinstance(result, int) else 0)


def _explain(error: Exception) -> int:
    """Say what went wrong without a traceback; the exit code."""
    if os.environ.get("KITGEN_DEBUG"):
        import traceback

        traceback.print_exception(error)
    from kitgen.cli.show import harmless

    if isinstance(error, OSError) and error.filename is not None and error.strerror:
        click.echo(f"kitgen: error: {harmless(str(error.filename))}: {error.strerror}", err=True)
        return 1
    said = harmless(" ".join(str(error).split())[:300])
    what = f"{type(error).__name__}: {said}" if said else type(error).__name__
    click.echo(
        f"kitgen: error: {what}\n"
        "This is a mistake in kitgen, not in your kit, and nothing of your content was changed.\n"
        "Please report it: run the same command again with KITGEN_DEBUG=1 before it, and send\n"
        f"what it shows, with this line: kitgen {__version__}, Python {sys.version.split()[0]}, "
        f"{sys.platform}.",
        err=True,
    )
    return _MISTAKE


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="kitgen", message="kitgen %(version)s")
def main() -> None:
    """Make a referral kit: hosted conversations with your customers, and a guide to pass on.

    You write plain YAML and Markdown in content/. A build goes seven steps:

    \b
      1 load     read every file            5 render   make pages and pictures
      2 check    say what is wrong          6 check    dead links, missing words
      3 link     a code for each share link 7 write    publish what changed, at once
      4 plan     which pages there will be

    An error stops it before anything is written; the site stays as it was.

    A typical week:

    \b
      kitgen import call-with-mara.vtt   Monday: a recording becomes an interview
      kitgen serve                       Tuesday: write, and watch the page follow
      kitgen check                       Wednesday: what is missing, who must agree
      kitgen build                       Thursday: she said yes; make the site

    The first week begins with: kitgen init my-kit
    """
