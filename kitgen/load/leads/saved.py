"""The file of a kit that says what the columns of its exports are: read, written, added to."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

import yaml as pyyaml

from kitgen.load import source, yaml
from kitgen.load.document import Document
from kitgen.load.loaded import Loaded
from kitgen.load.validate import validate
from kitgen.model.columns import Columns, Meaning, StageWord

_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")
_TOP = """\
# yaml-language-server: $schema=../schema/columns.json
# How kitgen reads the exports of your CRM: what each column is, and what its words mean.
# kitgen wrote this at the first import. What you change stays; later imports only add what is new.
# docs/import-your-leads.md says more. Where an export does not tell, these lines do (without #):
#
# dates: day first          # or month first: what 3/5/2026 is
# decimals: comma           # or point: what stands before the cents
# amounts_in: EUR           # the currency of amounts that do not say theirs
# pipelines: ["New deals"]  # only rows of these pipelines
# origin: hubspot           # or salesforce, pipedrive, sheet

# A heading of the export: what it is. These there are:
{meanings}
# nothing keeps a column out.
columns:
"""
_STAGES = """
# A word of the export: introduction, meeting, opportunity, won or lost. open says nothing of the
# stage, skip leaves the row out.
"""
_ADDED = "# Added at a later import:"


def read_columns(path: str, data: bytes) -> Loaded[Columns]:
    """Read the file."""
    return validate(Columns, _document(path, data))


def first(
    columns: Mapping[str, Meaning], stages: Mapping[str, StageWord], unclear: Iterable[str]
) -> str:
    """The file as it is first written; words that nobody knows stand in it as comments."""
    text = _TOP.format(meanings="\n".join(_wrapped()))
    text += "".join(f"{line}\n" for line in _lines(columns, "  "))
    unknown = [f"  # {_quoted(word)}: meeting" for word in unclear]
    if stages or unknown:
        text += _STAGES
        # A key with nothing but comments below it would be empty.
        text += "stages:\n" if stages else "# stages:\n"
        text += "".join(f"{line}\n" for line in (*_lines(stages, "  "), *unknown))
    return text


def added(
    path: str, data: bytes, columns: Mapping[str, Meaning], stages: Mapping[str, StageWord]
) -> bytes | None:
    """The file with new columns and words at the ends of its parts; all else as it was, to the
    byte. None where they do not fit in, because the file is written in another way."""
    before = read_columns(path, data).value
    if before is None:
        return None
    parts = (("stages", stages), ("columns", columns))
    for key, values in parts:
        if values:
            data = _with(_document(path, data), data, key, values) or b""
    after = read_columns(path, data).value
    wanted = before.model_copy(
        update={
            "columns": {**before.columns, **columns},
            "stages": {**before.stages, **stages},
        }
    )
    return data if after == wanted else None


def lines(columns: Mapping[str, Meaning], stages: Mapping[str, StageWord]) -> Iterable[str]:
    """What belongs into the file, for somebody who writes it there."""
    for key, values in (("columns", columns), ("stages", stages)):
        if values:
            yield f"{key}:"
            yield from _lines(values, "  ")


def _document(path: str, data: bytes) -> Document:
    decoded = source.decode(path, data, source.YAML_LIMIT)
    if decoded.text is None:
        return Document(path, None, findings=decoded.findings)
    document = yaml.read(path, decoded.text)
    return replace(document, findings=(*decoded.findings, *document.findings))


def _with(
    document: Document, data: bytes, key: str, values: Mapping[str, Meaning | StageWord]
) -> bytes | None:
    rows = _LINE.findall(data.decode())
    end = "\r\n" if rows and rows[0].endswith("\r\n") else "\n"
    if rows and not rows[-1].endswith(("\n", "\r")):
        rows[-1] += end
    parts = document.root.value if isinstance(document.root, pyyaml.MappingNode) else ()
    part = next((value for name, value in parts if name.value == key), None)
    if part is None:
        at, indent, head = len(rows), "  ", [f"{key}:"]
    elif isinstance(part, pyyaml.MappingNode) and part.value and not part.flow_style:
        name, value = part.value[-1]
        at, indent, head = value.end_mark.line + 1, " " * name.start_mark.column, []
    else:
        return None
    new = [*head, f"{indent}{_ADDED}", *_lines(values, indent)]
    return "".join([*rows[:at], *(f"{row}{end}" for row in new), *rows[at:]]).encode()


def _lines(values: Mapping[str, Meaning | StageWord], indent: str) -> Iterable[str]:
    return (f"{indent}{_quoted(name)}: {value.value}" for name, value in values.items())


def _quoted(text: str) -> str:
    """JSON's quoting is YAML's."""
    return json.dumps(text, ensure_ascii=False)


def _wrapped() -> Iterable[str]:
    row = "#"
    for meaning in Meaning:
        if meaning is Meaning.NOTHING:
            continue
        if len(row) + len(meaning) > 92:
            yield row
            row = "#"
        row += f" {meaning.value}"
    yield row
