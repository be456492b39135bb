"""The file of keys: read as it was written, and explained where it is not."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kitgen.links import key
from kitgen.links.code import name_of

A, B = bytes(32), bytes(range(32))


@given(st.lists(st.binary(min_size=32, max_size=32), min_size=1, max_size=4, unique=True))
def test_keys_are_read_as_they_were_written(secrets: list[bytes]) -> None:
    whole = key.keys(*secrets, lost=frozenset({"bcdfg"}))
    again, findings = key.read(key.written(whole).encode())
    assert findings == ()
    assert again == whole
    assert whole.secret == secrets[0]


def test_every_kit_gets_a_key_of_its_own() -> None:
    assert key.fresh().secret != key.fresh().secret
    assert len(key.fresh().secret) == 32


def test_a_key_that_two_branches_made_apart_is_two_keys_after_the_merge() -> None:
    lines = key.written(key.keys(A)) + key.written(key.keys(B))
    merged, findings = key.read(lines.encode())
    assert findings == ()
    assert merged is not None
    assert merged.name == name_of(A)
    assert set(merged.secrets.values()) == {A, B}


def test_what_editors_and_systems_add_does_no_harm() -> None:
    text = "\ufeff" + key.written(key.keys(A)).replace("\n", "\r\n") + "\r\n  \r\n"
    merged, findings = key.read(text.encode())
    assert findings == ()
    assert merged == key.keys(A)


def test_a_merge_that_was_not_finished_is_a_finding_at_its_lines() -> None:
    text = "<<<<<<< ours\n" + key.written(key.keys(A)) + "=======\n>>>>>>> theirs\n"
    found, findings = key.read(text.encode())
    assert found is None
    assert {finding.message for finding in findings} == {"two branches were not merged"}
    assert [finding.place.line for finding in findings] == [1, 5, 6]


def test_a_key_that_was_cut_short_is_refused_with_the_way_out() -> None:
    whole = key.written(key.keys(A))
    found, findings = key.read(whole[:-20].encode())
    assert found is None
    assert "kitgen links new-key" in findings[0].hint
    assert findings[0].place.path == key.PATH


def test_an_empty_file_holds_no_key() -> None:
    found, findings = key.read(b"# nothing\n")
    assert found is None
    assert [finding.message for finding in findings] == ["the file holds no key"]
