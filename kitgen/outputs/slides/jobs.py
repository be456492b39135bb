"""Which pictures a deck needs, as jobs for the workshop."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from kitgen.model.kit import Entry, Kit
from kitgen.outputs.common.plates import plate_of
from kitgen.outputs.page import Job, SourceFile
from kitgen.outputs.slides import making
from kitgen.outputs.slides.slide import Picture, Slide


def jobs(
    kit: Kit,
    slides: Sequence[Slide],
    source: Callable[[Entry], SourceFile | None],
    versions: Callable[..., str],
) -> Iterator[tuple[str, Job]]:
    """Every picture's key and what makes it; codes are no jobs, for each edition has its own.

    `source` gives the file of a guest's portrait, `versions` what is said of installed libraries.
    """
    color = kit.settings.brand.color
    entries = {entry.slug: entry for entry in kit.entries}
    version = versions("pillow", "weasyprint", "pypdfium2")
    seen: set[str] = set()
    for slide in slides:
        for item in slide.items:
            if not isinstance(item, Picture) or item.key in seen or item.key.startswith("code:"):
                continue
            seen.add(item.key)
            at = slide.layout.place(item.place)
            kind, _, slug = item.key.partition(":")
            entry = entries.get(slug)
            file = source(entry) if entry and kind == "portrait" else None
            if entry and file:
                focus, own = entry.portrait_focus, entry.portrait_colour
                yield (
                    item.key,
                    Job(making.portrait, (file, color, focus, own, at.width, at.height), version),
                )
            else:
                name = plate_of(entry) if entry else ""
                seed, stones = (name, 1) if name else (kit.settings.guide.title, None)
                yield (
                    item.key,
                    Job(making.pattern, (color, seed, stones, at.width, at.height), version),
                )
