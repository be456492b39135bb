"""Writes docs/every-setting.md from the JSON Schemas: every key of every content file."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import TypeAdapter

from kitgen.load.schema import schemas
from kitgen.model import analytics, base

_TOP = """# Every setting

All keys of all content files, written out of the same definitions that the program reads with.
Your editor can show the same while you type: `kitgen schema` writes JSON Schemas, and the first
line of each file of a new kit names the one it follows.

A key that is not listed here is an error, so a slip of the fingers never goes unnoticed.

| It takes | which is |
| --- | --- |
| a line | plain words in one line, up to 400 characters |
| Markdown | text of any length; paragraphs, *emphasis*, links, lists |
| a short name | lower-case letters, digits and hyphens: it becomes part of an address |
| an identifier | lower-case letters, digits and underscores: formulas and forms use it |
| a file | a file's name, relative to the file that names it |
| a link | an address with http, https, mailto or tel |
| a web address | an address with http or https |
| a time | seconds, or m:ss, or h:mm:ss |
| a date | 2026-03-14 |
"""
_ORDER = ("kit", "ideal-customer", "problem", "interview", "ambassadors", "process", "columns")
_KINDS: Mapping[str, tuple[Any, str]] = {
    "Line": (base.Line, "a line"),
    "Text": (base.Text, "Markdown"),
    "Slug": (base.Slug, "a short name"),
    "Identifier": (base.Identifier, "an identifier"),
    "Url": (base.Url, "a link"),
    "WebUrl": (base.WebUrl, "a web address"),
    "SiteUrl": (base.SiteUrl, "a web address"),
    "Email": (base.Email, "an e-mail address"),
    "Colour": (base.Colour, "a colour: #2d6c4a"),
    "LanguageTag": (base.LanguageTag, "a language: en, de-AT"),
    "KitPath": (base.KitPath, "a file"),
    "FontName": (base.FontName, "a family of Google Fonts"),
    "Domain": (analytics.Domain, "a host: guide.example.org"),
    "WebsiteId": (analytics.WebsiteId, "an id"),
    "MeasurementId": (analytics.MeasurementId, "an id: G-ABC123DEF4"),
}
_PATTERNS = {
    TypeAdapter(kind).json_schema().get("pattern", "Text"): words for kind, words in _KINDS.values()
} | {"^[A-Z]{3}$": "a currency: EUR"}
_PLAIN = {"integer": "a whole number", "number": "a number", "boolean": "true or false"}
_MANY = {
    "a line": "lines",
    "a short name": "short names",
    "a whole number": "whole numbers",
    "a number": "numbers",
    "a link": "links",
    "a web address": "web addresses",
    "a file": "files",
}


def page() -> str:
    """The whole page."""
    every = schemas()
    parts = [_TOP]
    for name in _ORDER:
        parts += _file(every.pop(f"{name}.json"))
    assert not every, f"_ORDER does not name {', '.join(every)}"
    return "\n".join(parts)


def _file(schema: Mapping[str, Any]) -> Iterator[str]:
    title, _, file = str(schema["title"]).partition(": ")
    yield f"## {title}\n"
    yield f"`content/{file.partition(',')[0]}`{_rest(file)}\n"
    nouns = schema.get("definitions", {})
    if "properties" in schema:
        yield _table(schema, nouns)
    else:
        yield f"A list; each entry is {_kind(schema['items'], nouns)}.\n"
    for name, noun in nouns.items():
        if "properties" in noun:
            yield f"### {file.partition('.')[0].partition('/')[0]}: {_words(name)}\n"
            yield f"{_cell(noun['description'])}\n"
            yield _table(noun, nouns)


def _rest(file: str) -> str:
    return f",{file.partition(',')[2]}" if "," in file else ""


def _table(noun: Mapping[str, Any], nouns: Mapping[str, Any]) -> str:
    rows = ["| key | takes | meaning |", "| --- | --- | --- |"]
    for key, value in noun["properties"].items():
        takes = _kind(value, nouns)
        if key in noun.get("required", ()):
            takes += ", **required**"
        elif "default" in value and value["default"] not in ([], {}, None):
            default = value["default"]
            shown = default if isinstance(default, str) else json.dumps(default, ensure_ascii=False)
            takes += f"; default: `{shown}`"
        said = value.get("description") or _noun(value, nouns).get("description", "")
        rows.append(f"| `{key}` | {_cell(takes)} | {_cell(' '.join(said.split()))} |")
    return "\n".join(rows) + "\n"


def _noun(value: Mapping[str, Any], nouns: Mapping[str, Any]) -> Mapping[str, Any]:
    """The noun that a key holds, alone or in a list; an empty one if it holds none."""
    options = [value, value.get("items", {}), *value.get("anyOf", ()), *value.get("allOf", ())]
    names = [o["$ref"].rpartition("/")[2] for o in options if isinstance(o, dict) and "$ref" in o]
    return nouns[names[0]] if names else {}


def _cell(text: str) -> str:
    return re.sub(r"(?<!`)<([^>]*)>", r"`<\1>`", text).replace("|", "\\|")


def _words(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()


def _kind(value: Mapping[str, Any], nouns: Mapping[str, Any]) -> str:
    """What a key takes, in words."""
    if "allOf" in value:
        return _kind(value["allOf"][0], nouns)
    if "$ref" in value:
        name = value["$ref"].rpartition("/")[2]
        found = nouns[name]
        return _kind(found, nouns) if "enum" in found else f"{_words(name)} (below)"
    if "anyOf" in value:
        options = [option for option in value["anyOf"] if option.get("type") != "null"]
        if [option.get("type") for option in options] == ["number", "string"]:
            return "a time"
        return " or ".join(_kind(option, nouns) for option in options)
    if "enum" in value:
        return "one of " + ", ".join(f"`{option}`" for option in value["enum"])
    if value["type"] == "array":
        items = value["items"]
        if isinstance(items, list):
            return "a list of " + " and ".join(_kind(item, nouns) for item in items)
        return f"a list of {_several(_kind(items, nouns))}"
    if value["type"] == "object":
        (inner,) = value.get("patternProperties", {"": value.get("additionalProperties")}).values()
        return f"keys of your own, each with {_kind(inner, nouns)}"
    if value["type"] == "string":
        if value.get("format") == "date":
            return "a date"
        if "pattern" in value:
            return _PATTERNS[value["pattern"]]
        return "Markdown" if "maxLength" in value else "a line"
    return _PLAIN[value["type"]]


def _several(kind: str) -> str:
    return _MANY.get(kind, kind)
