"""Open Graph readers that others wrote read the preview's pages over HTTP, as networks would."""

from __future__ import annotations

import http.client
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import extruct
import pytest
import trafilatura

from kitgen.build.preflight import preflight
from kitgen.build.preview import Preview
from kitgen.check.preflight.subject import PreviewPage
from kitgen.links.ledger import PATH, read
from kitgen.model.link import page_of

from ..kits.making import Built
from .previewing import previewed


class Hosted(NamedTuple):
    """A kit's preview, and where it is served."""

    preview: Preview
    origin: str

    def get(self, path: str) -> tuple[int, str, bytes]:
        """Status, type and body of what stands at a path."""
        connection = http.client.HTTPConnection(urlsplit(self.origin).netloc, timeout=60)
        connection.request("GET", path)
        answer = connection.getresponse()
        found = answer.status, answer.headers.get_content_type(), answer.read()
        connection.close()
        return found


@pytest.fixture(scope="module")
def hosted(
    built: Callable[[str], Built], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Hosted]:
    root = tmp_path_factory.mktemp("readers") / "kit"
    # What was dear to make comes along.
    shutil.copytree(built("sample").root, root, ignore=shutil.ignore_patterns("site"))
    preview = Preview(root)
    assert preview.build().ok
    with previewed(preview) as address:
        yield Hosted(preview, address.rstrip("/"))


@pytest.fixture(scope="module")
def pages(hosted: Hosted) -> tuple[PreviewPage, ...]:
    """Everything that is passed on: of the share links, the first few to each target."""
    every = preflight(hosted.preview.root, hosted.preview.site).subject.pages
    found = [page for page in every if not page.share]
    seen: dict[str, int] = {}
    for page in every:
        target = page.tags.meta["og:title"]
        if page.share and seen.setdefault(target, 0) < 3:
            seen[target] += 1
            found.append(page)
    assert {page.share for page in found} == {False, True}
    assert len(found) > 20
    return tuple(found)


def opengraph(hosted: Hosted, path: str) -> Mapping[str, str]:
    """What extruct reads at a path."""
    status, kind, body = hosted.get(path)
    assert (status, kind) == (200, "text/html")
    data = extruct.extract(body.decode(), syntaxes=["opengraph"], uniform=True)
    [found] = data["opengraph"]
    return dict(found)


def test_extruct_reads_what_we_read(hosted: Hosted, pages: tuple[PreviewPage, ...]) -> None:
    for page in pages:
        found = opengraph(hosted, f"/{page.path}")
        for name in ("og:title", "og:description", "og:image", "og:url", "og:site_name"):
            assert found[name] == page.tags.meta[name] != "", (page.path, name)
        assert found["og:url"] == page.address


def test_trafilatura_reads_what_we_read(hosted: Hosted, pages: tuple[PreviewPage, ...]) -> None:
    for page in pages:
        # It refuses to ask this computer itself, so it is given what the server sent.
        found = trafilatura.extract_metadata(hosted.get(f"/{page.path}")[2].decode())
        meta = page.tags.meta
        assert found.title == meta["og:title"], page.path
        assert found.description == meta["og:description"], page.path
        assert found.image == meta["og:image"], page.path
        assert found.url == meta["og:url"], page.path
        assert found.sitename == meta["og:site_name"], page.path


def test_every_picture_that_they_name_is_sent(
    hosted: Hosted, pages: tuple[PreviewPage, ...]
) -> None:
    for image in {page.tags.meta["og:image"] for page in pages}:
        status, kind, body = hosted.get(urlsplit(image).path)
        assert status == 200
        assert kind in ("image/png", "image/jpeg")
        assert len(body) < 300_000


def test_a_share_page_says_what_its_target_says_but_for_its_address(hosted: Hosted) -> None:
    sharing = (hosted.preview.root / PATH).read_bytes()
    links = read(sharing, None).ledger.links
    for link in {link.target: link for link in links}.values():
        path = Path(hosted.preview.site, link.path, "index.html")
        assert path.is_file()
        share = opengraph(hosted, f"/{link.path}")
        public = opengraph(hosted, f"/{page_of(link.target)}")
        assert share["og:url"].endswith(f"/{link.path}") or link.channel == "vanity"
        assert share["og:url"] != public["og:url"]
        for name in ("og:title", "og:description", "og:image", "og:site_name"):
            assert share[name] == public[name]
