"""The preview server: what it sends, to whom, and how a page learns of a build."""

from __future__ import annotations

import asyncio
import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kitgen.build.preview import Preview, State, for_page
from kitgen.build.scaffold import Answers, scaffold
from kitgen.build.server import app, open_socket
from kitgen.model.finding import Finding, Place, Severity

testclient = pytest.importorskip("starlette.testclient", exc_type=RuntimeError)

PAGE = "<!doctype html><html><head><title>Home</title></head><body>Hello</body></html>"
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'"


@pytest.fixture
def preview(tmp_path: Path) -> Preview:
    found = Preview(tmp_path)
    for name, text in {
        "index.html": PAGE,
        "guide/index.html": PAGE,
        "404.html": PAGE.replace("Hello", "Not here"),
        "assets/a.css": "body{}",
        "media/a.mp3": "0123456789",
        "feed.xml": "<feed/>",
        "_headers": f"/*\n  Content-Security-Policy: {POLICY}\n"
        "  Strict-Transport-Security: max-age=1\n"
        "/assets/*\n  Cache-Control: public, immutable\n"
        "/feed.xml\n  Content-Type: application/atom+xml\n",
    }.items():
        (found.site / name).parent.mkdir(parents=True, exist_ok=True)
        (found.site / name).write_text(text, "utf-8")
    return found


@pytest.fixture
def client(preview: Preview) -> Iterator[Any]:
    with testclient.TestClient(
        app(preview), base_url="http://127.0.0.1:8000", follow_redirects=False
    ) as found:
        yield found


def test_a_page_gets_the_script_and_the_sites_own_policy(client: Any) -> None:
    answer = client.get("/")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["content-security-policy"] == POLICY
    assert answer.headers["cache-control"] == "no-store"
    assert "strict-transport-security" not in answer.headers
    tags = re.findall(r"<script[^>]*>", answer.text)
    assert len(tags) == 1
    assert tags[0].startswith('<script src="/_kitgen/live.js" data-build="')
    assert answer.text.index("<script") < answer.text.index("</head>")
    assert re.sub(r"<script.*?</script>", "", answer.text) == PAGE


def test_the_file_on_disk_is_left_as_it_is(client: Any, preview: Preview) -> None:
    client.get("/")
    assert (preview.site / "index.html").read_text("utf-8") == PAGE


def test_other_files_are_sent_as_they_are_and_never_kept(client: Any) -> None:
    answer = client.get("/assets/a.css")
    assert answer.text == "body{}"
    assert answer.headers["cache-control"] == "no-store"
    assert client.get("/feed.xml").headers["content-type"] == "application/atom+xml"


def test_a_missing_page_is_the_sites_own_404_page(client: Any) -> None:
    answer = client.get("/nothing/")
    assert answer.status_code == 404
    assert "Not here" in answer.text
    assert "/_kitgen/live.js" in answer.text


def test_a_folder_without_its_slash_is_redirected_with_its_query(client: Any) -> None:
    answer = client.get("/guide?via=abc")
    assert answer.status_code == 307
    assert answer.headers["location"] == "/guide/?via=abc"


def test_media_answers_range_requests(client: Any) -> None:
    answer = client.get("/media/a.mp3", headers={"range": "bytes=2-5"})
    assert answer.status_code == 206
    assert answer.text == "2345"
    assert answer.headers["content-range"] == "bytes 2-5/10"
    assert answer.headers["content-type"] == "audio/mpeg"


@pytest.mark.parametrize(
    "path", ["/..%2f..%2fcontent/kit.yaml", "/%2e%2e/%2e%2e/x", "/_headers", "/.kitgen.json"]
)
def test_nothing_outside_the_site_is_sent(client: Any, path: str) -> None:
    assert client.get(path).status_code == 404


def test_only_reading_is_allowed(client: Any) -> None:
    assert client.post("/").status_code == 405
    assert client.head("/").status_code == 200


@pytest.mark.parametrize("host", ["localhost", "localhost:8000", "127.0.0.1:1", "[::1]:8000"])
def test_names_of_this_computer_are_answered(client: Any, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "", "192.168.0.7"]
)
def test_a_name_that_was_rebound_to_this_computer_is_refused(client: Any, host: str) -> None:
    for path in ("/", "/_kitgen/live.js", "/_kitgen/events"):
        assert client.get(path, headers={"host": host}).status_code == 403


def test_the_script_and_its_styles_are_sent(client: Any) -> None:
    script = client.get("/_kitgen/live.js")
    assert script.headers["content-type"].startswith("text/javascript")
    assert "EventSource" in script.text
    assert client.get("/_kitgen/live.css").headers["content-type"].startswith("text/css")


def test_before_the_first_good_build_a_page_waits(tmp_path: Path) -> None:
    with testclient.TestClient(app(Preview(tmp_path)), base_url="http://localhost") as client:
        answer = client.get("/")
    assert answer.status_code == 503
    assert "/_kitgen/live.js" in answer.text
    assert "script-src 'self'" in answer.headers["content-security-policy"]


def finding(path: str, severity: Severity) -> Finding:
    return Finding(Place(path), severity, "wrong", "some-rule")


def test_a_pages_own_findings_come_first_then_errors() -> None:
    mine = finding("content/problems/a.yaml", Severity.INFO)
    error = finding("content/kit.yaml", Severity.ERROR)
    warning = finding("content/a.yaml", Severity.WARNING)
    order = for_page([warning, error, mine], "content/problems/a.yaml")
    assert order == [mine, error, warning]


def test_everybody_who_listens_hears_the_state_now_and_goes_home_at_the_end(
    tmp_path: Path,
) -> None:
    preview = Preview(tmp_path)
    preview.state = State(number=3)

    async def listen() -> list[State | None]:
        heard = []
        async for state in preview.states():
            heard.append(state)
            preview.close()
        return heard

    assert asyncio.run(listen()) == [State(number=3)]


def test_a_mistake_in_kitgen_becomes_a_finding_and_the_site_stays(
    preview: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(*arguments: object) -> None:
        raise KeyError("lost")

    monkeypatch.setattr("kitgen.build.preview.build", stumble)
    state = preview.build()
    assert not state.ok
    assert state.findings[0].rule == "kitgen-mistake"
    assert (preview.site / "index.html").is_file()


def test_the_next_free_port_is_taken() -> None:
    with open_socket(0) as first:
        port = first.getsockname()[1]
        with open_socket(port) as second:
            assert second.getsockname()[0] == "127.0.0.1"
            assert second.getsockname()[1] > port


class Events:
    """A page's event stream."""

    def __init__(self, port: int, page: str) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        self.connection.request("GET", f"/_kitgen/events?page={page}")
        self.answer = self.connection.getresponse()

    def next(self) -> dict[str, Any]:
        while line := self.answer.readline():
            if line.startswith(b"data:"):
                return dict(json.loads(line[5:]))
        raise AssertionError("the stream ended")


def get(port: int, path: str) -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", path)
    answer = connection.getresponse()
    text = answer.read().decode()
    connection.close()
    return answer.status, text


@pytest.mark.skipif(os.name != "posix", reason="Ctrl-C is sent as a signal")
def test_a_save_is_seen_a_failed_build_keeps_the_site_and_ctrl_c_stops_it(tmp_path: Path) -> None:
    for path, data in scaffold(Answers(url="https://example.org/guide/")).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    settings = tmp_path / "content/kit.yaml"
    command = [sys.executable, "-m", "kitgen", "serve", str(tmp_path), "--port", "0"]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment
    ) as process:
        try:
            assert process.stdout is not None
            said = ""
            while not (found := re.search(r"http://127\.0\.0\.1:(\d+)/guide/\n", said)):
                line = process.stdout.readline()
                assert line, said
                said += line
            port = int(found[1])
            assert f"http://127.0.0.1:{port}/_preview/\n" in process.stdout.readline()
            assert get(port, "/_preview/")[0] == 200
            status, text = get(port, "/guide/")
            assert status == 200
            assert "The money is always late" in text
            assert get(port, "/guide/conversations/your-first-guest/")[0] == 200

            events = Events(port, "/guide/")
            first = events.next()
            assert first["ok"]
            assert first["build"] in text
            assert first["findings"][0]["here"]

            words = settings.read_text("utf-8")
            settings.write_text(
                words.replace("headline: The money is always late", "headline: Noticed"),
                "utf-8",
            )
            second = events.next()
            assert second["build"] != first["build"]
            assert "Noticed" in get(port, "/guide/")[1]

            settings.write_text("business: [\n", "utf-8")
            third = events.next()
            assert not third["ok"]
            assert third["build"] == second["build"]
            assert third["errors"]
            assert third["findings"][0]["place"].startswith("content/kit.yaml:")
            assert "Noticed" in get(port, "/guide/")[1]

            settings.write_text(words, "utf-8")
            fourth = events.next()
            assert fourth["ok"]
            assert fourth["build"] != third["build"]

            process.send_signal(signal.SIGINT)
            rest = process.stdout.read()
            assert process.wait(30) == 0
            assert "The preview has stopped." in rest
            assert "Traceback" not in said + rest
            events.connection.close()
        finally:
            process.kill()
    with socket.socket() as free:
        free.settimeout(5)
        assert free.connect_ex(("127.0.0.1", port)) != 0
