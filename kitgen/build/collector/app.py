"""The collector as an ASGI application; it holds no state that another process would miss."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Final

from kitgen.build.collector import answers
from kitgen.build.collector.asked import Asked, asked
from kitgen.build.collector.counting import Counting
from kitgen.build.collector.files import Files
from kitgen.build.collector.knowledge import Knowledge
from kitgen.build.collector.offers import Offers
from kitgen.build.collector.reading import Gone, TooLarge, body
from kitgen.build.collector.reports import Reports
from kitgen.outputs.common.theme import Address
from kitgen.track import beacon
from kitgen.track.store import Unavailable

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send

_EMPTY: Final = {"type": "http.response.body", "body": b""}
_PATIENCE: Final = 5.0
"""Seconds in which a database answers that is well."""
_READ: Final = ("GET", "HEAD")


class Collector:
    """Answers beacons, forms, and requests for what is not, or not only, a file of the site."""

    def __init__(
        self,
        knowledge: Knowledge,
        counting: Counting,
        offers: Offers,
        files: Files,
        reports: Reports,
        *,
        trusted: frozenset[str],
        healthy: Callable[[], Awaitable[bool]],
    ) -> None:
        """`knowledge` may be replaced at any time, all of it at once."""
        self.knowledge = knowledge
        self._counting = counting
        self._offers = offers
        self._files = files
        self._reports = reports
        self._trusted = trusted
        self._healthy = healthy
        assert knowledge.settings.collect is not None
        self._base = Address(knowledge.settings.collect.url).base
        self._beacon = f"{self._base}v"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            return
        path, method = scope["path"], scope["method"]
        who = asked(scope, self._trusted)
        if path == self._beacon:
            await self._seen(method, who, receive, send)
            return
        response = await self._answer(method, path.removeprefix(self._base), who, scope, receive)
        await response(scope, receive, send)

    async def _answer(
        self, method: str, inner: str, who: Asked, scope: Scope, receive: Receive
    ) -> Callable[[Scope, Receive, Send], Awaitable[None]]:
        knowledge = self.knowledge
        if inner == "offer":
            if method == "POST":
                return await self._offers.post(who, receive, knowledge)
            return answers.plain("This address takes a form.", 405, allow="POST")
        if method not in _READ:
            return answers.plain("Nothing can be written here.", 405, allow="GET, HEAD")
        if inner == "healthz":
            well = await self._healthy()
            return answers.plain(
                "well" if well else "the database does not answer", 200 if well else 503
            )
        if inner.startswith("d/"):
            return await self._files.edition(who, scope, knowledge)
        if inner.startswith("s/"):
            return await self._files.share_page(who, scope, knowledge)
        if inner == "report" or inner.startswith("report/"):
            return await self._reports.answer(scope, inner)
        return answers.plain("There is nothing at this address.", 404)

    async def _seen(self, method: str, who: Asked, receive: Receive, send: Send) -> None:
        origin = self.knowledge.address.origin
        if method == "OPTIONS":
            status = 204
        elif method != "POST":
            status = 405
        elif who.origin != origin:
            status = 403
        else:
            status = await self._counted(who, receive)
        headers = [(b"cache-control", b"no-store"), (b"vary", b"Origin")]
        if who.origin == origin:
            headers.append((b"access-control-allow-origin", origin.encode()))
        if status == 503:
            headers.append((b"retry-after", b"60"))
        if status == 405:
            headers.append((b"allow", b"POST, OPTIONS"))
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send(_EMPTY)

    async def _counted(self, who: Asked, receive: Receive) -> int:
        try:
            said = beacon.read(await body(receive, beacon.LIMIT))
        except TooLarge:
            return 413
        except Gone:
            return 408
        if said is None:
            return 400
        if who.uncounted:
            return 204
        try:
            await self._counting.seen(who, said, self.knowledge.places)
        except Unavailable:
            return 503
        return 204


async def healthy(reached: Callable[[], None]) -> bool:
    """Whether the database answers; `reached` asks it, and raises Unavailable."""
    try:
        async with asyncio.timeout(_PATIENCE):
            await asyncio.to_thread(reached)
    except (Unavailable, TimeoutError):
        return False
    return True
