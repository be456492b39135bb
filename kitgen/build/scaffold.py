"""The files of a new kit: a few answers in, a small kit in the marketer's words out."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from jinja2 import Environment

_PLAIN = re.compile(r"[A-Za-z][\w ,.;()/\-]*[\w.)]")
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+(?::[0-9]+)?(?:/\S*)?")
_LEDGER = ("links.csv", "links.key")
_BESIDE: Final = {
    "gitattributes": ".gitattributes",
    "gitignore": ".gitignore",
    "README.md": "README.md",
}


@dataclass(frozen=True, slots=True)
class Answers:
    """What a kit is begun with; the defaults are examples that can be overwritten later."""

    business: str = "The name of your business"
    what: str = "What you do, and for whom, in one plain line"
    contact: str = "Your name"
    email: str = "you@example.org"
    url: str = "https://guide.example.org/"
    color: str = "#2d6c4a"
    problem: str = "The money is always late"
    guest: str = "Your first guest"


class BadAnswer(ValueError):
    """An answer that cannot stand in a kit; the message says what is expected."""


def answer(name: str, text: str) -> str:
    """An answer as the kit will hold it; raises BadAnswer."""
    from pydantic import TypeAdapter, ValidationError

    from kitgen.model import base

    kinds: Mapping[str, tuple[Any, str]] = {
        "email": (base.Email, "an e-mail address, such as hello@example.org"),
        "url": (base.SiteUrl, "an address, such as https://guide.example.org/"),
        "color": (base.Colour, "a colour as #2d6c4a: six digits or letters up to f"),
    }
    kind, expected = kinds.get(name, (base.Line, "one line of up to 400 characters"))
    text = text.strip()
    if name == "url" and _HOST.fullmatch(text):
        text = f"https://{text}"
    if name == "color" and re.fullmatch(r"(?:[0-9a-fA-F]{3}){1,2}", text):
        text = f"#{text}"
    try:
        found = TypeAdapter(kind).validate_python(text)
        found.encode()
    except (ValidationError, UnicodeError):
        raise BadAnswer(f"This must be {expected}.") from None
    return str(found)


def scaffold(answers: Answers) -> dict[str, bytes]:
    """The files of a new kit, by path relative to its folder; every answer must be checked."""
    words = asdict(answers)
    words |= {
        "problem_slug": _slug(answers.problem, "the-problem", 48),
        "guest_slug": _slug(answers.guest, "first-guest", 80),
        "guide_title": _title(answers.problem),
        **_questions(answers.problem),
        "after": f"{answers.contact} reads these and answers within two working days."[:400],
        "sample": False,
    }
    places = {
        "kit.yaml": "kit.yaml",
        "ideal-customer.yaml": "ideal-customers/owners.yaml",
        "problem.yaml": f"problems/{words['problem_slug']}.yaml",
        "interview.md": f"interviews/{words['guest_slug']}/interview.md",
        "ambassadors.yaml": "ambassadors.yaml",
        "process.yaml": "process.yaml",
    }
    environment = _environment()
    files = {
        f"content/{place}": _render(environment, f"content/{name}", words)
        for name, place in places.items()
    }
    return files | _schemas() | _beside(environment, words)


def sample() -> dict[str, bytes]:
    """The files of the sample kit, by path relative to its folder."""
    from kitgen.load import resources

    top = resources.sample()
    files = {
        f"content/{path.relative_to(top).as_posix()}": path.read_bytes()
        for path in sorted(top.rglob("*"))
        if path.is_file() and _belongs(path.relative_to(top))
    }
    words = asdict(Answers(business="Ledgerline, a sample")) | {"sample": True}
    return files | _schemas() | _beside(_environment(), words)


def quoted(text: str) -> str:
    """A text as one YAML value that is read back as the same text, whatever stands in it."""
    if _PLAIN.fullmatch(text) and _reads_as_itself(text):
        return text
    # JSON is YAML, but for the characters that YAML wants escaped.
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape").decode()
        for char in json.dumps(text, ensure_ascii=False)
    )


def _belongs(path: Path) -> bool:
    """Not the sample's own ledger: codes once given out are nobody else's."""
    hidden = any(part.startswith(".") for part in path.parts)
    return not hidden and path.parts[0] != "schema" and path.name not in _LEDGER


def _reads_as_itself(text: str) -> bool:
    import yaml

    try:
        return bool(yaml.safe_load(text) == text)
    except yaml.YAMLError:
        return False


def _slug(text: str, default: str, longest: int) -> str:
    from kitgen.load.importers.names import slug

    found = slug(text)
    if len(found) > longest:
        found = found[: longest + 1].rpartition("-")[0] or found[:longest]
    return found or default


def _title(problem: str) -> str:
    title = f"{problem.rstrip('.?!')}: a field guide"
    return title if len(title) <= 70 else "A field guide"


def _questions(problem: str) -> dict[str, str]:
    if problem == Answers().problem:
        first, second = "Why is the money always late?", "How long do you really wait?"
    else:
        first, second = "Why does this keep happening?", "What does it really cost?"
    if problem.endswith("?") and len(problem) <= 70:
        first = problem
    return {"guide_question": first, "problem_question": second}


def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    from kitgen.load import resources

    # What is made is YAML and Markdown, so HTML's escapes would be wrong.
    environment = Environment(
        loader=FileSystemLoader(resources.templates() / "init"),
        autoescape=False,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        trim_blocks=True,
    )
    environment.filters["q"] = quoted
    environment.filters["one_line"] = lambda text: re.sub(r"([\\`*_<>\[\]#])", r"\\\1", text)
    return environment


def _render(environment: Environment, name: str, words: Mapping[str, Any]) -> bytes:
    return environment.get_template(name).render(words).encode()


def _beside(environment: Environment, words: Mapping[str, Any]) -> dict[str, bytes]:
    return {path: _render(environment, name, words) for name, path in _BESIDE.items()}


def _schemas() -> dict[str, bytes]:
    from kitgen.load.schema import schemas, written

    return {f"content/schema/{name}": written(s).encode() for name, s in schemas().items()}
