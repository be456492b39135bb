"""The words of the interface: which file wins, which form a number takes, what is wrong where."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from kitgen.load.resources import templates
from kitgen.model.finding import Finding, Severity
from kitgen.outputs.common.strings import Interface, Strings, WordFault, interface
from kitgen.outputs.common.strings_file import placeholders

Read = Callable[..., Interface]
ENGLISH = templates() / "strings" / "en.yaml"


@pytest.fixture
def words(tmp_path: Path) -> Read:
    """The words of a language, of strings files given by their names and texts."""

    def read(language: str, **files: str) -> Interface:
        own = tmp_path / "templates"
        (own / "strings").mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            (own / "strings" / f"{name.replace('_', '-')}.yaml").write_text(text, "utf-8")
        return interface(language, (own, templates()))

    return read


def _only(found: Interface) -> Finding:
    (finding,) = found.findings
    return finding


def test_the_default_words_are_without_a_finding(words: Read) -> None:
    found = words("en", en=ENGLISH.read_text("utf-8"))
    assert found.findings == ()
    assert found.untranslated == ()


def test_no_default_word_is_left_over() -> None:
    suffixes = (".html", ".txt", ".xml", ".opf", ".py")
    code = Path(__file__).parents[3] / "kitgen"
    text = "".join(
        path.read_text("utf-8")
        for folder in (templates(), code)
        for path in folder.rglob("*")
        if path.suffix in suffixes
    )
    known = yaml.safe_load(ENGLISH.read_text("utf-8"))
    assert [word for word in known if not re.search(rf"['\"]{word}['\"]", text)] == []


def test_a_language_without_a_file_leaves_every_word_untranslated(words: Read) -> None:
    found = words("de")
    assert set(found.untranslated) == set(yaml.safe_load(ENGLISH.read_text("utf-8")))
    assert found.file is None
    assert found.strings.say("home") == "Home"


def test_what_a_file_leaves_out_is_untranslated(words: Read) -> None:
    found = words("de-AT", de="home: Start", de_AT="share: Teilen")
    assert {"home", "share"}.isdisjoint(found.untranslated)
    assert "conversations" in found.untranslated
    assert found.file == "templates/strings/de-AT.yaml"
    assert found.strings.say("home") == "Start"


def test_english_of_another_country_is_translated(words: Read) -> None:
    assert words("en-GB", en="home: Front page").untranslated == ()
    assert words("en-GB").strings.say("home") == "Front page"


def test_a_word_takes_the_form_of_its_number(words: Read) -> None:
    polish = 'days: { one: "{n} dzień", few: "{n} dni", many: "{n} dni!", other: "{n} dnia" }'
    say = words("pl", pl=polish).strings.say
    assert [say("days", n=n) for n in (1, 2, 5, 22)] == ["1 dzień", "2 dni", "5 dni!", "22 dni"]


def test_an_english_word_in_another_language_keeps_its_english_forms(words: Read) -> None:
    say = words("fr", fr="home: Accueil").strings.say
    assert [say("days", n=n) for n in (0, 1, 2)] == ["0 days", "1 day", "2 days"]


def test_one_reads_right_in_every_default_word() -> None:
    say = interface("en", (templates(),)).strings.say
    assert say("in_minutes", n=1) == "1 minute"
    assert say("in_minutes", n=38) == "38 minutes"
    assert say("read_minutes", n=1) == "Read in 1 minute"
    assert say("listen_seconds", n=1) == "Listen, 1 second"
    assert "one conversation" in say("conversations_description", n=1, title="x")
    words = yaml.safe_load(ENGLISH.read_text("utf-8"))
    plain = [text for text in words.values() if isinstance(text, str)]
    assert not [text for text in plain if re.search(r"\{n\} (minutes|days|seconds|people)", text)]


def test_a_word_of_one_form_serves_all_numbers(words: Read) -> None:
    found = words("de", de='read_minutes: "{n} Min. Lesezeit"')
    assert found.findings == ()
    assert found.strings.say("read_minutes", n=1) == "1 Min. Lesezeit"


def test_a_kits_own_template_may_give_a_number_that_is_none(words: Read) -> None:
    assert words("en").strings.say("days", n="many") == "many days"


@pytest.mark.parametrize(
    ("text", "line", "says", "hint"),
    [
        ("# a\nhomme: Start", 2, "no page says the word `homme`", "Did you mean home?"),
        ("zzz: Start", 1, "no page says the word `zzz`", "names all words"),
        ("days_one: '{n} Tag'", 1, "`days_one`", 'days: { one: "…", other: "…" }'),
        ('read_minutes: "{hours} h"', 1, "knows no {hours}", "{n} may stand there"),
        ('home: "{n} Start"', 1, "knows no {n}", "nothing in braces"),
        ("home: Start }", 1, "a brace without its counterpart", "nothing in braces"),
        ('days: "{n!r} Tage"', 1, "knows no {n!r}", "{n} may stand there"),
        ('days: "{n:>999999999} Tage"', 1, "knows no {n:>999999999}", "{n} may stand there"),
        ('days: "{n.__class__} Tage"', 1, "knows no {n.__class__}", "{n} may stand there"),
        ("home: [a, b]", 1, "must be one text", "quotes"),
        ("home:", 1, "nothing stands behind `home`", "delete the line"),
        ("home: { one: a, other: b }", 1, "holds no number", "one line"),
        ("days:\n  one: '{n} Tag'", 1, "lacks the form `other`", "other"),
        ("days:\n  one: a\n  othr: b", 3, "`othr` is no form", "Did you mean other?"),
        ("days:\n  one: [a]\n  other: b", 2, "`days` `one` must be one text", "quotes"),
        ("minutes_short: {n}", 1, "must stand in quotes", 'minutes_short: "{n} …"'),
        ("months: Jan Feb", 1, "twelve names", "there are 2"),
        ("date: '{d}. {month}'", 1, "knows no {d}", "{day}, {month}, {year} may stand there"),
        ("home: Start\nhome: Anfang", 2, "", ""),
        ("home: Start\nnext_part: Weiter: {title}", 2, "colon", "quotes"),
        ("home: Start\nshare: [a", 2, "opened here and not closed", "quotes"),
        ("- home", 1, "lines such as `home: Home`", ""),
    ],
)
def test_a_mistake_is_found_at_its_line(
    words: Read, text: str, line: int, says: str, hint: str
) -> None:
    found = _only(words("de", de=text))
    assert (found.place.path, found.place.line) == ("templates/strings/de.yaml", line)
    assert says in found.message
    assert hint in found.hint
    for jargon in ("token", "scalar", "mapping", "node", "KeyError", "NoneType"):
        assert jargon not in f"{found.message} {found.hint}"


def test_a_slip_of_a_key_warns_and_a_wrong_placeholder_is_an_error(words: Read) -> None:
    assert _only(words("de", de="homme: Start")).severity is Severity.WARNING
    assert _only(words("de", de='home: "{n}"')).severity is Severity.ERROR


def test_all_mistakes_are_found_at_once_and_the_words_stay_english(words: Read) -> None:
    found = words("de", de='home: "{n}"\nshare: []\nqr_code: QR-Code\nhomme: x')
    assert [finding.place.line for finding in found.findings] == [1, 2, 4]
    assert found.strings.say("home") == "Home"
    assert found.strings.say("share") == "Share"
    assert found.strings.say("qr_code") == "QR-Code"
    # Their lines are there: to call them missing too would say it twice.
    assert {"home", "share", "qr_code"}.isdisjoint(found.untranslated)


def test_a_form_that_the_language_needs_is_missed(words: Read) -> None:
    found = _only(words("pl", pl='home: Start\ndays:\n  one: "{n} dzień"\n  other: "{n} dnia"'))
    assert found.severity is Severity.WARNING
    assert found.place.line == 2
    assert "`few` and `many`" in found.message


def test_words_of_a_kits_own_templates_may_be_added(words: Read, tmp_path: Path) -> None:
    page = tmp_path / "templates" / "site" / "offer.html"
    page.parent.mkdir(parents=True)
    page.write_text("{{ t('our_hours', n=3) }}")
    found = words("en", en='our_hours: "{n} hours"\nour_days: x')
    assert "`our_days`" in _only(found).message
    assert found.strings.say("our_hours", n=3) == "3 hours"


def test_a_file_without_words_changes_nothing(words: Read) -> None:
    assert words("en", en="# home: Start\n").findings == ()
    assert words("en", en="").findings == ()


def test_a_file_that_is_not_utf8_is_found(words: Read, tmp_path: Path) -> None:
    words("de")
    (tmp_path / "templates" / "strings" / "de.yaml").write_bytes(b"home: Zur\xfcck")
    assert "not saved as UTF-8" in _only(words("de")).message


def test_values_that_yaml_takes_for_something_else_are_words(words: Read) -> None:
    found = words("en", en="optional: no\nfilter_all: 1.10\nbegin: 2026-01-02\n")
    assert found.findings == ()
    say = found.strings.say
    assert [say("optional"), say("filter_all"), say("begin")] == ["no", "1.10", "2026-01-02"]


def test_characters_of_a_kits_own_words_are_known_to_its_fonts(words: Read) -> None:
    assert words("ru", ru="home: Дом").characters == "Дмо"
    assert words("en").characters == ""


def test_the_default_theme_may_be_the_kits_own() -> None:
    found = interface("en", (templates(), templates()))
    assert found.findings == ()
    assert found.strings.say("home") == "Home"


@pytest.mark.parametrize(
    ("language", "direction"),
    [
        ("en", "ltr"),
        ("ar", "rtl"),
        ("he-IL", "rtl"),
        ("fa", "rtl"),
        ("ar-Latn", "ltr"),
        ("az-Arab", "rtl"),
        ("az", "ltr"),
        ("zh-Hant-TW", "ltr"),
    ],
)
def test_the_direction_is_that_of_the_language_or_of_its_script(
    language: str, direction: str
) -> None:
    assert Strings(language, {}).direction == direction


def test_a_date_is_written_out(words: Read) -> None:
    months = "Jänner Feber März April Mai Juni Juli August September Oktober November Dezember"
    found = words("de", de=f'months: {months}\ndate: "{{day}}. {{month}} {{year}}"')
    assert found.findings == ()
    assert found.strings.date(dt.date(2026, 1, 9)) == "9. Jänner 2026"


def test_an_unknown_word_is_a_fault() -> None:
    with pytest.raises(WordFault, match="no_such_word"):
        Strings("en", {}).say("no_such_word")


def test_placeholders_are_those_of_all_forms() -> None:
    say = interface("en", (templates(),)).strings
    assert placeholders(say.words["conversations_deck"]) == {"n"}
    assert placeholders(say.words["home"]) == frozenset()
