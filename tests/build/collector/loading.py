"""Readers who all come at once, and what each of them was answered."""

from __future__ import annotations

import http.client
import secrets
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from urllib.parse import urlencode

from .collecting import BASE, LONG, ORIGIN, PERSON, Running

_HEADERS = {
    "origin": ORIGIN,
    "user-agent": PERSON,
    "content-type": "application/x-www-form-urlencoded",
}
_PAGES = ("", "guide/", "offer/")


class Load:
    """What was sent, and answered with thanks."""

    def __init__(self) -> None:
        self._ended = threading.Event()
        self._threads: list[threading.Thread] = []
        self._numbers = count(1)
        self.visits: set[int] = set()
        """Numbers of pages that were answered with 204."""
        self.emails: set[str] = set()
        """Of forms that were answered with 303."""
        self.statuses: list[int] = []
        """All answers, in about their order."""

    def start(self, collectors: Sequence[Running], readers: int) -> None:
        """Send them all out."""
        for number in range(readers):
            collector = collectors[number % len(collectors)]
            self._threads.append(threading.Thread(target=self._run, args=(collector,)))
            self._threads[-1].start()

    def end(self) -> None:
        """Wait until each has been answered."""
        self._ended.set()
        for thread in self._threads:
            thread.join(LONG)
            assert not thread.is_alive()

    def answered(self, times: int) -> Callable[[], bool]:
        return lambda: len(self.statuses) >= times

    def had(self, status: int, after: int = 0) -> Callable[[], bool]:
        return lambda: status in self.statuses[after:]

    def _run(self, collector: Running) -> None:
        """Read and ask on one connection after the other, whatever becomes of them."""
        while not self._ended.is_set():
            connection = http.client.HTTPConnection("127.0.0.1", collector.port, timeout=LONG)
            try:
                while not self._ended.is_set():
                    if self._ask(connection) >= 500:
                        self._ended.wait(0.05)
            except (OSError, http.client.HTTPException):
                # It was killed, perhaps: whatever had no answer was promised nothing.
                self._ended.wait(0.01)
            finally:
                connection.close()

    def _ask(self, connection: http.client.HTTPConnection) -> int:
        number = next(self._numbers)
        address = f"10.{number // 62_500}.{number // 250 % 250}.{number % 250 + 1}"
        headers = {**_HEADERS, "x-forwarded-for": address}
        if number % 10:
            id = secrets.randbits(64)
            said = {"i": f"{id:016x}", "p": f"{BASE}{secrets.choice(_PAGES)}"}
            status = self._sent(connection, "v", said, headers)
            if status == 204:
                self.visits.add(id)
        else:
            email = f"reader-{secrets.token_hex(8)}@example.org"
            form = {"name": "Ada", "email": email, "note": "Late."}
            status = self._sent(connection, "offer", form, headers)
            if status == 303:
                self.emails.add(email)
        return status

    def _sent(
        self,
        connection: http.client.HTTPConnection,
        path: str,
        said: dict[str, str],
        headers: dict[str, str],
    ) -> int:
        connection.request("POST", f"{BASE}{path}", urlencode(said), headers)
        answer = connection.getresponse()
        answer.read()
        self.statuses.append(answer.status)
        return answer.status


@contextmanager
def loading(*collectors: Running, readers: int = 8) -> Iterator[Load]:
    """Readers at collectors, until the end of the block."""
    load = Load()
    load.start(collectors, readers)
    try:
        yield load
    finally:
        load.end()


def missing(load: Load, collector: Running) -> tuple[set[int], set[str]]:
    """What was answered with thanks and is not in the database."""
    visits = {row.id % 2**64 for row in collector.rows("visit")}
    emails = {row.email for row in collector.rows("request")}
    return load.visits - visits, load.emails - emails
