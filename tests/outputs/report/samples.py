"""Reports that might be: of a quarter, of a first week, of a large system, of hostile content."""

from __future__ import annotations

import datetime as dt

from kitgen.model.lead import Stage
from kitgen.model.report import (
    Basis,
    Breakdown,
    Comparison,
    Credit,
    Figure,
    Introduction,
    Leverage,
    Machine,
    Market,
    Rate,
    Read,
    Report,
    Row,
    Source,
    Span,
    Step,
    Waiting,
)
from kitgen.outputs.report.texts import each_text

FIRST, LAST = dt.date(2026, 3, 30), dt.date(2026, 6, 28)


def measured(value: float | None) -> Figure:
    return Figure(value, Basis.MEASURED)


def reported(value: float | None) -> Figure:
    return Figure(value, Basis.REPORTED)


def both(value: float | None) -> Figure:
    return Figure(value, Basis.BOTH)


MISSING = Figure(None, Basis.MISSING)
WITHHELD = Figure(None, Basis.MEASURED, withheld=True)


def rate(part: int, whole: int) -> Rate:
    """Wilson's interval at 95 %."""
    if not whole:
        return Rate(part, whole, 0.0, 1.0)
    z, p = 1.959964, part / whole
    middle = p + z * z / (2 * whole)
    half = z * ((p * (1 - p) + z * z / (4 * whole)) / whole) ** 0.5
    size = 1 + z * z / whole
    return Rate(part, whole, max(0, (middle - half) / size), min(1, (middle + half) / size))


def row(id: str, name: str, *values: float) -> Row:
    """shares, visits, reads, downloads; introductions, meetings, opportunities, won; revenue."""
    shares, visits, reads, downloads, introductions, meetings, opportunities, won, revenue = values
    return Row(
        id,
        name,
        measured(shares),
        measured(visits),
        measured(reads),
        measured(downloads),
        both(introductions),
        reported(meetings),
        reported(opportunities),
        reported(won),
        reported(revenue),
    )


_STEPS = (
    Step("shared", measured(212), 200),
    Step("visited", measured(1484), 1600, each=7.0),
    Step("read", measured(463), 480, rate(463, 1484)),
    Step("introduced", both(57), 60, rate(57, 463)),
    Step("met", reported(31), 40, rate(31, 57)),
    Step("opportunity", reported(18), 20, rate(18, 31)),
    Step("won", reported(9), 8, rate(9, 18)),
    Step("revenue", reported(74_300), 64_000, each=8_256),
)
_VISITS = (62, 71, 80, 95, 88, 104, 132, 126, 118, 141, 150, 159, 158)
_READS = (18, 20, 24, 29, 27, 33, 41, 40, 37, 45, 48, 51, 50)
_INTRODUCTIONS = (1, 2, 3, 3, 4, 4, 5, 5, 4, 6, 6, 7, 7)
_MEETINGS = (0, 1, 1, 2, 2, 2, 3, 3, 2, 3, 4, 4, 4)
_WON = (0, 0, 0, 1, 0, 1, 0, 1, 1, 1, 1, 1, 2)
_REVENUE = (0, 0, 0, 6_200, 0, 9_400, 0, 8_000, 7_300, 11_000, 6_400, 9_000, 17_000)


def _span(first: dt.date, last: dt.date, *values: float) -> Span:
    visits, reads, introductions, meetings, won, revenue = values
    return Span(
        first,
        last,
        measured(visits),
        measured(reads),
        both(introductions),
        reported(meetings),
        reported(won),
        reported(revenue),
    )


_WEEKS = tuple(
    _span(FIRST + dt.timedelta(7 * i), FIRST + dt.timedelta(7 * i + 6), *values)
    for i, values in enumerate(
        zip(_VISITS, _READS, _INTRODUCTIONS, _MEETINGS, _WON, _REVENUE, strict=True)
    )
)
_MONTHS = (
    _span(dt.date(2026, 3, 1), dt.date(2026, 3, 31), 21, 6, 0, 0, 0, 0),
    _span(dt.date(2026, 4, 1), dt.date(2026, 4, 30), 341, 103, 11, 6, 1, 6_200),
    _span(dt.date(2026, 5, 1), dt.date(2026, 5, 31), 502, 158, 20, 11, 3, 24_700),
    _span(dt.date(2026, 6, 1), dt.date(2026, 6, 30), 620, 196, 26, 14, 5, 43_400),
)
_AMBASSADORS = Breakdown(
    "ambassador",
    (
        row("mara-lindqvist", "Mara Lindqvist", 41, 402, 131, 22, 18.5, 11, 7, 4, 33_400),
        row("ines-carrasco", "Inês Carrasco", 33, 310, 96, 9, 12, 7, 4, 2, 15_800),
        row("daniel-rao", "Daniel Rao", 28, 281, 88, 14, 8.5, 4, 3, 1, 9_400),
        row("tunde-adeyemi", "Tunde Adeyemi", 24, 197, 61, 6, 8, 4, 2, 1, 8_200),
        row("sofie-brandt", "Sofie Brandt", 18, 84, 29, 31, 3, 2, 1, 1, 7_500),
        row("ewan-geddes", "Ewan Geddes", 22, 91, 24, 12, 2, 1, 1, 0, 0),
        row("leila-farouk", "Leila Farouk", 20, 68, 20, 3, 2, 1, 0, 0, 0),
        row("karin-holm", "Karin Holm", 14, 22, 8, 1, 1, 1, 0, 0, 0),
        row("hamish-orr", "Hamish Orr", 9, 8, 3, 2, 0, 0, 0, 0, 0)._replace(reads=WITHHELD),
        row("anand-nair", "Anand Nair", 3, 0, 0, 0, 0, 0, 0, 0, 0)._replace(
            visits=WITHHELD, reads=WITHHELD
        ),
        row("", "", 0, 18, 2, 4, 2, 0, 0, 0, 0)._replace(introductions=reported(2)),
    ),
    row("", "", 212, 1484, 463, 104, 57, 31, 18, 9, 74_300),
)
_CHANNELS = Breakdown(
    "channel",
    (
        row("whatsapp", "WhatsApp", 81, 498, 167, 12, 24, 14, 9, 5, 41_200),
        row("email", "Email", 54, 371, 139, 20, 17, 10, 6, 3, 25_600),
        row("linkedin", "LinkedIn", 38, 412, 96, 3, 7, 3, 1, 0, 0),
        row("print", "Printed guide, QR", 22, 96, 38, 58, 4, 3, 2, 1, 7_500),
        row("link", "Copied link", 17, 107, 23, 11, 3, 1, 0, 0, 0),
        row("", "", 0, 0, 0, 0, 2, 0, 0, 0, 0)._replace(
            shares=MISSING,
            visits=MISSING,
            reads=MISSING,
            downloads=MISSING,
            introductions=reported(2),
        ),
    ),
    row("", "", 212, 1484, 463, 104, 57, 31, 18, 9, 74_300),
)
_INTERVIEWS = Breakdown(
    "interview",
    (
        row("mara-lindqvist", "Mara Lindqvist", 58, 471, 160, 0, 16, 9, 5, 3, 24_900),
        row("tunde-adeyemi", "Tunde Adeyemi", 31, 266, 74, 0, 9, 5, 3, 1, 8_200),
        row("ines-carrasco", "Inês Carrasco", 29, 240, 71, 0, 8, 4, 3, 2, 15_800),
        row("daniel-rao", "Daniel Rao", 22, 158, 52, 0, 5, 2, 2, 1, 9_400),
    ),
    row("", "", 140, 1135, 357, 0, 38, 20, 13, 7, 58_300),
)
_PROBLEMS = Breakdown(
    "problem",
    (
        row("waiting-to-be-paid", "Waiting to be paid", 0, 402, 190, 61, 31, 18, 11, 6, 49_100),
        row("fees-that-leak", "Fees that leak", 0, 180, 66, 22, 14, 8, 4, 2, 16_000),
        row("flying-blind", "Flying blind", 0, 121, 41, 14, 8, 4, 2, 1, 9_200),
    ),
    row("", "", 0, 703, 297, 97, 53, 30, 17, 9, 74_300),
)
_PEOPLE = (
    ("Jonas Falk", "Falk & Søn", "Architects", "Aarhus", "mara-lindqvist", "WhatsApp"),
    ("Rosa Vidal", "Estudi Vidal", "Landscape", "Girona", "ines-carrasco", "WhatsApp"),
    ("Ben Okafor", "Okafor Joinery", "Joinery", "Leeds", "tunde-adeyemi", "Email"),
    ("Nele Maes", "Maes Interieur", "Interiors", "Ghent", "mara-lindqvist", "Email"),
    ("Priyanka Das", "Das Studio", "Architects", "Bristol", "daniel-rao", "LinkedIn"),
    ("Ola Berg", "Berg Møbler", "Furniture", "Bergen", "sofie-brandt", "Printed guide, QR"),
    ("Catrin Rees", "Rees Stone", "Stonemasons", "Cardiff", "ewan-geddes", "WhatsApp"),
    ("Luca Ferri", "Ferri Luce", "Lighting", "Turin", "mara-lindqvist", "WhatsApp"),
)
_NAMES = {row.id: row.name for row in _AMBASSADORS.rows}


def introduction(number: int) -> Introduction:
    """The nth of many, each a little further along than the last."""
    name, company, industry, place, ambassador, channel = _PEOPLE[number % len(_PEOPLE)]
    day = FIRST + dt.timedelta(days=(number * 9) % 80)
    steps: list[tuple[Stage, dt.date | None]] = [(Stage.INTRODUCTION, day)]
    more = (Stage.MEETING, Stage.OPPORTUNITY, Stage.WON)[: (number * 5 + 3) % 4]
    steps += [(stage, day + dt.timedelta(6 + 7 * at)) for at, stage in enumerate(more)]
    if number % 8 == 7:
        steps.append((Stage.LOST, None))
    basis = (Basis.BOTH, Basis.MEASURED, Basis.REPORTED)[number % 3]
    credit = Credit(
        ambassador,
        _NAMES[ambassador],
        1.0,
        channel,
        "guide",
        day - dt.timedelta(2),
        basis,
        f"wrote “{_NAMES[ambassador].split()[0]}” under who told you"
        if basis is Basis.REPORTED
        else f"the form came by link k6znsh4j5w, {channel}",
    )
    credits = (credit,)
    if number % 8 == 4:
        shared = credit._replace(part=0.5)
        other = "mara-lindqvist"
        credits = (
            shared,
            shared._replace(
                ambassador=other,
                name=_NAMES[other],
                evidence="opened link vp3xk8mztq, Email, 11 days before",
            ),
        )
    if number % 8 == 6:
        credits = ()
    return Introduction(
        name,
        f"{name.split()[0].lower()}@{company.split()[-1].lower()}.example",
        company,
        industry,
        place,
        "Waiting to be paid" if number % 2 else "Fees that leak",
        basis,
        tuple(steps),
        5_000.0 + 700 * number if len(steps) > 2 else None,
        credits,
        "my brother-in-law" if number % 8 == 6 else "",
    )


def sample() -> Report:
    """A quarter of the sample kit."""
    referred = Source("Referred", 57, rate(31, 57), rate(9, 57), 74_300, 8_256)
    ads = Source("Google Ads", 88, rate(22, 88), rate(4, 88), 18_900, 4_725)
    fairs = Source("Trade fair", 31, rate(9, 31), rate(2, 31), 11_200, 5_600)
    others = Source("Other sources", 119, rate(31, 119), rate(6, 119), 30_100, 5_017)
    return Report(
        title="The Studio Cash-Flow Field Guide",
        notice="Sample content. Every name and figure is invented.",
        first=FIRST,
        last=LAST,
        made=dt.date(2026, 6, 29),
        currency="EUR",
        language="en",
        headline="Nine new clients from 57 introductions, worth €74,300. "
        "Meetings are the narrow place.",
        credit="shared",
        window_days=90,
        steps=_STEPS,
        weeks=_WEEKS,
        months=_MONTHS,
        breakdowns=(_AMBASSADORS, _CHANNELS, _INTERVIEWS, _PROBLEMS),
        introductions=tuple(map(introduction, range(14))),
        waiting=(
            Waiting(Stage.INTRODUCTION, 55, 1, 4, 11),
            Waiting(Stage.MEETING, 31, 7, 12, 19),
            Waiting(Stage.OPPORTUNITY, 18, 15, 24, 38),
            Waiting(Stage.WON, 9, 29, 41, 63),
        ),
        comparison=Comparison(
            referred,
            others,
            (ads, fairs),
            "Referred leads meet and buy more often: 54% were met against 26%, and 16% became "
            "clients against 5%. The intervals do not meet, so this is no accident.",
        ),
        markets=(
            Market("industry", "Stonemasons", dt.date(2026, 5, 20), "Rees Stone", "Ewan Geddes"),
            Market("place", "Turin", dt.date(2026, 6, 11), "Ferri Luce", "Mara Lindqvist"),
            Market("place", "Bergen", dt.date(2026, 6, 24), "Berg Møbler", ""),
        ),
        leverage=Leverage(dt.date(2025, 10, 1), 0.4, 1.6, 4.0, 3.0, 12),
        machines=(
            Machine("preview fetcher: WhatsApp", "visit", 412),
            Machine("mail scanner: many codes within seconds", "visit", 168),
            Machine("crawler: Googlebot", "asked", 1204),
            Machine("no user agent", "download", 9),
        ),
        asked=(("access log of nginx", 2911), ("Plausible", 1433)),
        reads=(
            Read("content/.kitgen/collect.db", "the collector's database", 2_048, 0, FIRST, LAST),
            Read("access.log.2.gz", "an access log of nginx", 48_112, 17, FIRST, LAST),
            Read("pipeline.csv", "leads of HubSpot", 176, 0, note="4 without a day"),
        ),
        notes=(
            "Two introductions name nobody on record: “my brother-in-law”, “a friend”.",
            "One win of 900 GBP is in another currency and is not among the revenue.",
        ),
    )


def first_week() -> Report:
    """Three visits, and nothing else is known."""
    nothing = MISSING
    step = {id: Step(id, nothing, None) for id in ("met", "opportunity", "won", "revenue")}
    seen = (measured(0), measured(3), WITHHELD, measured(0), measured(0))
    untold = Row("", "", *seen, nothing, nothing, nothing, nothing)
    kinds = ("ambassador", "channel", "interview", "problem")
    return sample()._replace(
        notice="",
        first=dt.date(2026, 6, 22),
        last=dt.date(2026, 6, 28),
        headline="Three visits in the first week, and no introduction yet.",
        steps=(
            Step("shared", measured(2), None),
            Step("visited", measured(3), None, each=1.5),
            Step("read", WITHHELD, None, rate(1, 3)),
            Step("introduced", measured(0), None, rate(0, 1)),
            *step.values(),
        ),
        weeks=(
            Span(
                dt.date(2026, 6, 22),
                dt.date(2026, 6, 28),
                measured(3),
                WITHHELD,
                measured(0),
                nothing,
                nothing,
                nothing,
            ),
        ),
        months=(
            Span(
                dt.date(2026, 6, 1),
                dt.date(2026, 6, 30),
                measured(3),
                WITHHELD,
                measured(0),
                nothing,
                nothing,
                nothing,
            ),
        ),
        breakdowns=tuple(Breakdown(by, (untold,), untold) for by in kinds),
        introductions=(),
        waiting=(),
        comparison=None,
        markets=(),
        leverage=Leverage(None, None, None, 0.0, 0.0, 0),
        machines=(),
        asked=(),
        reads=(Read("collect.db", "the collector's database", 3, 0, LAST, LAST),),
        notes=(),
    )


def large() -> Report:
    """400 ambassadors, 300 introductions, names of 80 characters, yen, and nobody paid."""
    long = "Maximiliana Featherstonehaugh-Wolfeschlegelsteinhausenbergerdorff of Little Snoring"
    people = tuple(
        row(
            f"a-{n}",
            long[:80] if n == 0 else f"Ambassador {n}",
            9,
            400 - n,
            40,
            3,
            max(0, 30 - n // 4),
            max(0, 12 - n // 9),
            2,
            1 if n < 40 else 0,
            0,
        )
        for n in range(400)
    )
    channels = tuple(
        row(f"c-{n}", f"Channel number {n}", 5, 9_000 - n * 300, 90, 3, 30 - n, 4, 2, 1, 0)
        for n in range(16)
    )
    together = row("", "", 3600, 1_080_200, 16_000, 1200, 1900, 700, 800, 40, 0)
    return sample()._replace(
        currency="JPY",
        headline="1,900 introductions, and 40 new customers who have not paid anything yet. The "
        "narrow place is what stands between a meeting and an opportunity, as it was a year ago.",
        steps=tuple(
            step._replace(actual=reported(0), target=None, each=0)
            if step.id == "revenue"
            else step._replace(target=None, actual=step.actual._replace(value=1_080_200))
            if step.id == "visited"
            else step._replace(target=None)
            for step in _STEPS
        ),
        first=dt.date(2024, 6, 3),
        weeks=tuple(
            _span(
                dt.date(2024, 6, 3) + dt.timedelta(7 * i),
                dt.date(2024, 6, 9) + dt.timedelta(7 * i),
                9_000 + 97 * (i * 7 % 13),
                120 + i,
                16 + i % 5,
                6 + i % 3,
                i % 2,
                0,
            )
            for i in range(108)
        ),
        months=tuple(
            _span(
                dt.date(2024 + (5 + i) // 12, (5 + i) % 12 + 1, 1),
                dt.date(2024 + (6 + i) // 12, (6 + i) % 12 + 1, 1) - dt.timedelta(1),
                43_000 + 900 * i,
                500 + i,
                70 + i,
                25 + i,
                i % 5,
                0,
            )
            for i in range(25)
        ),
        breakdowns=(
            Breakdown("ambassador", people, together),
            Breakdown("channel", channels, together),
            _INTERVIEWS,
            _PROBLEMS,
        ),
        introductions=tuple(
            introduction(n)._replace(company=long[:80] if n == 3 else f"Company {n}", amount=0.0)
            for n in range(300)
        ),
        machines=tuple(Machine(f"crawler: Robot {n}", "visit", 900 - n) for n in range(60)),
    )


EVIL = "<script>alert(1)</script>\u202egnp.exe\u2066\x1b[2J=cmd|' /C calc'!A0\x07\"'&"


def hostile() -> Report:
    """Every text that comes from outside is an attack."""

    found = sample()
    return found._replace(
        title=EVIL,
        notice=EVIL,
        headline=EVIL,
        breakdowns=tuple(
            of._replace(rows=tuple(r._replace(name=EVIL) for r in of.rows))
            for of in found.breakdowns
        ),
        introductions=each_text(found.introductions, lambda text: EVIL),
        comparison=each_text(found.comparison, lambda text: EVIL),
        markets=tuple(
            one._replace(name=EVIL, customer=EVIL, ambassador=EVIL) for one in found.markets
        ),
        machines=tuple(one._replace(reason=EVIL, what=EVIL) for one in found.machines),
        asked=((EVIL, 3),),
        reads=tuple(one._replace(name=EVIL, kind=EVIL, note=EVIL) for one in found.reads),
        notes=(EVIL,),
    )


def arabic() -> Report:
    """Arabic names in a report whose interface runs from right to left."""
    found = sample()
    people = found.breakdowns[0]
    named = tuple(
        one._replace(name="ليلى عبد الرحمن الفاروق") if one.id == "leila-farouk" else one
        for one in people.rows
    )
    return found._replace(
        language="ar", breakdowns=(people._replace(rows=named), *found.breakdowns[1:])
    )
