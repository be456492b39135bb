"""Read the files of a kit: bytes in, values and findings out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from kitgen.load import conversation, front_matter, source, yaml
from kitgen.load.document import Document
from kitgen.load.loaded import Loaded, Loc
from kitgen.load.paths import confine
from kitgen.load.table import read_table
from kitgen.load.validate import validate
from kitgen.model.ambassador import Ambassador
from kitgen.model.finding import Finding, Place, Severity
from kitgen.model.ideal_customer import IdealCustomer
from kitgen.model.interview import Interview
from kitgen.model.kit import Settings
from kitgen.model.problem import Problem
from kitgen.model.process import Process

T = TypeVar("T")
_SHOWN = 50


def read_settings(path: str, data: bytes) -> Loaded[Settings]:
    """Read kit.yaml."""
    loaded = _read(Settings, path, data)
    if (settings := loaded.value) is None:
        return loaded
    podcast = settings.site.podcast
    files: tuple[tuple[Loc, str | None], ...] = (
        (("brand", "logo"), settings.brand.logo),
        (("site", "podcast", "image"), podcast.image if podcast else None),
    )
    return confine(loaded, path, files)


def read_problem(path: str, data: bytes) -> Loaded[Problem]:
    """Read problems/<slug>.yaml."""
    return _read(Problem, path, data)


def read_ideal_customer(path: str, data: bytes) -> Loaded[IdealCustomer]:
    """Read ideal-customers/<slug>.yaml."""
    return _read(IdealCustomer, path, data)


def read_process(path: str, data: bytes) -> Loaded[Process]:
    """Read process.yaml."""
    return _read(Process, path, data)


def read_ambassadors(path: str, data: bytes) -> Loaded[tuple[Ambassador, ...]]:
    """Read ambassadors.yaml, a list, or ambassadors.csv, a table with one ambassador a row."""
    if path.lower().endswith(".csv"):
        document = read_table(path, source.decode(path, data, source.CSV_LIMIT), Ambassador)
    else:
        document = _document(path, data)
    loaded: Loaded[Any] = validate(tuple[Ambassador, ...], document)
    if loaded.value is None:
        return loaded
    first: dict[str, int] = {}
    findings = []
    for index, ambassador in enumerate(loaded.value):
        if first.setdefault(ambassador.id, index) == index:
            continue
        line = loaded.locate((first[ambassador.id], "id")).line
        findings.append(
            Finding(
                loaded.locate((index, "id")),
                Severity.ERROR,
                f"the id `{ambassador.id}` is already somebody else's, in line {line}",
                "duplicate-id",
                "share links are derived from it: give everybody an id of their own",
            )
        )
        if len(findings) == _SHOWN:
            break
    if findings:
        return Loaded(None, (*loaded.findings, *findings), loaded.locate)
    return loaded


def read_interview(path: str, data: bytes) -> Loaded[Interview]:
    """Read interview.md, front matter and conversation, or interview.yaml."""
    if path.lower().endswith(".md"):
        document = _document_of_markdown(path, data)
    else:
        document = _document(path, data)
    loaded = validate(Interview, document)
    return confine(loaded, path, _files(loaded.value)) if loaded.value else loaded


def _files(interview: Interview) -> Iterator[tuple[Loc, str | None]]:
    if portrait := interview.guest.portrait:
        yield ("guest", "portrait", "file"), portrait.file
    if recording := interview.recording:
        yield ("recording", "file"), recording.file
        yield ("recording", "captions"), recording.captions
        yield ("recording", "poster"), recording.poster
    for index, figure in enumerate(interview.figures):
        yield ("figures", index, "file"), figure.file


def _read(kind: type[T], path: str, data: bytes) -> Loaded[T]:
    return validate(kind, _document(path, data))


def _document(path: str, data: bytes) -> Document:
    text, findings = _text(path, data, source.YAML_LIMIT)
    if text is None:
        return Document(path, None, findings=findings)
    document = yaml.read(path, text)
    return replace(document, findings=(*findings, *document.findings)) if findings else document


def _text(path: str, data: bytes, limit: int) -> tuple[str | None, tuple[Finding, ...]]:
    decoded = source.decode(path, data, limit)
    return decoded.text, decoded.findings


def _document_of_markdown(path: str, data: bytes) -> Document:
    text, findings = _text(path, data, source.INTERVIEW_LIMIT)
    if text is None:
        return Document(path, None, findings=findings)
    split = front_matter.split(path, text)
    findings += split.findings
    if split.front is None:
        if not split.findings:
            findings += (_no_front_matter(path),)
        return Document(path, None, findings=findings)
    if len(split.front) > source.YAML_LIMIT:
        findings += (_long_front_matter(path),)
        return Document(path, None, findings=findings)
    document = yaml.read(path, split.front, split.front_line)
    words = conversation.converse(path, split.body, split.body_line)
    findings += document.findings
    value = document.value
    if isinstance(value, dict):
        value, more = _joined(value, words, document)
        findings += more
    return replace(document, value=value, findings=findings, elsewhere=words.place)


def _joined(
    front: Mapping[str, object], words: conversation.Conversation, document: Document
) -> tuple[Mapping[str, object], tuple[Finding, ...]]:
    """The front matter's keys and the words below it; a part written in both is a finding."""
    value = dict(front)
    findings = []
    below: tuple[tuple[str, object], ...] = (
        ("lead", words.lead),
        ("conversation", words.exchanges),
    )
    for key, written in below:
        if not written:
            continue
        if key in value:
            findings.append(
                Finding(
                    document.key_place((key,)),
                    Severity.ERROR,
                    f"`{key}` stands in the front matter, and words stand below it as well",
                    "conversation-twice",
                    "keep one of them, best the words below the front matter",
                )
            )
        value[key] = written
    return value, tuple(findings)


def _no_front_matter(path: str) -> Finding:
    return Finding(
        Place(path),
        Severity.ERROR,
        "the file has no front matter: title, guest, standfirst and description are missing",
        "front-matter-missing",
        "begin it with a line of ---, then the keys, then another line of ---",
    )


def _long_front_matter(path: str) -> Finding:
    return Finding(
        Place(path),
        Severity.ERROR,
        f"the front matter is larger than {source.YAML_LIMIT / 1e6:g} MB",
        "file-too-large",
        "is the closing line of --- in the right place?",
    )
