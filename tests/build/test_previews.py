"""The page that shows how links will look: what it says, to whom, and how safely."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from kitgen.build.preview import Preview, State
from kitgen.build.server import app
from kitgen.check.preflight.networks import NETWORKS
from kitgen.load.resources import templates

from .conftest import KIT
from .passing import HOME, TITLE, Built, html

testclient = pytest.importorskip("starlette.testclient", exc_type=RuntimeError)


@pytest.fixture
def preview(tmp_path: Path) -> Preview:
    return Preview(tmp_path)


@pytest.fixture
def kit(tmp_path: Path) -> Built:
    return Built(tmp_path, ".kitgen/preview")


@pytest.fixture
def client(kit: Built, preview: Preview) -> Iterator[Any]:
    with testclient.TestClient(
        app(preview), base_url="http://127.0.0.1:8000", follow_redirects=False
    ) as found:
        yield found


def words(answer: Any) -> str:
    """The text of a page without its markup."""
    text = re.sub(r"<script.*?</script>|<[^>]+>", " ", answer.text, flags=re.S)
    return " ".join(unescape(text).replace("\u2060", "").split())


def test_every_page_that_is_passed_on_is_drawn_for_seven_networks(client: Any) -> None:
    answer = client.get("/_preview/")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["cache-control"] == "no-store"
    assert answer.text.count('<figure class="network">') == 4 * len(NETWORKS)
    shown = words(answer)
    for name in ("/guide/", "/offer/", "/conversations/mara/", TITLE):
        assert name in shown
    for network in NETWORKS:
        assert shown.count(f" {network.name} ") >= 4
    assert "/conversations/2/" not in shown


def test_the_page_follows_the_builds_and_loads_nothing_from_elsewhere(client: Any) -> None:
    answer = client.get("/_preview/")
    assert "/_kitgen/live.js" in answer.text
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert " style=" not in answer.text
    assert re.findall(r"<script(?![^>]* src=)", answer.text) == []
    sources = re.findall(r'(?:src|href)="([^"]*)"', answer.text)
    assert [source for source in sources if not source.startswith("/")] == []
    styles = client.get("/_kitgen/preview.css")
    assert styles.headers["content-type"].startswith("text/css")


def test_one_page_is_shown_alone(client: Any) -> None:
    for path in ("conversations/mara/", "conversations/mara/index.html"):
        answer = client.get(f"/_preview/{path}")
        assert answer.text.count('<figure class="network">') == len(NETWORKS)
        assert TITLE in words(answer)
    assert client.get("/_preview/index.html").status_code == 200


def test_a_share_link_is_shown_as_its_family(client: Any, kit: Built) -> None:
    for code in ("aaaaaaaaaa", "bbbbbbbbbb"):
        kit.page(f"s/{code}/index.html", **{"og:title": TITLE})
    listed = words(client.get("/_preview/"))
    assert listed.count("2 share links") == 2
    assert "aaaaaaaaaa" not in listed
    answer = client.get("/_preview/s/bbbbbbbbbb/")
    assert answer.text.count('<figure class="network">') == len(NETWORKS)
    assert "guide.example/conversations/mara/" in words(answer)


def test_thousands_of_share_links_are_a_line_each_target(client: Any, kit: Built) -> None:
    for number in range(1200):
        text = html(f"{HOME}s/{number:010}/", share=True, **{"og:title": TITLE})
        (kit.site / f"s/{number:010}").mkdir(parents=True)
        (kit.site / f"s/{number:010}/index.html").write_text(text, "utf-8")
    answer = client.get("/_preview/")
    assert "1,200 share links" in words(answer)
    assert len(answer.text) < 60_000


def test_many_pages_are_listed_but_only_some_are_drawn(client: Any, kit: Built) -> None:
    for number in range(40):
        kit.write(f"content/interviews/guest-{number}/interview.md", "")
        kit.page(f"conversations/guest-{number}/index.html", **{"og:title": f"Guest {number}"})
    answer = client.get("/_preview/")
    assert answer.text.count('<figure class="network">') == 12 * len(NETWORKS)
    assert answer.text.count('<span class="status') == 44
    assert "Guest 39" in words(client.get("/_preview/conversations/guest-39/"))


def test_findings_stand_beside_the_page_that_they_are_about(client: Any, kit: Built) -> None:
    kit.page("s/aaaaaaaaaa/index.html", **{"og:title": TITLE, "og:url": f"{HOME}guide/"})
    mara = words(client.get("/_preview/conversations/mara/"))
    assert "Error s/aaaaaaaaaa/ names https://guide.example/guide/ as its address" in mara
    assert re.search(r"content/interviews/mara/interview\.md:\d+:\d+ preview-address", mara)
    assert "Nothing to mend." in words(client.get("/_preview/offer/"))
    assert words(client.get("/_preview/")).count("1 error") == 1


def test_words_are_cut_where_the_networks_cut_them(client: Any, kit: Built) -> None:
    title = "A sample is a lamp that nobody paid for, says Sofie Brandt of Brandt Lys"
    kit.page("offer/index.html", **{"og:title": title})
    shown = words(client.get("/_preview/offer/"))
    assert "iMessage cuts the title at 44; shows no description" in shown
    assert "A sample is a lamp that nobody paid for, sa…" in shown
    assert "LinkedIn cuts the title at 70; shows no description; shows the picture small" in shown


def test_a_picture_that_a_network_does_not_show_is_not_drawn(client: Any, kit: Built) -> None:
    kit.picture("assets/tiny.png", (180, 180))
    kit.page("offer/index.html", **{"og:image": f"{HOME}assets/tiny.png"})
    answer = client.get("/_preview/offer/")
    assert answer.text.count('<img src="/assets/tiny.png"') == 2
    shown = words(answer)
    assert shown.count("shows no picture") == 5
    assert "Slack will not show: 180 × 180; it shows none below 200 × 200" in shown
    assert "None" not in shown
    kit.page("offer/index.html", **{"og:image": "https://elsewhere.example/a.png"})
    assert (
        "elsewhere.example/a.png"
        not in client.get("/_preview/offer/").text.replace("picture that", "")
        or "<img" not in client.get("/_preview/offer/").text
    )


def test_hostile_words_stay_words(client: Any, kit: Built) -> None:
    evil = '"><script>alert(1)</script><img src=x onerror=alert(2)>'
    kit.page(
        "offer/index.html",
        **{
            "og:title": evil,
            "og:description": evil,
            "og:site_name": evil,
            "og:image": f'{HOME}assets/x.png" onerror="alert(3)',
        },
    )
    answer = client.get("/_preview/offer/")
    assert "<script>" not in answer.text
    assert "onerror=alert" not in answer.text.replace("&lt;img src=x onerror=alert", "")
    assert 'onerror="' not in answer.text
    assert evil in unescape(answer.text).replace("\u2060", "")


@pytest.mark.parametrize(
    "path",
    ["nowhere/", "..%2f..%2fcontent/kit.yaml", "%2e%2e/%2e%2e/etc/passwd", "content/kit.yaml",
     "<script>alert(1)</script>", "_headers", "conversations/", "%00"],
)  # fmt: skip
def test_only_pages_that_are_passed_on_are_shown(client: Any, path: str) -> None:
    answer = client.get(f"/_preview/{path}")
    assert answer.status_code == 404
    assert "<script>alert" not in answer.text
    assert "All that are" in answer.text


def test_the_address_without_its_slash_leads_there(client: Any) -> None:
    answer = client.get("/_preview")
    assert answer.status_code == 307
    assert answer.headers["location"] == "/_preview/"


def test_only_this_computer_may_look(client: Any) -> None:
    for path in ("/_preview/", "/_preview/offer/", "/_preview", "/_kitgen/preview.css"):
        assert client.get(path, headers={"host": "evil.example"}).status_code == 403
    assert client.post("/_preview/").status_code == 405


def test_before_the_first_good_build_the_page_waits(tmp_path: Path) -> None:
    with testclient.TestClient(app(Preview(tmp_path)), base_url="http://localhost") as client:
        answer = client.get("/_preview/")
        assert answer.status_code == 503
        assert "/_kitgen/live.js" in answer.text
        assert client.get("/_preview/offer/").status_code == 503


def test_a_build_is_looked_at_once_and_anew_after_the_next(
    client: Any, kit: Built, preview: Preview
) -> None:
    assert "A title" in words(client.get("/_preview/offer/"))
    kit.page("offer/index.html", **{"og:title": "Another title"})
    assert "Another title" not in words(client.get("/_preview/offer/"))
    preview.state = State(number=1)
    assert "Another title" in words(client.get("/_preview/offer/"))


def test_while_the_settings_are_broken_the_last_look_stays(
    client: Any, kit: Built, preview: Preview
) -> None:
    assert client.get("/_preview/").status_code == 200
    kit.write("content/kit.yaml", "business: [\n")
    preview.state = State(number=1, ok=False)
    assert client.get("/_preview/").status_code == 200


def test_a_site_below_a_path_shows_its_pictures_and_opens_its_pages(
    tmp_path: Path, preview: Preview
) -> None:
    kit = Built(tmp_path, ".kitgen/preview")
    kit.write("content/kit.yaml", KIT.replace("https://guide.example/", f"{HOME}kit/"))
    kit.page("offer/index.html", **{"og:image": f"{HOME}kit/assets/card.png"})
    preview.state = State(base="/kit/")
    with testclient.TestClient(app(preview), base_url="http://localhost") as client:
        answer = client.get("/_preview/offer/")
        assert '<img src="/kit/assets/card.png"' in answer.text
        assert 'href="/kit/offer/"' in answer.text
        assert client.get("/kit/assets/card.png").status_code == 200


def test_cards_are_drawn_in_the_networks_proportions() -> None:
    css = (templates() / "preview" / "preview.css").read_text("utf-8")
    for network in NETWORKS:
        rules = re.search(rf"^\.{network.id}\{{.*?(?=^\.|\Z|^@)", css, re.M | re.S)
        assert rules, network.id
        drawn = {float(found) for found in re.findall(r"aspect-ratio:([\d.]+)", rules[0])}
        assert drawn == ({network.shape} if network.shape else set()), network.id
