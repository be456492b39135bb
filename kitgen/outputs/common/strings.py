"""The words of the interface in the kit's language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kitgen.model.finding import Finding
from kitgen.outputs.common import strings_file
from kitgen.outputs.common.strings_file import StringsFile, Word

_RIGHT_TO_LEFT = frozenset((
    "ar", "arc", "bal", "ckb", "dv", "fa", "glk", "he", "ks", "mzn", "nqo", "ps", "sd", "ug", "ur",
    "yi",
))  # fmt: skip
_RIGHT_TO_LEFT_SCRIPTS = frozenset(("adlm", "arab", "aran", "hebr", "nkoo", "rohg", "syrc"))


def direction_of(tag: str) -> str:
    """ltr or rtl, as a language is written; a script in its tag decides: ar-Latn is ltr."""
    language, *rest = tag.lower().split("-")
    script = next((part for part in rest if len(part) == 4 and part.isalpha()), None)
    if script is not None:
        return "rtl" if script in _RIGHT_TO_LEFT_SCRIPTS else "ltr"
    return "rtl" if language in _RIGHT_TO_LEFT else "ltr"


class WordFault(ValueError):
    """A word that no strings file has, or one whose {placeholders} are not those of its place."""


class ThemeFault(ValueError):
    """A file of a theme that cannot be used: which one, which line, and why."""

    def __init__(self, path: Path, line: int, message: str) -> None:
        """Say which file, which line and why."""
        super().__init__(message)
        self.path = path
        self.line = line


@dataclass(frozen=True, slots=True)
class Strings:
    """The words of one language; a word that is missing there is English."""

    language: str
    words: Mapping[str, Word]

    @property
    def direction(self) -> str:
        """ltr or rtl, as the language is written."""
        return direction_of(self.language)

    def say(self, key: str, **values: object) -> str:
        """The words for `key` with values put in, in the form that the number `n` takes."""
        try:
            word = self.words[key]
            words = word if isinstance(word, str) else word.of(values.get("n"))
            return words.format(**values) if values else words
        except (KeyError, IndexError, ValueError):
            known = ", ".join(f"{{{name}}}" for name in values) or "nothing in braces"
            raise WordFault(f"the word `{key}` must be there and may hold {known}") from None

    def date(self, day: dt.date) -> str:
        """A date written out."""
        months = self.say("months").split()
        if len(months) != 12:
            raise WordFault("the word `months` must be twelve names with spaces between them")
        return self.say("date", day=day.day, month=months[day.month - 1], year=day.year)


@dataclass(frozen=True, slots=True)
class Interface:
    """The words that a kit's pages use, and what is wrong with the files that they come from."""

    strings: Strings
    findings: tuple[Finding, ...]
    untranslated: tuple[str, ...]
    """The words that no file has in the kit's language: they are English."""
    file: str | None
    """The file that has words in the kit's language, as findings name it."""
    characters: str
    """Every character of the kit's own files, so that its fonts have them."""


def interface(language: str, folders: Sequence[Path]) -> Interface:
    """Read the words of a language: those of earlier folders win, English fills the gaps.

    The last folder is the default theme. What is wrong in the others is a finding, and the word
    stays as it is in the default theme.
    """
    *own, default = folders
    spoken = language.split("-")[0]
    words: dict[str, Word] = {}
    known: Mapping[str, Word] = {}
    translated: set[str] = set()
    path = None
    findings: list[Finding] = []
    characters: set[str] = set()
    for name in dict.fromkeys(("en", spoken, language)):
        found = _read(default, name, None)
        known = known or found.words
        for file in (found, *(_read(folder, name, known) for folder in reversed(own))):
            words |= file.words
            findings += file.findings
            characters.update(file.characters)
            if name != "en":
                translated |= file.words.keys() | file.refused
                path = file.path or path
    missing = () if spoken == "en" else (key for key in known if key not in translated)
    strings = Strings(language, words)
    return Interface(strings, tuple(findings), tuple(missing), path, "".join(sorted(characters)))


def _read(theme: Path, name: str, known: Mapping[str, Word] | None) -> StringsFile:
    path = theme / "strings" / f"{name}.yaml"
    return strings_file.read(path, name, known, theme) if path.is_file() else StringsFile(None, {})
