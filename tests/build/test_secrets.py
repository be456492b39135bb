"""What is passed on from hand to hand is named in no file that everybody can find."""

from __future__ import annotations

from kitgen.build.site import packs
from kitgen.links import key, ledger
from kitgen.links.ledger import Ledger
from kitgen.load.kit import load

from .conftest import Kit

PEOPLE = """\
- { id: mara, name: Mara Ek, relation: customer, interview: mara, vanity: mara-ek }
- { id: lea, name: Lea Ost, relation: friend, channels: [email] }
"""
HANDED_ON = ("s/", "share/", "mara-ek/")


def given(kit: Kit) -> Ledger:
    keys, _ = key.read((kit.root / key.PATH).read_bytes())
    return ledger.read((kit.root / ledger.PATH).read_bytes(), keys).ledger


def addresses(kit: Kit) -> list[str]:
    """Everything that only those know to whom it was given: codes, names and packs."""
    keys, _ = key.read((kit.root / key.PATH).read_bytes())
    found = load(kit.root).kit
    assert keys
    assert found
    own = [path.strip("/").rpartition("/")[2] for path in packs(found, keys).values()]
    assert len(own) == 2
    return [*own, *given(kit).by_code]


def test_no_file_that_everybody_finds_names_a_code_a_name_or_a_pack(kit: Kit) -> None:
    kit.write("content/ambassadors.yaml", PEOPLE)
    public = {path: data for path, data in kit.built().items() if not path.startswith(HANDED_ON)}
    # Hosts keep this one to themselves.
    public.pop("_redirects", None)
    assert ".kitgen.json" in public
    found = addresses(kit)
    assert "mara-ek" in found
    for path, data in public.items():
        assert [word for word in found if word.encode() in data] == [], path


def test_pages_that_are_passed_on_are_kept_pruned_and_never_taken_for_someone_elses(
    kit: Kit,
) -> None:
    kit.write("content/ambassadors.yaml", PEOPLE)
    first = {path for path in kit.built() if path.startswith(HANDED_ON)}
    kit.edit("content/kit.yaml", "The Waiting Guide", "The Guide")
    assert {path for path in kit.built() if path.startswith(HANDED_ON)} == first
    kit.write("site/s/mine.txt", "mine")
    with (kit.root / "content/kit.yaml").open("a") as settings:
        settings.write("links: { pages_up_to: 0 }\n")
    left = kit.built()
    assert [path for path in left if path.startswith(HANDED_ON)] == ["s/mine.txt"]
