"""Codes: the same for everybody who has the key, different for everything that differs."""

from __future__ import annotations

import itertools
import re

from hypothesis import given
from hypothesis import strategies as st

from kitgen.links.code import ALPHABET, LENGTH, code_of, name_of, pack_of

SECRET = bytes(range(32))
SLUGS = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True)


def test_a_code_is_the_same_on_every_machine() -> None:
    # Codes are printed on paper: whoever changes how they are derived breaks every link there is.
    assert code_of(SECRET, "mara", "guide", "email") == "d9pwjyw8nm"
    assert pack_of(SECRET, "mara") == "35mn4q6xh3zdfrdztdh52kjd7w"
    assert name_of(SECRET) == "zhrbf"


@given(SLUGS, SLUGS, SLUGS)
def test_a_code_has_ten_letters_that_no_two_people_read_differently(
    who: str, target: str, channel: str
) -> None:
    code = code_of(SECRET, who, target, channel)
    assert re.fullmatch(f"[{ALPHABET}]{{{LENGTH}}}", code)
    assert not set("aeiou01l") & set(ALPHABET)


def test_whatever_differs_has_a_code_of_its_own() -> None:
    # The same letters, parted elsewhere: parts must not run together.
    purposes = [("a", "b", "cd"), ("a", "bc", "d"), ("ab", "c", "d"), ("a", "b", "c-d")]
    keys = (SECRET, bytes(32))
    codes = [code_of(key, *one) for key, one in itertools.product(keys, purposes)]
    assert len(set(codes)) == len(codes)


def test_the_letters_are_used_about_equally_often() -> None:
    text = "".join(code_of(SECRET, f"p-{n}", "guide", "email") for n in range(5_000))
    counts = {letter: text.count(letter) for letter in ALPHABET}
    mean = len(text) / len(ALPHABET)
    assert all(0.85 * mean < count < 1.2 * mean for count in counts.values())


def test_a_pack_has_an_address_that_nobody_derives_from_its_codes() -> None:
    pack = pack_of(SECRET, "mara")
    assert len(pack) == 26
    assert pack[:LENGTH] not in {code_of(SECRET, "mara", t, "link") for t in ("guide", "offer")}
    assert pack != pack_of(bytes(32), "mara")
