"""kitgen links check asks the site for every link, and says all that do not answer."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kitgen.cli import main

from ..build.conftest import Kit
from .conftest import LINKS, code, content, given


def check(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["links", "check", *map(str, arguments)])


def line(kit: Kit, one: str) -> int:
    lines = (kit.root / "content/links.csv").read_text().splitlines()
    (found,) = (number for number, text in enumerate(lines, 1) if f",{one}," in text)
    return found


def test_after_a_build_every_link_answers(linked: Kit) -> None:
    before = content(linked)
    result = check(linked.root)
    assert result.exit_code == 0
    assert result.stdout == f"{LINKS} links answer.\n"
    assert content(linked) == before


def test_all_missing_pages_are_told_at_their_lines(linked: Kit) -> None:
    gone = [code(linked, "lea", "guide", "email"), "maria"]
    for link in given(linked).links:
        if link.code in gone:
            (linked.site / link.path / "index.html").unlink()
    result = check(linked.root)
    assert result.exit_code == 1
    for one, page in ((gone[0], f"s/{gone[0]}/"), ("maria", "maria/")):
        place = f"content/links.csv:{line(linked, one)}:1: error: "
        assert f"{place}the link {one} does not answer: site/{page}index.html is missing" in (
            result.stdout
        )
    assert result.stdout.endswith(f"{LINKS - 2} of {LINKS} links answer.\n")


def test_the_page_of_another_link_is_no_answer(linked: Kit) -> None:
    mine, other = code(linked, "mara", "guide", "email"), code(linked, "otto", "guide", "email")
    shutil.copy(linked.site / f"s/{other}/index.html", linked.site / f"s/{mine}/index.html")
    result = check(linked.root)
    assert result.exit_code == 1
    assert f"content/links.csv:{line(linked, mine)}:1:" in result.stdout
    assert f"says that it is https://guide.example/s/{other}/ (og:url)" in result.stdout
    assert f"{LINKS - 1} of {LINKS} links answer." in result.stdout


@pytest.mark.parametrize("text", ["", "not a page", "<meta property=og:title content=x>"])
def test_a_page_that_does_not_say_what_it_is_is_no_answer(linked: Kit, text: str) -> None:
    one = code(linked, "mara", "guide", "email")
    (linked.site / f"s/{one}/index.html").write_text(text)
    result = check(linked.root)
    assert result.exit_code == 1
    assert "does not say what it is (og:url)" in result.stdout


def test_a_page_may_say_what_it_is_in_a_hand_of_its_own(linked: Kit) -> None:
    one = code(linked, "mara", "guide", "email")
    page = linked.site / f"s/{one}/index.html"
    text = page.read_text("utf-8")
    said = f'<meta property="og:url" content="https://guide.example/s/{one}/">'
    assert said in text
    own = f"<meta content=https&#58;//guide.example/s/{one}/ property='og:url'>"
    page.write_text(text.replace(said, own).replace("<head>", f"<head><!--{'x' * 20_000}-->"))
    assert check(linked.root).exit_code == 0


def test_without_a_site_no_link_answers(linked: Kit) -> None:
    shutil.rmtree(linked.site)
    result = check(linked.root)
    assert result.exit_code == 1
    assert "site:1:1: error: there is no site here" in result.stdout
    assert f"0 of {LINKS} links answer." in result.stdout


def test_a_site_elsewhere_is_asked(linked: Kit, tmp_path: Path) -> None:
    linked.site.rename(tmp_path / "public")
    assert check(linked.root).exit_code == 1
    assert check(linked.root, "--out", tmp_path / "public").exit_code == 0


def test_a_page_of_a_link_that_the_ledger_lacks_is_a_warning(linked: Kit) -> None:
    shutil.copytree(
        linked.site / "s" / code(linked, "lea", "guide", "email"), linked.site / "s/bcdfghjkmn"
    )
    result = check(linked.root)
    assert result.exit_code == 0
    assert "site/s/bcdfghjkmn/index.html answers for a link that the ledger lacks" in result.stdout


def test_findings_for_programs_stand_alone_on_standard_output(linked: Kit) -> None:
    (linked.site / "maria/index.html").unlink()
    result = check(linked.root, "--format", "json")
    (finding,) = json.loads(result.stdout)
    assert (finding["path"], finding["rule"]) == ("content/links.csv", "links-answer")
    assert finding["line"] == line(linked, "maria")
    assert "links answer" in result.stderr


def test_a_broken_ledger_is_told_before_any_page_is_asked_for(linked: Kit) -> None:
    (linked.root / "content/links.csv").write_text("nonsense\n")
    result = check(linked.root)
    assert result.exit_code == 1
    assert "content/links.csv:1:1: error: " in result.stdout
    assert "answer" not in result.stdout


def test_a_kit_without_links_says_so(linked: Kit) -> None:
    for path in (
        "content/links.csv",
        "content/links.key",
        ".kitgen/links.csv",
        ".kitgen/links.key",
    ):
        (linked.root / path).unlink()
    shutil.rmtree(linked.site / "s")
    assert check(linked.root).stdout == "No share link has been given out yet.\n"


def few_pages(kit: Kit) -> None:
    kit.edit("content/kit.yaml", "channels:", "links: { pages_up_to: 3 }\nchannels:")


def test_where_no_pages_are_written_the_page_function_is_asked(linked: Kit) -> None:
    few_pages(linked)
    shutil.rmtree(linked.site)
    before = content(linked)
    result = check(linked.root)
    assert result.exit_code == 0
    assert "the collector must answer" in result.stdout
    assert f"has a page for {LINKS} links." in result.stdout
    assert content(linked) == before


def test_a_template_that_hides_which_page_it_is_is_found_without_pages_too(linked: Kit) -> None:
    few_pages(linked)
    base = Path(__file__).parents[2] / "templates/site/base.html"
    text = base.read_text("utf-8")
    assert "og:url" in text
    linked.write("templates/site/base.html", text.replace("og:url", "og:nothing"))
    result = check(linked.root)
    assert result.exit_code == 1
    assert result.stdout.count("its page does not say what it is (og:url)") == LINKS


def test_a_broken_template_is_a_finding_in_the_kit_s_own_file(linked: Kit) -> None:
    few_pages(linked)
    linked.write("templates/site/base.html", "{% if %}")
    result = check(linked.root)
    assert result.exit_code == 1
    assert "templates/site/base.html:1:1: error: " in result.stdout
    assert "answer" not in result.stdout


def test_an_error_that_would_stop_the_build_is_told_instead(linked: Kit) -> None:
    few_pages(linked)
    linked.edit_interview("mara", "problems: [waiting]", "problems: [nothing]")
    result = check(linked.root)
    assert result.exit_code == 1
    assert "content/interviews/mara/interview.md:" in result.stdout
