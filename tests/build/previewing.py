"""The real preview server in a thread of its own."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator

import uvicorn

from kitgen.build.preview import Preview
from kitgen.build.server import app, open_socket


@contextlib.contextmanager
def previewed(preview: Preview) -> Iterator[str]:
    """Serve a preview; the address of its opening page."""
    config = uvicorn.Config(
        app(preview), lifespan="off", log_config=None, timeout_graceful_shutdown=1
    )
    server = uvicorn.Server(config)
    with open_socket(0) as listening:
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}/"
        finally:
            preview.close()
            server.should_exit = True
            thread.join()
