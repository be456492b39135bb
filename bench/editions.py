"""Measures what PDF editions cost, beside plain writes of the same bytes.

A book of 24 pages and about 0.6 MB with 60 links, four QR codes, a plate and typed addresses, laid
out once; then editions of 1,000 people with names of their own, each written to a temporary file
and renamed, as a build does. CPU is user and system time of this process, one core, medians of
runs in turns. What only writes or patches goes round fifty people, whose codes and lettering
are drawn before; the last row draws everything, for everybody.

    python -m bench.editions [--editions 1000] [--runs 9]
"""

from __future__ import annotations

import argparse
import io
import os
import random
import resource
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from kitgen.links.code import ALPHABET
from kitgen.model.brand import Fonts
from kitgen.outputs.common.passing import Fill, Slot, placeholder
from kitgen.outputs.pdf import slots
from kitgen.outputs.pdf.base import Base, prepare
from kitgen.outputs.pdf.edition import edition, tail
from kitgen.outputs.pdf.lettering import Drawn, Lettering, Line, Refusal, Voice

PAGES = 24
PHOTOS = 6
AROUND = 50
CHUNK = 64
"""Tails that are made before the first of them is written, as `kitgen editions` does."""
TALKS = ("mara", "ines", "tunde", "daniel")
TARGETS = ("guide", "offer", *(f"interview:{name}" for name in TALKS))
TYPED = (Slot("guide", "print"), Slot("offer", "print"))
FIRST = (
    "Mara",
    "Inês",
    "Tunde",
    "Daniel",
    "Zoë",
    "Björn",
    "Łukasz",
    "Søren",
    "Anna-Lena",
    "Maximiliane",
    "Priya",
)
LAST = (
    "Lindqvist",
    "Adeyemi",
    "Rao",
    "Müller",
    "García",
    "Okonkwo",
    "Wójcik",
    "Hohenstein-Waldburg",
    "Nguyễn",
)

LABEL = Voice((8,), "#2d6c4a", weight=600, leading=1.32)
NAME = Voice((26, 22, 19), "#1a1713", display=True, leading=1.08, lines=2, above=3)
ROLE = Voice((8, 7.5), "#1a1713", leading=1.32, lines=2, above=3)
FOOT = Voice((8, 7), "#1a1713", weight=500)
ADDRESS = Voice((9.5, 8.5, 7.5), "#1a1713", weight=600)

STYLE = """@page { size: 170mm 240mm; margin: 20mm } html { font: 10pt/15pt serif }
h1, h2 { font: 30pt/34pt serif } section { break-before: page }
.photo { width: 100mm; height: 125mm } .foot { width: 90mm; height: 10pt }
.plate { width: 86mm; height: 90pt } .typed { width: 80mm; height: 13pt }
.code { width: 27mm; height: 27mm; image-rendering: crisp-edges }"""


class Person(NamedTuple):
    name: str
    code: str

    @property
    def fill(self) -> Fill:
        return lambda slot: f"https://guide.ledgerline.example/s/{self.code}{len(slot.target):02}/"


def people(count: int) -> list[Person]:
    """As many different people: no name comes twice."""
    chance = random.Random(7)
    return [
        Person(
            f"{chance.choice(FIRST)} {''.join(chance.choices(ALPHABET, k=4)).title()} "
            f"{chance.choice(LAST)}",
            "".join(chance.choices(ALPHABET, k=8)),
        )
        for _ in range(count)
    ]


def book() -> bytes:
    """A realistic book: its weight is photographs and fonts, as in most."""
    from PIL import Image
    from weasyprint import HTML
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    chance = random.Random(7)
    words = ("studio", "money", "invoice", "client", "waits", "week", "sent", "paid", "because")

    def prose() -> str:
        said = [chance.choice(words) for _ in range(90)]
        link = placeholder(chance.choice(TARGETS))
        return f'<p>{" ".join(said)} <a href="{link}">{chance.choice(words)}</a>.</p>'

    def code(slot: Slot) -> str:
        return f'<p><img class="code" src="{slots.qr(slot)}" alt="QR code: {slot.target}"></p>'

    def lettering(name: str, kind: str) -> str:
        return f'<img class="{kind}" src="{slots.words(name)}" alt="{slots.alt(name)}">'

    files: dict[str, bytes] = {}
    parts = [f"<h1>A guide</h1><div>{lettering('foot', 'foot')}</div>"]
    parts += [f"<div>{lettering('plate', 'plate')}</div>"]
    for slot in TYPED:
        name = slots.address(slot)
        parts += [code(slot), f"<p>{lettering(name, 'typed')}</p>"]
    for number in range(PAGES - 1):
        photo = ""
        if number < PHOTOS:
            noise = Image.frombytes("L", (160, 200), chance.randbytes(160 * 200))
            out = io.BytesIO()
            noise.resize((710, 890)).save(out, "JPEG", quality=95)
            files[f"{number}.jpg"] = out.getvalue()
            photo = f'<p><img class="photo" src="{number}.jpg" alt="A portrait"></p>'
        more = code(Slot(f"interview:{TALKS[number]}", "print")) if number < 2 else ""
        text = "".join(prose() for _ in range(1 if photo else 4))
        parts.append(f"<section><h2>Chapter {number}</h2>{photo}{more}{text}</section>")
    html = (
        f'<!doctype html><html lang="en"><title>A guide</title><style>{STYLE}</style>'
        f"{''.join(parts)}</html>"
    )
    files |= slots.pictures(html)

    class Fetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
        def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
            kind = "image/png" if url.endswith("png") else "image/jpeg"
            return URLFetcherResponse(url, files[url[20:]], {"Content-Type": kind})

    document = HTML(string=html, base_url="https://kit.invalid/", url_fetcher=Fetcher())
    return document.write_pdf(font_config=FontConfiguration(), pdf_variant="pdf/ua-1", dpi=150)


def lettered(base: Base, lettering: Lettering, person: Person) -> dict[str, Drawn]:
    lines = {
        "plate": [
            Line("This copy was passed on by", LABEL),
            Line(person.name, NAME),
            Line("Founding partner, Havn Arkitekter, Malmö", ROLE),
        ],
        "foot": [Line(f"Passed on by {person.name}", FOOT)],
        **{
            slots.address(slot): [Line(person.fill(slot).removeprefix("https://"), ADDRESS)]
            for slot in TYPED
        },
    }
    found = {}
    for name, said in lines.items():
        drawn = lettering.set(said, base.boxes[name])
        if isinstance(drawn, Refusal):
            raise SystemExit(drawn.message)
        found[name] = drawn
    return found


def write(folder: Path, things: Iterable[Iterable[bytes]]) -> None:
    """Each to a temporary file that is renamed, as the build's writer does."""
    for number, parts in enumerate(things):
        path = folder / f"{number:05}.pdf"
        file = os.open(f"{path}~", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
        os.writev(file, list(parts))
        os.close(file)
        os.replace(f"{path}~", path)  # noqa: PTH105 - no Path to make


def measured(work: Callable[[], object]) -> float:
    before = time.process_time()
    work()
    return time.process_time() - before


def memory() -> float:
    """The most that this process has held, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--editions", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=9)
    options = parser.parse_args()
    base = prepare(book(), {Slot(target, "pdf"): "The guide, online" for target in TARGETS})
    guests, lettering = people(options.editions), Lettering(Fonts())
    known = [(person, lettered(base, lettering, person)) for person in guests[:AROUND]]
    wholes = [edition(base, person.fill, said) for person, said in known]
    tails = [whole[len(base.data) :] for whole in wholes]
    mean = statistics.mean(map(len, tails))
    print(f"{len(base.data) / 1000:.0f} KB a base, {mean / 1000:.1f} KB a tail")
    print(f"{len(base.addresses)} addresses, {len(base.codes)} codes, {len(base.forms)} lettered\n")

    def plain() -> Iterator[tuple[bytes, ...]]:
        return ((wholes[number % AROUND],) for number in range(len(guests)))

    def patched() -> Iterator[tuple[bytes, ...]]:
        for number in range(len(guests)):
            person, said = known[number % AROUND]
            yield base.data, tail(base, person.fill, said)

    def in_chunks() -> Iterator[tuple[bytes, ...]]:
        for start in range(0, len(guests), CHUNK):
            some = [known[number % AROUND] for number in range(start, start + CHUNK)]
            tails = [tail(base, person.fill, said) for person, said in some]
            yield from ((base.data, one) for one in tails[: len(guests) - start])

    def joined() -> Iterator[tuple[bytes, ...]]:
        for number in range(len(guests)):
            person, said = known[number % AROUND]
            yield (edition(base, person.fill, said),)

    def everything() -> Iterator[tuple[bytes, ...]]:
        lettering = Lettering(Fonts())
        for person in guests:
            yield base.data, tail(base, person.fill, lettered(base, lettering, person))

    ways = {
        "the same bytes, written": plain,
        "patched and written": patched,
        "the same, in chunks": in_chunks,
        "patched, joined and written": joined,
        "all in: drawn, patched and written": everything,
    }
    taken: dict[str, list[float]] = {name: [] for name in ways}
    with tempfile.TemporaryDirectory() as top:
        write(Path(top), plain())
        for _ in range(options.runs):
            for name, way in ways.items():
                taken[name].append(measured(lambda way=way: write(Path(top), way())))
    names = measured(lambda: [lettered(base, Lettering(Fonts()), guests[0])])
    plainly = taken["the same bytes, written"]
    print("| | CPU ms an edition | against writing | editions a second |")
    print("| --- | --- | --- | --- |")
    for name, seconds in taken.items():
        cost = statistics.median(seconds)
        ratio = statistics.median(one / other for one, other in zip(seconds, plainly, strict=True))
        print(
            f"| {name} | {cost / len(guests) * 1000:.3f} | {ratio:.2f} | {len(guests) / cost:.0f} |"
        )
    cost = statistics.median(taken["all in: drawn, patched and written"]) / len(guests)
    print(f"\n15,000 editions: {15_000 * cost:.1f} s; first lettering {names * 1000:.0f} ms")
    print(f"Peak memory {memory():.0f} MiB, the typesetter's included")


if __name__ == "__main__":
    main()
