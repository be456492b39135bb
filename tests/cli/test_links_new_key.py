"""kitgen links new-key: what was given out stays, whatever became of the key."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kitgen.cli import main
from kitgen.links import key

from ..build.conftest import Kit
from .conftest import LINKS, content, given

KEY = "content/links.key"


def new_key(*arguments: str | Path, answer: str | None = None) -> Result:
    return CliRunner().invoke(main, ["links", "new-key", *map(str, arguments)], input=answer)


def keys(kit: Kit) -> key.Keys:
    found, wrong = key.read((kit.root / KEY).read_bytes())
    assert found is not None, wrong
    return found


def forget(kit: Kit) -> None:
    """The key is lost, and so is all that kitgen kept for itself."""
    (kit.root / KEY).unlink()
    shutil.rmtree(kit.root / ".kitgen")


def test_the_present_key_stays_behind_the_new_one(linked: Kit) -> None:
    old, before = keys(linked), content(linked)
    result = new_key(linked.root, "--yes")
    assert result.exit_code == 0
    new = keys(linked)
    assert new.name not in old.secrets
    assert list(new.secrets.values())[1:] == list(old.secrets.values())
    assert new.lost == frozenset()
    assert f"the new key {new.name} makes the next links" in result.stdout
    assert f"Behind it: the key {old.name}." in result.stdout
    assert "No key is lost" in result.stdout
    after = content(linked)
    del before[KEY], after[KEY]
    assert after == before


def test_links_given_out_answer_and_new_ones_come_from_the_new_key(linked: Kit) -> None:
    before = given(linked).links
    new_key(linked.root, "--yes")
    linked.edit("content/ambassadors.yaml", "channels: [email]", "channels: [email, link]")
    linked.built()
    after = given(linked).links
    assert set(before) <= set(after)
    assert {link.key for link in set(after) - set(before)} == {keys(linked).name}
    assert CliRunner().invoke(main, ["links", "check", str(linked.root)]).exit_code == 0


def packs(kit: Kit) -> set[str]:
    found = {path.parent.name for path in kit.site.glob("share/*/index.html")}
    assert found
    return found


def test_share_packs_stay_where_they_are_while_the_old_key_is_known(linked: Kit) -> None:
    before = packs(linked)
    assert "Share packs" not in new_key(linked.root, "--yes").stdout
    linked.built()
    assert packs(linked) == before


def test_share_packs_move_with_a_lost_key_and_it_is_said(linked: Kit) -> None:
    before = packs(linked)
    forget(linked)
    assert "Share packs get new addresses" in new_key(linked.root, "--yes").stdout
    linked.built()
    assert len(packs(linked)) == len(before)
    assert not packs(linked) & before


def test_a_key_that_is_lost_for_good_is_noted_as_lost(linked: Kit) -> None:
    old = keys(linked).name
    forget(linked)
    assert not linked.build().ok
    result = new_key(linked.root, "--yes")
    assert result.exit_code == 0
    assert f"Noted as lost: the key {old}." in result.stdout
    assert keys(linked).lost == {old}
    linked.built()
    assert len(given(linked).links) == LINKS


def test_a_lost_key_stays_noted_when_the_next_is_made(linked: Kit) -> None:
    old = keys(linked).name
    forget(linked)
    new_key(linked.root, "--yes")
    second = keys(linked).name
    new_key(linked.root, "--yes")
    third = keys(linked)
    assert third.lost == {old}
    assert list(third.secrets) == [third.name, second]
    assert given(linked)


def test_a_key_that_a_build_has_kept_is_not_lost(linked: Kit) -> None:
    old = keys(linked)
    (linked.root / KEY).unlink()
    result = new_key(linked.root, "--yes")
    assert "kitgen build puts the old one back" in result.stdout
    new = keys(linked)
    assert new.lost == frozenset()
    assert list(new.secrets.values())[1:] == [old.secret]


@pytest.mark.parametrize("harm", ["key 12ab", "<<<<<<< HEAD", "\x00\xff"])
def test_what_nobody_can_read_is_moved_aside_and_the_rest_is_kept(linked: Kit, harm: str) -> None:
    old = keys(linked)
    shutil.rmtree(linked.root / ".kitgen")
    text = (linked.root / KEY).read_text()
    harmed = f"{text}{harm}\n"
    linked.write(KEY, harmed)
    result = new_key(linked.root, "--yes")
    assert result.exit_code == 0
    assert f"{KEY}:{len(text.splitlines()) + 1}:1" in result.stdout
    assert list(keys(linked).secrets.values())[1:] == [old.secret]
    assert (linked.root / ".kitgen/links.key.unread").read_bytes() == harmed.encode()


def test_a_file_without_a_key_is_as_good_as_none(linked: Kit) -> None:
    old = keys(linked).name
    shutil.rmtree(linked.root / ".kitgen")
    linked.write(KEY, "# nothing\n")
    assert new_key(linked.root, "--yes").exit_code == 0
    assert keys(linked).lost == {old}
    linked.built()


def test_a_kit_without_links_gets_a_key(linked: Kit) -> None:
    forget(linked)
    (linked.root / "content/links.csv").unlink()
    result = new_key(linked.root, "--yes")
    assert result.exit_code == 0
    assert len(keys(linked).secrets) == 1
    assert keys(linked).lost == frozenset()


def test_a_ledger_that_cannot_be_read_comes_first(linked: Kit) -> None:
    ledger = linked.root / "content/links.csv"
    ledger.write_text(ledger.read_text() + "<<<<<<< HEAD\n")
    before = content(linked)
    result = new_key(linked.root, "--yes")
    assert result.exit_code == 1
    assert f"content/links.csv:{LINKS + 2}:1: error: two branches" in result.stderr
    assert content(linked) == before


def test_it_asks_before_it_does_anything(linked: Kit) -> None:
    before = content(linked)
    result = new_key(linked.root, answer="n\n")
    assert result.exit_code == 130
    assert "goes on answering" in result.stdout
    assert content(linked) == before
    assert new_key(linked.root, answer="y\n").exit_code == 0
    assert content(linked) != before


def test_nobody_to_answer_is_a_wrong_call(linked: Kit) -> None:
    before = content(linked)
    result = new_key(linked.root, answer="")
    assert result.exit_code == 2
    assert "--yes" in result.stderr
    assert content(linked) == before


def test_a_key_of_two_branches_is_kept_whole(linked: Kit) -> None:
    one, other = keys(linked).secret, b"x" * 32
    linked.write(KEY, key.written(key.keys(one, other)))
    assert new_key(linked.root, "--yes").exit_code == 0
    assert list(keys(linked).secrets.values())[1:] == [one, other]


def test_secrets_are_never_shown(linked: Kit) -> None:
    before = keys(linked).secret.hex()
    result = new_key(linked.root, "--yes")
    after = keys(linked).secret.hex()
    assert before not in result.output
    assert after not in result.output
