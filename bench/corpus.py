"""Interviews that look like real ones, from a seed: half about 800 words, half about 10,000."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

SHORT, LONG = 800, 10_000


def _list(text: str) -> list[str]:
    return text.split()


_WORDS = _list("""
the of and to a in that it is was for on you we they as with be at this have from or had by not but
what so there if when up out about then them would were all one just like do can know more time who
work because people other into some could my very two see only now its over think back after use how
our well even new want any these day way most us money know client clients invoice invoices month
weeks week year years job jobs studio workshop office bank account business thing things stage
drawing drawings building house site project projects team salary salaries number numbers question
answer letter phone table morning afternoon Friday Monday Sunday March October spring summer winter
somebody nobody everybody something nothing everything always never often sometimes usually really
actually probably perhaps maybe still already almost again first second third last next before
during between against without within under above behind beside began started stopped finished
sent paid waited counted wrote called asked answered told said thought knew found lost kept gave
took made went came looked felt seemed became turned moved opened closed held brought bought built
drew measured cut planed sanded glued painted printed folded carried lifted dropped small large
long short old young early late good bad better worse best worst hard easy simple plain quiet loud
slow quick warm cold dark light heavy empty full right wrong true false same different possible
ready sure clear honest careful patient proud afraid tired angry happy
""")
_ODD = ("cash-flow", "thirteen-week", "don’t", "it’s", "we’d", "€40,000", "74 days", "9 per cent")
_CUM = list(accumulate(1 / (rank + 2.7) for rank in range(len(_WORDS))))
_OPENERS = ("Well, ", "You know, ", "I mean, ", "And then ", "So ", "Yes. ", "No. ", *[""] * 5)
_FIRST = _list("Mara Ines Tunde Sofie Daniel Ewan Amara Jonas Leila Piotr Noor Kofi Hana Luc Vera")
_LAST = _list(
    "Lindqvist Carrasco Adeyemi Brandt Rao Geddes Okafor Ek Haddad Nowak Aziz Mensah Sato"
)
_TRADES = _list("Architecture Joinery Illustration Landscape Ceramics Lighting Furniture Printing")
_PLACES = _list("Malmö Bristol Porto Leeds Ghent Tampere Graz Cork Lyon Aarhus")
_PROBLEMS = ("waiting", "leaking", "blind", "alone")


@dataclass(frozen=True, slots=True)
class Sample:
    """One interview: what its front matter says, and the words below it."""

    slug: str
    title: str
    name: str
    trade: str
    place: str
    date: dt.date
    description: str
    problem: str
    quote: str
    body: str


def samples(count: int, seed: int = 7) -> Iterator[Sample]:
    """Interviews one by one; the same for the same seed."""
    for number in range(count):
        chance = random.Random(f"{seed}-{number}")
        first = _FIRST[number % len(_FIRST)]
        last = f"{_LAST[number // len(_FIRST) % len(_LAST)]}"
        tail = number // (len(_FIRST) * len(_LAST))
        name = f"{first} {last}" + (f" {_roman(tail)}" if tail else "")
        words = SHORT if number % 2 else LONG
        quote, body = _conversation(chance, words, name)
        yield Sample(
            slug=name.lower().replace(" ", "-"),
            title=f"“{_sentence(chance, 7)[:60].rstrip(' .?!,')}.”",
            name=name,
            trade=_TRADES[number % len(_TRADES)],
            place=chance.choice(_PLACES),
            date=dt.date(2026, 6, 30) - dt.timedelta(days=number % 2000),
            description=f"{name} on {_sentence(chance, 14).lower()[:110].rstrip(' .?!,')}.",
            problem=_PROBLEMS[number % 4],
            quote=quote,
            body=body,
        )


def _conversation(chance: random.Random, words: int, name: str) -> tuple[str, str]:
    parts = [_paragraph(chance, 60)]
    quote, said, at = "", 0, 15
    while said < words:
        stamp = f"[{at // 60:02}:{at % 60:02}] " if at < 5990 else ""
        parts.append(f"## {stamp}{_sentence(chance, chance.randint(4, 12)).rstrip('.')}?")
        for turn in range(chance.choice((1, 1, 2, 3))):
            paragraphs = [
                _paragraph(chance, chance.randint(25, 75)) for _ in range(chance.randint(1, 3))
            ]
            if turn:
                who = "Priya Nair" if turn % 2 else name
                paragraphs[0] = f"**{who}:** {paragraphs[0]}"
            if not quote:
                quote = " ".join(paragraphs[0].split()[4:12]).strip('.,?!" ')
            parts += paragraphs
            said += sum(len(text.split()) for text in paragraphs)
        at += chance.randint(30, 90)
    return quote, "\n\n".join(parts) + "\n"


def _paragraph(chance: random.Random, words: int) -> str:
    found: list[str] = []
    while words > 0:
        length = min(max(3, int(chance.gauss(14, 6))), 35)
        found.append(_sentence(chance, length))
        words -= length
    text = " ".join(found)
    # Of the paragraphs of real transcripts, three in a hundred hold a sign that Markdown reads.
    mark = chance.random()
    if mark < 0.01:
        head, _, rest = text.partition(" ")
        return f"*{head}* {rest}"
    if mark < 0.02:
        return f"{text} [laughs]"
    if mark < 0.03:
        return f"{text} See [the sheet](https://example.org/sheet)."
    return text


def _sentence(chance: random.Random, words: int) -> str:
    found = chance.choices(_WORDS, cum_weights=_CUM, k=words)
    if chance.random() < 0.08:
        found[-1] = chance.choice(_ODD)
    if words > 8:
        found[words // 2] += ","
    text = chance.choice(_OPENERS) + " ".join(found)
    if chance.random() < 0.05:
        text = f'"{text}," he said'
    end = "?" if chance.random() < 0.04 else "."
    return text[0].upper() + text[1:] + end


def _roman(number: int) -> str:
    signs = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    found = ""
    for value, sign in signs:
        while number >= value:
            found, number = found + sign, number - value
    return found
