"""The entry of an interview: made of its front matter, kept in an index file as JSON."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping
from typing import Any

from kitgen.load.paths import join
from kitgen.model.base import Noun
from kitgen.model.interview import Consent, Interview, Portrait, Result
from kitgen.model.kit import Entry

_TEXT = ("slug", "path", "title", "name", "short", "standfirst", "digest", "look")
_MAYBE = (
    "role",
    "company",
    "place",
    "industry",
    "language",
    "portrait",
    "recording",
    "recording_file",
    "ideal_customer",
    "hand_off",
)
_PACE = 230
"""Words that people read in a minute."""
_PENDING = Consent()
_FOCUS: tuple[float, float] = Portrait.model_fields["focus"].default


def entry_of(slug: str, path: str, interview: Interview, digest: str) -> Entry:
    """What lists need to know of an interview; files relative to the kit."""
    guest, recording = interview.guest, interview.recording
    portrait = guest.portrait
    entry = Entry(
        slug=slug,
        path=path,
        title=interview.title,
        name=guest.name,
        short=guest.short or guest.name.split()[0],
        role=guest.role,
        company=guest.company.name if guest.company else None,
        place=guest.place,
        industry=guest.industry,
        standfirst=interview.standfirst,
        summary=interview.summary or interview.standfirst,
        description=interview.description,
        problems=interview.problems,
        published=interview.published,
        recorded=interview.recorded,
        draft=interview.draft,
        language=interview.language,
        results=interview.results,
        portrait=join(path, portrait.file) if portrait else None,
        portrait_alt=portrait.alt if portrait else "",
        portrait_focus=portrait.focus if portrait else _FOCUS,
        portrait_looks=portrait.looks if portrait else "left",
        portrait_colour=portrait.colour if portrait else False,
        recording=recording.kind if recording else None,
        recording_file=join(path, recording.file) if recording else None,
        seconds=recording.seconds if recording else 0.0,
        minutes=max(1, round(words(interview) / _PACE)),
        quotes=tuple(quote.text for quote in interview.quotes),
        consent=interview.consent,
        digest="",
        look="",
        figures=bool(interview.figures),
        ideal_customer=interview.ideal_customer,
        hand_off=interview.hand_off.problem if interview.hand_off else None,
    )
    return entry._replace(digest=digest, look=_look(entry))


def _look(entry: Entry) -> str:
    """A hash of all that an entry says."""
    nouns = (entry.consent, *entry.results)
    said = (entry._replace(consent=_PENDING, results=()), *map(vars, nouns))
    for noun in nouns:
        # Nobody asks an entry which keys were written; the sets would be a quarter of its memory.
        noun.model_fields_set.clear()
    return hashlib.sha256(repr(said).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def words(interview: Interview) -> int:
    """Words of the lead, the questions and all that was said, one blank between two."""
    texts = [interview.lead] if interview.lead else []
    for exchange in interview.conversation:
        if exchange.question:
            texts.append(exchange.question)
        texts += [turn.text for turn in exchange.turns]
    said = "\n".join(texts).encode("utf-8", "replace")
    # Leaving out the blanks is twenty times as quick as parting the words: one more than these.
    blanks = len(said) - len(said.translate(None, b" \n")) - said.count(b"\n\n")
    return blanks + 1 if said else 0


def to_json(entry: Entry) -> dict[str, Any]:
    """An entry as JSON values; what is empty or usual is left out."""
    data: dict[str, Any] = {name: getattr(entry, name) for name in _TEXT}
    data |= {name: value for name in _MAYBE if (value := getattr(entry, name)) is not None}
    data["description"] = entry.description
    data["minutes"] = entry.minutes
    if entry.summary != entry.standfirst:
        data["summary"] = entry.summary
    if entry.problems:
        data["problems"] = list(entry.problems)
    if entry.published:
        data["published"] = entry.published.isoformat()
    if entry.recorded:
        data["recorded"] = entry.recorded.isoformat()
    if entry.draft:
        data["draft"] = True
    if entry.results:
        data["results"] = [_plain(result) for result in entry.results]
    if entry.portrait_alt:
        data["portrait_alt"] = entry.portrait_alt
    if entry.portrait_focus != _FOCUS:
        data["portrait_focus"] = list(entry.portrait_focus)
    if entry.portrait_looks != "left":
        data["portrait_looks"] = entry.portrait_looks
    if entry.portrait_colour:
        data["portrait_colour"] = True
    if entry.seconds:
        data["seconds"] = entry.seconds
    if entry.quotes:
        data["quotes"] = list(entry.quotes)
    if entry.figures:
        data["figures"] = True
    if entry.consent != _PENDING:
        data["consent"] = _plain(entry.consent)
    return data


def from_json(data: Mapping[str, Any]) -> Entry:
    """The entry that to_json wrote. Trusts its input: an index file that kitgen itself wrote."""
    get = data.get
    standfirst = data["standfirst"]
    published, recorded, focus = get("published"), get("recorded"), get("portrait_focus")
    consent = get("consent")
    return Entry(
        slug=data["slug"],
        path=data["path"],
        title=data["title"],
        name=data["name"],
        short=data["short"],
        role=get("role"),
        company=get("company"),
        place=get("place"),
        industry=get("industry"),
        standfirst=standfirst,
        summary=get("summary", standfirst),
        description=data["description"],
        problems=tuple(get("problems", ())),
        published=dt.date.fromisoformat(published) if published else None,
        recorded=dt.date.fromisoformat(recorded) if recorded else None,
        draft=get("draft", False),
        language=get("language"),
        results=tuple(map(Result.__pydantic_validator__.validate_python, get("results", ()))),
        portrait=get("portrait"),
        portrait_alt=get("portrait_alt", ""),
        portrait_focus=(focus[0], focus[1]) if focus else _FOCUS,
        portrait_looks=get("portrait_looks", "left"),
        portrait_colour=get("portrait_colour", False),
        recording=get("recording"),
        recording_file=get("recording_file"),
        seconds=get("seconds", 0.0),
        minutes=data["minutes"],
        quotes=tuple(get("quotes", ())),
        consent=Consent.__pydantic_validator__.validate_python(consent) if consent else _PENDING,
        digest=data["digest"],
        look=data["look"],
        figures=get("figures", False),
        ideal_customer=get("ideal_customer"),
        hand_off=get("hand_off"),
    )


def _plain(noun: Noun) -> dict[str, Any]:
    return noun.model_dump(mode="json", exclude_defaults=True)
