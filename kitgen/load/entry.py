"""The entry of an interview: made of its front matter, kept in an index file as JSON."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import Any

from kitgen.load.paths import join
from kitgen.model.base import Noun
from kitgen.model.interview import Consent, Interview, Portrait, Result
from kitgen.model.kit import Entry

_PACE = 230
"""Words that people read in a minute."""
_PENDING = Consent()
_AT = Entry._fields.index
_SUMMARY, _STANDFIRST, _RESULTS, _CONSENT = map(
    _AT, ("summary", "standfirst", "results", "consent")
)
_DAYS = tuple(map(_AT, ("published", "recorded")))
_TUPLES = tuple(map(_AT, ("problems", "portrait_focus", "quotes")))
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


def to_json(entry: Entry) -> list[Any]:
    """An entry as a list of JSON values, in the order of its fields."""
    values: list[Any] = list(entry)
    if entry.summary == entry.standfirst:
        values[_SUMMARY] = None
    for at in _DAYS:
        values[at] = values[at] and values[at].isoformat()
    values[_RESULTS] = [_plain(result) for result in entry.results]
    values[_CONSENT] = None if entry.consent == _PENDING else _plain(entry.consent)
    return values


def from_json(values: list[Any]) -> Entry:
    """The entry that to_json wrote. Trusts its input: an index file that kitgen itself wrote."""
    if values[_SUMMARY] is None:
        values[_SUMMARY] = values[_STANDFIRST]
    for at in _DAYS:
        if values[at]:
            values[at] = dt.date.fromisoformat(values[at])
    for at in _TUPLES:
        values[at] = tuple(values[at])
    values[_RESULTS] = tuple(map(Result.__pydantic_validator__.validate_python, values[_RESULTS]))
    consent = values[_CONSENT]
    values[_CONSENT] = (
        Consent.__pydantic_validator__.validate_python(consent) if consent else _PENDING
    )
    return Entry._make(values)


def _plain(noun: Noun) -> dict[str, Any]:
    return noun.model_dump(mode="json", exclude_defaults=True)
