"""The offer's form as it arrives: from a reader, or from whatever else sends forms."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple
from urllib.parse import parse_qsl

from kitgen.model.base import EMAIL
from kitgen.model.offer import Field, Form

LIMIT: Final = 65_536
"""Bytes of a form."""
TRAP: Final = "homepage"
"""A field that nobody sees: only programs fill it in."""
CLOCK: Final = "t"
"""A field that says how many seconds the page was open; it is empty without a script."""
BEGAN: Final = "from"
"""A field that says on which page the reader began."""
_FIELDS: Final = 60
_LINE: Final = 200
_TEXT: Final = 4000
_EMAIL: Final = 254
_QUICK: Final = 2
"""Seconds: nobody fills in a form faster."""
_ADDRESS: Final = re.compile(EMAIL)


class Posted(NamedTuple):
    """A form, cleaned."""

    name: str
    email: str
    code: str
    told: str
    answers: Mapping[str, str]
    faults: tuple[str, ...]
    """Names of the fields that are missing or cannot be what they say."""
    machine: str
    """Why it is taken for a machine's doing; nothing for people."""
    page: str
    """The page of the site on which they began, as the script says; nothing without one."""


def read(body: bytes, form: Form) -> Posted | None:
    """The fields of a form; None for what is no form, or too large for one."""
    if len(body) > LIMIT:
        return None
    try:
        text = body.decode("ascii")
        pairs = parse_qsl(text, keep_blank_values=True, max_num_fields=_FIELDS, errors="replace")
    except ValueError:
        return None
    sent: dict[str, str] = {}
    for key, value in pairs:
        sent.setdefault(key, value)
    name, email = _line(sent.get("name", "")), _line(sent.get("email", ""), _EMAIL + 1)
    answers = {field.name: _answer(field, sent.get(field.name, "")) for field in form.fields}
    faults = [
        *([] if name else ["name"]),
        *([] if len(email) <= _EMAIL and _ADDRESS.fullmatch(email) else ["email"]),
        *(field.name for field in form.fields if field.required and not answers[field.name]),
    ]
    told = " ".join(answers.pop(field.name) for field in form.fields if field.kind == "told")
    return Posted(
        name,
        email,
        _line(sent.get("code", "")),
        told.strip(),
        MappingProxyType({key: value for key, value in answers.items() if value}),
        tuple(faults),
        _machine(sent),
        sent.get(BEGAN, "") if len(sent.get(BEGAN, "")) <= _LINE else "",
    )


def _machine(sent: Mapping[str, str]) -> str:
    if sent.get(TRAP):
        return "form: filled in a field that nobody sees"
    clock = sent.get(CLOCK, "")
    if clock.isdecimal() and len(clock) < _LINE and int(clock) < _QUICK:
        return "form: sent within two seconds"
    return ""


def _answer(field: Field, value: str) -> str:
    if field.kind == "choice":
        return value if value in {choice.value for choice in field.choices} else ""
    if field.kind == "tick":
        return "yes" if value else ""
    return _lines(value) if field.kind == "text" else _line(value)


def _line(text: str, most: int = _LINE) -> str:
    """Text in one line: whoever puts it into a header or a cell meets no line break in it."""
    return " ".join(_clean(text).split())[:most]


def _lines(text: str) -> str:
    text = _clean(text.replace("\r\n", "\n").replace("\r", "\n"))
    return text.strip()[:_TEXT]


def _clean(text: str) -> str:
    """Text without what nobody sees: controls, marks that turn its direction, halves of signs."""
    return "".join(
        sign
        for sign in unicodedata.normalize("NFC", text)
        if sign in "\n\t \u200c\u200d"
        or unicodedata.category(sign) not in ("Cc", "Cf", "Cs", "Co", "Cn")
    )
