"""The preview server: the site as a host would serve it, on this computer only."""

from __future__ import annotations

import asyncio
import errno
import json
import re
import socket
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from functools import partial
from http import HTTPStatus
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any, Final

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import (
    FileResponse,
    PlainTextResponse,
    RedirectResponse,
    Response,
    StreamingResponse,
)
from starlette.routing import Route

from kitgen.build.hosting import Found, Moved, headers_of, media_type, resolve
from kitgen.build.preview import State, for_page
from kitgen.build.previews import BASE, STYLES, Previews, styles
from kitgen.build.watch import changes
from kitgen.outputs.site.pages.thanks import THANKS

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

    from kitgen.build.preview import Preview

ADDRESS: Final = "127.0.0.1"
_LIVE: Final = Path(__file__).parent / "live"
_LOCAL: Final = re.compile(r"(?:localhost|127\.0\.0\.1|\[::1\])(?::[0-9]{1,5})?", re.IGNORECASE)
_NOT_HERE: Final = frozenset({"strict-transport-security", "cache-control"})
"""Headers of the published site that would harm a preview: browsers would remember them."""
_COUNTED: Final = re.compile(rb' data-count="[^"]*"')
_MOST: Final = 200
"""Findings that a page is sent."""
_PORTS: Final = 50
_FEW: Final = 3
_WAITING: Final = (
    "<!doctype html><html lang=en><head><meta charset=utf-8><title>Not yet</title>"
    "<meta name=viewport content='width=device-width'></head><body><main><h1>Not yet</h1>"
    "<p>The kit has errors, so there is no page to show. Correct them and save: this page "
    "follows.</p></main></body></html>"
)
_POLICY: Final = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'"
_PREVIEWS: Final = (
    f"{_POLICY}; img-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'"
)
_NO_PREVIEW: Final = (
    "<!doctype html><html lang=en><head><meta charset=utf-8><title>No such page</title>"
    "<meta name=viewport content='width=device-width'></head><body><main><h1>No such page</h1>"
    "<p>No page that is passed on stands at this address. <a href='/_preview/'>All that are</a>."
    "</p></main></body></html>"
)


class LocalOnly:
    """Answers only requests that name this computer, so that no page elsewhere can ask it."""

    def __init__(self, app: ASGIApp) -> None:
        """What is protected."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] == "http":
            hosts = [value for name, value in scope["headers"] if name == b"host"]
            if len(hosts) != 1 or not _LOCAL.fullmatch(hosts[0].decode("latin-1")):
                refusal = PlainTextResponse("The preview answers to localhost only.\n", 403)
                await refusal(scope, receive, send)
                return
        await self._app(scope, receive, send)


def app(preview: Preview) -> ASGIApp:
    """The application: the site, and what makes its pages follow the builds."""
    live = Starlette(
        routes=[
            Route("/_kitgen/live.js", partial(_live, "live.js")),
            Route("/_kitgen/live.css", partial(_live, "live.css")),
            Route(STYLES, _styles),
            Route("/_kitgen/events", partial(_events, preview)),
            Route(BASE.rstrip("/"), _to_previews),
            Route(f"{BASE}{{path:path}}", partial(_previews, preview, Previews(preview))),
            Route("/{path:path}", partial(_posted, preview), methods=["POST"]),
            Route("/{path:path}", partial(_page, preview)),
        ]
    )
    return LocalOnly(live)


async def _live(name: str, request: Request) -> Response:
    headers = {"cache-control": "no-store", "cross-origin-resource-policy": "same-origin"}
    return FileResponse(_LIVE / name, media_type=media_type(_LIVE / name), headers=headers)


async def _styles(request: Request) -> Response:
    headers = {"cache-control": "no-store", "cross-origin-resource-policy": "same-origin"}
    return FileResponse(styles(), media_type=media_type(styles()), headers=headers)


async def _to_previews(request: Request) -> Response:
    return RedirectResponse(BASE, 307, headers={"cache-control": "no-store"})


def _previews(preview: Preview, previews: Previews, request: Request) -> Response:
    # Before the page is drawn, as with the site's own pages.
    state = preview.state
    path = request.path_params["path"]
    html, status = previews.html(path), 200
    if html is None:
        waiting = not path or not (preview.site / "index.html").is_file()
        html, status = (_WAITING, 503) if waiting else (_NO_PREVIEW, 404)
    headers = {
        "cache-control": "no-store",
        "content-security-policy": _PREVIEWS,
        "x-content-type-options": "nosniff",
    }
    data = _followed(html.encode(), preview, state)
    return Response(data, status, headers, "text/html; charset=utf-8")


async def _events(preview: Preview, request: Request) -> Response:
    page = request.query_params.get("page", "")[:2000]

    async def stream() -> AsyncIterator[str]:
        # The browser asks again this soon when the server was started anew.
        yield "retry: 1000\n\n"
        async for state in preview.states():
            yield f"data: {_message(preview, state, page)}\n\n" if state else ": here\n\n"

    headers = {"cache-control": "no-store", "x-content-type-options": "nosniff"}
    return StreamingResponse(stream(), media_type="text/event-stream", headers=headers)


def _message(preview: Preview, state: State, page: str) -> str:
    inner = page.removeprefix(state.base)
    source = state.sources.get(f"{inner}index.html" if inner.endswith("/") or not inner else inner)
    findings = for_page(state.findings, source)
    return json.dumps(
        {
            "build": _label(preview, state),
            "ok": state.ok,
            "total": len(findings),
            "errors": sum(finding.severity == "error" for finding in findings),
            "findings": [
                {
                    "place": str(finding.place),
                    "here": finding.place.path == source,
                    "severity": finding.severity,
                    "message": finding.message,
                    "rule": finding.rule,
                    "hint": finding.hint,
                }
                for finding in findings[:_MOST]
            ],
        }
    )


def _label(preview: Preview, state: State) -> str:
    return f"{preview.session}.{state.number}"


def _page(preview: Preview, request: Request) -> Response:
    # Before the file: a page that is newer than its label is loaded once more, never once less.
    state = preview.state
    path = request.scope["path"]
    headers = headers_of(preview.headers(), path)
    headers = {name: value for name, value in headers.items() if name not in _NOT_HERE}
    headers["cache-control"] = "no-store"
    found = resolve(preview.site, state.base, path)
    match found:
        case Moved(there):
            query = f"?{request.url.query}" if request.url.query else ""
            return RedirectResponse(f"{there}{query}", 307, headers={"cache-control": "no-store"})
        case Found(file, status):
            kind = headers.pop("content-type", None) or media_type(file)
            if not kind.startswith("text/html"):
                return FileResponse(file, status, headers=headers, media_type=kind)
            with suppress(FileNotFoundError):
                html = file.read_bytes()
                return Response(_followed(html, preview, state), status, headers, kind)
    if not (preview.site / "index.html").is_file():
        headers["content-security-policy"] = _POLICY
        html = _followed(_WAITING.encode(), preview, state)
        return Response(html, 503, headers, "text/html; charset=utf-8")
    return PlainTextResponse("There is nothing at this address.\n", 404, headers)


async def _posted(preview: Preview, request: Request) -> Response:
    """What the offer's form shows once it was sent; nothing is taken down in a preview."""
    thanks = f"{preview.state.base}{THANKS}"
    found = resolve(preview.site, preview.state.base, thanks)
    if isinstance(found, Found) and found.status == HTTPStatus.OK:
        return RedirectResponse(thanks, 303, headers={"cache-control": "no-store"})
    return PlainTextResponse("The preview takes nothing down.\n", 405)


def _followed(html: bytes, preview: Preview, state: State) -> bytes:
    """A page with the script that loads it again after a build."""
    label = _label(preview, state)
    # Whoever looks at a preview is not to be counted.
    html = _COUNTED.sub(b"", html, count=1)
    tag = f'<script src="/_kitgen/live.js" data-build="{label}" defer></script>'.encode()
    head, end, rest = html.partition(b"</head>")
    return head + tag + end + rest if end else html + tag


def open_socket(port: int) -> socket.socket:
    """A socket on this computer at the port, or at the next one that is free."""
    last = None
    for candidate in range(port, min(port + _PORTS, 65536)) if port else (0,):
        found = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        try:
            if sys.platform != "win32":
                found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            found.bind((ADDRESS, candidate))
            found.listen(128)
            return found
        except OSError as error:
            found.close()
            last = error
            if error.errno not in (errno.EADDRINUSE, errno.EACCES):
                break
    raise last or OSError(errno.EADDRINUSE, "no port is free")


def run(preview: Preview, listening: socket.socket, built: Callable[[State], None]) -> None:
    """Serve until Ctrl-C; `built` hears of every build."""
    # The signal that ended the server is raised again once it has ended.
    with suppress(KeyboardInterrupt):
        asyncio.run(_run(preview, listening, built))


async def _run(preview: Preview, listening: socket.socket, built: Callable[[State], None]) -> None:
    import uvicorn

    stop = asyncio.Event()

    class Server(uvicorn.Server):
        def handle_exit(self, sig: int, frame: FrameType | None) -> None:
            # Open event streams would keep it waiting.
            preview.close()
            stop.set()
            super().handle_exit(sig, frame)

    config: Any = uvicorn.Config(
        app(preview),
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=2,
    )
    watcher = asyncio.create_task(_follow(preview, stop, built))
    try:
        await Server(config).serve(sockets=[listening])
    finally:
        stop.set()
        watcher.cancel()
        with suppress(asyncio.CancelledError):
            await watcher


async def _follow(preview: Preview, stop: asyncio.Event, built: Callable[[State], None]) -> None:
    async for files in changes(preview.root, stop):
        built(await preview.rebuild(few=len(files) <= _FEW))
