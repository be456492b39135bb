"""The words of the interface in the kit's language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_RIGHT_TO_LEFT = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"}
)


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
    words: Mapping[str, str]

    @property
    def direction(self) -> str:
        """ltr or rtl."""
        return "rtl" if self.language.split("-")[0] in _RIGHT_TO_LEFT else "ltr"

    def say(self, key: str, **values: object) -> str:
        """The words for `key` with values put in; for n == 1 those of `<key>_one`, if any."""
        if values.get("n") == 1 and f"{key}_one" in self.words:
            key = f"{key}_one"
        try:
            words = self.words[key]
            return words.format(**values) if values else words
        except (KeyError, IndexError, ValueError):
            known = ", ".join(f"{{{name}}}" for name in values) or "nothing in braces"
            raise WordFault(f"the word `{key}` must be there and may hold {known}") from None

    def date(self, day: dt.date) -> str:
        """A date written out."""
        months = self.words["months"].split()
        if len(months) != 12:
            raise WordFault("the word `months` must be twelve names with spaces between them")
        return self.say("date", day=day.day, month=months[day.month - 1], year=day.year)


def read_strings(language: str, folders: Sequence[Path]) -> Strings:
    """The words of a language: those of earlier folders win, English fills the gaps."""
    words: dict[str, str] = {}
    for name in ("en", language.split("-")[0], language):
        for folder in reversed(folders):
            path = folder / "strings" / f"{name}.yaml"
            if path.is_file():
                found = _read(path)
                # One day in another language is not "1 day": who says `days` says `days_one` too.
                words = {
                    key: text
                    for key, text in words.items()
                    if key in found or key.removesuffix("_one") not in found
                } | found
    return Strings(language, words)


def _read(path: Path) -> dict[str, str]:
    import yaml

    try:
        loaded = yaml.load(path.read_bytes(), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        reason = getattr(error, "problem", None) or "this is no YAML"
        raise ThemeFault(path, mark.line + 1 if mark else 1, reason) from None
    if not isinstance(loaded, dict):
        raise ThemeFault(path, 1, "a strings file holds lines such as `home: Home`")
    for key, value in loaded.items():
        if isinstance(value, dict | list) or value is None:
            raise ThemeFault(path, 1, f"the word `{key}` must be one text, in quotes if need be")
    return {str(key): str(value) for key, value in loaded.items()}
