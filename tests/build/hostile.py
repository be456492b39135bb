"""A kit in which every free text of every noun holds a payload, made from the JSON Schemas."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from kitgen.load.schema import schemas
from kitgen.model import base

SLUGS = ("mara", "ines")
URL = "https://x.example/&quot;onfocus=evil(1)&lt;script&gt;{{7*7}}?a=1&b=%22"
_LINE = base.Line.__metadata__[0].pattern  # type: ignore[attr-defined]  # Annotated's own
_LINE_LENGTH = 400

FIXED: Mapping[tuple[str, str], Any] = {
    ("Ambassador", "id"): "mara",
    ("Ambassador", "interview"): "mara",
    ("Ambassador", "channels"): ["linkedin"],
    ("Ambassador", "knows"): ["owners"],
    ("Ambassador", "name_public"): True,
    ("Channel", "id"): "own-way",
    ("Chapter", "at"): 0,
    ("Choice", "value"): "one",
    ("Consent", "on"): "2026-01-16",
    ("Consent", "status"): "approved",
    ("Consent", "until"): None,
    ("Consent", "uses"): ["site", "cards", "audio", "video"],
    ("CostChart", "delay"): "days",
    ("CostChart", "flow"): "fees",
    ("CostChart", "kind"): "gap",
    ("CostLine", "base"): "fees * days",
    ("CostLine", "formula"): "fees * days / 365",
    ("CostLine", "name"): "lent",
    ("CostResult", "formula"): "total / 12",
    ("CostResult", "name"): "month",
    ("Exchange", "at"): 0,
    ("Figure", "after"): 1,
    ("Figure", "file"): "work & 'more'.png",
    ("Fonts", "label"): "Figtree",
    ("Fonts", "text"): "Newsreader",
    ("HandOff", "problem"): "waiting",
    ("Input", "value"): 60,
    ("MarginNote", "beside"): 1,
    ("Links", "pages_up_to"): 300,
    ("Podcast", "image"): None,
    ("Portrait", "file"): "portrait.png",
    ("Portrait", "focus"): [0.5, 0.5],
    ("Privacy", "retention_days"): 30,
    ("Proof", "interviews"): list(SLUGS),
    ("Proof", "result"): "days",
    ("ProofQuote", "interview"): "mara",
    ("Quote", "after"): 1,
    ("Quote", "at"): 1,
    ("Recording", "captions"): "interview.vtt",
    ("Recording", "file"): "interview.mp3",
    ("Recording", "height"): None,
    ("Recording", "kind"): "audio",
    ("Recording", "poster"): None,
    ("Recording", "seconds"): 60,
    ("Recording", "width"): None,
    ("Result", "after"): 31,
    ("Result", "before"): 74,
    ("Result", "key"): "days",
    ("Score", "at_least"): 0,
    ("Step", "id"): "close",
    ("Turn", "at"): 0,
    ("brand", "logo"): None,
    ("ideal-customer", "problems"): ["waiting"],
    ("interview", "draft"): False,
    ("interview", "ideal_customer"): "owners",
    ("interview", "language"): "en",
    ("interview", "problems"): ["waiting"],
    ("interview", "published"): "2026-03-18",
    ("interview", "recorded"): "2026-03-01",
    ("kit", "analytics"): None,
    ("kit", "book"): {"formats": []},
    ("kit", "targets"): {},
    ("problem", "ideal_customers"): ["owners"],
    ("problem", "order"): 1,
    ("process", "ask_after"): "close",
    ("process", "ask_every_days"): 90,
    ("Brand", "color"): "#2d6c4a",
    ("Brand", "logo"): None,
    ("Business", "founded"): 1999,
    ("Field", "kind"): "choice",
    ("Field", "name"): "note",
    ("Form", "action"): None,
    ("Collect", "url"): "https://guide.example/",
    ("Reporting", "currency"): "EUR",
    ("Reporting", "since"): "2026-03-01",
    ("Site", "cards"): False,
    ("Site", "featured"): "mara",
    ("Site", "language"): "en",
    ("Site", "url"): "https://guide.example/",
}
"""What is no free text, by the noun and the key."""


class Filler:
    """Makes the value of a schema; `seen` names every free text that was filled."""

    def __init__(self, payload: str) -> None:
        self._payload = payload
        self.seen: list[str] = []

    def document(self, name: str) -> Any:
        """A whole file."""
        schema = schemas()[f"{name}.json"]
        return self._value(schema, schema.get("definitions", {}), name, name)

    def text(self, where: str, longest: int) -> str:
        """A marker that names the field, and the payload behind it, in one line for a line."""
        self.seen.append(where)
        marker = f"zq{where.replace('.', '_').replace('-', '_')}qz"
        payload = self._payload if longest > _LINE_LENGTH else " ".join(self._payload.split())
        found = f"{marker} {payload}"
        assert len(found) <= longest, f"{where}: {len(found)}"
        return found

    def _value(self, schema: Any, nouns: Any, noun: str, where: str) -> Any:
        if "$ref" in schema:
            name = schema["$ref"].rpartition("/")[2]
            return self._value(nouns[name], nouns, name, where)
        if "allOf" in schema:
            return self._value(schema["allOf"][0], nouns, noun, where)
        if "anyOf" in schema:
            return self._value(_richest(schema["anyOf"]), nouns, noun, where)
        if "enum" in schema:
            return schema["enum"][0]
        match schema["type"]:
            case "object" if "properties" in schema:
                return dict(self._properties(schema, nouns, noun, where))
            case "object":
                (inner,) = schema["patternProperties"].values()
                names = ("fees", "days")
                return {name: self._value(inner, nouns, noun, f"{where}.{name}") for name in names}
            case "array":
                return [self._value(schema["items"], nouns, noun, where)]
            case "string":
                return self._string(schema, where)
            case "boolean":
                return True
            case "integer" | "number":
                # No text can be in it.
                return max(1, schema.get("minimum", 1))
        raise AssertionError(f"{where}: fix a value for {noun}: {schema}")

    def _properties(
        self, schema: Any, nouns: Any, noun: str, where: str
    ) -> Iterator[tuple[str, Any]]:
        for key, inner in schema["properties"].items():
            if (noun, key) not in FIXED:
                yield key, self._value(inner, nouns, noun, f"{where}.{key}")
            elif FIXED[noun, key] is not None:
                yield key, FIXED[noun, key]

    def _string(self, schema: Any, where: str) -> str:
        pattern = schema.get("pattern")
        if "format" not in schema and pattern in (None, _LINE):
            return self.text(where, schema.get("maxLength", 100_000))
        assert pattern, where
        if "https?" in pattern:
            return URL
        if "@" in pattern:
            return "{evil}|`x`=/*!@x.example"
        return {"relation": "customer"}.get(where.rpartition(".")[2], "en")


def _richest(schemas: Any) -> Any:
    """The object or the list if there is one, else the text."""
    kinds = [schema for schema in schemas if schema.get("type") != "null"]
    return next((schema for schema in kinds if "$ref" in schema), kinds[0])
