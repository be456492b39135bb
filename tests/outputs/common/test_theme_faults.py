from __future__ import annotations

from pathlib import Path

import pytest

from kitgen.load.resources import templates
from kitgen.outputs.common.strings import ThemeFault, interface
from kitgen.outputs.common.theme import Address, Theme

ENGLISH = interface("en", (templates(),)).strings


def _theme(own: Path) -> Theme:
    return Theme((own, templates()), ENGLISH, Address("https://kit.example/"))


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


def test_a_word_that_is_asked_for_without_its_number_names_the_template(tmp_path: Path) -> None:
    (tmp_path / "own.html").write_text("\n{{ t('read_minutes', hours=3) }}")
    with pytest.raises(ThemeFault, match="read_minutes") as fault:
        _theme(tmp_path).render("own.html", {})
    assert (fault.value.path, fault.value.line) == (tmp_path / "own.html", 2)


def test_a_slip_in_the_default_theme_is_found_where_it_is_the_kits_own(tmp_path: Path) -> None:
    (tmp_path / "own.html").write_text("{{ nobody }}")
    theme = Theme((tmp_path, tmp_path), ENGLISH, Address("https://kit.example/"))
    with pytest.raises(ThemeFault, match="nobody"):
        theme.render("own.html", {})


def test_a_template_that_is_not_utf8_is_named(tmp_path: Path) -> None:
    (tmp_path / "own.html").write_bytes(b"caf\xe9")
    with pytest.raises(ThemeFault, match="UTF-8") as fault:
        _theme(tmp_path).render("own.html", {})
    assert fault.value.path == tmp_path / "own.html"
