"""The ledger as a file of the kit: written before the site, healed, never given out by halves."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kitgen.build.pipeline import Options, Outcome, build
from kitgen.links import key, ledger
from kitgen.links.ledger import Ledger
from kitgen.model.finding import Finding, Severity

from .conftest import Kit

PEOPLE = """\
- { id: mara, name: Mara Ek, relation: customer, interview: mara, name_public: true }
- { id: lea, name: Lea Ost, relation: friend, channels: [email] }
"""


@pytest.fixture
def linked(kit: Kit) -> Kit:
    """A kit with a guest and a friend who pass things on."""
    kit.write("content/ambassadors.yaml", PEOPLE)
    return kit


def given(kit: Kit) -> Ledger:
    keys, wrong = key.read((kit.root / key.PATH).read_bytes())
    assert wrong == ()
    read = ledger.read((kit.root / ledger.PATH).read_bytes(), keys)
    assert read.findings == ()
    return read.ledger


def errors(outcome: Outcome) -> list[Finding]:
    return [finding for finding in outcome.findings if finding.severity is Severity.ERROR]


def pages(kit: Kit) -> set[str]:
    return {path.parent.name for path in kit.site.glob("s/*/index.html")}


def test_a_build_gives_a_code_to_every_purpose_and_a_page_to_every_code(linked: Kit) -> None:
    linked.built()
    purposes = {(one.ambassador, one.target, one.channel) for one in given(linked).links}
    three = ("email", "link", "linkedin")
    assert purposes == {
        *(("mara", t, c) for t in ("guide", "interview:mara", "offer") for c in three),
        ("lea", "guide", "email"),
        ("lea", "offer", "email"),
    }
    assert pages(linked) == set(given(linked).by_code)


def test_two_people_who_build_at_once_make_the_same_links(linked: Kit, tmp_path: Path) -> None:
    linked.built()
    twin = Kit(tmp_path / "twin")
    shutil.copytree(linked.root / "content", twin.root / "content")
    (twin.root / ledger.PATH).unlink()
    twin.built()
    assert given(twin) == given(linked)


def test_a_kit_without_ambassadors_gets_no_key(kit: Kit) -> None:
    kit.built()
    assert not (kit.root / key.PATH).exists()
    assert not (kit.root / ledger.PATH).exists()


def test_nothing_changed_is_nothing_written(linked: Kit) -> None:
    linked.built()
    # Files that changed within the last two seconds are always looked into.
    for path in linked.root.glob("content/**/*"):
        os.utime(path, (1_700_000_000, 1_700_000_000))
    linked.build()
    assert linked.build().steps == ("nothing has changed",)
    assert (linked.root / ledger.PATH).stat().st_mtime == 1_700_000_000


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("content/ambassadors.yaml", PEOPLE, "[]\n"),
        ("content/kit.yaml", "[link, linkedin, email]", "[link]"),
        ("content/ambassadors.yaml", "id: lea", "id: lena"),
    ],
)
def test_what_goes_takes_no_link_with_it(linked: Kit, path: str, old: str, new: str) -> None:
    linked.built()
    before = given(linked)
    if "kit.yaml" in path:
        linked.edit("content/ambassadors.yaml", ", channels: [email]", "")
    linked.edit(path, old, new)
    linked.built()
    assert set(before.links) <= set(given(linked).links)
    assert pages(linked) >= set(before.by_code)


def test_the_links_of_a_guest_who_leaves_lead_to_the_guide_and_say_so(linked: Kit) -> None:
    linked.built()
    code = next(one.code for one in given(linked).links if one.target == "interview:mara")
    assert "Mara waited" in (linked.site / f"s/{code}/index.html").read_text("utf-8")
    shutil.rmtree(linked.root / "content/interviews/mara")
    linked.edit("content/ambassadors.yaml", "interview: mara, ", "")
    linked.built()
    page = (linked.site / f"s/{code}/index.html").read_text("utf-8")
    assert "no longer here" in page
    assert "Why is the money always late?" in page
    assert "Mara waited" not in page
    assert f'content="https://guide.example/s/{code}/"' in page


def test_frozen_refuses_to_give_out_links_and_writes_nothing(linked: Kit) -> None:
    outcome = build(linked.root, Options(frozen=True))
    (finding,) = errors(outcome)
    assert (finding.rule, finding.severity) == ("links-frozen", Severity.ERROR)
    assert "11 share links" in finding.message
    assert not (linked.root / ledger.PATH).exists()
    assert not linked.site.exists()
    linked.built()
    assert build(linked.root, Options(frozen=True)).ok


@pytest.mark.parametrize("options", [Options(drafts=True), Options(rehearse=True)])
def test_a_preview_gives_out_nothing(linked: Kit, options: Options) -> None:
    assert build(linked.root, options).ok
    assert len(pages(linked)) == 11
    assert not (linked.root / key.PATH).exists()
    assert not (linked.root / ledger.PATH).exists()


def test_a_build_that_stops_gives_out_nothing(linked: Kit) -> None:
    linked.edit("content/kit.yaml", "Conversations and a guide.", "A [dead link](/nowhere/).")
    assert not linked.build().ok
    assert not (linked.root / ledger.PATH).exists()


def test_lines_and_keys_that_were_deleted_are_put_back(linked: Kit) -> None:
    linked.built()
    whole = (linked.root / ledger.PATH).read_bytes()
    linked.write("content/ambassadors.yaml", "[]\n")
    head, first, *rest = whole.splitlines(keepends=True)
    linked.write(ledger.PATH, b"".join([head, *rest]))
    (linked.root / key.PATH).unlink()
    outcome = linked.build()
    assert outcome.ok
    assert (linked.root / ledger.PATH).read_bytes() == whole
    said = {finding.message for finding in outcome.findings if finding.rule == "links-restored"}
    assert said == {
        "a share link that had been given out was missing here; this build puts what was missing "
        "back",
        "the keys of the share links were missing here; this build puts what was missing back",
    }
    assert first.decode().split(",")[3] in pages(linked)


def test_what_another_branch_gave_out_with_its_own_key_is_not_put_back(linked: Kit) -> None:
    linked.built()
    (linked.root / ledger.PATH).unlink()
    linked.write(key.PATH, key.written(key.keys(b"x" * 32)))
    linked.built()
    assert {one.key for one in given(linked).links} == {key.keys(b"x" * 32).name}


def test_a_lost_key_stops_the_build_and_leaves_everything(linked: Kit) -> None:
    before = linked.built()
    whole = (linked.root / ledger.PATH).read_bytes()
    (linked.root / key.PATH).unlink()
    shutil.rmtree(linked.root / ".kitgen")
    outcome = linked.build()
    assert [finding.rule for finding in errors(outcome)] == ["links-key"]
    assert (linked.root / ledger.PATH).read_bytes() == whole
    assert not (linked.root / key.PATH).exists()
    assert linked.files() == before


def test_a_harmed_ledger_stops_the_build_at_its_line(linked: Kit) -> None:
    linked.built()
    linked.edit(ledger.PATH, "lea,offer", "lea,guide")
    outcome = linked.build()
    assert not outcome.ok
    assert {(f.rule, f.place.path, f.place.line) for f in errors(outcome)} == {
        ("links-ledger", ledger.PATH, 3)
    }


def test_a_name_given_out_stays_with_its_person(linked: Kit) -> None:
    linked.edit("content/ambassadors.yaml", "id: mara,", "id: mara, vanity: studio,")
    linked.built()
    assert (linked.site / "studio/index.html").is_file()
    linked.edit("content/ambassadors.yaml", ", vanity: studio,", ",")
    linked.edit("content/ambassadors.yaml", "id: lea,", "id: lea, vanity: studio,")
    outcome = linked.build()
    (finding,) = errors(outcome)
    assert finding.rule == "links-collision"
    assert "lea cannot have the link studio" in finding.message
    assert "choose another name" in finding.hint
    linked.edit("content/ambassadors.yaml", ", vanity: studio", "")
    linked.built()
    assert (linked.site / "studio/index.html").is_file()


def test_above_the_set_number_of_ambassadors_no_page_is_written_but_codes_are_given(
    linked: Kit,
) -> None:
    linked.edit("content/kit.yaml", "channels:", "links: { pages_up_to: 1 }\nchannels:")
    linked.built()
    assert len(given(linked).links) == 11
    assert pages(linked) == set()
    assert not (linked.site / "share").exists()


def test_a_ledger_is_on_the_disk_before_a_page_of_its_is_seen(linked: Kit) -> None:
    """The site cannot be written here: what it would have shown is in the ledger all the same."""
    linked.write("site/index.html", "somebody else's")
    outcome = linked.build()
    assert [finding.rule for finding in errors(outcome)] == ["foreign-file"]
    assert len(given(linked).links) == 11
    assert pages(linked) == set()


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is a thing of POSIX")
@pytest.mark.parametrize("moment", range(5))
def test_killed_while_the_ledger_is_written_no_page_is_ahead_of_it(
    linked: Kit, moment: int
) -> None:
    # The process kills itself at a chosen step: no clock would hit it this well.
    code = (
        "import os, signal, sys\n"
        "from pathlib import Path\n"
        "real, left = os.replace, [int(sys.argv[2])]\n"
        "def replace(source, target):\n"
        "    if Path(target).name in ('links.key', 'links.csv'):\n"
        "        if not left[0]:\n"
        "            os.kill(os.getpid(), signal.SIGKILL)\n"
        "        left[0] -= 1\n"
        "    real(source, target)\n"
        "os.replace = replace\n"
        "from kitgen.build.pipeline import Options, build\n"
        "assert build(Path(sys.argv[1]), Options()).ok\n"
    )
    linked.built()
    before = given(linked)
    linked.write("content/ambassadors.yaml", PEOPLE.replace("[email]", "[email, link]"))
    shutil.rmtree(linked.root / ".kitgen")
    process = subprocess.run([sys.executable, "-c", code, str(linked.root), str(moment)])
    # With the key unchanged three files are written: the key's copy, the ledger, its copy.
    assert process.returncode == (-signal.SIGKILL if moment < 3 else 0)
    assert pages(linked) <= set(given(linked).by_code)
    linked.built()
    assert set(given(linked).links) > set(before.links)
    assert pages(linked) == set(given(linked).by_code)
