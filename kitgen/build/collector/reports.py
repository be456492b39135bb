"""The report over the web: for whoever has the token, and for nobody else."""

from __future__ import annotations

import asyncio
import base64
import binascii
import hmac
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from starlette.responses import HTMLResponse, Response

from kitgen.build.collector import answers
from kitgen.track.store import Unavailable

if TYPE_CHECKING:
    from starlette.types import Scope

_FRESH: Final = 60.0
"""Seconds for which a report is shown again."""
_POLICY: Final = (
    "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


class Reports:
    """Shows the report, made anew when it is older than a minute."""

    def __init__(self, token: str, make: Callable[[], str]) -> None:
        """Without a token there is nothing here; `make` makes the page and may take its time."""
        self._token = token.encode()
        self._make = make
        self._making = asyncio.Lock()
        self._page = ""
        self._until = 0.0

    async def answer(self, scope: Scope, inner: str) -> Response:
        """The page, or a question for the token, which browsers ask for as a password."""
        if not self._token or inner not in ("report", "report/"):
            return answers.plain("There is nothing at this address.", 404)
        if not self._known(scope):
            refused = answers.plain("This page needs its token.", 401)
            refused.headers["www-authenticate"] = 'Basic realm="kitgen report", charset="UTF-8"'
            return refused
        try:
            async with self._making:
                if time.monotonic() >= self._until:
                    self._page = await asyncio.to_thread(self._make)
                    self._until = time.monotonic() + _FRESH
        except Unavailable:
            return answers.plain("The database does not answer. Try again in a minute.", 503)
        headers = {
            "cache-control": "no-store",
            "content-security-policy": _POLICY,
            "referrer-policy": "no-referrer",
            "x-content-type-options": "nosniff",
            "x-robots-tag": "noindex, nofollow",
        }
        return HTMLResponse(self._page, 200, headers)

    def _known(self, scope: Scope) -> bool:
        """Whether the token came along: as a bearer's, or as the password of anybody."""
        for name, value in scope["headers"]:
            if name != b"authorization":
                continue
            kind, _, rest = value.partition(b" ")
            if kind.lower() == b"basic":
                try:
                    rest = base64.b64decode(rest, validate=True).partition(b":")[2]
                except (binascii.Error, ValueError):
                    return False
            elif kind.lower() != b"bearer":
                return False
            return hmac.compare_digest(rest.strip(), self._token)
        return False
