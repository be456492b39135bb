"""What tests of editions share: a sample book, laid out once, and its lettering."""

from __future__ import annotations

import pytest

from kitgen.model.brand import Fonts
from kitgen.outputs.pdf.base import Base, prepare
from kitgen.outputs.pdf.lettering import Lettering

from .editing import rendered


@pytest.fixture(scope="session")
def sample() -> bytes:
    return rendered()


@pytest.fixture(scope="session")
def base(sample: bytes) -> Base:
    return prepare(sample)


@pytest.fixture(scope="session")
def lettering() -> Lettering:
    return Lettering(Fonts())
