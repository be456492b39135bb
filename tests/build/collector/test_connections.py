"""Connections that do not come to the point, and heads that are no heads."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from .collecting import BASE, ORIGIN, Running, collecting, drained, wait
from .conftest import LARGE, Kit

GUARD = "kitgen.build.collector.guard"
READING = "kitgen.build.collector.reading"
SERVE = "kitgen.build.collector.serve"
POST = f"POST {BASE}v HTTP/1.1\r\nHost: k\r\nOrigin: {ORIGIN}\r\n".encode()
GET = f"GET {BASE}healthz HTTP/1.1\r\nHost: k\r\n".encode()
SEEN = f"i=00000000000000b1&p={BASE}".encode()


@pytest.fixture(scope="module")
def hasty(counted: Kit, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A collector that waits for nobody longer than half a second."""
    folder = tmp_path_factory.mktemp("hasty")
    patience = {f"{GUARD}.SOON": 0.5, f"{GUARD}.LATER": 0.8, f"{GUARD}.AWAY": 0.5}
    patience |= {f"{READING}._SECONDS": 0.5, f"{SERVE}._IDLE": 1}
    with collecting(
        counted, f"sqlite:///{folder / 'events.db'}", folder, patience=patience
    ) as running:
        yield running


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"GET",
        GET,
        GET + b"X-Slow: ",
        GET + b"\r\n" + GET,
        POST + b"Content-Length: 40\r\n\r\n",
        POST + b"Content-Length: 40\r\n\r\ni=0",
        POST + b"Transfer-Encoding: chunked\r\n\r\n",
        POST + b"Transfer-Encoding: chunked\r\n\r\n5\r\ni=0",
        GET + b"Content-Length: 5\r\n\r\n",
        GET + b"\r\n",
    ],
    ids=repr,
)
def test_nobody_is_waited_for_without_end(hasty: Running, said: bytes) -> None:
    with hasty.connect() as connection:
        connection.sendall(said)
        # It ends, which is all that is asked: without an answer, or after one.
        answer = drained(connection)
    assert answer == b"" or answer.startswith(b"HTTP/1.1 ")


@pytest.mark.parametrize("begun", [b"", b"i=0"])
def test_who_sends_no_whole_beacon_is_told_so(hasty: Running, begun: bytes) -> None:
    with hasty.connect() as connection:
        connection.sendall(POST + b"Content-Length: 40\r\n\r\n" + begun)
        assert drained(connection).startswith(b"HTTP/1.1 408 ")


@pytest.mark.parametrize(
    "begun",
    [GET, POST + b"Content-Length: 9999\r\n\r\n", GET + b"Content-Length: 9999\r\n\r\n"],
    ids=["head", "body", "unread body"],
)
def test_who_sends_a_letter_now_and_then_is_not_waited_for_either(
    hasty: Running, begun: bytes
) -> None:
    with hasty.connect() as connection:
        connection.sendall(begun)
        connection.settimeout(0.05)

        def ended() -> bool:
            try:
                connection.sendall(b"x")
                return not connection.recv(65536)
            except TimeoutError:
                return False
            except OSError:
                return True

        wait(ended, "the other side hangs up")
    assert hasty.well()


def test_who_takes_nothing_of_an_answer_is_not_waited_for(hasty: Running, code: str) -> None:
    large = hasty.kit.site / "d" / f"{code}-large.pdf"
    with socket.socket() as connection:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        connection.connect(("127.0.0.1", hasty.port))
        connection.sendall(f"GET {BASE}d/{code}-large.pdf HTTP/1.1\r\nHost: k\r\n\r\n".encode())
        path = Path(f"/proc/{hasty.process.pid}/fd")
        if path.exists():
            wait(lambda: str(large) in links(path), "it is being sent")
            wait(lambda: str(large) not in links(path), "nobody sends it any more")
        assert len(drained(connection)) < LARGE


def links(folder: Path) -> set[str]:
    """What a process has open."""
    found = set()
    for each in folder.iterdir():
        try:
            found.add(str(each.readlink()))
        except OSError:
            continue
    return found


@pytest.mark.parametrize(
    "head",
    [
        b"GET /" + b"a" * 20_000 + b" HTTP/1.1\r\nHost: k\r\n\r\n",
        GET + b"X: " + b"a" * 20_000 + b"\r\n\r\n",
        GET + b"a" * 20_000 + b": x\r\n\r\n",
        GET + b"".join(b"X-%d: %s\r\n" % (n, b"a" * 900) for n in range(30)) + b"\r\n",
        GET + b"".join(b"X-%d: x\r\n" % n for n in range(100)) + b"\r\n",
        GET + b"a" * 20_000,
        b"a" * 20_000,
        b"\0\1\2\3\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"GET\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        GET + b"Bad Name: x\r\n\r\n",
        GET + b"X: a\0b\r\n\r\n",
        POST + b"Content-Length: -1\r\n\r\n",
        POST + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\n12345",
        POST + b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        POST + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"CONNECT evil.example:443 HTTP/1.1\r\nHost: k\r\n\r\n",
        b"GET http://evil.example HTTP/1.1\r\nHost: k\r\n\r\n",
    ],
    ids=lambda head: repr(head[:40]),
)
def test_a_head_that_is_none_is_refused(shared: Running, head: bytes) -> None:
    assert shared.raw(head).startswith(b"HTTP/1.1 400 ")
    assert shared.well()


@pytest.mark.parametrize(
    "head",
    [
        b"OPTIONS * HTTP/1.1\r\nHost: k\r\nConnection: close\r\n\r\n",
        GET + b"Connection: Upgrade, close\r\nUpgrade: websocket\r\n\r\n",
        GET + b"Connection: close\r\nExpect: 100-continue\r\n\r\n",
        GET + b"Connection: close\r\nUser-Agent: \xff\xfe\r\nOrigin: \xff\r\nDNT: \xff\r\n\r\n",
        GET + b"Connection: close\r\nX-Forwarded-For: ,,\xff, [::, 1.2.3.4.5\r\n\r\n",
        f"GET {BASE}healthz HTTP/1.0\r\n\r\n".encode(),
        f"GET http://evil.example{BASE}healthz HTTP/1.1\r\nConnection: close\r\n\r\n".encode(),
    ],
    ids=lambda head: repr(head[:60]),
)
def test_a_head_that_is_only_odd_is_answered(shared: Running, head: bytes) -> None:
    assert shared.raw(head)[:13] in (b"HTTP/1.1 200 ", b"HTTP/1.1 405 ", b"HTTP/1.1 101 ")


def test_requests_that_are_sent_at_once_are_answered_in_turn(shared: Running) -> None:
    def beacon(id: int) -> bytes:
        said = f"i={id:016x}&p={BASE}".encode()
        return POST + b"Content-Length: %d\r\n\r\n%s" % (len(said), said)

    before = len(shared.rows("visit"))
    closing = GET + b"Connection: close\r\n\r\n"
    said = shared.raw(b"".join(map(beacon, range(500, 550))) + closing)
    statuses = [part[:3] for part in said.split(b"HTTP/1.1 ")[1:]]
    assert statuses == [b"204"] * 50 + [b"200"]
    assert len(shared.rows("visit")) == before + 50


def test_a_body_without_end_is_not_listened_to(shared: Running) -> None:
    with shared.connect() as connection:
        connection.sendall(POST + b"Transfer-Encoding: chunked\r\n\r\n")
        with pytest.raises(OSError, match=r"reset|pipe"):
            connection.sendall((b"4000\r\n" + b"n" * 0x4000 + b"\r\n") * 10_000)
    assert shared.well()


def test_many_idle_connections_keep_nobody_out(shared: Running) -> None:
    idle = [shared.connect() for _ in range(300)]
    try:
        assert shared.see().status == 204
    finally:
        for connection in idle:
            connection.close()
