"""Finds words that do not belong in a kit, by the lists in `words/`, one file a language."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple, get_args

from kitgen.check.rule import KitSubject, Remark
from kitgen.check.texts import Part, kit_texts

Kind = Literal["reward", "pressure", "fog", "selling"]
_KINDS: tuple[Kind, ...] = get_args(Kind)

_SPACED = bytes(byte if byte in b"abcdefghijklmnopqrstuvwxyz" else 32 for byte in range(256))
_NUMBER = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|a few)"


class Hit(NamedTuple):
    """Words that were found, and what could stand instead."""

    part: Part
    kind: Kind
    words: str
    instead: str


@dataclass(frozen=True, slots=True)
class _Phrase:
    kind: Kind
    whole: frozenset[str]
    """The words that stand in it by themselves."""
    words: str
    instead: str


@dataclass(frozen=True, slots=True)
class _Words:
    """The phrases by an anchor: letters that any text with the phrase holds."""

    whole: Mapping[str, tuple[_Phrase, ...]]
    """By a word that stands in the text by itself."""
    partly: Mapping[str, tuple[_Phrase, ...]]
    """By letters that may be part of a longer word."""
    harmless: re.Pattern[str]
    denied: re.Pattern[str]


def said(parts: Iterable[Part], kinds: Collection[Kind], language: str) -> Iterator[Hit]:
    """Every phrase of the lists in the texts; nothing in a language that has no lists."""
    words = _words(language.partition("-")[0].lower())
    if words is None:
        return
    every = list(parts)
    # One look at all texts together: most hold none of the anchors, and are done.
    together = "\n".join([part.text for part in every]).lower()
    written = frozenset(_letters(together))
    anchors = [(anchor, words.whole[anchor]) for anchor in words.whole.keys() & written]
    anchors += [item for item in words.partly.items() if item[0] in together]
    phrases = [
        (anchor, phrase)
        for anchor, some in anchors
        for phrase in some
        if phrase.kind in kinds and phrase.whole <= written
    ]
    if not phrases:
        return
    for part in every:
        low = part.text.lower()
        possible = [phrase for anchor, phrase in phrases if anchor in low]
        if not possible:
            continue
        found = sorted(
            (phrase.kind, match.start(), -match.end(), phrase.instead)
            for phrase in possible
            for match in _in(part.text, phrase, words)
        )
        last: dict[Kind, int] = {}
        for kind, start, end, instead in found:
            # Of phrases that overlap the first is enough.
            if start >= last.get(kind, 0):
                last[kind] = -end
                plain = re.sub(r"[*_]", "", part.text[start:-end])
                yield Hit(part, kind, " ".join(plain.split()), instead)


def remarks(subject: KitSubject, kind: Kind, does: str, otherwise: str) -> Iterator[Remark]:
    """A remark on every phrase of a list in the kit's own texts, and what to write instead."""
    for hit in said(kit_texts(subject), (kind,), subject.kit.settings.site.language):
        yield Remark(
            f"“{hit.words}” {does}",
            hit.part.loc,
            hit.part.path,
            hint=f"Perhaps: {hit.instead}." if hit.instead else otherwise,
        )


def _in(text: str, phrase: _Phrase, words: _Words) -> Iterator[re.Match[str]]:
    for match in _pattern_of(phrase.words).finditer(text):
        start, end = match.span()
        excused = any(
            fine.start() <= start and end <= fine.end() for fine in words.harmless.finditer(text)
        )
        if not excused and not words.denied.search(text, max(0, start - 24), start):
            yield match


@cache
def _pattern_of(phrase: str) -> re.Pattern[str]:
    # Made only when it is met: most phrases never are.
    return re.compile(_pattern(phrase), re.IGNORECASE)


def _pattern(phrase: str) -> str:
    """Words as a pattern: `*` is any ending, `#` a number, spaces also hyphens and line breaks."""
    words = []
    for word in phrase.lower().split():
        plain = re.escape(word.rstrip("*")).replace("'", "['\u2019]").replace(r"\-", r"[\s-]*")
        words.append(plain.replace(r"\#", _NUMBER) + (r"\w*" if word.endswith("*") else ""))
    return r"(?<!\w)" + r"[\s*_-]+".join(words) + r"(?!\w)"


def _by_anchor(
    data: Mapping[str, Mapping[str, str | None]], *, whole: bool
) -> Mapping[str, tuple[_Phrase, ...]]:
    found: dict[str, tuple[_Phrase, ...]] = {}
    for kind in _KINDS:
        for words, instead in data[kind].items():
            phrase = words.lower()
            anchor = max(_letters(phrase), key=len, default="")
            alone = frozenset(
                letters
                for word in phrase.split()
                if "*" not in word and "-" not in word
                for letters in _letters(word)
            )
            if (anchor in alone) == whole:
                one = _Phrase(kind, alone, phrase, instead or "")
                found[anchor] = (*found.get(anchor, ()), one)
    return found


def _letters(text: str) -> list[str]:
    """The runs of a to z; a translation of bytes finds them five times as fast as a pattern."""
    return text.encode("utf-8", "replace").translate(_SPACED).decode("ascii").split()


@cache
def _words(language: str) -> _Words | None:
    import yaml

    file = Path(__file__).parent / "words" / f"{language}.yaml"
    if not language.isalpha() or not file.is_file():
        return None
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    data = yaml.load(file.read_text("utf-8"), Loader=loader)
    return _Words(
        whole=_by_anchor(data, whole=True),
        partly=_by_anchor(data, whole=False),
        harmless=re.compile("|".join(_pattern(p) for p in data["harmless"]), re.IGNORECASE),
        # Up to two words may stand between: "no points or prizes", "never a reward".
        denied=re.compile(
            rf"(?:(?<!\w)(?:{'|'.join(data['denial'])})|n['\u2019]t)[\s*_]+(?:\w+,?\s+){{0,2}}$",
            re.IGNORECASE,
        ),
    )
