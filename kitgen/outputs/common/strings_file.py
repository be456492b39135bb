"""A strings file: the words of one language as a theme writes them, and what is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Formatter

from kitgen.check.nearest import did_you_mean
from kitgen.load import source, yaml
from kitgen.load.document import Document
from kitgen.load.loaded import Loc
from kitgen.model.finding import Finding, Place, Severity
from kitgen.outputs.common import plurals

RULE = "interface-words"
_QUOTED = re.compile(r"['\"]([a-z][a-z0-9_]*)['\"]")
_NUMBER = "n"
"""The placeholder whose number decides the form."""


@dataclass(frozen=True, slots=True)
class Forms:
    """A word that changes with the number in it: 1 minute, 2 minutes."""

    language: str
    """The language that it is written in."""
    forms: Mapping[str, str]

    def of(self, number: object) -> str:
        """The form for a number; `other` where there is none for it."""
        found = plurals.form(self.language, number) if isinstance(number, int) else "other"
        return self.forms.get(found) or self.forms["other"]


Word = str | Forms


@dataclass(frozen=True, slots=True)
class StringsFile:
    """What one file says."""

    path: str | None
    """As findings name it: templates/strings/de.yaml."""
    words: Mapping[str, Word]
    findings: tuple[Finding, ...] = ()
    refused: frozenset[str] = frozenset()
    """Words that are written there, but not so that they could be used."""
    characters: str = ""


class _Refused(ValueError):
    """Why a word cannot be used, what to do, and where it stands."""

    def __init__(self, message: str, hint: str, loc: Loc) -> None:
        super().__init__(message)
        self.hint = hint
        self.loc = loc


def read(path: Path, language: str, known: Mapping[str, Word] | None, theme: Path) -> StringsFile:
    """Read a strings file of a theme in a language.

    `known` are the words of the default theme, with which a kit's own are compared; None for the
    default theme itself.
    """
    shown = f"{theme.name}/{path.relative_to(theme).as_posix()}"
    try:
        decoded = source.decode(shown, path.read_bytes(), source.YAML_LIMIT)
    except OSError as error:
        reason = f"this cannot be read: {error.strerror}"
        return StringsFile(
            shown, {}, (Finding(Place(shown), Severity.ERROR, reason, "file-unreadable"),)
        )
    if decoded.text is None:
        return StringsFile(shown, {}, decoded.findings)
    document = yaml.read(shown, decoded.text)
    if document.value is None:
        # A file without words leaves all as it was.
        faults = (found for found in document.findings if found.rule != "yaml-empty")
        return StringsFile(shown, {}, (*decoded.findings, *faults))
    if not isinstance(document.value, dict):
        message = "a strings file holds lines such as `home: Home`"
        return StringsFile(shown, {}, (Finding(document.place(), Severity.ERROR, message, RULE),))
    return _take(document, document.value, language, known, theme, decoded)


def placeholders(word: Word) -> frozenset[str]:
    """The names in braces in any form of a word; raises ValueError for a brace of its own."""
    texts = (word,) if isinstance(word, str) else word.forms.values()
    return frozenset(name for text in texts for name in _names(text))


def _names(text: str) -> Iterator[str]:
    for _, name, spec, conversion in Formatter().parse(text):
        if name is not None:
            yield name + (f"!{conversion}" if conversion else "") + (f":{spec}" if spec else "")


def _take(
    document: Document,
    values: Mapping[str, object],
    language: str,
    known: Mapping[str, Word] | None,
    theme: Path,
    decoded: source.Source,
) -> StringsFile:
    words: dict[str, Word] = {}
    findings = [*decoded.findings, *document.findings]
    asked: frozenset[str] | None = None
    for key, value in values.items():
        if known is not None and key not in known:
            asked = _asked_for(theme) if asked is None else asked
            if key not in asked:
                findings.append(_unknown(document, key, known))
                continue
        try:
            word = _word(document, key, value, language)
            if known is not None and key in known:
                _compare(word, key, known[key])
            words[key] = word
        except _Refused as error:
            place = document.key_place(error.loc)
            findings.append(Finding(place, Severity.ERROR, str(error), RULE, error.hint))
        else:
            if known is not None:
                findings += _missing_forms(document, key, word)
    text = decoded.text if known is not None and decoded.text else ""
    return StringsFile(
        document.path,
        words,
        tuple(findings),
        frozenset(values.keys() - words.keys()),
        "".join(sorted({char for char in text if char > "\x7e"})),
    )


def _word(document: Document, key: str, value: object, language: str) -> Word:
    if not isinstance(value, dict):
        return _text(document, (key,), value)
    if not value.keys() <= set(plurals.FORMS):
        odd = next(name for name in value if name not in plurals.FORMS)
        if value[odd] is None:
            message = f"the word `{key}` begins with a brace, so it must stand in quotes"
            raise _Refused(message, f'write {key}: "{{{odd}}} …"', (key,))
        message = f"`{odd}` is no form of a word"
        hint = f"the forms are {', '.join(plurals.FORMS)}"
        raise _Refused(message, did_you_mean(odd, plurals.FORMS, hint), (key, odd))
    if "other" not in value:
        raise _Refused(
            f"the word `{key}` lacks the form `other`, for all numbers without a form of their own",
            f'add it: {key}: {{ one: "…", other: "…" }}',
            (key,),
        )
    return Forms(
        language, {name: _text(document, (key, name), text) for name, text in value.items()}
    )


def _text(document: Document, loc: tuple[str, ...], value: object) -> str:
    name = " ".join(f"`{part}`" for part in loc)
    if isinstance(value, dict | list):
        raise _Refused(f"the word {name} must be one text", "put it in quotes", loc)
    text = value if isinstance(value, str) else document.raw(loc)
    if not text or not text.strip():
        hint = "write it, or delete the line: the word is that of the default theme then"
        raise _Refused(f"nothing stands behind {name}", hint, loc)
    return text


def _compare(word: Word, key: str, known: Word) -> None:
    """Hold a word against the default theme's own."""
    allowed = placeholders(known)
    if isinstance(word, Forms) and not (isinstance(known, Forms) or _NUMBER in allowed):
        message = f"the word `{key}` holds no number, so it has no forms"
        raise _Refused(message, f"write it in one line, as {key}: …", (key,))
    may = ", ".join(f"{{{name}}}" for name in sorted(allowed))
    hint = f"{may} may stand there" if may else "nothing in braces may stand there"
    for loc, text in _located(key, word):
        try:
            odd = [name for name in _names(text) if name not in allowed]
        except ValueError:
            message = f"the word `{key}` has a brace without its counterpart"
            raise _Refused(message, hint, loc) from None
        if odd:
            near = did_you_mean(odd[0], allowed, hint)
            message = f"the word `{key}` knows no {{{odd[0]}}}"
            raise _Refused(message, near if near == hint else f"{near} {_sentence(hint)}", loc)
    if key == "months" and isinstance(word, str) and len(word.split()) != 12:
        raise _Refused(
            "the word `months` must be twelve names with spaces between them",
            f"there are {len(word.split())}; within a name put a no-break space",
            (key,),
        )


def _located(key: str, word: Word) -> Iterator[tuple[Loc, str]]:
    if isinstance(word, str):
        yield (key,), word
    else:
        yield from (((key, name), text) for name, text in word.forms.items())


def _sentence(hint: str) -> str:
    return f"{hint[0].upper()}{hint[1:]}."


def _missing_forms(document: Document, key: str, word: Word) -> Iterator[Finding]:
    if isinstance(word, str):
        return
    missing = [name for name in plurals.forms(word.language) if name not in word.forms]
    if missing:
        names = " and ".join(f"`{name}`" for name in missing)
        message = f"the word `{key}` lacks the form {names}, which {word.language} has for numbers"
        hint = "add it, or the form `other` is used in its place"
        yield Finding(document.key_place((key,)), Severity.WARNING, message, RULE, hint)


def _unknown(document: Document, key: str, known: Mapping[str, Word]) -> Finding:
    stem, _, form = key.rpartition("_")
    if stem in known and form in plurals.FORMS:
        hint = f'forms stand within their word: {stem}: {{ {form}: "…", other: "…" }}'
    else:
        otherwise = "templates/strings/en.yaml of kitgen names all words"
        hint = did_you_mean(key, known, otherwise)
    place = document.key_place((key,))
    message = f"no page says the word `{key}`"
    return Finding(place, Severity.WARNING, message, RULE, hint)


def _asked_for(theme: Path) -> frozenset[str]:
    """All that a theme's templates name in quotes: words of their own among them."""
    found: set[str] = set()
    for path in sorted(theme.rglob("*")):
        if path.suffix in (".html", ".xml", ".txt") and path.is_file():
            found.update(_QUOTED.findall(path.read_text("utf-8", "replace")))
    return frozenset(found)
