"""From a document to a noun of the model, with every finding at its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, TypeVar, cast

from pydantic import BaseModel, TypeAdapter, ValidationError

from kitgen.load.document import Document
from kitgen.load.loaded import Loaded
from kitgen.load.scalar import Odd
from kitgen.load.shape import Spot, follow
from kitgen.load.words import Words, expected, label, say, shown
from kitgen.model.finding import Finding, Severity

T = TypeVar("T")
_SHOWN = 50
_KIND_ERRORS = ("string_type", "bool_type", "model_type", "model_attributes_type", "dict_type")


def validate(kind: type[T], document: Document) -> Loaded[T]:
    """The noun that a document describes. All findings at once; no value when one is an error."""
    if document.value is None:
        return Loaded(None, document.findings, document.place)
    value: T | None = None
    findings = document.findings
    try:
        value = _validate(kind, document.value)
    except ValidationError as error:
        details: list[Any] = error.errors(include_url=False)
        taken = {finding.place for finding in findings if finding.severity is Severity.ERROR}
        found = [f for f in _findings(kind, document, details) if f.place not in taken]
        findings = tuple(sorted((*findings, *found), key=lambda finding: finding.place))
    if document.broken:
        value = None
    return Loaded(value, findings, document.place)


def _validate(kind: type[T], value: object) -> T:
    validator: Any = kind
    if isinstance(validator, type) and issubclass(validator, BaseModel):
        noun: Any = validator.model_validate(value)
    else:
        noun = _adapter(validator).validate_python(value)
    return cast("T", noun)


@lru_cache(maxsize=16)
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def _findings(kind: Any, document: Document, details: list[Any]) -> Iterator[Finding]:
    spotted = [(detail, follow(kind, detail["loc"])) for detail in details[: _SHOWN * 4]]
    chosen = _one_arm(spotted)
    for detail, spot, merged in chosen[:_SHOWN]:
        words = say(detail, spot, document.raw(spot.loc), document.rest_of_line(spot.loc))
        if merged and (detail["type"] == "enum" or words.rule != "yaml-surprising-type"):
            name = label(spot.loc)
            words = Words(
                "bad-value", f"{name} must be {' or '.join(merged)}, not {shown(detail['input'])}"
            )
        if detail["type"] == "missing":
            place = document.key_place(spot.loc[:-1])
        elif detail["type"] == "extra_forbidden" or detail["loc"][-1:] == ("[key]",):
            place = document.key_place(spot.loc)
        else:
            place = document.place(spot.loc)
        yield Finding(place, Severity.ERROR, words.message, words.rule, words.hint)
    if len(chosen) > _SHOWN or len(details) > len(spotted):
        yield Finding(
            document.place(()),
            Severity.ERROR,
            f"there are more findings in this file than the first {_SHOWN}",
            "too-many-findings",
            "repair these first",
        )


def _one_arm(
    spotted: list[tuple[Mapping[str, Any], Spot]],
) -> list[tuple[Mapping[str, Any], Spot, list[str]]]:
    """The errors of the arm of each union that was meant, and what else would have done."""
    chosen: list[tuple[Mapping[str, Any], Spot, list[str]]] = []
    forks: dict[tuple[str | int, ...], list[tuple[Mapping[str, Any], Spot]]] = {}
    for detail, spot in spotted:
        if spot.fork is None:
            chosen.append((detail, spot, []))
            continue
        point = spot.loc[: spot.fork]
        if point not in forks:
            forks[point] = []
            chosen.append((detail, spot, []))
        forks[point].append((detail, spot))
    result: list[tuple[Mapping[str, Any], Spot, list[str]]] = []
    for detail, spot, _ in chosen:
        if spot.fork is None:
            result.append((detail, spot, []))
            continue
        point = spot.loc[: spot.fork]
        errors = forks[point]
        fitting = [
            (d, s) for d, s in errors if s.loc != point or d["type"] not in _KIND_ERRORS
        ] or errors
        if isinstance(detail["input"], Odd):
            fitting = [(d, s) for d, s in fitting if d["type"] == "bool_type"][:1] or fitting
        deeper = [(d, s, list[str]()) for d, s in fitting if s.loc != point]
        if deeper:
            result.extend(deeper)
        else:
            first, where = fitting[0]
            phrases = list(dict.fromkeys(expected(d) for d, _ in fitting))
            result.append((first, where, phrases if len(phrases) > 1 else []))
    return result
