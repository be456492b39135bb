"""A link with a name: a page of its own, for good, for one person, however it is typed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kitgen.build.hosting import Found, Moved, headers_of, resolve, rules_of
from kitgen.build.pipeline import Outcome
from kitgen.check.vanity_reserved import RESERVED
from kitgen.links import key, ledger
from kitgen.model.finding import Severity

from ..kits.making import Built
from .conftest import Kit

PEOPLE = """\
- { id: mara, name: Mara Ek, relation: customer, interview: mara, vanity: mara-ek }
- { id: lea, name: Lea Ost, relation: friend }
"""


@pytest.fixture
def named(kit: Kit) -> Kit:
    """A kit with somebody who asked for a name."""
    kit.write("content/ambassadors.yaml", PEOPLE)
    return kit


def errors(outcome: Outcome) -> list[str]:
    return [
        f"{finding.place} {finding.rule} {finding.message}"
        for finding in outcome.findings
        if finding.severity is Severity.ERROR
    ]


def code(kit: Kit, ambassador: str, target: str, channel: str = "link") -> str:
    keys, _ = key.read((kit.root / key.PATH).read_bytes())
    found = ledger.read((kit.root / ledger.PATH).read_bytes(), keys).ledger
    link = found.find(ambassador, target, channel)
    assert link
    return link.code


def test_a_name_is_a_page_of_its_own_that_bears_the_code_of_the_copied_link(named: Kit) -> None:
    files = named.built()
    own = code(named, "mara", "interview:mara")
    assert files["mara-ek/index.html"] == files[f"s/{own}/index.html"]


def test_it_leads_to_the_share_page_however_it_is_typed(named: Kit) -> None:
    lines = named.built()["_redirects"].decode().splitlines()
    there = f"/s/{code(named, 'mara', 'interview:mara')}/"
    assert lines[0].startswith("# ")
    assert lines[1:] == [
        f"/mara-ek {there} 302",
        f"/Mara-Ek {there} 302",
        f"/Mara-Ek/ {there} 302",
        f"/Mara-ek {there} 302",
        f"/Mara-ek/ {there} 302",
        f"/MARA-EK {there} 302",
        f"/MARA-EK/ {there} 302",
    ]
    assert resolve(named.site, "/", "/MARA-EK") == Moved(there)
    assert resolve(named.site, "/", there) == Found(named.site / there[1:] / "index.html")
    assert resolve(named.site, "/", "/mara-ek/") == Found(named.site / "mara-ek/index.html")


def test_below_a_folder_redirects_stay_below_it(named: Kit) -> None:
    named.edit("content/kit.yaml", "https://guide.example/", "https://guide.example/a&b/")
    lines = named.built()["_redirects"].decode().splitlines()
    there = f"/a&b/s/{code(named, 'mara', 'interview:mara')}/"
    assert lines[1] == f"/a&b/mara-ek {there} 302"
    assert resolve(named.site, "/a&b/", "/a&b/Mara-Ek") == Moved(there)


def test_without_a_name_or_without_share_pages_there_is_nothing_to_redirect(named: Kit) -> None:
    settings = (named.root / "content/kit.yaml").read_text("utf-8")
    named.write("content/kit.yaml", f"{settings}links: {{ pages_up_to: 1 }}\n")
    assert not {"_redirects", "mara-ek/index.html"} & named.built().keys()
    named.write("content/kit.yaml", settings)
    assert {"_redirects", "mara-ek/index.html"} <= named.built().keys()


def test_whoever_takes_another_name_keeps_the_first_too(named: Kit) -> None:
    before = named.built()["mara-ek/index.html"]
    named.edit("content/ambassadors.yaml", "vanity: mara-ek", "vanity: architect")
    files = named.built()
    assert files["mara-ek/index.html"] == files["architect/index.html"] == before
    assert b"/architect /s/" in files["_redirects"]
    assert b"/mara-ek /s/" in files["_redirects"]


@pytest.mark.parametrize("people", [PEOPLE.replace(", vanity: mara-ek", ""), PEOPLE[83:]])
def test_a_name_given_out_is_never_somebody_elses(named: Kit, people: str) -> None:
    before = named.built()
    named.write("content/ambassadors.yaml", people.replace("friend", "friend, vanity: mara-ek"))
    (said,) = errors(outcome := named.build())
    assert "links-collision lea cannot have the link mara-ek: it is mara's link" in said
    assert "choose another name" in next(f.hint for f in outcome.findings if f.rule in said)
    assert named.files() == before


def test_a_name_that_the_site_needs_stops_the_build_where_it_stands(named: Kit) -> None:
    named.edit("content/ambassadors.yaml", "vanity: mara-ek", "vanity: share")
    assert errors(named.build()) == [
        "content/ambassadors.yaml:1:75 vanity-reserved "
        "mara cannot have the link /share/: the site keeps that name for itself"
    ]


def test_a_table_of_ambassadors_is_held_to_the_same(named: Kit) -> None:
    (named.root / "content/ambassadors.yaml").unlink()
    named.write(
        "content/ambassadors.csv",
        "id,name,relation,vanity\nmara,Mara Ek,customer,mara\nlea,Lea Ost,friend,mara\n"
        "ida,Ida Ost,friend,offer\n",
    )
    assert errors(named.build()) == [
        "content/ambassadors.csv:3:4 vanity-twice lea and mara both want the link /mara/",
        "content/ambassadors.csv:4:4 vanity-reserved "
        "ida cannot have the link /offer/: the site keeps that name for itself",
    ]


@pytest.mark.parametrize("name", ["Mara", "mara ek", "mara/ek", "../mara", "mära", "a--b", ""])
def test_what_is_no_name_is_refused(named: Kit, name: str) -> None:
    named.edit("content/ambassadors.yaml", "vanity: mara-ek", f'vanity: "{name}"')
    (said,) = errors(named.build())
    assert said.startswith("content/ambassadors.yaml:1:")


@pytest.mark.parametrize("name", ["sample", "one-interview"])
def test_nothing_of_the_site_has_a_name_that_could_be_asked_for(
    built: Callable[[str], Built], name: str
) -> None:
    kit = built(name)
    named = {one.vanity for one in kit.kit.ambassadors} - {None}
    top = {path.name.partition(".")[0] for path in kit.site.iterdir()}
    assert {part for part in top if part and part[0] != "_"} - named <= RESERVED


def test_what_is_handed_on_is_not_indexed_and_a_pack_tells_nobody_where_it_is(
    named: Kit,
) -> None:
    named.edit("content/kit.yaml", "https://guide.example/", "https://guide.example/g/")
    text = named.built()["_headers"].decode()
    everywhere = headers_of(text, "/g/")
    share = headers_of(text, "/g/s/bcdfghjkmn/")
    pack = headers_of(text, "/g/share/qrstvwxyz/cards.zip")
    assert "x-robots-tag" not in everywhere
    assert share == everywhere | {"x-robots-tag": "noindex"}
    assert pack == everywhere | {
        "x-robots-tag": "noindex, nofollow",
        "referrer-policy": "no-referrer",
        "cache-control": "private, no-cache",
    }
    assert headers_of(text, "/g/assets/a.css").keys() == {*everywhere, "cache-control"}


def test_rules_that_meet_give_no_header_twice_but_the_one_whose_last_value_counts(
    named: Kit,
) -> None:
    """One host sends the later value, another joins both with a comma."""
    rules = rules_of(named.built()["_headers"].decode())
    first, *others = rules
    assert first.pattern == "/*"
    assert len(rules) < 100
    twice = {name for rule in others for name, _ in rule.headers} & {n for n, _ in first.headers}
    assert twice == {"Referrer-Policy"}
    folders = [rule.pattern.rstrip("*") for rule in others]
    assert not [(a, b) for a in folders for b in folders if a != b and a.startswith(b)]
    assert all(len(value) < 1_900 for rule in rules for _, value in rule.headers)


def test_the_forms_address_is_allowed_whatever_signs_it_has(named: Kit) -> None:
    named.edit(
        "content/kit.yaml", "  form:\n", "  form:\n    action: https://f.example/x?a=1;b&c\n"
    )
    named.edit("content/kit.yaml", "brand:", "privacy: { controller: Us }\nbrand:")
    text = named.built()["_headers"].decode()
    assert "form-action 'self' https://f.example; base-uri" in text
