"""kitgen links show knows a link however it is written down."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import zxingcpp
from click.testing import CliRunner, Result
from PIL import Image

from kitgen.cli import main
from kitgen.links import key
from kitgen.links.code import ALPHABET, pack_of

from ..build.conftest import Kit
from .conftest import code, content
from .test_links import on_a_terminal

HOME = "https://guide.example/"


def show(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["links", "show", *map(str, arguments)])


def told(result: Result) -> dict[str, str]:
    lines = result.stdout.splitlines()[1:]
    return {re.split(r"  +", line)[0]: re.split(r"  +", line, maxsplit=1)[1] for line in lines}


def test_everything_about_a_link_is_told(linked: Kit) -> None:
    one = code(linked, "mara", "interview:mara", "linkedin")
    keys, _ = key.read((linked.root / key.PATH).read_bytes())
    assert keys is not None
    before = content(linked)
    result = show(one, linked.root)
    assert result.exit_code == 0
    assert result.stdout.splitlines()[0] == one
    assert told(result) == {
        "Link": f"{HOME}s/{one}/",
        "Person": "Mara Ek (mara)",
        "Target": "“Mara waited.” (interview:mara)",
        "Channel": "LinkedIn (linkedin)",
        "Leads to": f"its target: {HOME}conversations/mara/",
        "Page": f"{linked.site}/s/{one}/index.html is there",
        "Pack": f"{HOME}share/{pack_of(keys.secret, 'mara')}/",
        "Key": f"{keys.name}, which makes new links",
    }
    assert content(linked) == before


def test_the_pack_that_is_told_stands_in_the_site(linked: Kit) -> None:
    pack = told(show("maria", linked.root))["Pack"].removeprefix(HOME)
    assert (linked.site / pack / "index.html").is_file()


@pytest.mark.parametrize(
    "form",
    [
        "{code}",
        "{upper}",
        f"{HOME}s/{{code}}/",
        f"{HOME}s/{{code}}",
        "guide.example/s/{code}/index.html",
        f"<{HOME}s/{{code}}/>.",
        f"{HOME}guide/waiting/?via={{code}}#proof",
        " {code} ",
    ],
)
def test_a_code_is_known_however_it_is_written(linked: Kit, form: str) -> None:
    one = code(linked, "lea", "guide", "email")
    result = show(form.format(code=one, upper=one.upper()), linked.root)
    assert result.exit_code == 0
    assert told(result)["Person"] == "Dr. Léa Öst (lea)"


@pytest.mark.parametrize("name", ["maria", "Maria", f"{HOME}maria/", "https://other.example/maria"])
def test_a_name_of_ones_own_is_known(linked: Kit, name: str) -> None:
    about = told(show(name, linked.root))
    assert about["Link"] == f"{HOME}maria/"
    assert about["Page"] == f"{linked.site}/maria/index.html is there"
    assert about["Key"] == "none: the name was asked for"


def test_a_code_with_a_slip_is_unknown_and_the_right_one_is_named(linked: Kit) -> None:
    right = code(linked, "lea", "guide", "email")
    other = next(letter for letter in ALPHABET if letter != right[4])
    for wrong in (right[:4] + other + right[5:], right[:-1], f"b{right}"):
        result = show(wrong, linked.root)
        assert result.exit_code == 1
        assert result.stdout == ""
        assert f"Did you mean {right}, Dr. Léa Öst's?" in result.stderr


@pytest.mark.parametrize("wrong", ["zzz", "", "https://[", "/", "\x1b[31m", "x" * 5000])
def test_what_is_no_code_at_all_is_unknown(linked: Kit, wrong: str) -> None:
    result = show(wrong, linked.root)
    assert result.exit_code == 1
    assert "was given out" in result.stderr
    assert "Did you mean" not in result.stderr
    assert "\x1b" not in result.stderr


def test_a_link_whose_interview_is_gone_says_why_it_leads_elsewhere(linked: Kit) -> None:
    one = code(linked, "mara", "interview:mara", "link")
    (linked.root / "content/interviews/mara/interview.md").unlink()
    about = told(show(one, linked.root))
    assert about["Leads to"] == f"the guide, for the interview is gone: {HOME}guide/"


def test_a_link_of_somebody_who_left_is_still_told(linked: Kit) -> None:
    one = code(linked, "lea", "guide", "email")
    linked.write("content/ambassadors.yaml", "[]\n")
    about = told(show(one, linked.root))
    assert about["Person"] == "lea, who is no longer among the ambassadors"
    assert about["Pack"] == "none"


def test_where_no_pages_are_written_that_is_said(linked: Kit) -> None:
    linked.edit("content/kit.yaml", "channels:", "links: { pages_up_to: 3 }\nchannels:")
    about = told(show("maria", linked.root))
    assert about["Page"] == "none: there are more than 3 ambassadors, so the collector answers"
    assert about["Pack"] == "none: there are more than 3 ambassadors"


def test_a_page_that_was_not_built_is_missing(linked: Kit, tmp_path: Path) -> None:
    about = told(show("maria", linked.root, "--out", tmp_path))
    assert about["Page"].endswith("maria/index.html is missing: kitgen build writes it")


def test_on_a_terminal_its_qr_code_can_be_read_off_the_screen(linked: Kit) -> None:
    one = code(linked, "lea", "guide", "email")
    shown = re.sub(r"\x1b\[[\d;]*m", "", on_a_terminal("show", one, linked.root))
    lines = [line for line in shown.splitlines() if line and set(line) <= set(" ▀▄█")]
    # A block is light: upper half, lower half, both or none.
    image = Image.new("L", (len(lines[0]), 2 * len(lines)))
    for y, line in enumerate(lines):
        for x, block in enumerate(line):
            image.putpixel((x, 2 * y), 255 if block in "▀█" else 0)
            image.putpixel((x, 2 * y + 1), 255 if block in "▄█" else 0)
    (found,) = zxingcpp.read_barcodes(image.resize((image.width * 8, image.height * 8), 0))
    assert found.text == f"{HOME}s/{one}/"
    assert found.ec_level == "M"
    assert "█" not in show(one, linked.root).stdout
