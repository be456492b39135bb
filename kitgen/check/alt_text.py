"""Finds a description of a picture that describes nothing: "photo", a file's name, a bare name.

The description is read aloud to people who do not see the picture, and it stands in its place when
the picture does not load. "IMG_2043.jpg" tells them that nobody thought of them.

Say who is seen and how, as you would on the telephone, in under 150 characters.

    portrait:
      file: portrait.jpg
      alt: Mara Lindqvist at her drawing table, looking to the left
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kitgen.check.rule import InterviewSubject, Remark, Rule
from kitgen.load.loaded import Loc
from kitgen.model.finding import Severity

# fmt: off
_EMPTY = frozenset(
    {
        "a", "an", "the", "of", "image", "picture", "photo", "photograph", "portrait",
        "headshot", "foto", "img", "pic", "guest", "untitled", "alt", "text", "todo", "tbd",
        "logo", "figure", "screenshot", "graphic", "photography", "my",
    }
)
# fmt: on
_FILE = re.compile(
    r"\S+\.(?:jpe?g|png|webp|gif|svg|tiff?|avif|heic)|(?:img|dsc|pxl)[_-]?\d+", re.IGNORECASE
)


def _check(subject: InterviewSubject) -> Iterator[Remark]:
    interview = subject.interview
    every: list[tuple[Loc, str]] = [
        (("figures", index, "alt"), figure.alt) for index, figure in enumerate(interview.figures)
    ]
    if interview.guest.portrait:
        every.insert(0, (("guest", "portrait", "alt"), interview.guest.portrait.alt))
    names = set(re.findall(r"\w+", f"{interview.guest.name} {interview.guest.short or ''}".lower()))
    for loc, alt in every:
        words = re.findall(r"\w+", alt.lower())
        if _FILE.fullmatch(alt.strip()) or all(word in _EMPTY or word.isdigit() for word in words):
            yield Remark(
                f"“{alt}” does not describe the picture",
                loc,
                hint="Say who is seen and how, as you would on the telephone.",
            )
        elif all(word in names or word in _EMPTY for word in words):
            yield Remark(
                f"“{alt}” names the guest and does not say how they are seen",
                loc,
                hint=f"Such as: {interview.guest.name} at the window, looking left.",
            )


RULE = Rule("alt-text", Severity.WARNING, __doc__ or "", "interview", _check)
