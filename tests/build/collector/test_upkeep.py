"""What a collector does beside answering: reads the kit again, keeps secrets, ends in order."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from ...postgres import PASSWORD
from .collecting import BASE, ORIGIN, Running, collecting, tallies, wait
from .conftest import Kit

SERVE = "kitgen.build.collector.serve"
TOKEN = "a-token-that-nobody-guesses"


def start(kit: Kit, *more: str, **environment: str) -> tuple[int, str]:
    """The exit code and the words of a collector that cannot start."""
    command = [sys.executable, "-m", "kitgen", "collect", str(kit.root), "--port", "0", *more]
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=60, env=os.environ | environment
    )
    return done.returncode, done.stdout + done.stderr


def test_a_kit_that_was_built_again_is_read_again(
    counted: Kit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kit = counted.copy(tmp_path / "kit")
    kit.built()
    database = f"sqlite:///{tmp_path / 'events.db'}"
    with collecting(kit, database, tmp_path, patience={f"{SERVE}._LOOK": 0.05}) as running:
        assert running.see("conversations/mara/").status == 204
        assert running.see("conversations/nora/").status == 204
        text = (kit.root / "content/interviews/mara/interview.md").read_text("utf-8")
        kit.write("content/interviews/nora/interview.md", text.replace("Mara Ek", "Nora Ek"))
        portrait = (kit.root / "content/interviews/mara/portrait.png").read_bytes()
        kit.write("content/interviews/nora/portrait.png", portrait)
        kit.built()
        wait(lambda: "Read the kit again." in running.said(), "the kit is read again")
        assert running.see("conversations/nora/").status == 204
        assert {page for _, page, _, _ in tallies(database) if page} == {
            "conversations/mara/",
            "conversations/nora/",
        }
        kit.write("content/kit.yaml", "nothing: [")
        wait(lambda: "has errors now" in running.said(), "the error is noticed")
        assert running.see("conversations/nora/").status == 204
        assert running.send().status == 303


@pytest.mark.parametrize("by", [signal.SIGTERM, signal.SIGINT])
def test_it_ends_in_order(counted: Kit, tmp_path: Path, by: signal.Signals) -> None:
    with collecting(counted, f"sqlite:///{tmp_path / 'events.db'}", tmp_path) as running:
        assert running.see().status == 204
        idle = running.connect()
        assert running.stop(by) == 0
        idle.close()
        assert "The collector has stopped." in running.said()
        # SQLite's files are one again: nobody who copies it forgets the others.
        assert [file.name for file in tmp_path.glob("events.db*")] == ["events.db"]


def test_its_health_is_told_to_whoever_watches(shared: Running) -> None:
    answer = shared.ask("GET", f"{BASE}healthz")
    assert (answer.status, answer.text) == (200, "well\n")
    assert shared.ask("HEAD", f"{BASE}healthz").status == 200


def test_no_secret_and_nobody_is_in_its_log(
    counted: Kit, tmp_path: Path, postgres: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with collecting(counted, postgres, tmp_path, token=TOKEN) as running:
        assert running.send(name="Nobody Known", email="nobody-known@example.org").status == 303
        assert running.send(name="", email="nobody-known@example.org").status == 422
        assert running.see(x_forwarded_for="198.51.100.7").status == 204
        wrong = running.ask("GET", f"{BASE}report", authorization="Bearer not-the-token")
        assert wrong.status == 401
        running.raw(b"GET / HTTP/1.1\r\nnobody-known@example.org\r\n\r\n")
        said = running.said()
        assert "postgresql+psycopg://kitgen:***@" in said
        for secret in TOKEN, PASSWORD, "nobody-known", "Nobody Known", "198.51.100.7", "not-the":
            assert secret not in said


def test_without_a_token_there_is_no_report(shared: Running) -> None:
    for path in "report", "report/":
        for header in {}, {"authorization": "Bearer "}, {"authorization": "Basic Og=="}:
            assert shared.ask("GET", f"{BASE}{path}", **header).status == 404


def test_a_token_that_can_be_guessed_is_refused(counted: Kit) -> None:
    code, said = start(counted, KITGEN_REPORT_TOKEN="short")
    assert code == 2
    assert "shorter than 16" in said
    assert "short." not in said


def test_a_kit_without_a_collector_says_what_to_write(warm: Kit) -> None:
    code, said = start(warm)
    assert code == 1
    assert re.search(r"kit\.yaml.*collect: \{ url:", said, re.DOTALL)


def test_a_database_that_cannot_be_had_is_told_in_a_sentence(counted: Kit) -> None:
    url = f"postgresql://kitgen:{PASSWORD}@/nothing?host=/nowhere"
    code, said = start(counted, KITGEN_DATABASE=url)
    assert code == 1
    assert "The database postgresql+psycopg://kitgen:***@/nothing" in said
    assert PASSWORD not in said
    assert "Traceback" not in said


def test_a_port_that_is_taken_is_told_in_a_sentence(counted: Kit) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        code, said = start(counted, "--port", str(other.getsockname()[1]))
    assert code == 1
    assert "cannot be used" in said
    assert "Traceback" not in said


def test_a_folder_may_be_called_anything(counted: Kit, tmp_path: Path) -> None:
    kit = counted.copy(tmp_path / "a kit? 100%41 #1, 'ours'")
    kit.built()
    with collecting(kit, "", tmp_path) as running:
        assert running.see().status == 204
        assert (kit.root / "collected" / "events.db").stat().st_size
    assert not (tmp_path / "a kit").exists()


def test_proxies_of_this_machine_are_believed_and_others_are_not(shared: Running) -> None:
    numbers = {
        name: shared.see(i=f"{number:016x}", x_forwarded_for=said, origin=ORIGIN).status
        for number, (name, said) in enumerate(
            {
                "one": "203.0.113.1",
                "same": "198.51.100.9, 203.0.113.1",
                "two": "203.0.113.2",
            }.items(),
            0xC0,
        )
    }
    assert set(numbers.values()) == {204}
    visitors = {row.id - 0xC0: row.visitor for row in shared.rows("visit") if 0xC0 <= row.id < 0xC3}
    assert visitors[0] == visitors[1] != visitors[2]
