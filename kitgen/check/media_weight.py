"""Finds pictures, recordings and captions that are too heavy.

A reader on the train pays for every megabyte and does not wait. Portraits are made small for the
page, but a source of more than 25 MB makes each build slow for you. Sound may have 80 MB, film
200 MB, a poster 5 MB, captions 2 MB: an hour's talk as MP3 in mono has less than 40.

Export it once more, smaller: sound in mono at 64 to 96 kbit/s, film at 720 lines.

    ffmpeg -i interview.wav -ac 1 -b:a 80k interview.mp3
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kitgen.check.named_files import Role, named_files
from kitgen.check.rule import InterviewSubject, Remark, Rule
from kitgen.model.finding import Severity

_MEGABYTES: Mapping[Role, int] = {
    "portrait": 25,
    "figure": 25,
    "poster": 5,
    "audio": 80,
    "video": 200,
    "captions": 2,
}
_HINTS: Mapping[Role, str] = {
    "portrait": "Save it 2400 pixels wide as JPEG.",
    "figure": "Save it 2400 pixels wide as JPEG.",
    "poster": "Save it 1920 pixels wide as JPEG.",
    "audio": "Export it as MP3 in mono at 80 kbit/s.",
    "video": "Export it at 720 lines, or show only its best minutes.",
    "captions": "Is this the caption file of this recording?",
}


def _check(subject: InterviewSubject) -> Iterator[Remark]:
    for file in named_files(subject):
        size = subject.files.get(file.path, 0) / 1e6
        if size > (limit := _MEGABYTES[file.role]):
            yield Remark(
                f"the {file.role} {file.name} has {size:.0f} MB; {limit} are enough",
                file.loc,
                hint=_HINTS[file.role],
            )


RULE = Rule("media-weight", Severity.WARNING, __doc__ or "", "interview", _check)
