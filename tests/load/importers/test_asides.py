from __future__ import annotations

import pytest

from kitgen.load.importers import read


def _text(source: str) -> str:
    value = read("talk.md", source.encode(), asked_guest="Ada").value
    assert value is not None
    return " ".join(turn.text for exchange in value.exchanges for turn in exchange.turns)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("[laughs] No.", "(laughs) No."),
        ("It was \\[laughter\\] fine.", "It was (laughter) fine."),
        ("I met [unintelligible 00:15:45.15] there.", "I met … there."),
        ("So [crosstalk] yes.", "So … yes."),
        ("It was late [01:06:45.11] and dark.", "It was late and dark."),
        ("See [the sheet](https://a.example/) now.", "See [the sheet](https://a.example/) now."),
        ("See [Grafana][] now.", "See [Grafana][] now."),
        ("See [After Effects][after-effects] now.", "See [After Effects][after-effects] now."),
        ("See [grafana] now.\n\n[grafana]: https://grafana.example/", "See [grafana] now."),
    ],
)
def test_brackets_of_transcribers_become_words(written: str, kept: str) -> None:
    assert kept in _text(f"## How was it?\n\n{written}\n")


def test_what_nobody_understood_is_a_finding_at_its_place() -> None:
    source = "## How was it?\n\nGood.\n\nI met [inaudible] there.\n"
    outcome = read("talk.md", source.encode(), asked_guest="Ada")
    finding = next(f for f in outcome.findings if f.rule == "import-unheard")
    assert (finding.place.path, finding.place.line) == ("talk.md", 5)
