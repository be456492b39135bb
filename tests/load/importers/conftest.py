"""Samples of every style of transcript, and what they have in common."""

from __future__ import annotations

import io

import pytest


def word_document() -> bytes:
    """A transcript as people type it in a word processor."""
    from docx import Document

    document = Document()
    document.core_properties.title = ""
    document.add_heading("Interview with Priya Nair", 0)
    document.add_paragraph("We met in Gävle.")

    def says(name: str, words: str) -> None:
        paragraph = document.add_paragraph()
        paragraph.add_run(f"{name}: ").bold = True
        paragraph.add_run(words)

    says("Mara Lindqvist", "How did you start?")
    says("Priya Nair", "With <b>nothing</b> & a *star*.")
    document.add_paragraph("# And a dream.")
    says("Mara Lindqvist", "And who helped you then?")
    says("Priya Nair", "Nobody [00:12] but my aunt.")
    document.add_table(1, 1).cell(0, 0).text = "Turnover"
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


@pytest.fixture
def document() -> bytes:
    """The Word sample's bytes."""
    return word_document()
