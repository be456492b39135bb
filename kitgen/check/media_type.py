"""Finds a picture, recording or caption file of a kind that browsers do not open.

The page cannot show a Word file as a portrait, and many phones do not play what a recorder writes.
Readers would see an empty frame and think that the link is broken.

Save it again as one of the kinds that work everywhere: pictures as JPEG, PNG or WebP (SVG for
drawings), sound as MP3 or M4A, film as MP4 or WebM, captions as WebVTT.

    recording:
      kind: audio
      file: interview.mp3      # not interview.wma
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kitgen.check.named_files import Role, named_files
from kitgen.check.rule import InterviewSubject, Remark, Rule
from kitgen.model.finding import Severity

_PICTURES = ("jpg", "jpeg", "png", "webp", "avif", "gif", "tif", "tiff", "svg")
_ENDINGS: Mapping[Role, tuple[str, ...]] = {
    "portrait": _PICTURES,
    "figure": _PICTURES,
    "poster": _PICTURES,
    "audio": ("mp3", "m4a", "mp4", "aac", "ogg", "oga", "opus", "wav", "flac"),
    "video": ("mp4", "m4v", "webm"),
    "captions": ("vtt",),
}
_BEST: Mapping[Role, str] = {
    "portrait": "JPEG, PNG or WebP",
    "figure": "JPEG, PNG, WebP or SVG",
    "poster": "JPEG, PNG or WebP",
    "audio": "MP3 or M4A",
    "video": "MP4 or WebM",
    "captions": "WebVTT (.vtt)",
}


def _check(subject: InterviewSubject) -> Iterator[Remark]:
    for file in named_files(subject):
        if file.ending not in _ENDINGS[file.role]:
            yield Remark(
                f"{file.name} cannot be used as {file.role}",
                file.loc,
                hint=f"Save it again as {_BEST[file.role]}.",
            )


RULE = Rule("media-type", Severity.ERROR, __doc__ or "", "interview", _check)
