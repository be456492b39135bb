"""Makes up a month: who opens whose links, reads, comes back, writes, and what machines do."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from bench.simulation.happenings import (
    BROWSERS,
    CRAWLER,
    PREVIEW,
    Ask,
    beacon,
    form,
    moment,
)
from bench.simulation.truth import Introduced, Truth
from kitgen.links.ledger import Ledger
from kitgen.model.link import GUIDE, OFFER, ON_SCREEN, VANITY, Link, page_of, slug_of

FIRST = dt.date(2026, 10, 1)
LAST = dt.date(2026, 10, 31)
_MIDDAY = 12 * 3600
_EVENING = 20 * 3600


@dataclass
class Month:
    """A month of the kit whose ledger it is; the same seed gives the same month."""

    ledger: Ledger
    names: Mapping[str, str]
    """The ambassadors' names, by id."""
    seed: int = 2026
    truth: Truth = field(default_factory=Truth)
    asks: list[Ask] = field(default_factory=list)
    rows: list[dict[str, str]] = field(default_factory=list)
    """Of the CRM's export."""

    def __post_init__(self) -> None:
        self._chance = random.Random(self.seed)
        self._addresses = 0
        self._links = [link for link in self.ledger.links if link.channel not in (VANITY, "print")]
        # Some share a lot, some a little, some not at all.
        people = sorted({link.ambassador for link in self._links})
        self._weights = {who: [9, 6, 4, 2, 1, 1, 0][n % 7] for n, who in enumerate(people)}
        for number in range((LAST - FIRST).days + 1):
            self._day(FIRST + dt.timedelta(number))
        self._crm()
        self.asks.sort()

    def _id(self) -> int:
        return self._chance.getrandbits(64)

    def _somebody(self) -> tuple[str, str]:
        """An address that nobody else has, and a browser."""
        self._addresses += 1
        number = self._addresses
        return f"10.{number >> 16}.{number >> 8 & 255}.{number & 255}", self._chance.choice(
            BROWSERS
        )

    def _day(self, day: dt.date) -> None:
        chance = self._chance
        weights = [self._weights[link.ambassador] for link in self._links]
        for link in chance.choices(self._links, weights, k=chance.randint(14, 30)):
            who = self._somebody()
            self._reader(day, who, link)
            if chance.random() < 0.1 and day < LAST:
                # On the next day the same person is somebody else: that is as it is meant.
                self._page(day + dt.timedelta(1), who, f"s/{link.code}/", link, read=False)
        for _ in range(chance.randint(3, 8)):
            self._page(day, self._somebody(), chance.choice(["", "guide/", "offer/"]), None)
        if chance.random() < 0.2:
            self._alone(day)
        self._machines(day)
        self._uncounted(day)

    def _reader(self, day: dt.date, who: tuple[str, str], link: Link) -> None:
        """Opens a link, reads on, and perhaps takes the edition or writes."""
        chance = self._chance
        beside = self.ledger.beside(link)
        self._page(day, who, f"s/{link.code}/", link)
        if chance.random() < 0.5 and GUIDE in beside and beside[GUIDE] != link:
            self._page(day, who, f"s/{beside[GUIDE].code}/", beside[GUIDE])
        if chance.random() < 0.3:
            self._page(day, who, page_of(chance.choice(self._interviews)), link, via=True)
        if chance.random() < 0.25:
            self._edition(day, who, link.ambassador)
        if chance.random() < 0.06 and OFFER in beside:
            offer = beside[OFFER]
            if offer != link:
                self._page(day, who, f"s/{offer.code}/", offer, read=False)
            self._writes(day, who, offer, slug_of(link.target) or "")

    @property
    def _interviews(self) -> list[str]:
        return sorted({link.target for link in self.ledger.links if link.target.startswith("int")})

    def _page(
        self,
        day: dt.date,
        who: tuple[str, str],
        page: str,
        link: Link | None,
        *,
        via: bool = False,
        read: bool | None = None,
    ) -> None:
        """A page that is seen: once or several times, read or not; it counts once."""
        chance = self._chance
        at = moment(day, chance.uniform(_MIDDAY, _EVENING))
        code = link.code if link else ""
        said = code if via else ""
        whole = chance.random() < 0.4 if read is None else read
        id = self._id()
        self.asks.append(beacon(at, who, id, f"/{page}", said))
        if whole:
            stay = chance.randint(31, 900)
            self.asks.append(
                beacon(at + stay, who, id, f"/{page}", said, chance.randint(75, 100), stay)
            )
        elif chance.random() < 0.5:
            # Far but not for long, or for long but not far.
            depth, stay = chance.choice([(99, 12), (40, 400)])
            self.asks.append(beacon(at + stay, who, id, f"/{page}", said, depth, stay))
        if chance.random() < 0.2:
            self.asks.append(beacon(at + 1000, who, self._id(), f"/{page}", said))
        if chance.random() < 0.05:
            # A beacon that comes twice.
            self.asks.append(self.asks[-1])
        owner = (link.ambassador, link.channel) if link else ("", "")
        self.truth.visit(day, code, owner, page, read=whole)

    def _edition(self, day: dt.date, who: tuple[str, str], ambassador: str) -> None:
        link = self.ledger.find(ambassador, GUIDE, ON_SCREEN)
        if link is None:
            return
        at = moment(day, _EVENING + 100)
        path = f"/d/{link.code}.pdf"
        for number, part in enumerate(("", "bytes=0-99", "bytes=100-199")):
            status = 206 if part else 200
            self.asks.append(Ask(at + number, "GET", path, *who, part=part, status=status))
        self.truth.downloads[ambassador] += 1

    def _writes(self, day: dt.date, who: tuple[str, str], link: Link, interview: str) -> None:
        """Somebody asks for the offer, and half of them go on, as the CRM knows."""
        chance = self._chance
        number = len(self.truth.introduced)
        email = f"reader{number}@studio{number}.example"
        at = moment(day, _EVENING + 500)
        said = {
            "name": f"Reader {number}",
            "email": email,
            "when": "am",
            "code": link.code,
            "t": "40",
        }
        if interview:
            said["from"] = f"conversations/{interview}/"
        basis = "measured"
        if chance.random() < 0.3:
            said["told"] = self.names[link.ambassador]
            basis = "measured and reported"
        self.asks.append(form(at, who, **said))
        if chance.random() < 0.3:
            self.asks.append(form(at + 2, who, **said))
        stages, amount = self._goes_on(day)
        self.truth.introduced.append(
            Introduced(
                email,
                day,
                link.ambassador,
                link.channel,
                link.code,
                interview,
                basis,
                stages,
                amount,
            )
        )
        if stages:
            self._row(f"Reader {number}", email, day, stages, amount, "Website")

    def _alone(self, day: dt.date) -> None:
        """Somebody found the form without anybody's link, and was introduced by nobody."""
        at = moment(day, _EVENING + 900)
        said = {"name": "Alone", "email": f"alone{day.day}@web.example", "when": "pm"}
        self.asks.append(form(at, self._somebody(), **said))
        self.truth.others["The form, without a link"].append("open")

    def _goes_on(self, day: dt.date) -> tuple[dict[str, dt.date], float]:
        chance = self._chance
        stages: dict[str, dt.date] = {}
        for stage, share in (("meeting", 0.7), ("opportunity", 0.6), ("won", 0.6)):
            day += dt.timedelta(chance.randint(0, 5))
            if chance.random() > share or day > LAST:
                break
            stages[stage] = day
        else:
            return stages, float(chance.randint(20, 120) * 100)
        return stages, 0.0

    def _machines(self, day: dt.date) -> None:
        chance, at = self._chance, moment(day, 3600)
        for number in range(chance.randint(1, 4)):
            path = f"/s/{chance.choice(self._links).code}/"
            self.asks.append(beacon(at + number, ("66.249.66.1", CRAWLER), self._id(), path))
            # It opens many a page, each of them once; the same one twice counts once.
        opened = {
            ask.body.split(b"&")[1] for ask in self.asks if ask.agent == CRAWLER and ask.at >= at
        }
        self.truth.machines["crawler"] += len(opened)
        for number in range(chance.randint(0, 3)):
            path = f"/s/{chance.choice(self._links).code}/"
            ask = Ask(at + 50 + number, "GET", path, "31.13.24.1", PREVIEW, status=200)
            self.asks.append(ask)
            self.truth.machines["link preview"] += 1
        if day.day % 7 == 0:
            self._scanner(day)
        if day.day % 10 == 0:
            who = self._somebody()
            said = {
                "name": "Win",
                "email": f"win{day.day}@spam.example",
                "when": "am",
                "homepage": "x",
            }
            self.asks.append(form(at + 90, who, **said))
            self.truth.machines["form"] += 1

    def _scanner(self, day: dt.date) -> None:
        """A mail scanner opens the links of many people within seconds, as a browser would."""
        who, at = self._somebody(), moment(day, 7200)
        people = sorted({link.ambassador for link in self._links})[:6]
        for number, person in enumerate(people):
            link = self.ledger.find(person, GUIDE, ON_SCREEN)
            assert link is not None
            path = f"/s/{link.code}/"
            self.asks.append(beacon(at + number, who, self._id(), path, depth=100))
            self.truth.machines["mail scanner"] += 1
        # Another runs no script: it fetches what it is sent, and sees nothing.
        other = self._somebody()
        for number, person in enumerate(people):
            link = self.ledger.find(person, GUIDE, ON_SCREEN)
            assert link is not None
            file = Ask(at + 60 + number, "GET", f"/d/{link.code}.pdf", *other, status=200)
            self.asks.append(file)
            self.truth.machines["mail scanner"] += 1

    def _uncounted(self, day: dt.date) -> None:
        ask = beacon(moment(day, _MIDDAY), self._somebody(), self._id(), "/guide/")
        self.asks.append(ask._replace(uncounted=True))

    def _crm(self) -> None:
        """What only the CRM knows: who was sent by word of mouth, and who came from elsewhere."""
        chance = self._chance
        people = sorted(self.names)
        for number in range(12):
            day = FIRST + dt.timedelta(chance.randint(0, 20))
            who = people[number % 4]
            stages, amount = self._goes_on(day)
            email = f"friend{number}@house{number}.example"
            self.truth.introduced.append(
                Introduced(email, day, who, "", "", "", "reported", stages, amount)
            )
            self._row(f"Friend {number}", email, day, stages, amount, "Referral", self.names[who])
        for number in range(40):
            day = FIRST + dt.timedelta(chance.randint(0, 20))
            stages, amount = self._goes_on(day)
            source = chance.choice(["Google Ads", "Trade fair"])
            self.truth.others[source].append([*stages, "open"][-2 if stages else -1])
            self._row(
                f"Other {number}",
                f"other{number}@firm{number}.example",
                day,
                stages,
                amount,
                source,
            )

    def _row(
        self,
        name: str,
        email: str,
        day: dt.date,
        stages: Mapping[str, dt.date],
        amount: float,
        source: str,
        told: str = "",
    ) -> None:
        first, _, last = name.partition(" ")
        stage = {
            "won": "Closed won",
            "opportunity": "Qualified to buy",
            "meeting": "Appointment scheduled",
        }
        at = next((stage[one] for one in stage if one in stages), "New")
        self.rows.append(
            {
                "Record ID": str(9000 + len(self.rows)),
                "First Name": first,
                "Last Name": last,
                "Email": email,
                "Deal Stage": at,
                "Create Date": day.isoformat(),
                "Meeting Date": stages["meeting"].isoformat() if "meeting" in stages else "",
                "Opportunity Date": stages["opportunity"].isoformat()
                if "opportunity" in stages
                else "",
                "Close Date": stages["won"].isoformat() if "won" in stages else "",
                "Amount": f"{amount:.2f}" if amount else "",
                "Lead Source": source,
                "Referred By": told,
            }
        )

    def export(self) -> Iterator[list[str]]:
        """The CRM's export, heads first."""
        yield list(self.rows[0])
        for row in self.rows:
            yield list(row.values())
