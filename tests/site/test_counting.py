"""A browser on a built site and a real collector: what is seen, read and asked for is kept."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from kitgen.links import key, ledger
from kitgen.links.ledger import Ledger

from ..kits.collecting import collecting, free_port
from ..kits.making import build_kit, copy_kit
from ..kits.serving import serve
from .visiting import Visitor

pytestmark = pytest.mark.browser
PRIVACY = "privacy: { controller: Ledgerline in Bristol }\n"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"


@dataclass(frozen=True)
class Counted:
    """A hosted site whose collector runs at another address."""

    home: str
    database: Path
    links: Ledger

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """What the database has."""
        with closing(sqlite3.connect(self.database)) as connection:
            return connection.execute(sql).fetchall()

    def wait(self, sql: str) -> list[tuple[Any, ...]]:
        """The same, once there is something."""
        until = time.monotonic() + 20
        while time.monotonic() < until:
            if found := self.rows(sql):
                return found
            time.sleep(0.05)
        raise AssertionError(f"nothing came: {sql}")


@pytest.fixture(scope="module")
def counted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Counted]:
    folder = tmp_path_factory.mktemp("counted")
    root = copy_kit("packs", folder / "kit")
    port, collector = free_port(), free_port()
    settings = root / "content/kit.yaml"
    text = settings.read_text("utf-8").replace(
        "https://example.org/kit/", f"http://127.0.0.1:{port}/kit/"
    )
    settings.write_text(
        f"{text}\ncollect: {{ url: http://127.0.0.1:{collector}/ }}\n{PRIVACY}", "utf-8"
    )
    built = build_kit(root)
    keys, _ = key.read((root / key.PATH).read_bytes())
    links = ledger.read((root / ledger.PATH).read_bytes(), keys).ledger
    database = folder / "events.db"
    with (
        serve(built.site, built.base, port) as home,
        collecting(root, f"sqlite:///{database}", folder / "log", collector),
    ):
        yield Counted(home, database, links)


@pytest.fixture
def visit(browser: Browser, counted: Counted) -> Iterator[Visitor]:
    """Opens pages of the counted kit; its own collector is no third party."""
    visitor = Visitor(browser, lambda kit: counted.home, ("http://127.0.0.1:",))
    yield visitor
    visitor.close()


def test_a_page_that_was_seen_and_read_is_a_visit_with_its_code(
    visit: Visitor, counted: Counted
) -> None:
    link = counted.links.find("noor", "interview:noor", "email")
    assert link is not None
    page = visit(link.path, user_agent=FIREFOX)
    (seen,) = counted.wait(f"select page, depth, machine from visit where code = '{link.code}'")
    assert seen[0] == link.path
    assert seen[2] == ""
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.wait_for_timeout(1100)
    page.goto(f"{counted.home}guide/?via={link.code}")
    ((seconds,),) = counted.wait(
        f"select seconds from visit where page = '{link.path}' and depth > 90"
    )
    assert seconds >= 1
    counted.wait(f"select id from visit where page = 'guide/' and code = '{link.code}'")
    assert len({row[0] for row in counted.rows("select visitor from visit")}) == 1


def test_a_browser_without_a_window_is_put_apart(visit: Visitor, counted: Counted) -> None:
    visit("privacy/")
    ((machine,),) = counted.wait("select machine from visit where page = 'privacy/'")
    assert "headless" in machine


@pytest.mark.parametrize("wish", ["globalPrivacyControl", "doNotTrack"])
def test_who_asks_not_to_be_counted_is_not(
    visit: Visitor, counted: Counted, browser: Browser, wish: str
) -> None:
    page = visit("privacy/", user_agent=FIREFOX, wishes=wish)
    page.goto(f"{counted.home}conversations/")
    page.goto(f"{counted.home}privacy/")
    assert [url for url in visit.requests if url.endswith("/v")] == []


def _fill(page: Page, name: str) -> None:
    page.get_by_label("Your name").fill(name)
    page.get_by_label("Email").fill(f"{name.lower()}@reader.example")


@pytest.mark.parametrize("script", [True, False])
def test_the_form_arrives_with_and_without_a_script(
    visit: Visitor, counted: Counted, script: bool
) -> None:
    name = "Scripted" if script else "Plain"
    link = counted.links.find("noor", "offer", "email")
    assert link is not None
    page = visit(link.path, user_agent=FIREFOX, java_script_enabled=script)
    _fill(page, name)
    # Nobody fills in a form faster, and what is faster is put apart.
    page.wait_for_timeout(2100)
    page.get_by_role("button", name="Ask for an hour").click()
    page.wait_for_url("**/offer/thanks/**")
    expect(page.locator("h1")).to_contain_text("Thank you")
    ((code, machine),) = counted.wait(f"select code, machine from request where name = '{name}'")
    assert (code, machine) == (link.code, "")
    assert page.url.endswith(f"?via={link.code}")


def test_a_form_sent_at_once_is_taken_down_as_a_machines(visit: Visitor, counted: Counted) -> None:
    page = visit("offer/", user_agent=FIREFOX)
    page.evaluate(
        """() => {
          document.querySelector("#f-name").value = "Quick";
          document.querySelector("#f-email").value = "quick@reader.example";
          const form = document.querySelector("main form");
          form.addEventListener("submit", () => { form.elements.t.value = "0"; });
          form.requestSubmit();
        }"""
    )
    page.wait_for_url("**/offer/thanks/**")
    ((machine,),) = counted.wait("select machine from request where name = 'Quick'")
    assert machine == "form: sent within two seconds"


def test_nothing_of_the_site_says_who_was_there(counted: Counted) -> None:
    assert counted.rows("select count(*) from visit")[0][0] > 0
    found = {name for (name,) in counted.rows("select name from sqlite_master where type='table'")}
    assert found == {
        *("migration", "salt", "visit", "download", "aside", "daily", "rolled"),
        *("request", "record", "forgotten"),
    }
    columns = {row[1] for row in counted.rows("pragma table_info(visit)")}
    assert columns.isdisjoint({"address", "ip", "agent", "user_agent", "referrer"})
