"""A host for built sites: what a static host makes of addresses, `_headers` and byte ranges."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from kitgen.build.hosting import Found, Moved, headers_of, media_type, resolve

_RANGE = re.compile(r"bytes=(\d+)-(\d*)")


class _Handler(BaseHTTPRequestHandler):
    site: Path
    base: str
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        match resolve(self.site, self.base, path):
            case Moved(there):
                self._answer(308, {"location": there}, b"")
            case Found(file, status):
                headers = {"content-type": media_type(file)}
                headers |= headers_of((self.site / "_headers").read_text("utf-8"), path)
                # Headers that browsers would remember beyond the test.
                headers.pop("strict-transport-security", None)
                self._send(status, headers | {"accept-ranges": "bytes"}, file.read_bytes())
            case None:
                self._answer(404, {}, b"")

    do_HEAD = do_GET

    def do_POST(self) -> None:
        """Take what a collector would: nothing is counted here."""
        self.rfile.read(int(self.headers.get("content-length", 0)))
        match self.path.removeprefix(self.base):
            case "v":
                self._answer(204, {}, b"")
            case "offer":
                self._answer(303, {"location": f"{self.base}offer/thanks/"}, b"")
            case _:
                self._answer(405, {}, b"")

    def _send(self, status: int, headers: dict[str, str], data: bytes) -> None:
        asked = _RANGE.fullmatch(self.headers.get("range", ""))
        if asked and status == 200:
            start = int(asked[1])
            end = min(int(asked[2] or len(data) - 1), len(data) - 1)
            headers["content-range"] = f"bytes {start}-{end}/{len(data)}"
            status, data = 206, data[start : end + 1]
        self._answer(status, headers, data)

    def _answer(self, status: int, headers: dict[str, str], data: bytes) -> None:
        # A browser that has seen enough hangs up.
        with suppress(ConnectionError):
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("content-length", str(len(data)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(data)

    def handle(self) -> None:
        with suppress(ConnectionError):
            super().handle()

    def log_message(self, format: str, *values: Any) -> None:
        pass


@contextmanager
def serve(site: Path, base: str, port: int = 0) -> Iterator[str]:
    """Serve a site on this computer; gives the address of its opening page."""
    handler = type("Handler", (_Handler,), {"site": site, "base": base})
    server = ThreadingHTTPServer(("127.0.0.1", port), handler)
    server.daemon_threads = True
    server.block_on_close = False
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{base}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
