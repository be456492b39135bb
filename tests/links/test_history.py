"""Whatever happens to a kit, no code that was given out is lost, changed or given to another.

A machine tries sequences of what people do: hire and lose ambassadors, publish and withdraw
interviews, change channels, build, work on two branches and merge them, save the ledger from a
spreadsheet, tear the file in the middle of a line.
"""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    multiple,
    rule,
)

from kitgen.links import key, ledger, plan
from kitgen.links.lead import lead
from kitgen.links.ledger import Ledger
from kitgen.links.plan import Wanted
from kitgen.model.link import GUIDE, OFFER, VANITY, Link, interview, slug_of

NAMES = st.sampled_from(["mara", "ines", "tunde", "lea", "lena"])
CHANNELS = st.sampled_from(["link", "email", "x"])
Purpose = tuple[str, str, str]


class Branch:
    """One checkout of a kit: its people, its ledger as bytes, what it has given out."""

    def __init__(self, keys: key.Keys) -> None:
        self.keys = keys
        self.guests: set[str] = set()
        self.people: dict[str, tuple[str, ...]] = {}
        self.names: dict[str, str] = {}
        self.file = b""
        self.given: dict[str, Purpose] = {}

    @property
    def there(self) -> set[str]:
        """All that links can lead to."""
        return {GUIDE, OFFER, *map(interview, self.guests)}

    def wanted(self) -> list[Wanted]:
        """What a build needs."""
        found = []
        for who, channels in self.people.items():
            mine = [interview(who), GUIDE, OFFER] if who in self.guests else [GUIDE, OFFER]
            found += [Wanted(who, target, channel) for target in mine for channel in channels]
            if who in self.names:
                found.append(Wanted(who, mine[0], VANITY, self.names[who]))
        return found

    def read(self) -> ledger.Read:
        """The file as a build reads it."""
        return ledger.read(self.file, self.keys)


class History(RuleBasedStateMachine):
    """Two branches of one kit."""

    branches = Bundle("branches")

    @initialize(target=branches)
    def begin(self) -> object:
        keys = key.keys(b"k" * 32)
        self.every = [Branch(keys), Branch(keys)]
        return multiple(*self.every)

    @rule(branch=branches, who=NAMES, channels=st.sets(CHANNELS, min_size=1))
    def hire(self, branch: Branch, who: str, channels: set[str]) -> None:
        branch.people[who] = tuple(sorted(channels))

    @rule(branch=branches, who=NAMES)
    def lose(self, branch: Branch, who: str) -> None:
        branch.people.pop(who, None)
        branch.names.pop(who, None)

    @rule(branch=branches, who=NAMES)
    def publish(self, branch: Branch, who: str) -> None:
        branch.guests.add(who)

    @rule(branch=branches, who=NAMES)
    def withdraw(self, branch: Branch, who: str) -> None:
        branch.guests.discard(who)

    @rule(branch=branches, who=NAMES, name=st.sampled_from(["studio", "friend"]))
    def ask_for_a_name(self, branch: Branch, who: str, name: str) -> None:
        if who in branch.people:
            branch.names[who] = name

    @rule(branch=branches)
    def build(self, branch: Branch) -> None:
        read = branch.read()
        assert read.findings == ()
        minted = plan.mint(read.ledger, branch.keys, branch.wanted(), "content/ambassadors.yaml")
        if minted.findings:
            # Somebody else has that name for good: the build stops and nothing is written.
            assert {finding.rule for finding in minted.findings} == {"links-collision"}
            taken = {one.code for one in minted.ledger.links if one.channel == VANITY}
            assert taken
            branch.names = {w: n for w, n in branch.names.items() if n not in taken}
            return
        branch.file = ledger.written(minted.ledger).encode()
        for link in minted.ledger.links:
            purpose = (link.ambassador, link.target, link.channel)
            assert branch.given.setdefault(link.code, purpose) == purpose

    @rule(branch=branches, order=st.randoms())
    def save_from_a_spreadsheet(self, branch: Branch, order: object) -> None:
        head, *lines = branch.file.decode().splitlines() or [""]
        order.shuffle(lines)  # type: ignore[attr-defined]  # hypothesis gives it no public type
        branch.file = "\r\n".join([head, *lines, ""]).replace(",", ";").encode()

    @rule(branch=branches, cut=st.integers(1, 60))
    def tear(self, branch: Branch, cut: int) -> None:
        """What is torn off is noticed or derived again: deleting the torn line is the way out."""
        kept = branch.file
        branch.file = kept[: max(len(kept) - cut, 0)]
        read = branch.read()
        assert set(read.ledger.links) <= set(ledger.read(kept, branch.keys).ledger.links)
        # The register puts back what an earlier build had given out; here its copy does.
        branch.file = kept

    @rule()
    def merge(self) -> None:
        """Both branches' lines in one file, as git's union driver leaves them."""
        one, other = self.every
        both = [*one.file.decode().splitlines(), *other.file.decode().splitlines()]
        rows = [line.replace(";", ",") for line in both]
        names: dict[str, set[str]] = {}
        for branch in self.every:
            for code, (who, _, channel) in branch.given.items():
                if channel == VANITY:
                    names.setdefault(code, set()).add(who)
        if any(len(who) > 1 for who in names.values()):
            # Two people were promised one name at once: that is a finding, and people decide.
            read = ledger.read("\n".join([*rows, ""]).encode(), one.keys)
            assert any("given out twice" in finding.message for finding in read.findings)
            return
        for branch, twin in ((one, other), (other, one)):
            branch.people = {**twin.people, **branch.people}
            branch.guests |= twin.guests
            branch.file = "\n".join([*rows, ""]).encode() if any(rows) else b""
            branch.given |= twin.given

    @invariant()
    def nothing_given_out_is_lost_changed_or_reused(self) -> None:
        for branch in getattr(self, "every", ()):
            read = branch.read()
            found: Mapping[str, Link] = read.ledger.by_code
            for code, purpose in branch.given.items():
                assert (found[code].ambassador, found[code].target, found[code].channel) == purpose
                assert lead(found[code], branch.there) in branch.there
            assert len({link.code for link in read.ledger.links}) == len(read.ledger.links)


TestHistory = History.TestCase
TestHistory.settings = settings(max_examples=50, stateful_step_count=30)


def test_a_link_leads_to_the_best_that_is_left() -> None:
    link = Link("mara", interview("mara"), "email", "bcdfghjkmn", "bcdfg")
    assert slug_of(link.target) == "mara"
    assert lead(link, {interview("mara"), GUIDE, OFFER}) == interview("mara")
    assert lead(link, {interview("ines"), GUIDE, OFFER}) == GUIDE
    assert lead(link, {OFFER}) == OFFER


def test_a_code_that_somebody_has_is_never_given_to_another() -> None:
    keys = key.keys(b"k" * 32)
    need = Wanted("mara", GUIDE, "email")
    (made,) = plan.mint(Ledger(), keys, [need], "content/ambassadors.yaml").new
    # A link of a lost key may have any code, so it can have this one.
    taken = Ledger().with_links([Link("ines", GUIDE, "link", made.code, "bcdfg")])
    minted = plan.mint(taken, keys, [need], "content/ambassadors.yaml")
    assert minted.new == ()
    assert minted.ledger == taken
    (finding,) = minted.findings
    assert "ines" in finding.message
    assert made.code in finding.message
    assert "kitgen links new-key" in finding.hint


def test_what_a_merge_of_two_first_keys_leaves_is_kept_whole() -> None:
    """Two people built the kit for the first time, each on a branch: all codes go on answering."""
    apart = [key.keys(b"a" * 32), key.keys(b"b" * 32)]
    needs = [Wanted("mara", GUIDE, "email"), Wanted("mara", OFFER, "email")]
    made = [plan.mint(Ledger(), keys, needs, "").ledger for keys in apart]
    lines = "".join(ledger.written(one) for one in made)
    keys, wrong = key.read("".join(key.written(one) for one in apart).encode())
    assert wrong == ()
    assert keys is not None
    read = ledger.read(lines.encode(), keys)
    assert read.findings == ()
    assert set(read.ledger.links) == {*made[0].links, *made[1].links}
    assert plan.mint(read.ledger, keys, needs, "").new == ()
