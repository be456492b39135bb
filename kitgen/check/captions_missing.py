"""Finds a recording without captions.

Whoever is deaf, or sits in a train without earphones, gets nothing from a recording that is only
heard. In many countries the law asks for captions as well. Captions are a WebVTT file, which every
transcription program writes.

Export the captions from your transcription program, put the file beside the recording and name it.

    recording:
      kind: audio
      file: interview.mp3
      captions: interview.vtt
"""

from __future__ import annotations

from collections.abc import Iterator

from kitgen.check.rule import InterviewSubject, Remark, Rule
from kitgen.model.finding import Severity


def _check(subject: InterviewSubject) -> Iterator[Remark]:
    recording = subject.interview.recording
    if recording and recording.captions is None:
        yield Remark(
            f"the {recording.kind} has no captions: deaf readers cannot follow it",
            ("recording",),
            hint="Add captions: interview.vtt, the WebVTT file of your transcription program.",
        )


RULE = Rule("captions-missing", Severity.ERROR, __doc__ or "", "interview", _check)
