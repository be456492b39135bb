"""A small kit to build, with the dear work done once for all tests of a session."""

from __future__ import annotations

import io
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from filelock import FileLock

from kitgen.build.pipeline import Options, Outcome, build

KIT = """\
business:
  name: Ledgerline
  what: Bookkeeping for studios
  email: hello@ledgerline.example
  contact: { name: Priya Nair, email: priya@ledgerline.example }
guide:
  title: The Waiting Guide
  subtitle: What it costs and what helped
  question: Why is the money always late?
  standfirst: A guide for people who are good at what they do and tired of this one thing.
  promise: Twenty minutes from now you could know your number.
  invitation: How to tell that you have it, and what to change first.
  description: How to tell that you have this problem, what it costs, and what to change first.
offer:
  title: An hour with your own numbers
  standfirst: Bring what you have. We count together, out loud.
  leave_with: [Your number., A plan on one page.]
  never: [No pitch at the end.]
  honesty: If it costs you little, we will say so.
  invitation: If you would like company with the first sum, bring what you have.
  link: See how the hour works
  description: Bring what you have and leave with a plan on one page. No charge, nothing to sign.
  form:
    title: Ask for an hour
    button: Ask for an hour
    after: Priya Nair reads these herself and answers within two working days.
    fields:
      - { name: note, label: A note, kind: text }
book: { formats: [] }
site:
  url: https://guide.example/
  kicker: For people who recognise the next line
  headline: Busy, admired, and always waiting to be paid.
  standfirst: The work is good, and the people you do it for are pleased.
  description: Conversations with people who had the same problem, and a plain guide to it.
  colophon: Conversations and a guide.
  cards: false
brand:
  color: "#2d6c4a"
channels: [link, linkedin, email]
"""

PROBLEM = """\
title: Waiting to be paid
order: 1
question: Why is the money always late?
standfirst: The work is finished, the customer is pleased, and the money is somewhere else.
description: The signs of waiting, what it costs in a year, and three habits that helped others.
ideal_customers: [owners]
symptoms:
  text: The first signs are rarely in the accounts. They are in the week.
  lines: [You open the bank before you open the post.]
solution:
  title: Three habits that helped
  text: In order of effect for effort.
  steps: [{ title: Send it on the day, text: Most of the wait comes before the invoice. }]
proof:
  title: Who has done it
  interviews: []
"""

OWNERS = """\
name: Owners
who: People who own a studio.
where: In towns, above shops.
signs: [They say that they are busy and sigh.]
fears: [The month is good and the account is empty.]
motives: [To build one good thing.]
triggers: [The overdraft is renewed.]
doing_now: [Hiring.]
not_one: [A public office.]
"""

INTERVIEW = """\
---
title: “{title}.”
guest:
  name: {name}
  role: Founding partner
  company: {{ name: Havn, url: "https://havn.example" }}
  place: Malmö
  industry: {industry}
  portrait: {{ file: portrait.png, alt: A painted square. }}
  about: Makes small buildings.
standfirst: She could not make the March payroll.
description: On the eleven weeks it took to stop financing other people’s buildings.
problems: [waiting]
published: {date}
interviewer: Priya Nair
results:
  - {{ label: Days to be paid, before: 74, after: 31, unit: days, key: days }}
quotes:
  - text: We were our clients’ bank
consent:
  status: approved
  uses: [site, cards, audio]
  by: {name}
  "on": 2026-01-16
  how: Signed form
---
The studio is on the second floor.

## [00:12] And then?

We were our clients’ bank. *All* of it.

It went on for a year.

**Priya Nair:** Everybody?

**{name}:** Everybody.
"""

GUESTS = {
    "mara": ("Mara Ek", "Architecture", "2026-03-18"),
    "ines": ("Ines Sato", "Joinery", "2026-02-18"),
    "kofi": ("Kofi Rao", "Joinery", "2026-01-18"),
}


PEOPLE = """\
- { id: mara, name: Mara Ek, relation: customer, interview: mara, name_public: true, vanity: mara }
- { id: karin, name: Karin Holm, relation: friend, name_public: true, channels: [email] }
- { id: beatrix, name: Beatrix Vogel, relation: associate, email: vogel@vogelbaurecht.example }
"""


def interview(name: str, industry: str = "Joinery", date: str = "2026-01-18") -> str:
    title = f"{name.split()[0]} waited"
    return INTERVIEW.format(title=title, name=name, industry=industry, date=date)


def picture(shade: int = 90) -> bytes:
    """A little portrait."""
    from PIL import Image

    found = io.BytesIO()
    Image.radial_gradient("L").resize((360, 450)).point(lambda v: (v + shade) % 256).save(
        found, "PNG"
    )
    return found.getvalue()


@dataclass(frozen=True)
class Kit:
    """A kit on disk that can be edited and built."""

    root: Path

    @property
    def site(self) -> Path:
        return self.root / "site"

    def write(self, path: str, data: str | bytes) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data.encode() if isinstance(data, str) else data)

    def edit(self, path: str, old: str, new: str) -> None:
        text = (self.root / path).read_text("utf-8")
        assert old in text
        self.write(path, text.replace(old, new))

    def edit_interview(self, slug: str, old: str, new: str) -> None:
        self.edit(f"content/interviews/{slug}/interview.md", old, new)

    def build(self, *, drafts: bool = False, jobs: int = 1, out: Path | None = None) -> Outcome:
        return build(self.root, Options(out=out, drafts=drafts, jobs=jobs))

    def built(self) -> dict[str, bytes]:
        """Build, which must go well, and take the site."""
        outcome = self.build()
        assert outcome.ok, [str(finding) for finding in outcome.findings]
        return self.files()

    def files(self) -> dict[str, bytes]:
        return {
            path.relative_to(self.site).as_posix(): path.read_bytes()
            for path in sorted(self.site.rglob("*"))
            if path.is_file()
        }

    def copy(self, root: Path) -> Kit:
        """The content elsewhere, with what was dear to make, but nothing else that was kept."""
        for part in ("content", "templates"):
            if (self.root / part).exists():
                shutil.copytree(self.root / part, root / part, symlinks=True)
        cache = self.root / ".kitgen" / "cache"
        shutil.copytree(cache, root / ".kitgen" / "cache", copy_function=os.link)
        return Kit(root)


@pytest.fixture(scope="session")
def warm(tmp_path_factory: pytest.TempPathFactory) -> Kit:
    """The small kit, built once for all workers."""
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    kit = Kit(folder / "small")
    with FileLock(folder / "small.lock"):
        if not (folder / "small.done").exists():
            kit.write("content/kit.yaml", KIT)
            kit.write("content/problems/waiting.yaml", PROBLEM)
            kit.write("content/ideal-customers/owners.yaml", OWNERS)
            for shade, (slug, facts) in enumerate(GUESTS.items()):
                kit.write(f"content/interviews/{slug}/interview.md", interview(*facts))
                kit.write(f"content/interviews/{slug}/portrait.png", picture(40 * shade))
            kit.built()
            (folder / "small.done").touch()
    return kit


@pytest.fixture(scope="session")
def warm_book(warm: Kit, tmp_path_factory: pytest.TempPathFactory) -> Kit:
    """The same with a book and a leaflet for three people; Kofi has not agreed to be in them."""
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    with FileLock(folder / "book.lock"):
        if not (folder / "book.done").exists():
            kit = warm.copy(folder / "book")
            kit.edit("content/kit.yaml", "formats: []", "formats: [pdf, leaflet]")
            kit.write("content/ambassadors.yaml", PEOPLE)
            kit.edit("content/problems/waiting.yaml", "interviews: []", "interviews: [mara, kofi]")
            kit.edit_interview("mara", "uses: [site, ", "uses: [site, pdf, ")
            kit.built()
            (folder / "book.done").touch()
    return Kit(folder / "book")


@pytest.fixture
def day() -> str:
    """The day of all builds, as SOURCE_DATE_EPOCH."""
    return "1790000000"


@pytest.fixture
def kit(warm: Kit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, day: str) -> Kit:
    """A copy of the small kit that has not been built yet."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", day)
    return warm.copy(tmp_path / "kit")


@pytest.fixture
def book(warm_book: Kit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, day: str) -> Kit:
    """A copy of the kit with a book that has not been built yet."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", day)
    return warm_book.copy(tmp_path / "book")


@pytest.fixture
def clean(kit: Kit, tmp_path: Path) -> Callable[[], dict[str, bytes]]:
    """Builds the same content from nothing, in another folder."""
    count = iter(range(1000))

    def from_nothing() -> dict[str, bytes]:
        return kit.copy(tmp_path / "elsewhere" / f"deeper{next(count)}").built()

    return from_nothing
