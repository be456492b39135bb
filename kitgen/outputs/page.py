"""What every output is made of: pages to plan, artifacts to render, dear work to cache."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, Protocol

Json = str | int | float | bool | None | Sequence["Json"] | Mapping[str, "Json"]
Piece = tuple[Mapping[str, Json], bytes]
"""One result of a job: what it is, and its bytes."""


class Page(NamedTuple):
    """A file to be rendered, and everything that decides what will stand in it."""

    path: str
    """Relative to the site: conversations/mara-lindqvist/index.html."""
    kind: str
    """Which renderer makes it."""
    inputs: tuple[str, ...]
    """Hashes of its inputs beside those that all pages share: same inputs, same bytes."""
    subject: str = ""
    """The slug it is about."""
    number: int = 1
    """Which sheet of a list."""
    source: str = "content/kit.yaml"
    """The content file it is about, for findings."""
    like: str = ""
    """The page that is checked for it: the same page with other codes."""


class Artifact(NamedTuple):
    """A rendered file."""

    path: str
    data: bytes


class Output(Protocol):
    """A format: it plans pages and renders them one by one, and never writes a file."""

    def plan(self) -> Iterable[Page]:
        """Every page of this output."""

    def render(self, page: Page) -> Artifact:
        """One page; a pure function of the page and the kit."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file as an argument of dear work: known by its hash, read only if there is work to do."""

    root: Path
    path: str
    digest: str


Argument = str | int | float | bool | bytes | None | SourceFile | tuple["Argument", ...]


class Job(NamedTuple):
    """A dear, pure function call. Source files reach the function as their bytes."""

    function: Callable[..., Iterable[Piece]]
    """A function of a module, so that worker processes find it."""
    arguments: tuple[Argument, ...]
    version: str = "1"
    """Raise it when the function's result changes; libraries' versions belong in here too."""


class Made(NamedTuple):
    """A piece as the workshop keeps it: what it is, the hash of its bytes, and where they lie."""

    about: Mapping[str, Json]
    digest: str
    file: Path
    size: int


class Static(NamedTuple):
    """A file of the site that is copied as it is."""

    path: str
    digest: str
    file: Path
    size: int


class JobFailed(Exception):
    """What a job said when it could not be done, in the marketer's words, and what to do."""

    def __init__(self, message: str, hint: str = "") -> None:
        """Say why, and the way out if there is one."""
        super().__init__(message)
        self.hint = hint


class Workshop(Protocol):
    """Does dear work, in parallel where it pays, and never the same work twice."""

    def make(self, jobs: Sequence[Job]) -> list[tuple[Made, ...] | JobFailed]:
        """The results in the order of the jobs; a job that failed says why in its place."""
