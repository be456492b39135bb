"""kitgen init: begins a kit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import click

_QUESTIONS: Mapping[str, str] = {
    "business": "What is your business called?",
    "what": "What does it do, and for whom, in one plain line?",
    "contact": "Who answers when a reader writes?",
    "email": "At which e-mail address?",
    "url": "Where will the site be?",
    "color": "Your brand's colour?",
    "problem": "Your reader's problem, as they would say it in one line?",
    "guest": "Which customer will you talk to first?",
}
_MAY_BE_THERE = ("README.md", ".gitignore")


def _answers(command: Callable[..., Any]) -> Callable[..., Any]:
    for name, question in reversed(list(_QUESTIONS.items())):
        command = click.option(f"--{name}", metavar="TEXT", help=question)(command)
    return command


@click.command()
@click.argument("directory", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.option("--yes", is_flag=True, help="Ask nothing: take examples where no answer is given.")
@click.option("--sample", is_flag=True, help="Begin with the sample kit, to look around in.")
@_answers
def init(directory: Path, yes: bool, sample: bool, **given: str | None) -> None:
    """Begin a kit in DIR: a few questions, then files to write in.

    What is made can be built at once. It explains itself in comments, and what stands in it are
    examples: write your own words over them. Nothing that is there already is ever overwritten.
    """
    from kitgen.build import scaffold
    from kitgen.build.create import Refused, create

    if (directory / "content").exists():
        raise click.ClickException(f"There is a kit in {directory} already: nothing was written.")
    answers = {name: _checked(name, text) for name, text in given.items() if text is not None}
    if not sample and not yes:
        answers = _ask(answers)
    files = scaffold.sample() if sample else scaffold.scaffold(scaffold.Answers(**answers))
    left = [name for name in _MAY_BE_THERE if (directory / name).exists()]
    files = {path: data for path, data in files.items() if path not in left}
    try:
        create(directory, files)
    except Refused as error:
        raise click.ClickException(f"{error}. Nothing was written.") from None
    except OSError as error:
        reason = f"{error.strerror or error}"
        raise click.ClickException(f"{directory} cannot be written: {reason}") from None
    written = [path for path in files if not path.startswith("content/schema/")]
    click.echo(f"Made a kit in {directory}:")
    for path in written if not sample else ["content/", *written[-2:]]:
        click.echo(f"  {path}")
    if ".gitignore" in left:
        lines = ".kitgen/, editions/ and site/"
        click.echo(f"Your .gitignore was left as it is; add the lines {lines} to it.")
    where = "" if directory == Path() else f" {_shell(directory)}"
    click.echo(f"\nLook at it: kitgen serve{where}")
    click.echo(f"Then open {directory / 'content' / 'kit.yaml'} and write your own words.")


def _ask(given: Mapping[str, str]) -> dict[str, str]:
    """Every answer; what was given as an option is not asked again."""
    from kitgen.build.scaffold import Answers

    examples = Answers()
    answers = dict(given)
    try:
        for name, question in _QUESTIONS.items():
            if name not in answers:
                answers[name] = click.prompt(
                    question,
                    default=getattr(examples, name),
                    value_proc=partial(_checked, name),
                )
    except click.Abort as error:
        if not isinstance(error.__context__, EOFError):
            raise
        raise click.UsageError("There is nobody to answer: add --yes.") from None
    return answers


def _checked(name: str, text: str) -> str:
    from kitgen.build.scaffold import BadAnswer, answer

    try:
        return answer(name, text)
    except BadAnswer as error:
        raise click.BadParameter(str(error), param_hint=f"--{name}") from None


def _shell(path: Path) -> str:
    import shlex

    return shlex.quote(str(path))
