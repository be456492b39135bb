"""JSON Schemas of the content files, so that editors complete and check while typing."""

from __future__ import annotations

import ast
import inspect
import json
import sys
import textwrap
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel, TypeAdapter

from kitgen.model.ambassador import Ambassador
from kitgen.model.columns import Columns
from kitgen.model.ideal_customer import IdealCustomer
from kitgen.model.interview import Interview
from kitgen.model.kit import Settings
from kitgen.model.problem import Problem
from kitgen.model.process import Process

DIALECT = "http://json-schema.org/draft-07/schema#"
"""The newest dialect that the usual editors understand wholly."""

_DAY = 86_400
_CLOCK = r"^(?:[0-9]{1,3}:)?[0-9]{1,3}:[0-5]?[0-9](?:\.[0-9]+)?$"
"""Unquoted, 4:12 is read as 252 seconds; editors take it for text."""

_FILES: Mapping[str, tuple[Any, str]] = {
    "ambassadors.json": (tuple[Ambassador, ...], "The ambassadors: ambassadors.yaml"),
    "columns.json": (Columns, "The columns of a CRM's exports: columns/leads.yaml"),
    "ideal-customer.json": (IdealCustomer, "An ideal customer: ideal-customers/<slug>.yaml"),
    "interview.json": (Interview, "An interview: interview.yaml, or interview.md's front matter"),
    "kit.json": (Settings, "The kit: kit.yaml"),
    "problem.json": (Problem, "A problem: problems/<slug>.yaml"),
    "process.json": (Process, "The sales process: process.yaml"),
}


def schemas() -> dict[str, dict[str, Any]]:
    """Each schema by its file's name; the same on every machine."""
    return {name: _schema(kind, title) for name, (kind, title) in _FILES.items()}


def written(schema: Mapping[str, Any]) -> str:
    """A schema as the text of its file."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def descriptions(noun: type[BaseModel]) -> dict[str, str]:
    """What the docstrings below a noun's fields say, by field."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(noun))).body[0]
    assert isinstance(tree, ast.ClassDef)
    found: dict[str, str] = {}
    for field, below in zip(tree.body, tree.body[1:], strict=False):
        match field, below:
            case (
                ast.AnnAssign(target=ast.Name(id=name)),
                ast.Expr(value=ast.Constant(value=str() as text)),
            ):
                found[name] = inspect.cleandoc(text)
    return found


def _schema(kind: Any, title: str) -> dict[str, Any]:
    schema = TypeAdapter(kind).json_schema(ref_template="#/definitions/{model}")
    parts = schema.pop("$defs", {})
    nouns = {noun.__name__: noun for noun in _nouns(kind)}
    for name, part in parts.items():
        _tidy(part, nouns.get(name))
    _tidy(schema, nouns.get(getattr(kind, "__name__", "")))
    schema.pop("title", None)
    whole: dict[str, Any] = {"$schema": DIALECT, "title": title, **schema}
    if parts:
        whole["definitions"] = dict(sorted(parts.items()))
    return whole


def _nouns(kind: Any) -> Iterator[type[BaseModel]]:
    """Every noun that the model's modules define; names are one each within a file's schema."""
    modules = {
        module.__name__: module
        for name, module in sorted(sys.modules.items())
        if name.startswith("kitgen.model.") and module is not None
    }
    home = kind.__module__ if isinstance(kind, type) and hasattr(kind, "__module__") else ""
    ordered = sorted(modules, key=lambda name: name == home)
    for name in ordered:
        for value in vars(modules[name]).values():
            if (
                isinstance(value, type)
                and issubclass(value, BaseModel)
                and value.__module__ == name
            ):
                yield value


def _tidy(schema: dict[str, Any], noun: type[BaseModel] | None) -> None:
    """Put our words on a noun and its keys, and drop the titles made from field names."""
    if noun is not None:
        schema.pop("title", None)
        said = descriptions(noun)
        for key, part in schema.get("properties", {}).items():
            if key in said:
                part["description"] = said[key]
    _strip(schema)


def _strip(part: Any) -> None:
    """Say what is left in the plain words of draft 7, as editors read it."""
    if isinstance(part, list):
        for item in part:
            _strip(item)
        return
    if not isinstance(part, dict):
        return
    if isinstance(part.get("title"), str):
        del part["title"]
    if "default" in part and part["default"] is None:
        del part["default"]
    if "prefixItems" in part:
        part["items"] = part.pop("prefixItems")
        part["additionalItems"] = False
    for value in part.values():
        _strip(value)
    if "$ref" in part and len(part) > 1:
        part["allOf"] = [{"$ref": part.pop("$ref")}]
    if part.get("type") == "number" and part.get("maximum") == _DAY:
        number = {key: part.pop(key) for key in ("type", "minimum", "maximum")}
        part["anyOf"] = [number, {"type": "string", "pattern": _CLOCK}]
