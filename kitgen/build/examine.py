"""Step 2, check: what is wrong with a kit that was loaded, and the words for its pages."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from kitgen.build.site import theme_folders
from kitgen.build.sources import Sources
from kitgen.check.rule import KitSubject
from kitgen.check.run import check_kit, weigh
from kitgen.model.finding import Finding
from kitgen.model.kit import Kit
from kitgen.outputs.common.strings import Strings, interface


class Examined(NamedTuple):
    """The words of the interface in the kit's language, and all findings about the content."""

    strings: Strings
    findings: tuple[Finding, ...]


def examine(sources: Sources, kit: Kit, day: dt.date) -> Examined:
    """Look a kit through. What the words of the interface are written with joins the sources."""
    words = interface(kit.settings.site.language, theme_folders(sources.root))
    sources.characters = "".join(sorted({*sources.characters, *words.characters}))
    sizes = {path: info.size for path, info in sources.folder.files.items()}
    subject = KitSubject(kit, sizes, day, words.file, words.untranslated)
    read = weigh((*sources.findings, *words.findings), kit.settings.rules)
    return Examined(words.strings, (*read, *check_kit(subject, sources.locate)))
