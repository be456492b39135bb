"""The ledger's file: read however it was saved, and explained where it was harmed."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitgen.links import key, ledger
from kitgen.links.code import code_of
from kitgen.links.ledger import Ledger
from kitgen.model.link import VANITY, Link

KEYS = key.keys(bytes(32))
PEOPLE = st.sampled_from(["mara", "ines-carrasco", "t2", "x"])
TARGETS = st.sampled_from(["guide", "offer", "interview:mara", "interview:t2"])
CHANNELS = st.sampled_from(["email", "link", "in-person", "x"])


def link(who: str, target: str, channel: str, keys: key.Keys = KEYS) -> Link:
    return Link(who, target, channel, code_of(keys.secret, who, target, channel), keys.name)


LINKS = st.builds(link, PEOPLE, TARGETS, CHANNELS)
SAMPLE = Ledger().with_links(
    link(who, target, channel)
    for who in ("ines", "mara")
    for target in ("guide", "offer")
    for channel in ("email", "link")
)
TEXT = ledger.written(SAMPLE)


@given(st.lists(LINKS))
def test_links_are_read_as_they_were_written(links: list[Link]) -> None:
    whole = Ledger((), KEYS.name).with_links(links)
    read = ledger.read(ledger.written(whole).encode(), KEYS)
    assert read.findings == ()
    assert read.ledger == whole
    assert set(read.ledger.links) == set(links)


@given(st.lists(LINKS, min_size=1), st.randoms(), st.sampled_from(",;\t"), st.booleans())
def test_a_spreadsheet_may_save_it_in_its_own_way(
    links: list[Link], order: object, separator: str, quoted: bool
) -> None:
    rows = [list(one) for one in (*links, *links)]
    order.shuffle(rows)  # type: ignore[attr-defined]  # hypothesis gives it no public type
    cell = '"{}"'.format if quoted else "{}".format
    lines = [separator.join(map(cell, row)) for row in [list(Link._fields), *rows]]
    data = b"\xef\xbb\xbf" + "\r\n".join([*lines, separator * 4, ""]).encode()
    read = ledger.read(data, KEYS)
    assert read.findings == ()
    assert read.ledger.links == tuple(sorted(set(links)))


def test_a_code_changed_by_hand_is_found_and_the_right_one_named() -> None:
    right = SAMPLE.links[3]
    wrong = "bcdfghjkmn"
    read = ledger.read(TEXT.replace(right.code, wrong).encode(), KEYS)
    (finding,) = read.findings
    assert (finding.place.path, finding.place.line) == ("content/links.csv", 5)
    assert "changed by hand" in finding.message
    assert wrong in finding.message
    assert right.code in finding.hint


@pytest.mark.parametrize(
    ("old", "new"), [("mara,guide", "maria,guide"), ("offer,email", "offer,x")]
)
def test_a_link_moved_to_somebody_or_something_else_is_found(old: str, new: str) -> None:
    read = ledger.read(TEXT.replace(old, new).encode(), KEYS)
    assert read.findings
    assert all("changed by hand" in finding.message for finding in read.findings)


@given(st.integers(0, len(TEXT.encode()) - 1))
def test_a_file_that_was_cut_short_loses_nothing_in_silence(end: int) -> None:
    """Whatever is left reads as links that were given out, or the last line is a finding."""
    cut = TEXT.encode()[:end]
    read = ledger.read(cut, KEYS)
    assert set(read.ledger.links) <= set(SAMPLE.links)
    last = cut.decode().rpartition("\n")[2]
    whole = last in ("", ",".join(Link._fields)) or last in TEXT.splitlines()
    assert bool(read.findings) == (not whole)
    for finding in read.findings:
        assert finding.place.line == cut.count(b"\n") + 1
        assert "delete this line" in finding.hint


def test_a_merge_that_was_not_finished_is_a_finding_that_says_what_to_keep() -> None:
    lines = TEXT.splitlines()
    lines[3:3] = ["<<<<<<< HEAD"]
    lines[5:5] = ["======="]
    lines[7:7] = [">>>>>>> other"]
    read = ledger.read("\n".join(lines).encode(), KEYS)
    assert [finding.place.line for finding in read.findings] == [4, 6, 8]
    assert all("keep all the others" in finding.hint for finding in read.findings)
    assert read.ledger.links == SAMPLE.links


def test_one_code_for_two_purposes_is_a_finding() -> None:
    one, other = SAMPLE.links[0], SAMPLE.links[-1]
    forged = other._replace(code=one.code, key="bcdfg")
    keys = KEYS._replace(lost=frozenset({"bcdfg"}))
    read = ledger.read(f"{TEXT}{','.join(forged)}\n".encode(), keys)
    (finding,) = read.findings
    assert "given out twice" in finding.message
    assert one.ambassador in finding.message
    assert other.ambassador in finding.message


def test_without_its_key_a_ledger_is_refused_with_the_way_out() -> None:
    read = ledger.read(TEXT.encode(), None)
    (finding,) = read.findings
    assert "content/links.key is missing" in finding.message
    assert "kitgen links new-key" in finding.hint


def test_with_another_key_a_ledger_is_refused_with_the_way_out() -> None:
    read = ledger.read(TEXT.encode(), key.keys(b"x" * 32))
    (finding,) = read.findings
    assert KEYS.name in finding.message
    assert "kitgen links new-key" in finding.hint


def test_links_of_a_key_that_is_known_to_be_lost_stand_as_they_are() -> None:
    keys = key.keys(b"x" * 32, lost=frozenset({KEYS.name}))
    read = ledger.read(TEXT.encode(), keys)
    assert read.findings == ()
    assert read.ledger.links == SAMPLE.links


def test_a_name_of_ones_own_is_a_link_without_a_key() -> None:
    vanity = Link("mara", "interview:mara", VANITY, "mara", "")
    whole = SAMPLE.with_links([vanity])
    read = ledger.read(ledger.written(whole).encode(), KEYS)
    assert read.findings == ()
    assert read.ledger.by_code["mara"] == vanity
    assert vanity.path == "mara/"


def test_a_line_without_a_key_is_no_code() -> None:
    text = TEXT + ",".join(SAMPLE.links[0]._replace(key="", channel="sms")) + "\n"
    read = ledger.read(text.encode(), KEYS)
    assert any("changed by hand" in finding.message for finding in read.findings)


def test_hundreds_of_harmed_lines_are_not_hundreds_of_findings() -> None:
    text = TEXT + "nonsense\n" * 500
    assert len(ledger.read(text.encode(), KEYS).findings) == 20


def test_the_links_of_one_way_are_found_beside_each_other() -> None:
    one = SAMPLE.find("mara", "guide", "email")
    assert one is not None
    assert SAMPLE.beside(one) == {
        "guide": link("mara", "guide", "email"),
        "offer": link("mara", "offer", "email"),
    }
    assert SAMPLE.find("mara", "guide", "sms") is None
    assert SAMPLE.of("nobody") == ()


def test_where_two_keys_made_a_link_each_the_current_one_is_shown_and_both_answer() -> None:
    other = key.keys(b"x" * 32)
    both = SAMPLE.with_links([link("mara", "guide", "email", other)])
    shown = Ledger(both.links, other.name).find("mara", "guide", "email")
    assert shown == link("mara", "guide", "email", other)
    assert both.by_code[code_of(KEYS.secret, "mara", "guide", "email")].ambassador == "mara"


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_what_two_branches_have_given_out_merges_in_git(tmp_path: Path) -> None:
    def git(*arguments: str) -> None:
        who = ("-c", "user.name=x", "-c", "user.email=x@example.org")
        subprocess.run(("git", *who, *arguments), cwd=tmp_path, check=True, capture_output=True)

    def commit(whole: Ledger) -> None:
        (tmp_path / "content").mkdir(exist_ok=True)
        (tmp_path / ledger.PATH).write_text(ledger.written(whole), "utf-8")
        git("add", "-A")
        git("commit", "-m", "links")

    git("init", "-b", "main")
    attributes = Path(__file__).parents[2] / "templates/init/gitattributes"
    (tmp_path / ".gitattributes").write_bytes(attributes.read_bytes())
    commit(SAMPLE)
    # Both add the same person, each one more, at the same place of the file.
    same = [link("lena", "guide", channel) for channel in ("email", "link")]
    git("checkout", "-b", "other")
    commit(SAMPLE.with_links([*same, link("leo", "guide", "email")]))
    git("checkout", "main")
    commit(SAMPLE.with_links([*same, link("lea", "guide", "email")]))
    git("merge", "other")
    read = ledger.read((tmp_path / ledger.PATH).read_bytes(), KEYS)
    assert read.findings == ()
    assert {one.ambassador for one in read.ledger.links} == {"ines", "mara", "lena", "leo", "lea"}
    assert len(read.ledger.links) == len(SAMPLE.links) + 4
