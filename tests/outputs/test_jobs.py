"""A job is done again when a library that it leans on is another version."""

from __future__ import annotations

from importlib import metadata

from kitgen.outputs.site.jobs import versions


def test_libraries_are_named_with_their_versions_and_none_where_there_is_none() -> None:
    pillow = metadata.version("pillow")
    assert versions("pillow", "a-library-of-nobody") == f"pillow {pillow};a-library-of-nobody none;"
