"""Where in the kit an address is written that a finished page bears."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape
from urllib.parse import unquote

from kitgen.build.sources import Sources
from kitgen.load import source
from kitgen.load.folder import read_bytes
from kitgen.model.finding import Finding, Place

_MOST = 20
"""So many interviews are looked through for one address."""
_INTERVIEWS = "content/interviews/"


class Written:
    """Finds addresses in the files of a kit, each of which it reads once."""

    def __init__(self, sources: Sources) -> None:
        """Look into the content, and last into the kit's own templates."""
        self._sources = sources
        self._texts: dict[str, str] = {}

    def find(self, address: str, paths: Sequence[str]) -> Place | None:
        """The first place, in the given files, the files that all pages share, or a template."""
        if not address:
            return None
        pattern = _pattern(address)
        for path in dict.fromkeys((*paths[:_MOST], *self._shared())):
            if found := pattern.search(self._text(path)):
                return source.place_at(path, self._text(path), found.start())
        return None

    def _shared(self) -> Iterator[str]:
        for path in self._sources.folder.files:
            if path.endswith((".yaml", ".yml")) and not path.startswith(_INTERVIEWS):
                yield path
        root = self._sources.root
        for template in sorted((root / "templates").rglob("*.html")):
            yield template.relative_to(root).as_posix()

    def _text(self, path: str) -> str:
        if path not in self._texts:
            data = read_bytes(self._sources.root, path, source.INTERVIEW_LIMIT)
            text = "" if isinstance(data, Finding) else data.decode("utf-8", "replace")
            self._texts[path] = text.removeprefix("\ufeff").replace("\r\n", "\n")
        return self._texts[path]


def _pattern(address: str) -> re.Pattern[str]:
    """The address as a whole, as content or a template may have it."""
    spellings = dict.fromkeys((address, unquote(address), escape(address)))
    either = "|".join(map(re.escape, spellings))
    return re.compile(rf"(?<![\w./#?&%-])(?:{either})(?![\w/#?&=%-]|\.\w)")
