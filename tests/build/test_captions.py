"""Captions are read before they go out: players drop silently what they cannot read."""

from __future__ import annotations

from typing import Any

from kitgen.model.finding import Severity

RECORDING = """
recording:
  kind: audio
  file: interview.mp3
  captions: interview.vtt
  seconds: 9
consent:
"""


def _with_recording(kit: Any, captions: str) -> Any:
    folder = "content/interviews/mara"
    kit.write(f"{folder}/interview.mp3", b"ID3")
    kit.write(f"{folder}/interview.vtt", captions)
    kit.edit(f"{folder}/interview.md", "consent:\n", RECORDING.lstrip())
    return kit.build()


def test_a_fault_in_captions_is_a_warning_at_its_line(kit: Any) -> None:
    outcome = _with_recording(kit, "WEBVTT\n\n00:01.000 --> 00:99.000\nHello.\n")
    found = next(f for f in outcome.findings if f.rule == "captions-faulty")
    assert outcome.ok
    assert found.severity is Severity.WARNING
    assert (found.place.path, found.place.line) == ("content/interviews/mara/interview.vtt", 3)
    assert found.hint


def test_captions_without_fault_bring_no_finding(kit: Any) -> None:
    outcome = _with_recording(kit, "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Mara>Hello.\n")
    assert outcome.ok
    assert not [f for f in outcome.findings if f.rule == "captions-faulty"]
