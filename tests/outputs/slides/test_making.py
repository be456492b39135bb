"""Pictures of slides: the size of their places, and the same each time."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from kitgen.outputs.page import JobFailed, SourceFile
from kitgen.outputs.slides import making
from kitgen.outputs.slides.jobs import jobs
from kitgen.outputs.slides.slide import Deck, Picture

from .conftest import Studio

HEAD = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 712 890">'
    b'<path d="M180 200h330v690H180z"/></svg>'
)


def _photograph() -> bytes:
    out = io.BytesIO()
    Image.radial_gradient("L").resize((400, 500)).save(out, "JPEG")
    return out.getvalue()


@pytest.mark.parametrize("data", [HEAD, _photograph()])
@pytest.mark.parametrize("own_colours", [False, True])
def test_a_portrait_fills_its_plate(data: bytes, own_colours: bool) -> None:
    arguments = (data, "#2d6c4a", (0.5, 0.33), own_colours, 346.0, 540.0)
    ((about, made),) = making.portrait(*arguments)
    assert Image.open(io.BytesIO(made)).size == (865, 1350)
    assert about["format"] == ("png" if data is HEAD else "jpeg")
    assert next(making.portrait(*arguments))[1] == made


def test_what_is_no_picture_says_so() -> None:
    with pytest.raises(JobFailed):
        list(making.portrait(b"no picture", "#2d6c4a", (0.5, 0.5), False, 346.0, 540.0))


def test_the_pattern_is_that_of_the_seed() -> None:
    ((_, one),) = making.pattern("#2d6c4a", "The Guide", None, 96.0, 135.0)
    ((_, other),) = making.pattern("#2d6c4a", "Another", None, 96.0, 135.0)
    assert one != other


def test_every_picture_of_a_deck_has_one_job(studio: Studio, deck: Deck) -> None:
    def source(entry: object) -> SourceFile:
        return SourceFile(Path(), str(entry), "")

    found = list(jobs(studio.kit, deck.slides, source, lambda *packages: "1"))
    keys = [key for key, _ in found]
    wanted = {i.key for s in deck.slides for i in s.items if isinstance(i, Picture)}
    assert sorted(keys) == sorted(key for key in wanted if not key.startswith("code:"))
    made = {key: job.function.__name__ for key, job in found}
    assert made["pattern"] == "pattern"
    assert made["portrait:mara-lindqvist"] == "portrait"
