"""kitgen links mailmerge: a row a person, a column a channel, and nobody who is not to be asked."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kitgen.cli import main

from ..build.conftest import Kit
from .conftest import code, content

HOME = "https://guide.example/"


def merge(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["links", "mailmerge", *map(str, arguments)])


def rows(result: Result) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(result.stdout)))


def test_everybody_has_their_own_best_links(linked: Kit) -> None:
    before = content(linked)
    result = merge(linked.root)
    assert result.exit_code == 0
    mara, lea = rows(result)
    pack = mara.pop("pack")
    assert (linked.site / pack.removeprefix(HOME) / "index.html").is_file()
    assert mara == {
        "id": "mara",
        "name": "Mara Ek",
        "first_name": "Mara",
        "email": "mara@havn.example",
        "language": "en",
        **{
            f"link_{channel.replace('-', '_')}": (
                f"{HOME}s/{code(linked, 'mara', 'interview:mara', channel)}/"
            )
            for channel in ("link", "linkedin", "email", "in-person")
        },
    }
    assert lea["link_email"] == f"{HOME}s/{code(linked, 'lea', 'guide', 'email')}/"
    assert lea["link_linkedin"] == ""
    assert (lea["first_name"], lea["language"]) == ("Léa", "fr")
    assert content(linked) == before


def test_who_is_left_out_is_told(linked: Kit) -> None:
    result = merge(linked.root)
    assert [row["id"] for row in rows(result)] == ["mara", "lea"]
    assert "Left out, not to be asked: nina." in result.stderr
    assert "Left out, no e-mail address: otto." in result.stderr


def test_everybody_is_everybody_with_the_reason_not_to_ask(linked: Kit) -> None:
    result = merge(linked.root, "--everybody")
    assert {row["id"]: row["do_not_ask"] for row in rows(result)} == {
        "mara": "",
        "lea": "",
        "otto": "",
        "nina": "A complaint",
    }
    assert "Left out" not in result.stderr


@pytest.mark.parametrize("target", ["guide", "offer"])
def test_a_letter_may_be_about_one_thing(linked: Kit, target: str) -> None:
    found = {row["id"]: row["link_email"] for row in rows(merge(linked.root, "--target", target))}
    assert found == {
        who: f"{HOME}s/{code(linked, who, target, 'email')}/" for who in ("mara", "lea")
    }


def test_a_letter_about_their_interview_goes_to_guests_only(linked: Kit) -> None:
    result = merge(linked.root, "--target", "interview")
    assert [row["id"] for row in rows(result)] == ["mara"]
    assert "Left out, no interview that is published: lea." in result.stderr


def test_a_guest_whose_interview_is_gone_passes_on_the_guide(linked: Kit) -> None:
    (linked.root / "content/interviews/mara/interview.md").unlink()
    mara, _ = rows(merge(linked.root))
    assert mara["link_email"] == f"{HOME}s/{code(linked, 'mara', 'guide', 'email')}/"


def test_somebody_new_has_no_links_before_the_next_build(linked: Kit) -> None:
    people = (linked.root / "content/ambassadors.yaml").read_text("utf-8")
    new = "- { id: lars, name: Lars Ny, relation: friend, email: lars@x.example }\n"
    linked.write("content/ambassadors.yaml", people + new)
    result = merge(linked.root)
    lars = rows(result)[-1]
    assert lars["id"] == "lars"
    assert not any(words for name, words in lars.items() if name.startswith(("link_", "pack")))
    assert "In the table, but without a link yet: lars." in result.stderr
    assert "8 more links come with the next kitgen build." in result.stderr


def test_excel_is_told_that_it_is_utf_8(linked: Kit) -> None:
    assert merge(linked.root, "--excel").stdout_bytes.startswith(b"\xef\xbb\xbfid,name,")
    assert merge(linked.root).stdout_bytes.startswith(b"id,name,")


def test_a_hostile_name_is_no_formula(linked: Kit) -> None:
    linked.edit("content/ambassadors.yaml", "name: Mara Ek", "name: '=HYPERLINK(\"x\") Ek'")
    linked.edit("content/ambassadors.yaml", "  interview: mara\n", "")
    mara, _ = rows(merge(linked.root))
    assert mara["name"] == '\'=HYPERLINK("x") Ek'
    assert mara["first_name"] == '\'=HYPERLINK("x")'


def test_errors_in_the_kit_are_shown_and_no_table(linked: Kit) -> None:
    linked.edit("content/ambassadors.yaml", "relation: friend", "relation: foe")
    result = merge(linked.root)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "content/ambassadors.yaml:" in result.stderr
