"""Finds words that do not belong in a kit, by the lists in `words/`, one file a language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal, NamedTuple

from kitgen.check.rule import KitSubject, Remark
from kitgen.check.texts import Part, kit_texts

Kind = Literal["reward", "pressure", "fog", "selling"]

_SPACED = bytes(byte if byte in b"abcdefghijklmnopqrstuvwxyz" else 32 for byte in range(256))
_NUMBER = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|a few)"


class Hit(NamedTuple):
    """Words that were found, and what could stand instead."""

    part: Part
    words: str
    instead: str


@dataclass(frozen=True, slots=True)
class _Phrase:
    anchor: str
    """Plain letters that any text with this phrase holds: most texts are done after this look."""
    whole: bool
    """Whether the anchor stands in the text as a word of its own."""
    pattern: str
    instead: str


@dataclass(frozen=True, slots=True)
class _Words:
    kinds: dict[str, tuple[_Phrase, ...]]
    harmless: re.Pattern[str]
    denied: re.Pattern[str]


def said(parts: Iterable[Part], kind: Kind, language: str) -> Iterator[Hit]:
    """Every phrase of the list in the texts; nothing in a language that has no list."""
    words = _words(language.partition("-")[0].lower())
    if words is None:
        return
    every = list(parts)
    together = "\n".join([part.text for part in every]).lower()
    written = set(_letters(together))
    phrases = [
        phrase
        for phrase in words.kinds.get(kind, ())
        if (phrase.anchor in written if phrase.whole else phrase.anchor in together)
    ]
    if not phrases:
        return
    for part in every:
        low = part.text.lower()
        found = sorted(
            (match.start(), -match.end(), phrase.instead)
            for phrase in phrases
            if phrase.anchor in low
            for match in _in(part.text, phrase, words)
        )
        last = 0
        for start, end, instead in found:
            # Of phrases that overlap the first is enough.
            if start >= last:
                last = -end
                yield Hit(
                    part, " ".join(re.sub(r"[*_]", "", part.text[start:last]).split()), instead
                )


def remarks(subject: KitSubject, kind: Kind, does: str, otherwise: str) -> Iterator[Remark]:
    """A remark on every phrase of a list in the kit's own texts, and what to write instead."""
    for hit in said(kit_texts(subject), kind, subject.kit.settings.site.language):
        yield Remark(
            f"“{hit.words}” {does}",
            hit.part.loc,
            hit.part.path,
            hint=f"Perhaps: {hit.instead}." if hit.instead else otherwise,
        )


def _in(text: str, phrase: _Phrase, words: _Words) -> Iterator[re.Match[str]]:
    # Compiled only now: most phrases are never met.
    for match in re.finditer(phrase.pattern, text, re.IGNORECASE):
        start, end = match.span()
        excused = any(
            fine.start() <= start and end <= fine.end() for fine in words.harmless.finditer(text)
        )
        if not excused and not words.denied.search(text, max(0, start - 24), start):
            yield match


def _pattern(phrase: str) -> str:
    """Words as a pattern: `*` is any ending, `#` a number, spaces also hyphens and line breaks."""
    words = []
    for word in phrase.lower().split():
        plain = re.escape(word.rstrip("*")).replace("'", "['\u2019]").replace(r"\-", r"[\s-]*")
        words.append(plain.replace(r"\#", _NUMBER) + (r"\w*" if word.endswith("*") else ""))
    return r"(?<!\w)" + r"[\s*_-]+".join(words) + r"(?!\w)"


def _phrase(phrase: str, instead: str | None) -> _Phrase:
    anchor = max(_letters(phrase.lower()), key=len, default="")
    whole = bool(anchor) and not re.search(rf"-{anchor}|{anchor}[*-]", phrase.lower())
    return _Phrase(anchor, whole, _pattern(phrase), instead or "")


def _letters(text: str) -> list[str]:
    """The runs of a to z; a translation of bytes finds them five times as fast as a pattern."""
    return text.encode("utf-8", "replace").translate(_SPACED).decode("ascii").split()


@cache
def _words(language: str) -> _Words | None:
    import yaml

    file = resources.files("kitgen.check") / "words" / f"{language}.yaml"
    if not language.isalpha() or not file.is_file():
        return None
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    data = yaml.load(file.read_text("utf-8"), Loader=loader)
    return _Words(
        kinds={
            kind: tuple(_phrase(phrase, instead) for phrase, instead in data[kind].items())
            for kind in ("reward", "pressure", "fog", "selling")
        },
        harmless=re.compile("|".join(_pattern(p) for p in data["harmless"]), re.IGNORECASE),
        # Up to two words may stand between: "no points or prizes", "never a reward".
        denied=re.compile(
            rf"(?:(?<!\w)(?:{'|'.join(data['denial'])})|n['\u2019]t)[\s*_]+(?:\w+,?\s+){{0,2}}$",
            re.IGNORECASE,
        ),
    )
