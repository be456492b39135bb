"""A pydantic error in a marketer's words."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from pydantic import BaseModel

from kitgen.load import scalar
from kitgen.load.loaded import Loc
from kitgen.load.shape import Spot, keys
from kitgen.model import base


class Words(NamedTuple):
    """What a finding says."""

    rule: str
    message: str
    hint: str = ""


def _pattern(kind: Any) -> str:
    return str(kind.__metadata__[0].pattern)


_FORMS: Mapping[str, tuple[str, str]] = {
    _pattern(base.Slug): (
        "lower-case letters, digits and single hyphens",
        "such as `mara-lindqvist`",
    ),
    _pattern(base.Identifier): (
        "a name of lower-case letters, digits and underscores that begins with a letter",
        "such as `days_late`",
    ),
    _pattern(base.Url): ("a full address", "such as `https://example.org/page`"),
    _pattern(base.WebUrl): ("a full web address", "such as `https://example.org/page`"),
    _pattern(base.SiteUrl): (
        "the address at which the site begins",
        "such as `https://guide.example.org/` or `https://example.org/guide/`",
    ),
    _pattern(base.Email): ("one e-mail address", "such as `mara@example.org`"),
    _pattern(base.Colour): ("a colour as # and six digits", 'such as "#2d6c4a", in quotes'),
    _pattern(base.LanguageTag): ("a language code", "such as `en` or `de-AT`"),
    _pattern(base.FontName): (
        "a family of Google Fonts, by name",
        "such as `Source Serif 4`",
    ),
    _pattern(base.KitPath): (
        "a file of the kit, named from the folder of this file",
        "such as `portrait.jpg`",
    ),
    _pattern(base.Line): ("one line without control characters", "join the lines"),
}
_KINDS: Mapping[str, str] = {
    "string_type": "text",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "int_parsing_size": "a whole number of a usual size",
    "float_type": "a number",
    "float_parsing": "a number",
    "finite_number": "a number of a usual size",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "date_type": "a date",
    "date_parsing": "a date",
    "date_from_datetime_parsing": "a date",
    "date_from_datetime_inexact": "a date",
    "tuple_type": "a list",
    "list_type": "a list",
    "dict_type": "a part with keys of its own",
    "mapping_type": "a part with keys of its own",
    "model_type": "a part with keys of its own",
    "model_attributes_type": "a part with keys of its own",
}
_BOUNDS: Mapping[str, tuple[str, str]] = {
    "greater_than_equal": ("at least", "ge"),
    "greater_than": ("more than", "gt"),
    "less_than_equal": ("at most", "le"),
    "less_than": ("less than", "lt"),
}
_TEXTUAL = ("string_type", "enum", "literal_error")
_NUMERIC = ("int_type", "int_parsing", "int_from_float", "float_type", "float_parsing")


def say(error: Mapping[str, Any], spot: Spot, raw: str | None, behind: str) -> Words:
    """What a finding says of an error.

    `raw` is the unquoted value as it was written, `behind` what stands behind its key.
    """
    kind, value, context = error["type"], error["input"], error.get("ctx", {})
    name = label(spot.loc)
    if kind == "missing":
        return _missing(spot, name)
    if kind == "extra_forbidden":
        return _unknown(spot, value)
    if kind == "string_too_short" or (value is None and kind in _KINDS):
        return _empty(name, kind, behind, spot)
    if kind in _TEXTUAL and not isinstance(value, (str, list, dict)):
        return _surprise(name, spot, value, raw)
    if kind in ("enum", "literal_error"):
        return _choice(name, value, expected(error))
    if kind in _KINDS:
        return _wrong_kind(kind, name, value, spot)
    if kind == "string_pattern_mismatch":
        return _form(name, value, context["pattern"])
    if kind == "string_too_long":
        long, most = len(value), context["max_length"]
        return Words(
            "bad-value",
            f"{name} is {long:,} characters long; at most {most:,} fit",
            "shorten it",
        )
    if kind in _BOUNDS:
        how, key = _BOUNDS[kind]
        return Words("bad-value", f"{name} must be {how} {context[key]:g}, not {shown(value)}")
    if kind in ("too_long", "too_short"):
        count = context.get("max_length", context.get("min_length"))
        return Words("bad-value", f"{name} must have {count} entries, not {len(value)}")
    if kind == "value_error":
        return Words("bad-value", f"{name}: {context.get('error', error['msg'])}")
    return Words("bad-value", f"{name}: {error['msg']}")


def label(loc: Loc) -> str:
    """A part as the user would name it."""
    if not loc:
        return "the file"
    if isinstance(loc[-1], str):
        return f"`{loc[-1][:60]}`"
    within = next((part for part in reversed(loc) if isinstance(part, str)), None)
    return f"entry {loc[-1] + 1}" + (f" of `{within}`" if within else "")


def expected(error: Mapping[str, Any]) -> str:
    """What a value must be, as it follows "must be"."""
    kind, context = error["type"], error.get("ctx", {})
    if "expected" in context:
        return str(context["expected"]).replace("'", "`")
    if kind == "string_pattern_mismatch":
        return _FORMS.get(context["pattern"], ("of another form", ""))[0]
    return _KINDS.get(kind, "of another form")


def close_to(word: str, known: Sequence[str]) -> str | None:
    """The known word that was probably meant."""
    return next(iter(difflib.get_close_matches(word, known, 1, 0.6)), None)


def shown(value: object) -> str:
    """A value as a message quotes it."""
    if isinstance(value, scalar.Odd):
        value = value.raw
    if isinstance(value, Mapping):
        return "a part with keys of its own"
    if isinstance(value, (list, tuple)):
        return "a list"
    if isinstance(value, bool):
        value = str(value).lower()
    text = str(value).strip().replace("\n", " ")
    return f"`{text[:60]}…`" if len(text) > 60 else f"`{text}`"


def _missing(spot: Spot, name: str) -> Words:
    key = spot.loc[-1]
    where = label(spot.loc[:-1])
    if isinstance(key, int):
        return Words("missing-key", f"{where} has too few entries", f"entry {key + 1} is missing")
    within = "" if where == "the file" else f" in {where}"
    return Words("missing-key", f"{name} is missing{within}", f"write `{key}: …`")


def _unknown(spot: Spot, value: object) -> Words:
    key = str(spot.loc[-1])
    name = label(spot.loc)
    known = keys(spot.owner) if spot.owner else ()
    plain = re.sub(r"[^a-z0-9]+", "_", key[:60].lower()).strip("_")
    if value is None and " " in key:
        return Words(
            "unknown-key",
            f"{name} is read as a key of its own",
            "within { } a comma ends a text: put the text in quotes",
        )
    close = close_to(plain, known)
    where = label(spot.loc[:-1])
    message = f"{name} is not a key of {where}"
    if close:
        return Words("unknown-key", message, f"did you mean `{close}`?")
    return Words("unknown-key", message, f"it may hold: {', '.join(known)}" if known else "")


def _empty(name: str, kind: str, behind: str, spot: Spot) -> Words:
    if behind.startswith("#"):
        return Words(
            "bad-value",
            f"{name} is empty, for # begins a comment",
            f'put it in quotes: "{behind.strip()[:60]}"',
        )
    wanted = _KINDS.get(kind, "text")
    if kind == "string_type" or wanted == "text":
        return Words("bad-value", f"{name} is empty", "write it, or delete the key")
    return Words("wrong-type", f"{name} is empty", f"write {wanted}, or delete the key")


def _surprise(name: str, spot: Spot, value: Any, raw: str | None) -> Words:
    written = raw if raw is not None else str(value)
    key = spot.loc[-1] if spot.loc and isinstance(spot.loc[-1], str) else None
    before = f"{key}: " if key else "- "
    return Words(
        "yaml-surprising-type",
        f"`{written}` is read as {scalar.reading(value)}",
        f'write it in quotes: {before}"{written}"',
    )


def _choice(name: str, value: object, wanted: str) -> Words:
    choices = re.findall(r"`([^`]+)`", wanted)
    close = close_to(str(value)[:60].lower(), choices)
    return Words(
        "bad-value",
        f"{name} must be {wanted}, not {shown(value)}",
        f"did you mean `{close}`?" if close else "",
    )


def _wrong_kind(kind: str, name: str, value: object, spot: Spot) -> Words:
    wanted = _KINDS[kind]
    if isinstance(value, scalar.Odd):
        return Words(
            "yaml-surprising-type",
            f"{name} must be {wanted}, and `{value.raw}` is read as {value.reading}",
            f"write {_instead(kind, value)}",
        )
    hint = ""
    if wanted == "a list":
        hint = "write each entry on a line of its own, behind a dash: - …"
    elif wanted.startswith("a part"):
        noun = spot.kind
        if isinstance(noun, type) and issubclass(noun, BaseModel):
            hint = f"write its keys indented on the lines below: {', '.join(keys(noun))}"
    elif wanted == "a date":
        hint = "write year, month and day: 2026-03-31"
    elif wanted == "true or false":
        hint = "write true or false, without quotes"
    elif kind in _NUMERIC and isinstance(value, str):
        hint = _number_hint(value)
    elif kind == "int_from_float":
        hint = "write it without decimals"
    return Words("wrong-type", f"{name} must be {wanted}, not {shown(value)}", hint)


def _instead(kind: str, odd: scalar.Odd) -> str:
    if kind.startswith("bool"):
        return odd.instead if odd.instead in ("true", "false") else "true or false"
    if kind in _NUMERIC and odd.instead in ("true", "false"):
        return "a number in digits"
    if kind.startswith("date") and not odd.reading.endswith(("exist", "time")):
        return "year, month and day: 2026-03-31"
    return odd.instead


def _number_hint(value: str) -> str:
    if (time := scalar.seconds(value.strip())) is not None:
        return f"write it without quotes: {value.strip()} (that is {time:g} seconds)"
    bare = re.sub(r"[^0-9.,-]", "", value)
    if re.fullmatch(r"-?[0-9]+,[0-9]{1,2}", bare):
        return f"write the decimals behind a point: {bare.replace(',', '.')}"
    if re.fullmatch(r"-?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?", bare):
        return f"write it without thousands' commas: {bare.replace(',', '')}"
    if re.fullmatch(r"-?[0-9]+(?:\.[0-9]+)?", bare):
        return f"write the number alone: {bare}"
    return "write a number in digits"


def _form(name: str, value: str, pattern: str) -> Words:
    form, example = _FORMS.get(pattern, ("of another form", ""))
    if pattern == _pattern(base.Slug):
        made = re.sub(r"[^a-z0-9]+", "-", value.lower()).strip("-")[:80]
        if made and value.isascii():
            example = f"write `{made}`"
    elif pattern in (_pattern(base.Url), _pattern(base.WebUrl), _pattern(base.SiteUrl)):
        if re.fullmatch(r"(?:www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:/\S*)?", value, re.IGNORECASE):
            example = f"write https://{value}"
        elif re.fullmatch(r"[^\s@:]+@[^\s@:]+", value) and pattern == _pattern(base.Url):
            example = f"write mailto:{value}"
    elif pattern == _pattern(base.Colour) and re.fullmatch(r"[0-9a-fA-F]{6}", value):
        example = f'write "#{value}", in quotes'
    elif pattern == _pattern(base.KitPath) and value.startswith("/"):
        example = "a name that does not begin with a slash"
    return Words("bad-value", f"{name} must be {form}, not {shown(value)}", example)
