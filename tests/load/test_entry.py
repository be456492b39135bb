from __future__ import annotations

import json

from kitgen.load.entry import entry_of, from_json, to_json
from kitgen.load.read import read_interview
from kitgen.model.interview import Interview

PATH = "content/interviews/mara/interview.md"
SMALL = "title: x\nguest: {name: Mara Ek}\nstandfirst: y\ndescription: z\n"
LARGE = SMALL.replace(
    "Mara Ek}",
    "Mara Ek, short: M, role: R, company: {name: C}, place: P, industry: I, portrait: "
    "{file: ../p.jpg, alt: A, focus: [0, 1], looks: right, colour: true}}",
) + (
    "summary: S\nproblems: [a, b]\npublished: 2026-03-31\nrecorded: 2026-03-01\ndraft: true\n"
    "language: de-AT\nresults: [{label: l, before: 94, after: 31.5, unit: days, key: k}]\n"
    "figures: [{file: f.jpg, alt: f}]\nideal_customer: c\n"
    "hand_off: {title: t, text: x, problem: a}\n"
    "recording: {kind: video, file: a.mp4, seconds: 61.5}\nquotes: [{text: q}]\n"
    "consent: {status: approved, uses: [site, pdf], by: M, on: 2026-03-12, "
    "until: 2030-01-01, how: h}\n"
)


def interview(front: str, body: str = "") -> Interview:
    value = read_interview(PATH, f"---\n{front}---\n{body}".encode()).value
    assert value is not None
    return value


def test_an_entry_fills_in_what_is_not_written() -> None:
    entry = entry_of(
        "mara", PATH, interview(SMALL, "One two.\n\n## Three?\n\nFour five six.\n"), "d"
    )
    assert (entry.short, entry.summary, entry.minutes) == ("Mara", "y", 1)
    assert (entry.portrait, entry.recording, entry.seconds) == (None, None, 0.0)


def test_reading_takes_a_minute_for_230_words() -> None:
    for count, minutes in ((1, 1), (230 * 3, 3), (230 * 4 - 10, 4)):
        said = "## Q?\n\n" + "so " * count
        assert entry_of("mara", PATH, interview(SMALL, said), "d").minutes == minutes


def test_the_look_changes_with_what_lists_show_alone() -> None:
    one = entry_of("mara", PATH, interview(SMALL, "## Q?\n\nSo.\n"), "d")
    assert one.look == entry_of("mara", PATH, interview(SMALL, "## Q?\n\nNo.\n"), "e").look
    for front in (SMALL.replace("title: x", "title: z"), SMALL + "published: 2026-03-31\n"):
        assert entry_of("mara", PATH, interview(front, "## Q?\n\nSo.\n"), "d").look != one.look


def test_files_are_relative_to_the_kit() -> None:
    entry = entry_of("mara", PATH, interview(LARGE), "d")
    assert entry.portrait == "content/interviews/p.jpg"
    assert entry.recording_file == "content/interviews/mara/a.mp4"
    assert (entry.figures, entry.ideal_customer, entry.hand_off) == (True, "c", "a")


def test_an_entry_comes_back_from_json_as_it_was() -> None:
    for front in (SMALL, LARGE):
        entry = entry_of("mara", PATH, interview(front, "## Q?\n\nSo.\n"), "d")
        again = from_json(json.loads(json.dumps(to_json(entry))))
        assert again == entry
        assert again.consent.uses == entry.consent.uses
        assert hash(again) == hash(entry)
