"""The letter in a printed copy: what it is, whose it is, and that nothing is asked."""

from __future__ import annotations

from dataclasses import dataclass

from kitgen.outputs.pdf.look import Look, Manuscript


@dataclass(frozen=True)
class Letter:
    """What a kit's letters are set with: they differ in whom they are for."""

    look: Look

    def manuscript(self) -> Manuscript:
        """The page."""
        settings, sheet = self.look.kit.settings, self.look.large_sheet
        return self.look.manuscript(
            "letter",
            sheet,
            {"letter": settings.book.letter},
            {},
            notice=settings.site.notice,
            letter_box=tuple(sheet.boxes["for"]),
        )
