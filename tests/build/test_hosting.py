"""Addresses are answered as a host would, and never from outside the site."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kitgen.build.hosting import Found, Moved, headers_of, media_type, resolve, rules_of

HEADERS = """\
# Everything.
/*
  Content-Security-Policy: default-src 'none'; form-action 'self' https://x.example
  X-Content-Type-Options: nosniff

/guide/assets/*
  Cache-Control: public
  X-Content-Type-Options: other
/guide/feed.xml
  Content-Type: application/atom+xml
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    site = tmp_path / "site"
    for name in (
        "index.html",
        "404.html",
        "guide/index.html",
        "a b/index.html",
        "feed.xml",
        "_headers",
        "_redirects",
        ".kitgen.json",
        ".well-known/security.txt",
        "empty/deep/file.txt",
    ):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(name, "utf-8")
    (tmp_path / "secret.txt").write_text("secret", "utf-8")
    return site


@pytest.mark.parametrize(
    ("path", "file"),
    [
        ("/", "index.html"),
        ("/index.html", "index.html"),
        ("/guide/", "guide/index.html"),
        ("/feed.xml", "feed.xml"),
        ("/a b/", "a b/index.html"),
        ("/.well-known/security.txt", ".well-known/security.txt"),
    ],
)
def test_a_path_finds_its_file(site: Path, path: str, file: str) -> None:
    assert resolve(site, "/", path) == Found(site / file)


def test_a_folder_without_its_slash_is_moved(site: Path) -> None:
    assert resolve(site, "/", "/guide") == Moved("/guide/")
    assert resolve(site, "/", "/a b") == Moved("/a%20b/")


@pytest.mark.parametrize(
    "path",
    [
        "/nothing",
        "/nothing/",
        "/empty/",
        "/empty",
        "/feed.xml/",
        "/_headers",
        "/_redirects",
        "/.kitgen.json",
        "/../secret.txt",
        "/guide/../../secret.txt",
        "/..",
        "/./index.html",
        "//guide",
        "//evil.example/",
        "/guide//",
        "/a\\..\\secret.txt",
        "/c:/secret.txt",
        "/a\x00b",
        "/" + "x" * 5000,
    ],
)
def test_anything_else_finds_the_404_page(site: Path, path: str) -> None:
    assert resolve(site, "/", path) == Found(site / "404.html", 404)


def test_a_link_that_leads_out_of_the_site_is_nothing(site: Path) -> None:
    (site / "out.txt").symlink_to(site.parent / "secret.txt")
    (site / "up").symlink_to(site.parent)
    assert resolve(site, "/", "/out.txt") == Found(site / "404.html", 404)
    assert resolve(site, "/", "/up/secret.txt") == Found(site / "404.html", 404)


def test_a_base_path_is_honoured(site: Path) -> None:
    assert resolve(site, "/docs/", "/docs/guide/") == Found(site / "guide/index.html")
    assert resolve(site, "/docs/", "/docs") == Moved("/docs/")
    assert resolve(site, "/docs/", "/") == Moved("/docs/")
    assert resolve(site, "/docs/", "/guide/") == Found(site / "404.html", 404)
    assert resolve(site, "/docs/", "/docs/guide") == Moved("/docs/guide/")


def test_a_redirect_is_followed_where_there_is_no_file_and_never_off_the_site(site: Path) -> None:
    (site / "_redirects").write_text(
        "# Names.\n\n/Guide /s/x/ 302\n/guide /s/x/ 302\n/Guide/ /s/x/ 302 # both\n"
        "/out //evil.example/ 302\n/away https://evil.example/ 302\n/back /\\\\evil.example 302\n"
        "/half\n",
        "utf-8",
    )
    missing = Found(site / "404.html", 404)
    assert resolve(site, "/", "/Guide") == resolve(site, "/", "/Guide/") == Moved("/s/x/")
    assert resolve(site, "/", "/guide") == Moved("/guide/")
    for path in ("/out", "/away", "/back", "/half", "/GUIDE", "/#", "/_redirects"):
        assert resolve(site, "/", path) == missing


def test_without_a_404_page_nothing_is_found(tmp_path: Path) -> None:
    assert resolve(tmp_path / "none", "/", "/x") is None


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.js", "text/javascript; charset=utf-8"),
        ("a.WOFF2", "font/woff2"),
        ("a.vtt", "text/vtt; charset=utf-8"),
        ("a.mp4", "video/mp4"),
        ("a.avif", "image/avif"),
        ("a.webmanifest", "application/manifest+json"),
        ("a.unheard-of", "application/octet-stream"),
    ],
)
def test_media_types_do_not_depend_on_the_machine(name: str, kind: str) -> None:
    assert media_type(Path(name)) == kind


def test_a_rule_is_the_same_as_a_regular_expression() -> None:
    every, assets, feed = rules_of(HEADERS)
    assert every.expression == "^/.*$"
    assert assets.headers == (("Cache-Control", "public"), ("X-Content-Type-Options", "other"))
    assert re.fullmatch(feed.expression, "/guide/feed.xml")
    assert not re.fullmatch(feed.expression, "/guide/feed-xml")


def test_headers_are_those_of_every_rule_that_matches() -> None:
    assert headers_of(HEADERS, "/guide/assets/a.css") == {
        "content-security-policy": "default-src 'none'; form-action 'self' https://x.example",
        "x-content-type-options": "other",
        "cache-control": "public",
    }
    assert headers_of(HEADERS, "/guide/feed.xml")["content-type"] == "application/atom+xml"
    assert "cache-control" not in headers_of(HEADERS, "/guide/")
    assert headers_of("", "/") == {}
