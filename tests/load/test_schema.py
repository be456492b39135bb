from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kitgen.load.schema import descriptions, schemas, written
from kitgen.model.interview import Interview

FOLDER = Path(__file__).parents[2] / "content" / "schema"


def test_the_committed_schemas_are_up_to_date() -> None:
    committed = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.json")}
    assert committed == {name: written(schema) for name, schema in schemas().items()}


def test_a_schema_says_what_the_model_says() -> None:
    schema = schemas()["interview.json"]
    properties = schema["properties"]
    assert properties["title"]["description"].startswith("The headline")
    assert schema["definitions"]["Guest"]["properties"]["seeking"]["description"]
    assert schema["definitions"]["Guest"]["description"].startswith("The star")
    assert schema["additionalProperties"] is False
    assert schema["required"] == ["title", "guest", "standfirst", "description"]


def test_equal_names_of_other_files_are_not_mixed_up() -> None:
    step = schemas()["problem.json"]["definitions"]["Step"]
    assert step["properties"]["begin"]["description"].startswith("The first move")
    assert step["description"] == "One step of the way out, which the reader can take alone."


def test_descriptions_are_the_docstrings_below_the_fields() -> None:
    said = descriptions(Interview)
    assert said["draft"] == "Shown in the preview only."
    assert "guest" not in said


@pytest.mark.parametrize("name", sorted(schemas()))
def test_schemas_speak_the_dialect_that_they_name(name: str) -> None:
    schema = schemas()[name]
    assert schema["$schema"].endswith("draft-07/schema#")
    text = json.dumps(schema)
    for word in ("$defs", "prefixItems", "unevaluatedProperties", '"default": null'):
        assert word not in text
    assert _references(schema) <= {f"#/definitions/{key}" for key in schema.get("definitions", {})}


def _references(part: Any) -> set[str]:
    if isinstance(part, list):
        return set().union(*map(_references, part))
    if isinstance(part, dict):
        own = {part["$ref"]} if isinstance(part.get("$ref"), str) else set()
        return own.union(*map(_references, part.values()))
    return set()
