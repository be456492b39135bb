from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from kitgen.load.resources import templates
from kitgen.outputs.site.strings import ThemeFault
from kitgen.outputs.site.theme import Address, Theme


def _theme(own: Path) -> Theme:
    return Theme((own, templates()), "en", Address("https://kit.example/"))


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("fine\n{% if %}", 2, "Expected an expression"),
        ("fine\n\n{{ nobody }}", 3, "'nobody' is undefined"),
        ("{{ 1 / 0 }}", 1, "division by zero"),
        ("{% include 'site/none.html' %}", 1, "site/none.html"),
        ("{{ t('no_such_word') }}", 1, "no_such_word"),
    ],
)
def test_a_slip_in_a_kits_own_template_names_its_line(
    tmp_path: Path, text: str, line: int, words: str
) -> None:
    (tmp_path / "own.html").write_text(text)
    with pytest.raises(ThemeFault, match=words) as fault:
        _theme(tmp_path).render("own.html", {})
    assert fault.value.line == line
    assert fault.value.path.is_relative_to(tmp_path)


def test_a_strings_file_that_is_no_yaml_names_its_line(tmp_path: Path) -> None:
    (tmp_path / "strings").mkdir()
    (tmp_path / "strings" / "en.yaml").write_text("home: Home\nskip: [")
    with pytest.raises(ThemeFault) as fault:
        _ = _theme(tmp_path).strings
    assert fault.value.line >= 2


def test_words_with_wrong_placeholders_are_a_fault(tmp_path: Path) -> None:
    (tmp_path / "strings").mkdir()
    (tmp_path / "strings" / "en.yaml").write_text('read_minutes: "Read in {hours}"')
    (tmp_path / "own.html").write_text("{{ t('read_minutes', n=3) }}")
    with pytest.raises(ThemeFault, match="read_minutes"):
        _theme(tmp_path).render("own.html", {})


def test_a_template_that_is_not_utf8_is_named(tmp_path: Path) -> None:
    (tmp_path / "own.html").write_bytes(b"caf\xe9")
    with pytest.raises(ThemeFault, match="UTF-8") as fault:
        _theme(tmp_path).render("own.html", {})
    assert fault.value.path == tmp_path / "own.html"


@pytest.mark.parametrize(
    ("word", "name"), [("date: '{d} {month}'", "date"), ("months: Jan Feb", "months")]
)
def test_a_date_that_cannot_be_written_out_names_its_word(
    tmp_path: Path, word: str, name: str
) -> None:
    (tmp_path / "strings").mkdir()
    (tmp_path / "strings" / "en.yaml").write_text(word)
    (tmp_path / "own.html").write_text("{{ day|date }}")
    with pytest.raises(ThemeFault, match=f"`{name}`"):
        _theme(tmp_path).render("own.html", {"day": dt.date(2026, 12, 1)})


def test_a_word_is_one_text(tmp_path: Path) -> None:
    (tmp_path / "strings").mkdir()
    (tmp_path / "strings" / "en.yaml").write_text("home: [a, b]")
    with pytest.raises(ThemeFault, match="`home`"):
        _ = _theme(tmp_path).strings


def test_another_language_is_not_mixed_with_the_english_singular(tmp_path: Path) -> None:
    (tmp_path / "strings").mkdir()
    (tmp_path / "strings" / "de.yaml").write_text('read_minutes: "{n} Min. Lesezeit"')
    theme = Theme((tmp_path, templates()), "de", Address("https://kit.example/"))
    assert theme.strings.say("read_minutes", n=1) == "1 Min. Lesezeit"
    assert theme.strings.say("listen_minutes", n=1) == "Listen, 1 minute"
