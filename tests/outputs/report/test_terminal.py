from __future__ import annotations

import re

import pytest

from kitgen.outputs.common.strings import Strings
from kitgen.outputs.report.saying import Saying
from kitgen.outputs.report.terminal import render
from kitgen.text.harmless import harmless

from . import samples


@pytest.mark.parametrize("name", ["sample", "first_week", "large", "hostile"])
def test_no_line_is_wider_than_the_terminal(words: Strings, name: str) -> None:
    for line in render(getattr(samples, name)(), words).splitlines():
        assert len(line) <= 80


@pytest.mark.parametrize("name", ["sample", "first_week", "large"])
def test_every_step_stands_in_a_line_with_what_it_rests_on(words: Strings, name: str) -> None:
    report = getattr(samples, name)()
    say = Saying(words, report)
    lines = render(report, words).splitlines()
    for step in report.steps:
        line = next(one for one in lines if one.startswith(say.step(step.id) + " "))
        assert say.figure(step.actual, money=step.id == "revenue") in line.split()[1:] or (
            step.actual.withheld and "few" in line
        )
        assert line.endswith(say.basis(step.actual.basis))


def test_it_tells_the_finding_what_waits_whom_to_thank_machines_and_notes(words: Strings) -> None:
    text = render(samples.sample(), words)
    plain = " ".join(text.split())
    report = samples.sample()
    assert report.headline in plain
    assert "Opportunity: 2, €19,800" in plain
    assert "Catrin Rees, Rees Stone, 29 May" in plain
    assert re.search(r"Mara Lindqvist +18\.5 +11 +7 +4 +€33,400 +402", text)
    assert re.search(r"and 2 others +0 +0 +0 +0 +€0 +8\n", text)
    assert re.search(r"Together +57 +31 +18 +9 +€74,300 +1,484", text)
    assert "412 visit: preview fetcher: WhatsApp" in plain
    assert "access log of nginx: 2,911" in plain
    assert report.comparison is not None
    assert report.comparison.verdict in plain
    for note in report.notes:
        assert note in plain


def test_a_wide_terminal_shows_every_column(words: Strings) -> None:
    text = render(samples.sample(), words, width=140)
    assert re.search(r"Mara Lindqvist +18\.5 +11 +7 +4 +€33,400 +41 +402 +131 +22", text)


def test_a_first_week_says_what_would_tell_more(words: Strings) -> None:
    text = render(samples.first_week(), words)
    assert "kitgen leads import" in text
    assert "33%" not in text
    assert "People to thank" not in text


def test_there_is_colour_only_where_it_is_asked_for(words: Strings) -> None:
    assert "\x1b" not in render(samples.sample(), words)
    coloured = render(samples.sample(), words, color=True)
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured).split() == render(samples.sample(), words).split()


def test_nothing_in_a_name_moves_the_cursor_or_turns_the_line(words: Strings) -> None:
    text = render(samples.hostile(), words)
    assert all(harmless(line) == line for line in text.splitlines())
    assert "\\u202e" in text


def test_square_brackets_in_a_name_are_no_markup(words: Strings) -> None:
    found = samples.sample()._replace(headline="[red]Nine[/red] :smile: [/]", notes=("[bold]x",))
    text = render(found, words)
    assert "[red]Nine[/red] :smile: [/]" in text
    assert "[bold]x" in text
