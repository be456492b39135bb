"""Files for machines: site map, robots, feeds, captions."""

from __future__ import annotations

import datetime as dt
import io
import json
import re
from email.utils import parsedate_to_datetime
from itertools import pairwise
from xml.etree import ElementTree

from PIL import Image

from .reading import Page, Pages

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
ITUNES = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"
PODCAST = "{https://podcastindex.org/namespace/1.0}"
STAMP = r"(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})"
TIMING = re.compile(rf"{STAMP} --> {STAMP}")


def test_the_site_map_lists_exactly_the_pages_that_search_engines_may_list(sample: Pages) -> None:
    tree = ElementTree.fromstring(sample.read("sitemap.xml"))
    listed = [loc.text for loc in tree.iter(f"{MAP}loc")]
    assert sorted(map(str, listed)) == sorted(
        page.rel("canonical") or "" for page in sample if page.indexed
    )
    for day in tree.iter(f"{MAP}lastmod"):
        assert dt.date.fromisoformat(day.text or "") <= dt.datetime.now(dt.UTC).date()


def test_robots_may_read_everything_and_are_told_of_the_site_map(sample: Pages) -> None:
    lines = sample.read("robots.txt").splitlines()
    assert "User-agent: *" in lines
    assert not any(line.startswith("Disallow: /") for line in lines)
    assert f"Sitemap: {sample.url}sitemap.xml" in lines


def test_the_feed_has_what_feed_readers_need(sample: Pages) -> None:
    feed = ElementTree.fromstring(sample.read("feed.xml"))
    assert feed.tag == f"{ATOM}feed"
    assert _text(feed, f"{ATOM}title")
    assert _text(feed, f"{ATOM}id") == sample.url
    assert feed.find(f"{ATOM}author/{ATOM}name") is not None
    own = [link.get("href") for link in feed.findall(f"{ATOM}link") if link.get("rel") == "self"]
    assert own == [f"{sample.url}feed.xml"]
    entries = feed.findall(f"{ATOM}entry")
    stamps = [_moment(_text(entry, f"{ATOM}updated")) for entry in entries]
    assert max(stamps) == _moment(_text(feed, f"{ATOM}updated"))
    assert stamps == sorted(stamps, reverse=True)
    canonical = {page.rel("canonical") for page in sample.of("interview")}
    assert {_text(entry, f"{ATOM}id") for entry in entries} == canonical
    for entry in entries:
        assert _text(entry, f"{ATOM}title")
        assert _text(entry, f"{ATOM}summary")
        link = entry.find(f"{ATOM}link")
        assert link is not None
        assert link.get("href") in canonical


def _moment(stamp: str) -> dt.datetime:
    moment = dt.datetime.fromisoformat(stamp)
    assert moment.tzinfo is not None
    return moment


def _text(node: ElementTree.Element, path: str) -> str:
    found = node.find(path)
    assert found is not None, path
    assert found.text, path
    return found.text


def test_the_podcast_has_what_podcast_apps_need(sample: Pages) -> None:
    channel = ElementTree.fromstring(sample.read("podcast.xml")).find("channel")
    assert channel is not None
    for name in ("title", "link", "description", "language", f"{ITUNES}author"):
        assert _text(channel, name)
    assert _text(channel, f"{ITUNES}explicit") in ("true", "false")
    assert _text(channel, f"{ITUNES}owner/{ITUNES}email")
    category = channel.find(f"{ITUNES}category")
    assert category is not None
    assert category.get("text")
    artwork = channel.find(f"{ITUNES}image")
    assert artwork is not None
    data = sample.file(sample.asset(artwork.get("href") or "")).read_bytes()
    with Image.open(io.BytesIO(data)) as image:
        assert image.size[0] == image.size[1]
        assert 1400 <= image.size[0] <= 3000
    assert len(data) < 512_000


def test_episodes_are_the_recordings_to_the_byte(sample: Pages) -> None:
    items = ElementTree.fromstring(sample.read("podcast.xml")).findall("channel/item")
    spoken = {page.rel("canonical") for page in sample.of("interview") if page.all("audio")}
    assert {_text(item, "link") for item in items} == spoken
    for item in items:
        enclosure = item.find("enclosure")
        assert enclosure is not None
        path = sample.asset(enclosure.get("url") or "")
        assert int(enclosure.get("length") or 0) == sample.files[path]
        assert enclosure.get("type") == "audio/mpeg"
        assert _text(item, "guid")
        assert parsedate_to_datetime(_text(item, "pubDate")).tzinfo is not None
        assert int(_text(item, f"{ITUNES}duration")) > 0
        transcript = item.find(f"{PODCAST}transcript")
        assert transcript is not None
        assert sample.asset(transcript.get("url") or "") in sample.files
        chapters = item.find(f"{PODCAST}chapters")
        assert chapters is not None
        found = json.loads(sample.read(sample.asset(chapters.get("url") or "")))
        starts = [chapter["startTime"] for chapter in found["chapters"]]
        assert starts == sorted(starts)


def test_recordings_have_captions_and_chapters_that_lie_within_them(sample: Pages) -> None:
    seen = 0
    for page in sample.of("interview"):
        seconds = _seconds(page)
        for player in page.all("audio", "video"):
            assert "controls" in player.attrs
            assert "autoplay" not in player.attrs
            assert player.attrs["preload"] == "none"
        for track in page.all("track"):
            found = sample.find(page, track.attrs["src"])
            assert found is not None
            cues = _cues(sample.read(found[0]))
            assert cues[-1][1] <= seconds + 0.5, found[0]
            seen += track.attrs["kind"] == "captions"
    assert seen == sum(len(page.all("audio", "video")) for page in sample.public) > 0


def _seconds(page: Page) -> float:
    found = [node for node in page.graph if node["@type"] in ("PodcastEpisode", "VideoObject")]
    if not found:
        return 0
    length = found[0].get("duration") or found[0].get("timeRequired")
    match = re.fullmatch(r"PT(?:(\d+)H)?(?:(\d+)M)?(\d+)S", length)
    assert match, length
    hours, minutes, seconds = (int(part or 0) for part in match.groups())
    return hours * 3600 + minutes * 60 + seconds


def _cues(text: str) -> list[tuple[float, float]]:
    """The times of a WebVTT file; fails on anything that its grammar does not know."""
    blocks = re.split(r"\n{2,}", text.strip("\n"))
    assert re.fullmatch(r"WEBVTT(?:[ \t][^\n]*)?", blocks[0])
    cues = []
    for block in blocks[1:]:
        lines = block.split("\n")
        if lines[0].startswith(("NOTE", "STYLE", "REGION")):
            continue
        if "-->" not in lines[0]:
            lines = lines[1:]
        timing = TIMING.match(lines[0])
        assert timing, block
        assert lines[1:], f"a cue without words: {block}"
        assert not any("-->" in line for line in lines[1:])
        parts = [int(part or 0) for part in timing.groups()]
        start, end = (h * 3600 + m * 60 + s + ms / 1000 for h, m, s, ms in (parts[:4], parts[4:]))
        assert start < end, block
        cues.append((start, end))
    assert all(a[0] <= b[0] for a, b in pairwise(cues))
    return cues
