"""A conversation written as interview.md: front matter to fill in, then question and answer."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence

from kitgen.load.importers.imported import Imported
from kitgen.load.importers.times import stamp
from kitgen.model.interview import Exchange, Turn

STANDFIRST = 240
DESCRIPTION = 160
_UNPRINTED = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]")
_PLAIN_KEY = re.compile(r"[a-z_]+")
_LEAD_IN = re.compile(
    r"(?P<inset> {0,3})\*\*(?P<words>[^*\n]{1,100}?)(?P<end>\s*:\s*\*\*|\*\*(?=\s*:))"
)
_MARKS = re.compile(
    r"\\(?=[^\w\s])|(?<!\w)[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}(?!\w)|`|<[^>\n]{1,200}>"
)
_LINK = re.compile(r"!?\[([^\[\]]*)\](?:\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|\[[^\[\]\n]*\])")
_SENTENCE = re.compile(r"(.{20,}?[.!?…。！？][\"'”’»)]*)(?:\s|$)")


def front(
    imported: Imported,
    *,
    portrait: str | None = None,
    recording: Mapping[str, object] | None = None,
) -> dict[str, object]:
    """The front matter as plain values, in the order in which they are written."""
    person: dict[str, object] = {"name": imported.guest}
    if imported.role:
        person["role"] = imported.role
    if portrait:
        person["portrait"] = {"file": portrait, "alt": f"Portrait of {imported.guest}"}
    values: dict[str, object] = {
        "title": imported.title or f"A conversation with {imported.guest}",
        "guest": person,
        "standfirst": standfirst(imported),
        "description": description(imported),
    }
    if imported.interviewer:
        values["interviewer"] = imported.interviewer
    if imported.date:
        values["recorded"] = imported.date
    if imported.language:
        values["language"] = imported.language
    if recording:
        values["recording"] = dict(recording)
    values["draft"] = False
    values["consent"] = {"status": "pending"}
    return values


def standfirst(imported: Imported) -> str:
    """Who they are, from the source; else the guest's first sentence."""
    told = imported.summary or imported.role
    if told:
        told = _shortened(plain(told), STANDFIRST)
        return told if told[-1:] in ".!?…" else f"{told}."
    for exchange in imported.exchanges:
        for turn in exchange.turns:
            words = plain(turn.text) if turn.speaker in (None, imported.guest) else ""
            if len(words) >= 20:
                found = _SENTENCE.match(words)
                return _shortened(found[1] if found else words, STANDFIRST)
    return f"A conversation with {imported.guest}."


def description(imported: Imported) -> str:
    """For link previews: 50 to 160 characters."""
    words = f"A conversation with {imported.guest}"
    if imported.role:
        words += f", {plain(imported.role)}"
    words += "."
    if len(words) < 50:
        words += " In their own words, question by question."
    return _shortened(words, DESCRIPTION)


def plain(text: str) -> str:
    """The first paragraphs' words without Markdown."""
    words = _LINK.sub(r"\1", text[:4000])
    words = _MARKS.sub("", words).replace("&lt;", "<").replace("&amp;", "&")
    return " ".join(words.split())


def render(imported: Imported, values: Mapping[str, object]) -> str:
    """The whole file: `values` is what `front` gave."""
    lines = ["---", *_opening(imported)]
    for key, value in values.items():
        lines += _comments(key)
        lines += _yaml(key, value)
    lines += [*_closing(imported, values), "---"]
    parts = ["\n".join(lines)]
    if imported.lead:
        parts.append(_guarded(imported.lead))
    for exchange in imported.exchanges:
        parts += _exchange(exchange, imported.guest)
    if imported.definitions:
        parts.append("\n".join(imported.definitions))
    return "\n\n".join(part.strip("\n") for part in parts) + "\n"


def _opening(imported: Imported) -> list[str]:
    return [
        f"# Imported from {_comment(imported.source)}. Nothing of it is published until the",
        "# guest has agreed: see consent, below.",
    ]


def _comments(key: str) -> list[str]:
    told = {
        "title": "The headline. Best is a line of the guest's own, in quotation marks.",
        "standfirst": "Two or three sentences under the name: who they are and what happened.",
        "description": "For search engines and link previews: 50 to 160 characters.",
        "consent": "Once the guest has agreed: status: approved, uses: [site, cards, pdf],\n"
        "# by: who agreed, on: the date (2026-05-03), how: where that is kept.",
    }
    return [f"# {told[key]}"] if key in told else []


def _closing(imported: Imported, values: Mapping[str, object]) -> Iterator[str]:
    yield "# Still to do, to make the guest shine (take the # away and fill in):"
    person = values.get("guest")
    if isinstance(person, dict) and "portrait" not in person:
        yield "#   a portrait: put portrait.jpg beside this file, then below guest: write"
        yield "#     portrait: {file: portrait.jpg, alt: Who is seen and how}"
    else:
        yield "#   the portrait's alt: who is seen and how, for those who cannot see it"
    yield "# problems: [the-problem-it-speaks-to]"
    yield "# results:"
    yield "#   - {label: Days until the invoice is paid, before: 74, after: 31, unit: days}"
    yield "# quotes:"
    yield "#   - text: A line worth passing on, word for word as it was said"
    if imported.notes:
        yield "# The file also said:"
        yield from (f"#   {_comment(note)}" for note in imported.notes)


def _exchange(exchange: Exchange, guest: str) -> Iterator[str]:
    time = f"[{stamp(exchange.at)}]" if exchange.at is not None else ""
    asker = f"**{_label(exchange.speaker)}:**" if exchange.speaker and exchange.question else ""
    question = _guarded(exchange.question or "")
    yield " ".join(part for part in ("##", time, asker, question) if part)
    speaker = guest
    first = True
    for turn in exchange.turns:
        yield _turn(turn, guest, speaker, first=first)
        speaker = turn.speaker or guest
        first = False


def _turn(turn: Turn, guest: str, before: str, *, first: bool) -> str:
    """A turn; its label is left out where the reader goes on with the same speaker anyway."""
    speaker = turn.speaker or guest
    silent = speaker == before and (first or turn.at is not None)
    label = "" if silent else f"**{_label(speaker)}:** "
    time = f"[{stamp(turn.at)}] " if turn.at is not None else ""
    return f"{label}{time}{_guarded(turn.text)}"


def _label(speaker: str) -> str:
    return " ".join(re.sub(r"[*:\n]", " ", speaker).split())


def _guarded(text: str) -> str:
    """Bold words and a colon at a paragraph's start would read as a speaker: write them so that
    they only look the same.
    """
    if "**" not in text:
        return text
    return "\n\n".join(
        _LEAD_IN.sub(_underscored, part, count=1) if _LEAD_IN.match(part) else part
        for part in text.split("\n\n")
    )


def _underscored(found: re.Match[str]) -> str:
    return f"{found['inset']}__{found['words']}{found['end'].replace('**', '__')}"


def _shortened(text: str, most: int) -> str:
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut[most // 2 :] else cut).rstrip(" ,;:–-") + "…"


def _comment(text: str) -> str:
    return " ".join(_UNPRINTED.sub(" ", text).split())[:300]


def quoted(text: str) -> str:
    """A YAML string in double quotes: JSON's, with what YAML counts as line ends escaped too."""
    return _UNPRINTED.sub(
        lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False)
    )


def _yaml(key: str, value: object, depth: int = 0) -> list[str]:
    assert _PLAIN_KEY.fullmatch(key)
    indent = "  " * depth
    if isinstance(value, Mapping):
        rows = [row for inner, entry in value.items() for row in _yaml(inner, entry, depth + 1)]
        return [f"{indent}{key}:", *rows]
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [f"{indent}{key}: [{', '.join(_scalar(entry) for entry in value)}]"]
    return [f"{indent}{key}: {_scalar(value)}"]


def _scalar(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return value if value in ("pending", "audio", "video") else quoted(value)
    return str(value)
