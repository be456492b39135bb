"""What pages say of themselves to search engines, link previews and feed readers."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from typing import Any

from PIL import Image

from .reading import Pages

# The nodes that a page of a type must have, and may have.
ALWAYS = {
    "home": {"WebSite", "Organization"},
    "list": {"BreadcrumbList"},
    "interview": {"Article", "Person", "Organization", "WebSite", "BreadcrumbList"},
    "guide": {"BreadcrumbList"},
    "answer": set(),
    "problem": {"BreadcrumbList"},
    "offer": {"BreadcrumbList"},
    "privacy": {"BreadcrumbList"},
    "missing": set[str](),
    "share": set[str](),
    "pack": set[str](),
}


def test_titles_are_short_and_no_two_pages_share_one(sample: Pages) -> None:
    assert [page.title for page in sample if not 5 <= len(page.title) <= 70] == []
    assert _twice(page.title for page in sample.public) == []


def test_descriptions_are_whole_sentences_and_no_two_pages_share_one(sample: Pages) -> None:
    found = {page.path: page.meta("description") or "" for page in sample.public}
    assert {path: words for path, words in found.items() if not 50 <= len(words) <= 160} == {}
    assert _twice(found.values()) == []


def _twice(words: Any) -> list[str]:
    return [word for word, count in Counter(words).items() if count > 1]


def test_a_page_names_its_one_public_address(sample: Pages) -> None:
    for page in sample.public:
        if page.indexed:
            assert page.rel("canonical") == sample.url + page.address
        else:
            assert page.rel("canonical") is None
        assert page.meta("og:url") == sample.url + page.address


def test_link_previews_have_words_and_a_picture(sample: Pages) -> None:
    for page in sample.previewed:
        assert page.meta("og:title") == page.meta("twitter:title") != ""
        assert page.meta("og:description") == page.meta("description")
        assert page.meta("twitter:description") == page.meta("description")
        assert page.meta("og:site_name") == sample.built.kit.settings.guide.title
        assert page.meta("og:type") in ("website", "article")
        assert page.meta("og:image") == page.meta("twitter:image"), page.path
        assert page.meta("og:image:alt"), page.path
        assert page.meta("twitter:card") == "summary_large_image"
        assert page.meta("og:image:width"), page.meta("og:image:height") == ("1200", "630")


def test_preview_pictures_are_of_the_size_that_networks_show(sample: Pages) -> None:
    for path in {sample.asset(page.meta("og:image") or "") for page in sample.previewed}:
        data = sample.file(path).read_bytes()
        assert len(data) < 300_000, path
        with Image.open(io.BytesIO(data)) as image:
            assert image.size == (1200, 630), path
            assert image.format in ("PNG", "JPEG"), path


def test_every_interview_has_a_preview_picture_of_its_own(sample: Pages) -> None:
    assert _twice(page.meta("og:image") for page in sample.of("interview")) == []


def test_structured_data_has_the_nodes_of_the_page_type(sample: Pages) -> None:
    for page in sample:
        types = {node["@type"] for node in page.graph}
        wanted = set(ALWAYS[page.kind])
        if page.kind != "share":
            wanted |= {"PodcastEpisode"} if page.all("audio") else set()
            wanted |= {"VideoObject"} if page.all("video") else set()
        assert types == wanted, page.path


def test_no_reference_of_structured_data_dangles(sample: Pages) -> None:
    for page in sample:
        known = {node["@id"] for node in page.graph if "@id" in node}
        for node in _nodes(page.graph):
            if set(node) == {"@id"}:
                assert node["@id"] in known, f"{page.path}: {node['@id']}"
            else:
                # schema.org has no such type; an article about a person says the same.
                assert node["@type"] != "Interview", page.path


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
    for part in value.values() if isinstance(value, dict) else value:
        if isinstance(part, dict | list):
            yield from _nodes(part)


def test_addresses_in_structured_data_are_whole_and_lead_somewhere(sample: Pages) -> None:
    for page in sample:
        for node in _nodes(page.graph):
            for name in ("url", "contentUrl", "item", "logo", "mainEntityOfPage"):
                address = node.get(name)
                if address is None:
                    continue
                assert address.startswith("https://"), (page.path, name, address)
                if found := sample.find(page, address):
                    assert found[0] in sample.files, (page.path, name, address)


def test_structured_data_of_an_interview_is_of_its_guest(sample: Pages) -> None:
    entries = {entry.slug: entry for entry in sample.built.kit.entries}
    for page in sample.of("interview"):
        entry = entries[page.path.split("/")[1]]
        nodes = {node["@type"]: node for node in page.graph}
        assert nodes["Person"]["name"] == entry.name
        assert nodes["Article"]["description"] == entry.description
        assert nodes["Article"]["datePublished"] == str(entry.published)
        trail = nodes["BreadcrumbList"]["itemListElement"]
        assert [step["position"] for step in trail] == [1, 2, 3]
        assert trail[-1]["item"] == page.rel("canonical")


def test_icons_are_there_and_are_what_they_say(sample: Pages) -> None:
    home = sample.pages["index.html"]
    for link in home.all("link", rel="icon") + home.all("link", rel="apple-touch-icon"):
        found = sample.find(home, link.attrs["href"])
        assert found is not None
        assert found[0] in sample.files
        if found[0].endswith(".png"):
            with Image.open(sample.file(found[0])) as image:
                assert image.size == (180, 180)
    assert "favicon.ico" in sample.files
