"""The files that an interview names, and what each is for."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import Literal, NamedTuple

from kitgen.check.rule import InterviewSubject
from kitgen.load.loaded import Loc

Role = Literal["portrait", "figure", "audio", "video", "poster", "captions"]


class NamedFile(NamedTuple):
    """A file as an interview names it."""

    role: Role
    loc: Loc
    name: str
    """As written."""
    path: str
    """Relative to the interview's folder, without ./ and the like."""

    @property
    def ending(self) -> str:
        """What its name ends in: jpg."""
        return posixpath.splitext(self.path)[1].lstrip(".").lower()


def named_files(subject: InterviewSubject) -> Iterator[NamedFile]:
    """Every file that the interview names."""
    interview = subject.interview
    if interview.guest.portrait:
        yield _named("portrait", ("guest", "portrait", "file"), interview.guest.portrait.file)
    for index, figure in enumerate(interview.figures):
        yield _named("figure", ("figures", index, "file"), figure.file)
    if recording := interview.recording:
        yield _named(recording.kind, ("recording", "file"), recording.file)
        if recording.captions:
            yield _named("captions", ("recording", "captions"), recording.captions)
        if recording.poster:
            yield _named("poster", ("recording", "poster"), recording.poster)


def _named(role: Role, loc: Loc, name: str) -> NamedFile:
    return NamedFile(role, loc, name, posixpath.normpath(name))
