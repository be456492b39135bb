"""nginx and Caddy pass on to a real collector what is its business, by the settings written."""

from __future__ import annotations

import http.client
import os
import signal
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import pytest

from kitgen.build.pipeline import Options, build
from kitgen.links import key, ledger

from ..kits.collecting import Collecting, collecting
from .conftest import Kit
from .test_servers import FIND, PEOPLE, Answer, running

ORIGIN = "https://guide.example"
PERSON = "Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0"
FORM = "application/x-www-form-urlencoded"


@dataclass
class Passed:
    """A site behind a server, and its collector behind the same."""

    kit: Kit
    base: str
    port: int
    collector: Collecting
    database: Path

    def ask(self, method: str, path: str, body: bytes = b"", **headers: str) -> Answer:
        """Ask the server for a path of the site."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        sent = {"User-Agent": PERSON, "Origin": ORIGIN} | headers
        if body:
            sent["Content-Type"] = FORM
        try:
            connection.request(method, self.base + path, body, sent)
            answer = connection.getresponse()
            every = [name.lower() for name, _ in answer.getheaders()]
            assert len(every) == len({*every} - {"vary"}) + every.count("vary"), every
            found = {name.lower(): value for name, value in answer.getheaders()}
            return Answer(answer.status, found, answer.read())
        finally:
            connection.close()

    def rows(self, sql: str) -> list[tuple[object, ...]]:
        """What the collector has taken down."""
        with closing(sqlite3.connect(self.database)) as connection:
            return connection.execute(sql).fetchall()


@pytest.fixture(
    scope="module", params=[(s, b) for s in ("nginx", "caddy") for b in ("/", "/a/guide/")]
)
def passed(
    request: pytest.FixtureRequest, warm: Kit, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Passed]:
    server, base = request.param
    program = FIND(server)
    if program is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(f"{server} is not on this machine")
    folder = tmp_path_factory.mktemp(f"{server}-collecting")
    kit = warm.copy(folder / "kit")
    kit.write("content/ambassadors.yaml", PEOPLE)
    kit.edit("content/kit.yaml", "https://guide.example/", f"{ORIGIN}{base}")
    counted = (
        f"collect: {{ url: {ORIGIN}{base} }}\nprivacy: {{ controller: The Makers }}\nchannels:"
    )
    kit.edit("content/kit.yaml", "channels:", counted)
    outcome = build(kit.root, Options(servers=(server,)))
    assert outcome.ok, outcome.findings
    (name,) = outcome.servers
    database = folder / "events.db"
    with collecting(kit.root, f"sqlite:///{database}", folder / "log") as collector:
        settings = kit.root / name
        text = settings.read_text("utf-8")
        assert "127.0.0.1:8787" in text
        settings.write_text(text.replace("127.0.0.1:8787", f"127.0.0.1:{collector.port}"))
        with running(server, program, folder, settings) as (port, _):
            yield Passed(kit, base, port, collector, database)


def code(kit: Kit) -> str:
    keys, _ = key.read((kit.root / key.PATH).read_bytes())
    given = ledger.read((kit.root / ledger.PATH).read_bytes(), keys).ledger
    link = given.find("mara", "guide", "pdf") or given.of("mara")[0]
    return link.code


def test_beacons_arrive_with_the_address_of_whoever_asked(passed: Passed) -> None:
    said = {"i": "00" * 8, "p": f"{passed.base}offer/", "v": "", "d": 9, "s": 0, "a": 0}
    answer = passed.ask("POST", "v", urlencode(said).encode(), **{"X-Forwarded-For": "6.6.6.6"})
    assert answer.status == 204
    assert passed.rows("select page, machine from visit") == [("offer/", "")]
    said["i"] = "01" * 8
    passed.ask("POST", "v", urlencode(said).encode(), **{"X-Forwarded-For": "7.7.7.7"})
    # Whoever asks writes what they like into that header: the server says who it was.
    assert passed.rows("select count(distinct visitor) from visit") == [(1,)]


def test_the_form_arrives_and_its_page_is_still_a_page(passed: Passed) -> None:
    body = urlencode({"name": "Ann", "email": "ann@x.example", "t": "30"}).encode()
    answer = passed.ask("POST", "offer", body)
    there = f"{ORIGIN}{passed.base}offer/thanks/"
    assert (answer.status, answer.headers["location"]) == (303, there)
    assert passed.rows("select name from request") == [("Ann",)]
    assert passed.ask("GET", "offer").headers["location"] == f"{passed.base}offer/"
    assert passed.ask("GET", "offer/").status == 200
    assert passed.ask("GET", "offer/thanks/").status == 200


def test_editions_are_counted_on_their_way(passed: Passed) -> None:
    name = f"d/{code(passed.kit)}.pdf"
    passed.kit.write(f"site/{name}", b"%PDF-1.7 nearly")
    answer = passed.ask("GET", name)
    assert (answer.status, answer.body) == (200, b"%PDF-1.7 nearly")
    assert answer.headers["x-robots-tag"] == "noindex"
    assert passed.ask("GET", name, Range="bytes=0-3").status == 206
    assert passed.rows("select page from download") == [(name,)]


def test_the_report_is_there_only_with_a_token(passed: Passed) -> None:
    assert passed.ask("GET", "report").status == 404


def test_without_the_collector_the_form_asks_for_a_letter(passed: Passed) -> None:
    """The last of this module: the collector does not come back."""
    passed.collector.process.send_signal(signal.SIGTERM)
    passed.collector.process.wait(60)
    body = urlencode({"name": "Ann", "email": "ann@x.example", "t": "30"}).encode()
    answer = passed.ask("POST", "offer", body)
    assert answer.status in (502, 503)
    assert b'href="mailto:' in answer.body
    assert passed.ask("GET", "offer/").status == 200
