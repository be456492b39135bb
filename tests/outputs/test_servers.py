"""Settings of servers say what every word means, or are not made."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from kitgen.load.resources import templates
from kitgen.outputs.common.strings import interface
from kitgen.outputs.common.theme import Address, Theme
from kitgen.outputs.servers import FILES, Hosting, Rule, Unfit, settings

RULES = (
    Rule("^/.*$", (("X-Note", 'a "b" \\c; d'), ("Referrer-Policy", "origin"))),
    Rule("^/s/.*$", (("referrer-policy", "no-referrer"),)),
    Rule(r"^/feed\.xml$", (("Content-Type", "application/atom+xml"),)),
    Rule("^/docs/.*$", (("Content-Type", "text/x"),)),
)


def made(server: str, **changes: Any) -> str:
    words = interface("en", (templates(),)).strings
    theme = Theme((templates(),), words, Address("https://guide.example/"))
    hosting = Hosting(
        folder='/srv/a "kit"/führer\'s',
        url="https://guide.example:8443/",
        base="/",
        rules=RULES,
        types={".css": "text/css; charset=utf-8", ".jpg": "image/jpeg", ".jpeg": "image/jpeg"},
        names={},
    )
    return settings(server, hosting._replace(**changes), theme.render)


def test_quotation_marks_and_backslashes_stay_what_they_are() -> None:
    nginx, caddy = made("nginx"), made("caddy")
    assert 'root "/srv/a \\"kit\\"/führer\'s";' in nginx
    assert '"~^/.*$" "a \\"b\\" \\\\c; d";' in nginx
    assert 'root * "/srv/a \\"kit\\"/führer\'s"' in caddy
    assert '"X-Note" "a \\"b\\" \\c; d"' in caddy


def test_of_the_rules_for_a_header_the_last_one_is_looked_at_first_by_nginx() -> None:
    lines = [line.strip() for line in made("nginx").splitlines()]
    at = lines.index('"~^/s/.*$" "no-referrer";')
    assert lines[at + 1] == '"~^/.*$" "origin";'
    assert sum(line.startswith('add_header "Referrer-Policy" ') for line in lines) == 1


def test_a_single_file_may_have_a_media_type_of_its_own() -> None:
    nginx = made("nginx")
    assert 'location = "/feed.xml" {' in nginx
    assert "text/x" not in nginx


def test_the_same_media_type_is_said_once() -> None:
    assert "image/jpeg jpg jpeg;" in made("nginx")
    assert "path *.jpg *.jpeg\n" in made("caddy")


def test_without_names_nothing_is_redirected() -> None:
    assert "moved" not in made("nginx") + made("caddy")
    assert "302" not in made("nginx") + made("caddy")


def test_a_site_without_https_is_served_without() -> None:
    assert '\n"guide.example:8443" {' in made("caddy")
    assert '\n"http://guide.example" {' in made("caddy", url="http://guide.example/")
    assert 'server_name "guide.example";' in made("nginx")


def test_several_kits_on_one_server_do_not_disturb_each_other() -> None:
    names: Mapping[str, str] = {"maria": "s/bcdfghjkmn/"}
    one = made("nginx", names=names)
    other = made("nginx", names=names, url="https://other.example/")

    def variables(text: str) -> set[str]:
        return {line.split("$")[2].split()[0] for line in text.splitlines() if "map $" in line}

    assert len(variables(one)) == 3
    assert not variables(one) & variables(other)
    assert all(len(name) < 60 for name in variables(one))


@pytest.mark.parametrize("server", FILES)
@pytest.mark.parametrize("word", ["/srv/$HOME", "/srv/{env.HOME}", "/srv/a\nb", "/srv/`a`", "C:\\"])
def test_what_a_server_would_read_its_own_way_is_refused(server: str, word: str) -> None:
    with pytest.raises(Unfit):
        made(server, folder=word)
    with pytest.raises(Unfit):
        made(server, rules=(Rule("^/.*$", (("X-Note", word),)),))
