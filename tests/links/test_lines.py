"""Where links stand in the ledger's file, however it was saved."""

from __future__ import annotations

import pytest

from kitgen.links import key, ledger
from kitgen.links.ledger import Ledger
from kitgen.links.lines import lines_of
from kitgen.links.plan import Wanted, mint

WHOLE = mint(
    Ledger(),
    key.keys(bytes(32)),
    [Wanted("mara", "guide", channel) for channel in ("email", "link", "sms")],
    "content/ambassadors.yaml",
).ledger
TEXT = ledger.written(WHOLE)


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "\ufeff" + TEXT.replace("\n", "\r\n"),
        TEXT.replace(",", ";"),
        TEXT.replace(",", "\t"),
        "\n".join('"' + line.replace(",", '","') + '"' for line in TEXT.splitlines()),
    ],
)
def test_a_link_is_found_at_its_line(text: str) -> None:
    codes = [link.code for link in WHOLE.links]
    assert lines_of(text.encode(), codes) == {code: at for at, code in enumerate(codes, 2)}


def test_only_what_is_asked_for_is_found_and_the_first_of_two_lines() -> None:
    one = WHOLE.links[1].code
    found = lines_of((TEXT + TEXT).encode(), {one, "email", "mara", "bcdfghjkmn"})
    assert found == {one: 3}


def test_no_file_has_no_lines() -> None:
    assert lines_of(b"", {"bcdfghjkmn"}) == {}
    assert lines_of(b"\xff\x00", {"bcdfghjkmn"}) == {}
