"""Finds a file that an interview names and that is not in the interview's folder.

A picture or recording that is not there leaves a hole in the page that the guest is proud of.
Often it is only a slip of the name: capital letters count, because they count on web servers.

Put the file into the interview's folder, or correct the name. Files elsewhere are not read.

    recording:
      file: interview.mp3      # content/interviews/mara-lindqvist/interview.mp3
"""

from __future__ import annotations

from collections.abc import Iterator

from kitgen.check.named_files import named_files
from kitgen.check.nearest import did_you_mean
from kitgen.check.rule import InterviewSubject, Remark, Rule
from kitgen.model.finding import Severity


def _check(subject: InterviewSubject) -> Iterator[Remark]:
    lower = {name.lower(): name for name in subject.files}
    for file in named_files(subject):
        if file.path in subject.files:
            continue
        if file.path.startswith("../"):
            hint = "Put the file into the interview's own folder."
        elif same := lower.get(file.path.lower()):
            hint = f"Did you mean {same}? Capital letters count."
        else:
            same_kind = [name for name in subject.files if name.lower().endswith(file.ending)]
            hint = did_you_mean(
                file.path, same_kind, "Put it beside the interview, or correct the name."
            )
        yield Remark(f"the {file.role} {file.name} is not there", file.loc, hint=hint)


RULE = Rule("media-missing", Severity.ERROR, __doc__ or "", "interview", _check)
