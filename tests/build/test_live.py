"""The panel in the preview's pages: what is wrong, at hand and out of the way."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kitgen.build.preview import Preview, State
from kitgen.model.finding import Finding, Place, Severity

from .previewing import previewed

pytestmark = pytest.mark.browser

sync_api = pytest.importorskip("playwright.sync_api")
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    if CHROMIUM is None:
        pytest.skip("there is no Chromium")
    with sync_api.sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield found
        found.close()


@contextlib.contextmanager
def served(preview: Preview) -> Iterator[str]:
    preview.site.mkdir(parents=True)
    (preview.site / "index.html").write_text(
        "<!doctype html><html lang=en><head><title>Home</title></head><body><h1>Home</h1></body>",
        "utf-8",
    )
    (preview.site / "_headers").write_text(
        "/*\n  Content-Security-Policy: default-src 'none'; script-src 'self'; "
        "style-src 'self'; connect-src 'self'\n",
        "utf-8",
    )
    with previewed(preview) as address:
        yield address


def finding(severity: Severity) -> Finding:
    return Finding(Place("content/kit.yaml", 7, 3), severity, "<b>wrong</b>", "a-rule", "a hint")


def test_a_page_without_findings_is_left_alone(browser: Any, tmp_path: Path) -> None:
    with served(Preview(tmp_path)) as address:
        page = browser.new_page()
        with page.expect_response("**/_kitgen/events*"):
            page.goto(address)
        assert page.locator("#kitgen-live").count() == 0
        page.close()


def test_warnings_wait_behind_a_badge(browser: Any, tmp_path: Path) -> None:
    preview = Preview(tmp_path)
    preview.state = State(findings=(finding(Severity.WARNING),))
    with served(preview) as address:
        page = browser.new_page()
        page.goto(address)
        badge = page.locator("#kitgen-live .badge")
        badge.wait_for()
        assert badge.inner_text() == "1 finding"
        assert not page.locator("#kitgen-live #panel").is_visible()
        badge.focus()
        page.keyboard.press("Enter")
        assert page.locator("#kitgen-live .close:focus").count() == 1
        assert "content/kit.yaml:7:3" in page.locator("#kitgen-live #panel").inner_text()
        page.close()


def test_errors_open_by_themselves_and_escape_dismisses_them(browser: Any, tmp_path: Path) -> None:
    preview = Preview(tmp_path)
    preview.state = State(findings=(finding(Severity.ERROR),), ok=False)
    with served(preview) as address:
        page = browser.new_page()
        refused: list[str] = []
        page.on("console", lambda message: refused.append(message.text))
        page.goto(address)
        panel = page.locator("#kitgen-live #panel")
        panel.wait_for()
        assert "<b>wrong</b>" in panel.inner_text()
        assert "last good preview" in panel.inner_text()
        assert page.locator("#kitgen-live [role=status]").inner_text() == "1 error"
        page.keyboard.press("Escape")
        assert not panel.is_visible()
        page.reload()
        page.locator("#kitgen-live .badge").wait_for()
        assert not panel.is_visible()
        assert not [text for text in refused if "Security Policy" in text]
        page.close()
