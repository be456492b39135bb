"""Editions, whose downloads are counted, and share pages where the site has none written."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING, Protocol

from starlette.responses import FileResponse, HTMLResponse, RedirectResponse, Response

from kitgen.build.collector import answers
from kitgen.build.collector.asked import Asked
from kitgen.build.collector.counting import Counting
from kitgen.build.collector.knowledge import Knowledge
from kitgen.build.hosting import Found, Moved, given_by, media_type, resolve
from kitgen.track.store import Unavailable

if TYPE_CHECKING:
    from starlette.types import Scope


class Pages(Protocol):
    """Makes what is not written out: there are too many ambassadors for that."""

    def share_page(self, code: str) -> bytes | None:
        """The page of a share link; None if nobody has the code."""

    def close(self) -> None:
        """Let go of the kit: the next page is made from what it is then."""


class Files:
    """Sends files of the site as its own host would, and takes down who fetched an edition."""

    def __init__(self, counting: Counting, pages: Pages) -> None:
        """`pages` makes what is not written out."""
        self._counting = counting
        self._pages = pages

    async def edition(self, who: Asked, scope: Scope, knowledge: Knowledge) -> Response:
        """Somebody's edition, counted once a day for each who fetches it."""
        response = self._file(scope, knowledge)
        if response.status_code == 200 and not who.uncounted and scope["method"] == "GET":
            # Whoever wants to read gets the file, even if it cannot be counted.
            with suppress(Unavailable):
                await self._counting.fetched(who, scope["path"], knowledge.places)
        return response

    async def share_page(self, who: Asked, scope: Scope, knowledge: Knowledge) -> Response:
        """The page of a share link: that of the site, or made now."""
        with suppress(Unavailable):
            await self._counting.asked(who)
        response = self._file(scope, knowledge)
        if response.status_code != 404:
            return response
        path = scope["path"]
        place = knowledge.places.page(path if path.endswith("/") else f"{path}/", "")
        if place is None or not place.code:
            return response
        if not path.endswith("/"):
            return RedirectResponse(knowledge.address.path(place.page), 308)
        page = await asyncio.to_thread(self._pages.share_page, place.code)
        if page is None:
            return response
        return HTMLResponse(page, 200, self._headers(path, knowledge))

    def _file(self, scope: Scope, knowledge: Knowledge) -> Response:
        path = scope["path"]
        match resolve(knowledge.site, knowledge.address.base, path):
            case Moved(there):
                return RedirectResponse(there, 308)
            case Found(file, status):
                return FileResponse(file, status, self._headers(path, knowledge), media_type(file))
        return answers.plain("There is nothing at this address.", 404)

    def _headers(self, path: str, knowledge: Knowledge) -> dict[str, str]:
        return {"cache-control": "no-cache", **given_by(knowledge.headers, path)}
