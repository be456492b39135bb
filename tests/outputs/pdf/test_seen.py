"""How pages look: a handful of them beside the pictures in tests/golden/pages.

`pytest --refresh tests/outputs/pdf/test_seen.py` takes the pictures anew: look at each before you
keep it.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageChops, ImageStat

from kitgen.outputs.common.passing import public
from kitgen.outputs.pdf import making
from kitgen.outputs.pdf.book import plates
from kitgen.outputs.pdf.edition import edition
from kitgen.outputs.pdf.lettering import Lettering
from kitgen.outputs.pdf.plate import Person, Plates

from .printing import Shop, shop_of
from .reading import Pdf

GOLDEN = Path(__file__).parents[2] / "golden" / "pages"
DPI = 42
GREYS = 16
MEAN, BLOCK, SIDE = 2.0, 16, 8
"""How far greys may be from those of the picture: on the whole page, and in any block of it."""

COST: Mapping[str, Any] = {
    "title": "What waiting costs",
    "text": "Take a studio of twelve with fees of €1.2 million a year.",
    "currency": "€",
    "inputs": {
        "fees": {"label": "Fees in a year", "value": 1_200_000, "unit": "€"},
        "days": {"label": "Days to be paid", "value": 74, "unit": "days"},
    },
    "lines": [
        {
            "name": "interest",
            "label": "Interest at 9%",
            "detail": "on everything past 30 days",
            "base": "fees * max(0, days - 30) / 365",
            "base_unit": "€",
            "formula": "fees * max(0, days - 30) / 365 * 0.09",
        }
    ],
    "sum_title": "A year of waiting",
    "total": "Waiting costs",
    "results": [{"name": "lent", "label": "Lent today", "formula": "fees * days / 365"}],
    "chart": {
        "kind": "gap",
        "title": "On an average day, €243,000 is unpaid.",
        "measure": "Fees earned and received",
        "flow": "fees",
        "delay": "days",
        "upper": "Work earned",
        "lower": "Money in",
    },
}
TALK = """\
---
title: “We were our clients’ bank.”
guest: { name: Mara Lindqvist, role: Founding partner, company: { name: Havn }, place: Malmö }
standfirst: She could not make the March payroll.
description: On the eleven weeks it took to stop financing other people’s buildings.
problems: [waiting]
published: 2026-03-18
results: [{ label: Days to be paid, before: 74, after: 31, unit: days, key: days }]
quotes: [{ text: Everyone else just said yes. }]
consent: { status: approved, uses: [site, pdf], by: Her, "on": 2026-01-16, how: Signed form }
---
## [00:20] When did you notice?

On a Thursday in March. Payroll was on Friday, and the money was in a museum that had opened.

I had moved my own savings twice that year. I told nobody, and everybody knew.

## [06:41] What did you change first?

We sent the invoice on the day that the stage closed. It took a month to dare it, and then it took
ten minutes. Karin does it now. Nobody polishes it.

## [18:05] And today?

Thirty-one days. I open the drawings before I open the bank.
"""


@pytest.fixture(scope="module")
def shop() -> Shop:
    """A guide with a page of every kind, of which no word comes from the sample."""
    found = shop_of("one-problem").set(
        guide={"title": "The Waiting Guide", "subtitle": "Why the money is late, and what helped"},
        business={"description": "Ledgerline keeps the books of small studios."},
    )
    found = found.single(
        cost=COST,
        self_check={
            "title": "Self-check: four lines",
            "text": "Tick what is true today, not what is planned.",
            "statements": ["We know how many days pass.", "We ask for money before we begin.",
                           "No stage runs longer than six weeks.", "Somebody can send it."],
            "scores": [{"at_least": 3, "text": "Pass it on."}, {"at_least": 0, "text": "A bank."}],
        },
    )  # fmt: skip
    return found.hearing("mara", TALK)


@pytest.fixture(scope="module")
def book(shop: Shop) -> Pdf:
    """An edition of it, with the patterns of a real one."""
    manuscript = shop.book().manuscript({})
    scale = shop.look.scale
    drawn = {
        one.file: next(making.plate(one.seed, one.width, one.height, one.stones, scale.a700))[1]
        for one in plates(shop.kit)
    }
    base = shop.printed(manuscript, files=drawn).base
    fill = public(lambda path: f"https://one.example/{path}")
    lettering = Lettering(shop.kit.settings.brand.fonts)
    lettered = Plates(base.boxes, lettering, shop.look.theme.strings, scale, 1.0)
    person = Person("mara", "Mara Lindqvist", "Founding partner, Havn, Malmö")
    return Pdf(edition(base, fill, lettered.words(person, fill)[0]))


PAGES = {
    "cover": "Why the money is late",
    "plate": "Nobody is paid for passing this on",
    "contents": "Contents",
    "cost": "Take a studio of twelve",
    "sum": "A year of waiting",
    "talk": "The whole conversation",
    "portrait": "Mara Lindqvist Founding partner, Havn, Malmö",
    "self-check": "Self-check: four lines",
    "offer": "You leave with",
    "figures": "The charts in figures",
    "colophon": "Colophon",
}


def seen(pdf: Pdf, words: str) -> Image.Image:
    """The last page that says something: the contents say it first."""
    number = max(
        n for n, text in enumerate(pdf.texts, 1) if words in text.partition(" With thanks")[0]
    )
    (picture,) = pdf.painted([number], DPI)
    step = 255 // (GREYS - 1)
    return picture.point(lambda grey: round(grey / step) * step)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_looks_as_it_did(name: str, book: Pdf, request: pytest.FixtureRequest) -> None:
    picture = seen(book, PAGES[name])
    file = GOLDEN / f"{name}.png"
    if request.config.getoption("--refresh"):
        file.parent.mkdir(parents=True, exist_ok=True)
        picture.quantize(GREYS).save(file, optimize=True)
    assert file.stat().st_size < 15_000
    with Image.open(file) as kept:
        golden = kept.convert("L")
    assert picture.size == golden.size
    away = ImageChops.difference(picture, golden)
    blocks = away.resize((away.width // SIDE, away.height // SIDE), Image.Resampling.BOX)
    _, most = blocks.getextrema()
    (mean,) = ImageStat.Stat(away).mean
    assert mean <= MEAN, f"{name} is another page; pytest --refresh {Path(__file__).name} takes it"
    assert most <= BLOCK, f"something on {name} has moved or is gone"


def test_a_line_of_words_that_is_missing_is_seen(book: Pdf) -> None:
    before = seen(book, PAGES["colophon"])
    words = ImageChops.invert(before).getbbox()
    assert words is not None
    after = before.copy()
    # The last line of the smallest words in the book.
    after.paste(255, (words[0], words[3] - 7, words[2], words[3]))
    away = ImageChops.difference(before, after)
    blocks = away.resize((away.width // SIDE, away.height // SIDE), Image.Resampling.BOX)
    assert blocks.getextrema()[1] > BLOCK


def test_there_are_no_pictures_of_pages_that_are_gone() -> None:
    assert {file.stem for file in GOLDEN.glob("*.png")} == set(PAGES)


def test_pictures_are_of_few_greys() -> None:
    for file in GOLDEN.glob("*.png"):
        with Image.open(io.BytesIO(file.read_bytes())) as picture:
            assert len(picture.convert("L").getcolors() or []) <= GREYS
