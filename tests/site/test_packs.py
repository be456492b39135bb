"""Share packs as they are built: whose they are, what they hold, what they keep to themselves."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
import zipfile
from collections.abc import Callable
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import pypdfium2
import pytest
import weasyprint
import zxingcpp
from PIL import Image

from kitgen.build.pipeline import Options, build
from kitgen.links import key, ledger
from kitgen.links.ledger import Ledger
from kitgen.model.link import Link

from ..kits.making import Built
from .reading import Page, Pages

GUESTS = {"noor": "Noor", "quiet": "Quiet", "own": "Own", "foreign": "Fritz"}
WITHOUT_A_COMPOSER = {"link", "pdf", "print", "in-person", "newsletter"}


@pytest.fixture(scope="session")
def site(built: Callable[[str], Built]) -> Pages:
    return Pages(built("packs"))


@pytest.fixture(scope="session")
def given(site: Pages) -> Ledger:
    """Every share link of the kit."""
    root = site.built.root
    keys, _ = key.read((root / key.PATH).read_bytes())
    return ledger.read((root / ledger.PATH).read_bytes(), keys).ledger


@pytest.fixture(scope="session")
def packs(site: Pages, given: Ledger) -> dict[str, Page]:
    """The pack of each ambassador: the page that bears one of their links."""
    owners = {link.path: link.ambassador for link in given.links}
    return {_owner(page, owners): page for page in site.of("pack")}


def _owner(page: Page, owners: dict[str, str]) -> str:
    found = {owners[path] for path in owners if f"/kit/{path}" in _text(page)}
    (owner,) = found
    return owner


def _text(page: Page) -> str:
    return unescape(page.html).replace("<wbr>", "")


def _words(page: Page) -> dict[str, str]:
    """What may be posted, by channel."""
    posts = re.findall(r'<textarea id="words-([\w-]+)"[^>]*>\n(.*?)</textarea>', page.html, re.S)
    return {channel: unescape(words) for channel, words in posts}


def _url(site: Pages, link: Link | None) -> str:
    assert link is not None
    return site.url + link.path


def _main(page: Page) -> str:
    return page.all("p", **{"class": "address"})[0].text


def _files(site: Pages, page: Page) -> dict[str, bytes]:
    """What is in the ZIP of a pack."""
    (address,) = {one for one in page.addresses() if one.endswith(".zip")}
    found = site.find(page, address)
    assert found
    with zipfile.ZipFile(site.file(found[0])) as zipped:
        assert zipped.testzip() is None
        return {name: zipped.read(name) for name in zipped.namelist()}


def test_everybody_has_a_pack_under_an_address_that_nobody_can_guess(
    packs: dict[str, Page],
) -> None:
    assert set(packs) == {*GUESTS, "karin", "nobody"}
    for page in packs.values():
        assert re.fullmatch(r"share/[b-df-hj-kmnp-tv-z2-9]{26}/index\.html", page.path)


def test_a_pack_is_listed_nowhere_and_tells_nobody_where_it_is(
    site: Pages, packs: dict[str, Page]
) -> None:
    folders = {page.path.split("/")[1] for page in packs.values()}
    for path in site.files:
        if path.startswith("share/"):
            continue
        words = site.file(path).read_bytes().decode("utf-8", "ignore")
        assert [folder for folder in folders if folder in words] == [], path
    for page in packs.values():
        assert page.meta("robots") == "noindex, nofollow"
        assert page.meta("referrer") == "no-referrer"
        assert page.rel("canonical") is None
        assert not [one for one in page.all("meta") if one.attrs.get("property")]
        mine = page.path.split("/")[1]
        assert [other for other in folders - {mine} if other in page.html] == []
        # Of itself it names only files to download.
        assert all(
            mine not in address or re.search(r"\.(svg|png|zip)$", address)
            for address in page.addresses()
        )


@pytest.mark.parametrize(("guest", "name"), GUESTS.items())
def test_a_guest_comes_first_and_the_ask_last(
    packs: dict[str, Page], guest: str, name: str
) -> None:
    page = packs[guest]
    assert page.all("h1")[0].text == f"Thank you, {name}. This is yours now."
    assert any(one.attrs.get("href") == f"/kit/conversations/{guest}/" for one in page.all("a"))
    titles = [one.text for one in page.all("h2")]
    assert titles[0] == "Your link"
    assert titles[-2:] == ["If a name came to mind while you were talking", "It stays yours"]


def test_whoever_was_no_guest_is_led_by_the_guide(packs: dict[str, Page]) -> None:
    page = packs["karin"]
    assert page.all("h1")[0].text == "Thank you, Karin. Here is your copy."
    assert "Passed on by Karin Holm" in page.all("main")[0].text
    titles = [one.text for one in page.all("h2")]
    assert "Your words as cards" not in titles
    assert "A line for your site" not in titles
    assert titles[-2:] == ["If a name comes to mind", "It stays between us"]


def test_nothing_is_promised_for_sharing(packs: dict[str, Page]) -> None:
    for page in packs.values():
        words = page.all("main")[0].text.lower()
        for word in ("reward", "referr", "points", "commission", "last chance", "leaderboard"):
            assert word not in words


def test_every_channel_has_a_link_of_its_own(
    site: Pages, packs: dict[str, Page], given: Ledger
) -> None:
    page = packs["noor"]
    links = [link for link in given.of("noor") if link.target == "interview:noor"]
    ways = {link.channel: _url(site, link) for link in links}
    assert len(ways) == 16
    assert len(set(ways.values())) == 16
    text = _text(page)
    for channel, url in ways.items():
        assert url in text, channel
    for channel, words in _words(page).items():
        others = [url for other, url in ways.items() if other != channel]
        assert not [url for url in others if url in words], channel
        assert (ways[channel] in words) == (channel != "reddit"), channel
    assert set(_words(page)) == set(ways) - WITHOUT_A_COMPOSER - {"vanity"}


def test_composers_open_with_the_channels_own_link(
    site: Pages, packs: dict[str, Page], given: Ledger
) -> None:
    page = packs["noor"]
    hosts = {
        "linkedin": "https://www.linkedin.com/sharing/share-offsite/",
        "whatsapp": "https://wa.me/",
        "email": "mailto:?",
        "x": "https://x.com/intent/tweet",
        "facebook": "https://www.facebook.com/sharer/sharer.php",
        "telegram": "https://t.me/share/url",
        "bluesky": "https://bsky.app/intent/compose",
        "mastodon": "https://share.joinmastodon.org/",
        "reddit": "https://www.reddit.com/submit",
        "sms": "sms:",
    }
    for channel, host in hosts.items():
        url = _url(site, given.find("noor", "interview:noor", channel))
        found = {one for one in page.addresses() if one.startswith(host)}
        assert len(found) == 1, channel
        assert url in unquote(found.pop())
    notes = [one.text for one in page.all("p", **{"class": "meta"}) if "copy the words" in one.text]
    assert [note.split()[0] for note in notes] == ["LinkedIn", "Facebook"]


def test_the_name_that_was_asked_for_is_ones_link(site: Pages, packs: dict[str, Page]) -> None:
    assert _main(packs["noor"]) == f"{site.url}noors-story/"
    assert f'href="{site.url}noors-story/"' in unescape(packs["noor"].html)


def test_else_the_plain_link_is(site: Pages, packs: dict[str, Page], given: Ledger) -> None:
    for guest in ("own", "quiet"):
        assert _main(packs[guest]) == _url(site, given.find(guest, f"interview:{guest}", "link"))
    assert _main(packs["karin"]) == _url(site, given.find("karin", "guide", "email"))


def test_the_native_share_sheet_gets_ones_link_and_never_the_address_of_the_pack(
    packs: dict[str, Page],
) -> None:
    for page in packs.values():
        (button,) = (one for one in page.all("button") if "data-native" in one.attrs)
        assert button.attrs["data-url"] == _main(page)
        assert "hidden" in button.attrs


def test_a_guest_who_did_not_agree_to_be_quoted_is_not(packs: dict[str, Page]) -> None:
    words = _words(packs["quiet"])
    assert words
    for channel, said in words.items():
        assert "never posted" not in said, channel
        assert "wrote for me" not in said, channel
    assert "Plain ones, to begin with." in packs["quiet"].html
    assert "“We were our clients’ bank.”" in _words(packs["noor"])["x"]


def test_what_a_marketer_wrote_is_posted_as_it_is(packs: dict[str, Page]) -> None:
    words = _words(packs["own"])
    assert words["linkedin"].startswith('First paragraph, <script>alert("post")</script> & all.\n')
    assert words["mastodon"].startswith("These are so many words")
    assert "so many words" not in words["x"]
    assert words["x"].startswith("“It was late, and then it was not.”")


def test_hostile_words_stay_words(site: Pages, packs: dict[str, Page]) -> None:
    page = packs["own"]
    assert "<script>alert" not in page.html
    assert "<b>&" not in page.html
    assert page.faults == []
    badge = etree.fromstring(site.file("conversations/own/badge.svg").read_bytes())
    assert badge[0].text == 'Own "Voice" <b>& Co</b> in conversation, A Guide & its <Readers>'
    assert "<script>" in _files(site, page)["words.txt"].decode(), "plain text needs no escapes"


def test_only_the_persons_own_name_is_in_a_pack(packs: dict[str, Page], site: Pages) -> None:
    people = {one.id: one for one in site.built.kit.ambassadors}
    for id, page in packs.items():
        files = _files(site, page)
        whole = _text(page) + "".join(data.decode("utf-8", "ignore") for data in files.values())
        for one in people.values():
            for secret in (one.email, one.phone, one.notes, one.do_not_ask):
                assert not secret or secret not in whole, (id, one.id)
            if one.id != id:
                assert one.name not in whole
    assert packs["nobody"].all("h1")[0].text == "Thank you. Here is your copy."


def test_whoever_is_not_to_be_named_is_not_even_in_the_names_of_files(
    site: Pages, packs: dict[str, Page]
) -> None:
    folder = packs["nobody"].path.removesuffix("index.html")
    files = [path for path in site.files if path.startswith(folder)]
    assert sorted(path.removeprefix(folder) for path in files) == [
        "index.html",
        "qr.png",
        "qr.svg",
        "share-pack.zip",
    ]
    assert "It does not say who passed it on." in packs["nobody"].html
    assert "eatrix" not in packs["nobody"].html


def _read(picture: Image.Image) -> tuple[str, str]:
    (found,) = zxingcpp.read_barcodes(picture)
    return found.text, found.ec_level


def _rendered(svg: bytes) -> Image.Image:
    page = "@page{size:600px 600px;margin:0}svg{width:600px;height:600px;display:block}"
    pdf = weasyprint.HTML(string=f"<style>{page}</style>{svg.decode()}").write_pdf()
    document = pypdfium2.PdfDocument(pdf)
    return document[0].render(scale=96 / 72).to_pil().convert("L")


@pytest.mark.parametrize("kit", ["packs", "sample"])
def test_every_code_leads_where_it_says(built: Callable[[str], Built], kit: str) -> None:
    site = Pages(built(kit))
    root = site.built.root
    keys, _ = key.read((root / key.PATH).read_bytes())
    links = ledger.read((root / ledger.PATH).read_bytes(), keys).ledger.links
    codes = [path for path in site.files if re.search(r"qr[\w-]*\.svg$", path)]
    assert len(codes) >= len(site.built.kit.ambassadors)
    for path in codes:
        text, level = _read(_rendered(site.file(path).read_bytes()))
        with Image.open(site.file(path.removesuffix("svg") + "png")) as picture:
            assert _read(picture.convert("L")) == (text, level)
        assert level == "M"
        (link,) = (link for link in links if text == site.url + link.path)
        channel = re.search(r"qr-([\w-]+)\.svg$", path)
        assert not channel or channel[1] == link.channel, path


def test_a_code_of_each_way_on_paper_can_be_had(packs: dict[str, Page]) -> None:
    page = packs["noor"]
    files = {one.rpartition("/")[2] for one in page.addresses() if "-qr-" in one}
    assert files == {
        *("noor-qr-print.svg", "noor-qr-print.png"),
        *("noor-qr-in-person.svg", "noor-qr-in-person.png"),
    }
    (caption,) = page.all("figcaption")
    assert caption.text == "Print: SVG, PNG"


def test_a_picture_of_a_code_keeps_its_quiet_zone(site: Pages) -> None:
    path = next(path for path in site.files if path.endswith("qr-print.png"))
    with Image.open(site.file(path)) as picture:
        assert picture.mode == "1"
        width, height = picture.size
        left, top, right, bottom = picture.convert("L").point(lambda v: 255 - v).getbbox() or ()
    module = left // 4
    assert width == height >= 600
    assert (left, top, width - right, height - bottom) == (4 * module,) * 4
    assert (right - left) % module == 0


def test_the_badge_stands_alone_at_an_address_for_good(site: Pages) -> None:
    for guest in GUESTS:
        svg = site.file(f"conversations/{guest}/badge.svg").read_bytes()
        root = etree.fromstring(svg)
        assert "in conversation" in (root[0].text or "")
        assert b"href" not in svg
        assert b"<style" not in svg
        assert len(svg) < 60_000


def test_what_is_pasted_shows_the_badge_and_leads_to_the_conversation(
    site: Pages, packs: dict[str, Page]
) -> None:
    for guest in GUESTS:
        page = packs[guest]
        (code,) = page.all("textarea", id="embed")
        pasted = Page("elsewhere/index.html", "".join(code.words))
        (link,), (picture,) = pasted.all("a"), pasted.all("img")
        assert link.attrs["href"] == _main(page)
        assert picture.attrs["src"] == f"{site.url}conversations/{guest}/badge.svg"
        assert "in conversation" in picture.attrs["alt"]


def test_the_zip_holds_all_of_it(site: Pages, packs: dict[str, Page], given: Ledger) -> None:
    files = _files(site, packs["noor"])
    assert (
        sorted(files)
        == list(files)
        == [
            "badge.svg",
            "noor-qr-in-person.png",
            "noor-qr-in-person.svg",
            "noor-qr-print.png",
            "noor-qr-print.svg",
            "words.txt",
        ]
    )
    text = files["words.txt"].decode()
    for link in given.of("noor"):
        assert (_url(site, link) in text) == (link.target == "interview:noor")
    for words in _words(packs["noor"]).values():
        assert words in text
    assert files["badge.svg"] == site.file("conversations/noor/badge.svg").read_bytes()


def test_the_cards_of_a_guest_are_on_the_page_and_in_the_zip(sample: Pages) -> None:
    with_cards = 0
    for page in sample.of("pack"):
        cards = {
            sample.find(page, one.attrs["href"])
            for one in page.all("a")
            if "/card-" in one.attrs.get("href", "")
        }
        files = _files(sample, page)
        assert sum(map(len, files.values())) < 5_000_000
        names = {name for name in files if name.startswith("card-")}
        if cards:
            with_cards += 1
            assert {name.rpartition(".")[0] for name in names} == {
                "card-1200x630",
                "card-1080x1080",
                "card-1080x1920",
            }
            found = {sample.file(path).read_bytes() for path, _ in filter(None, cards)}
            assert found == {files[name] for name in names}
        else:
            assert not names
    assert with_cards == 6


def test_the_same_kit_gives_the_same_bytes(copied: Callable[[str], Path], site: Pages) -> None:
    root = copied("packs")
    assert build(root, Options()).ok
    for path in site.files:
        if path.startswith("share/") or path.endswith("badge.svg"):
            assert (root / "site" / path).read_bytes() == site.file(path).read_bytes(), path


def test_a_draft_says_so_in_a_preview(copied: Callable[[str], Path]) -> None:
    root = copied("packs")
    path = root / "content/interviews/noor/interview.md"
    path.write_text(path.read_text("utf-8").replace("status: approved", "status: pending"), "utf-8")
    outcome = build(root, Options(drafts=True))
    assert outcome.ok
    pages = [file.read_text("utf-8") for file in (root / "site/share").glob("*/index.html")]
    (page,) = (text for text in pages if "Thank you, Noor" in text)
    assert "Draft: this page is not approved" in page
    assert "Nothing is published before you say so." in page
    assert "You approved every word" not in page


def test_a_guest_whose_page_is_gone_passes_on_the_guide(copied: Callable[[str], Path]) -> None:
    root = copied("packs")
    path = root / "content/interviews/own/interview.md"
    path.write_text(path.read_text("utf-8").replace("status: approved", "status: pending"), "utf-8")
    path.write_text(path.read_text("utf-8").replace("title:", "draft: true\ntitle:"), "utf-8")
    outcome = build(root, Options())
    assert outcome.ok, outcome.findings
    pages = [file.read_text("utf-8") for file in (root / "site/share").glob("*/index.html")]
    (page,) = (text for text in pages if "Thank you, Own" in text)
    assert "Here is your copy." in page.replace("\u00a0", " ")
    assert "badge.svg" not in page
    assert not (root / "site/conversations/own/badge.svg").exists()
