"""A portrait that is too small for its page is a finding of the build; a drawing never is."""

from __future__ import annotations

import io
from typing import Any

import pytest

ENTRY = "content/interviews/mara/interview.md"


def _photo(width: int, height: int) -> bytes:
    from PIL import Image

    found = io.BytesIO()
    Image.new("RGB", (width, height), "#884422").save(found, "JPEG")
    return found.getvalue()


def _small(kit: Any, name: str, data: bytes) -> list[Any]:
    kit.write(f"content/interviews/mara/{name}", data)
    kit.edit_interview("mara", "portrait.png", name)
    outcome = kit.build()
    assert outcome.ok
    return [
        found
        for found in outcome.findings
        if found.rule == "portrait-small" and found.place.path == ENTRY
    ]


@pytest.mark.parametrize(
    ("size", "wide"), [((450, 600), 450), ((900, 500), 400), ((150, 150), 120)]
)
def test_a_small_photograph_is_named_with_the_width_that_is_shown(
    kit: Any, size: tuple[int, int], wide: int
) -> None:
    (found,) = _small(kit, "face.jpg", _photo(*size))
    assert f"only {wide} pixels wide" in found.message
    line = (kit.root / ENTRY).read_text("utf-8").splitlines()[found.place.line - 1]
    assert "face.jpg" in line


def test_a_photograph_of_500_pixels_keeps_them_all(kit: Any) -> None:
    assert _small(kit, "face.jpg", _photo(500, 625)) == []
    assert list(kit.site.rglob("portrait-mara-500-*.jpg"))


def test_a_drawing_is_never_too_small(kit: Any) -> None:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 50"><path d="M0 0h9v9z"/></svg>'
    assert _small(kit, "face.svg", svg) == []
