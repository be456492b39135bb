"""Small subjects: a kit in which nothing is wrong, and ways to change a part of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from kitgen.check.rule import InterviewSubject, KitSubject, PageFacts, SiteSubject
from kitgen.load.loaded import Loc
from kitgen.model.ambassador import Ambassador
from kitgen.model.finding import Place
from kitgen.model.ideal_customer import IdealCustomer
from kitgen.model.interview import Consent, Interview, Result
from kitgen.model.kit import Entry, Kit, Settings
from kitgen.model.problem import Problem
from kitgen.model.process import Process

TODAY = dt.date(2026, 5, 20)
DESCRIPTION = "Fourteen people, two awards and no money for the March payroll: what changed."

CONSENT: dict[str, Any] = {
    "status": "approved",
    "uses": ["site", "cards", "audio"],
    "by": "Mara Lindqvist",
    "on": "2026-05-03",
    "how": "e-mail of 3 May",
}

INTERVIEW: dict[str, Any] = {
    "title": "“We were our clients\u2019 bank.”",
    "guest": {
        "name": "Mara Lindqvist",
        "portrait": {"file": "portrait.jpg", "alt": "Mara Lindqvist at her desk, looking left"},
    },
    "standfirst": "Two awards, fourteen people, and forty thousand short for the March payroll.",
    "description": DESCRIPTION,
    "problems": ["waiting"],
    "results": [{"label": "Days to money in", "before": 74, "after": 31, "key": "days"}],
    "recording": {
        "kind": "audio",
        "file": "interview.mp3",
        "seconds": 2280,
        "captions": "interview.vtt",
        "chapters": [{"at": 0, "title": "The March"}, {"at": 252, "title": "Broke"}],
    },
    "quotes": [{"text": "We were our clients\u2019 bank", "at": 270}],
    "notes": [{"beside": 1, "text": "A term loan."}],
    "consent": CONSENT,
    "lead": "Mara meets us at the door.",
    "conversation": [
        {
            "question": "But the practice was profitable?",
            "at": 252,
            "turns": [
                {"text": "On paper, yes. *We were* our clients' bank, and nobody knew."},
                {"text": "How did that feel?", "speaker": "Ann Editor", "at": 300},
                {"text": "Like lending money to strangers.", "at": 310},
            ],
        }
    ],
}

SETTINGS: dict[str, Any] = {
    "business": {
        "name": "Ledgerline",
        "what": "Bookkeeping for design studios",
        "email": "hello@ledgerline.example",
        "contact": {"name": "Ann Editor"},
    },
    "guide": {
        "title": "The Studio Cash-Flow Field Guide",
        "subtitle": "why the money is late",
        "question": "Why is the money always late?",
        "standfirst": "Seven short chapters.",
        "promise": "Forty minutes from now you could know your number.",
        "invitation": "Begin with the line that made you wince.",
        "description": DESCRIPTION + " The guide.",
    },
    "offer": {
        "title": "An hour with your own numbers",
        "standfirst": "Bring twenty invoices.",
        "leave_with": ["A one-page plan"],
        "never": ["No pitch, no last chance, no gift cards"],
        "invitation": "It is yours whether or not we ever speak again.",
        "link": "See how the hour works",
        "description": DESCRIPTION + " The hour.",
        "form": {"title": "Ask for an hour", "button": "Ask for an hour", "after": "Ann reads it."},
    },
    "site": {
        "url": "https://guide.example.org/",
        "kicker": "For design studios",
        "headline": "Busy, admired, and always waiting to be paid.",
        "standfirst": "The work is good. The invoices are out.",
        "description": DESCRIPTION + " All of it.",
        "colophon": "Published by Ledgerline.",
        "featured": "mara",
    },
}

PROBLEM: dict[str, Any] = {
    "title": "Waiting to be paid",
    "question": "Why is the money late?",
    "standfirst": "It begins before the invoice.",
    "description": DESCRIPTION,
    "ideal_customers": ["studio"],
    "symptoms": {"text": "It is in the week.", "lines": ["You open the bank first."]},
    "cost": {
        "title": "What waiting costs",
        "text": "Take a studio of twelve.",
        "inputs": {
            "fees": {"label": "Fees in a year", "value": 1_200_000},
            "days": {"label": "Days to paid", "value": 74},
        },
        "lines": [
            {
                "name": "interest",
                "label": "Interest at 9%",
                "base": "fees * days / 365",
                "formula": "fees * days / 365 * 0.09",
            }
        ],
        "sum_title": "A year of waiting",
        "total": "Waiting costs",
        "results": [{"name": "month", "label": "A month", "formula": "total / 12"}],
        "chart": {
            "kind": "gap",
            "title": "On an average day much is unpaid.",
            "measure": "Fees",
            "flow": "fees",
            "delay": "days",
        },
    },
    "timeline": {"events": [{"when": "Month 3", "text": "One client pays late."}]},
    "solution": {
        "title": "Four habits",
        "text": "In order of effect.",
        "steps": [{"title": "Send it at once", "text": "The day the stage closes."}],
        "exhibits": [
            {
                "title": "The sheet",
                "columns": ["Stage", "Days"],
                "rows": [["Library", "77"]],
                "total": ["Average", "77"],
            }
        ],
    },
    "proof": {
        "title": "Four studios",
        "interviews": ["mara"],
        "result": "days",
        "chart_title": "Every studio waits less.",
        "quotes": [{"interview": "mara", "text": "We were our clients' bank."}],
    },
    "self_check": {
        "title": "Two lines",
        "text": "Tick what is true today.",
        "statements": ["I know how many days pass.", "We ask before we begin."],
        "scores": [{"at_least": 1, "text": "Pass it on."}, {"at_least": 0, "text": "A bank."}],
    },
}

CUSTOMER: dict[str, Any] = {
    "name": "The studio that has outgrown its table",
    "who": "Owners of studios",
    "where": "Cities",
    "signs": ["They hire"],
    "fears": ["Payroll"],
    "motives": ["Sleep"],
    "triggers": ["A loan"],
    "doing_now": ["Chasing"],
    "not_one": ["Listed companies"],
    "problems": ["waiting"],
}

PROCESS: dict[str, Any] = {
    "steps": [{"id": "close", "title": "The first close", "value_given": "A number they trust"}],
    "ask_after": "close",
}

AMBASSADORS: list[dict[str, Any]] = [
    {
        "id": "mara",
        "name": "Mara Lindqvist",
        "relation": "customer",
        "email": "mara@havn.example",
        "interview": "mara",
        "channels": ["linkedin"],
        "knows": ["studio"],
    }
]

FILES: Mapping[str, int] = {
    "content/kit.yaml": 1000,
    "content/problems/waiting.yaml": 1000,
    "content/ideal-customers/studio.yaml": 1000,
    "content/process.yaml": 1000,
    "content/ambassadors.yaml": 1000,
    "content/interviews/mara/interview.md": 1000,
}


def merged(base: Any, changes: Any) -> Any:
    """The base with changes, mapping by mapping; a change of ... takes a key out."""
    if not (isinstance(base, dict) and isinstance(changes, dict)):
        return changes
    both = base | {key: merged(base.get(key), value) for key, value in changes.items()}
    return {key: value for key, value in both.items() if value is not ...}


def interview(
    files: Mapping[str, int] | None = None, language: str = "en", **changes: Any
) -> InterviewSubject:
    """A good interview, with some fields changed."""
    return InterviewSubject(
        slug="mara",
        path="content/interviews/mara/interview.md",
        interview=Interview.model_validate(merged(INTERVIEW, changes)),
        files=files
        if files is not None
        else {"portrait.jpg": 900_000, "interview.mp3": 22_000_000, "interview.vtt": 60_000},
        language=language,
    )


def answers(*texts: str, **changes: Any) -> InterviewSubject:
    """An interview with these answers by the guest."""
    turns = [{"question": "And then?", "turns": [{"text": text}]} for text in texts]
    return interview(conversation=turns, quotes=[], notes=[], **changes)


def entry(**changes: Any) -> Entry:
    """A good entry, with some fields changed; consent as a mapping of changes."""
    consent = Consent.model_validate(merged(CONSENT, changes.pop("consent", {})))
    good = Entry(
        slug="mara",
        path="content/interviews/mara/interview.md",
        title="“We were our clients\u2019 bank.”",
        name="Mara Lindqvist",
        short="Mara",
        role=None,
        company=None,
        place=None,
        industry=None,
        standfirst="Two awards.",
        summary="Two awards.",
        description=DESCRIPTION,
        problems=("waiting",),
        published=None,
        recorded=None,
        draft=False,
        language=None,
        results=(Result(label="Days", before=74, after=31, key="days"),),
        portrait=None,
        portrait_alt="",
        portrait_focus=(0.5, 0.33),
        portrait_looks="left",
        portrait_colour=False,
        recording="audio",
        recording_file="content/interviews/mara/interview.mp3",
        seconds=2280,
        minutes=4,
        quotes=("We were our clients\u2019 bank", "Like lending money to strangers."),
        consent=consent,
        digest="0",
        look="0",
    )
    return good._replace(**changes)


def kit(
    *,
    settings: dict[str, Any] | None = None,
    problem: dict[str, Any] | None = None,
    problems: Mapping[str, Problem] | None = None,
    customer: dict[str, Any] | None = None,
    process: dict[str, Any] | None = None,
    entries: tuple[Entry, ...] | None = None,
    ambassadors: list[dict[str, Any]] | None = None,
    files: Mapping[str, int] = FILES,
) -> KitSubject:
    """A good kit, with some parts changed."""
    one = Problem.model_validate(merged(PROBLEM, problem or {}))
    people = AMBASSADORS if ambassadors is None else ambassadors
    return KitSubject(
        kit=Kit(
            settings=Settings.model_validate(merged(SETTINGS, settings or {})),
            ideal_customers={"studio": IdealCustomer.model_validate(merged(CUSTOMER, customer))
                             if customer else IdealCustomer.model_validate(CUSTOMER)},
            problems={"waiting": one} if problems is None else problems,
            entries=(entry(),) if entries is None else entries,
            ambassadors=tuple(Ambassador.model_validate(person) for person in people),
            process=Process.model_validate(merged(PROCESS, process or {})),
        ),
        files=files,
        today=TODAY,
    )  # fmt: skip


def facts(path: str = "index.html", **changes: Any) -> PageFacts:
    """A good page."""
    good = PageFacts(
        path=path,
        source="content/kit.yaml",
        title=f"Title of {path}",
        description=f"Description of {path}",
        links=(),
        anchors="  ",
        images_without_alt=(),
        size=20_000,
    )
    return good._replace(**changes)


def site(*pages: PageFacts, files: tuple[str, ...] = (), base: str = "/") -> SiteSubject:
    """A site of these pages and further files."""
    sizes = {page.path: page.size for page in pages} | dict.fromkeys(files, 100)
    return SiteSubject(pages=pages, files=sizes, base=base)


def good_site() -> SiteSubject:
    """Two pages that lead to each other."""
    return site(
        facts(links=("conversations/mara/#q1", "assets/site.css", "#top", "?via=abc", "./")),
        facts(
            "conversations/mara/index.html",
            links=("../../", "../../assets/site.css?v=2", "../../index.html", "#q1", "/"),
            anchors=" q1 ",
        ),
        files=("assets/site.css",),
    )


def locate(path: str, loc: Loc) -> Place:
    """A place whose line tells how deep the part lies."""
    return Place(path, 1 + len(loc), 1)


@pytest.fixture
def located() -> Callable[[str, Loc], Place]:
    """Where parts stand."""
    return locate
