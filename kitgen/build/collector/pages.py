"""Share pages that are not written out: made when somebody opens one, as the build would."""

from __future__ import annotations

import threading
from pathlib import Path

from kitgen.build.examine import examine
from kitgen.build.gate import gate
from kitgen.build.links.book import completed_of
from kitgen.build.pipeline import has_errors, quiet, today
from kitgen.build.site import outputs_of
from kitgen.build.sources import Sources, load
from kitgen.build.store import private
from kitgen.build.workshop import CachedWorkshop
from kitgen.model.kit import Kit
from kitgen.outputs.common.strings import Strings
from kitgen.outputs.site.shares import Shares


class SharePages:
    """The share pages of a kit, any of them from its code; loaded when the first is asked for."""

    def __init__(self, root: Path) -> None:
        """The kit's folder."""
        self._root = root
        self._one = threading.Lock()
        self._sources: Sources | None = None
        self._shares: Shares | None = None

    def share_page(self, code: str) -> bytes | None:
        """The page of a share link; None if nobody has the code, or the kit has errors now."""
        with self._one:
            if self._shares is None:
                self._shares = self._opened()
            page = self._shares.page(code) if self._shares else None
        return page.data if page else None

    def close(self) -> None:
        """Let go of the kit: the next page is made from what it is then."""
        with self._one:
            self._shares = None
            if self._sources is not None:
                self._sources.close()
                self._sources = None

    def _opened(self) -> Shares | None:
        if self._sources is not None:
            # It had errors when it was read, and has not changed since.
            return None
        self._sources = sources = load(self._root, quiet)
        kit = sources.kit
        if kit is None:
            return None
        strings, found = examine(sources, kit, today())
        return None if has_errors(found) else self._made(sources, kit, strings)

    def _made(self, sources: Sources, kit: Kit, strings: Strings) -> Shares:
        shown = gate(kit, today(), drafts=False)
        workshop = CachedWorkshop(private(self._root) / "cache", None, quiet)
        links = completed_of(sources, shown)
        return outputs_of(shown, strings, sources, links, workshop, today()).site.shares
