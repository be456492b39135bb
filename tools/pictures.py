"""Takes the pictures of README.md and docs/ anew: python -m tools.pictures."""

from __future__ import annotations

import io
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pypdfium2
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from kitgen.links import key, ledger
from kitgen.links.code import pack_of
from kitgen.model.link import GUIDE, ON_SCREEN
from tools.browser import chromium

_ROOT = Path(__file__).parents[1]
_PICTURES = _ROOT / "docs" / "pictures"
_LARGEST = 250_000
_KITGEN = (sys.executable, "-m", "kitgen")


def main() -> None:
    """Take every picture."""
    _PICTURES.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=chromium()) as browser,
    ):
        with _preview(_ROOT) as address:
            _site(browser, address)
        kit = Path(folder) / "kit"
        subprocess.run([*_KITGEN, "init", kit, "--yes"], check=True, capture_output=True)
        with _preview(kit) as address:
            _new_kit(browser, address, kit)
        _printed(Path(folder) / "site")
        _report(browser, Path(folder))


def _printed(site: Path) -> None:
    """Pages of the sample's book, as they lie open, and of somebody's own edition."""
    subprocess.run([*_KITGEN, "build", _ROOT, "--frozen", "--out", site], check=True)
    (book,) = (path for path in (site / "guide").glob("*-guide.pdf"))
    _save("book", _spread(book, "Take a studio of twelve", 2))
    keys, _ = key.read((_ROOT / key.PATH).read_bytes())
    found = ledger.read((_ROOT / ledger.PATH).read_bytes(), keys).ledger
    link = found.find("mara-lindqvist", GUIDE, ON_SCREEN)
    assert link is not None
    _save("edition", _spread(site / "d" / f"{link.code}.pdf", "The same guide online", 2))


def _report(browser: Browser, folder: Path) -> None:
    """The report of a month that is played to the sample's collector."""
    subprocess.run([*_KITGEN, "build", _ROOT, "--frozen"], check=True)
    file = folder / "report.html"
    play = (sys.executable, "-m", "bench.simulate", "--out", str(file))
    subprocess.run(play, check=True, cwd=_ROOT)
    page = _open(browser, file.as_uri(), height=1060)
    _save("report", page.screenshot())


def _spread(book: Path, words: str, count: int) -> bytes:
    """Pages side by side, from the first that begins with some words."""
    opened = pypdfium2.PdfDocument(book)
    texts = [page.get_textpage().get_text_bounded()[:60] for page in opened]
    first = next(number for number, text in enumerate(texts) if words in text)
    pages = [opened[first + number].render(scale=1.25).to_pil() for number in range(count)]
    width, height = pages[0].size
    sheet = Image.new("RGB", (count * (width + 1) + 48, height + 48), "#88847e")
    for number, page in enumerate(pages):
        sheet.paste(page, (24 + number * (width + 1), 24))
    out = io.BytesIO()
    sheet.save(out, "PNG")
    return out.getvalue()


def _site(browser: Browser, address: str) -> None:
    page = _open(browser, address)
    _save("home", page.screenshot())
    page.goto(f"{address}conversations/mara-lindqvist/")
    _save("conversation", page.screenshot())
    page.goto(f"{address}guide/waiting-to-be-paid/")
    _save("cost", _around(page, "#cost"))
    _save("calculator", page.locator(".calc").first.screenshot())
    phone = _open(browser, f"{address}conversations/mara-lindqvist/", width=390, height=780)
    _save("phone", phone.screenshot())
    page.goto(f"{address}{_share_link()}")
    _save("passed-on", page.screenshot(clip={"x": 0, "y": 0, "width": 1280, "height": 560}))
    page.goto(f"{address}_preview/conversations/mara-lindqvist/")
    page.wait_for_timeout(500)
    _save("preview", page.screenshot())
    page.goto(f"{address}{_pack()}")
    _save(
        "pack",
        page.screenshot(clip={"x": 0, "y": 0, "width": 1280, "height": 1050}, full_page=True),
    )
    page.goto(f"{address}conversations/mara-lindqvist/")
    card = page.get_attribute('meta[property="og:image"]', "content")
    assert card is not None
    path = card.partition("//")[2].partition("/")[2]
    _save("card", page.request.get(f"{address}{path}").body())


def _share_link() -> str:
    keys, _ = key.read((_ROOT / key.PATH).read_bytes())
    found = ledger.read((_ROOT / ledger.PATH).read_bytes(), keys).ledger
    link = found.find("mara-lindqvist", GUIDE, "email")
    assert link is not None
    return link.path


def _pack() -> str:
    keys, _ = key.read((_ROOT / key.PATH).read_bytes())
    assert keys is not None
    return f"share/{pack_of(keys.oldest, 'mara-lindqvist')}/"


def _new_kit(browser: Browser, address: str, kit: Path) -> None:
    page = _open(browser, address, height=620)
    _save("new-kit", page.screenshot())
    page.goto(f"{address}conversations/your-first-guest/")
    interview = kit / "content" / "interviews" / "your-first-guest" / "interview.md"
    said = "taking three weeks to send an invoice"
    text = interview.read_text("utf-8").replace(said, "taking four weeks to send an invoice", 1)
    interview.write_text(text, "utf-8")
    page.get_by_text("quote-verbatim").first.wait_for()
    page.wait_for_timeout(500)
    _save("finding", page.screenshot())


@contextmanager
def _preview(kit: Path) -> Iterator[str]:
    """A running preview of a kit; its address."""
    command = [*_KITGEN, "serve", str(kit), "--port", "8123", "--no-drafts"]
    if kit != _ROOT:
        command.pop()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        try:
            for line in server.stdout:
                if line.startswith("The preview: "):
                    yield line.partition(": ")[2].strip()
                    break
            else:
                raise SystemExit("the preview did not start")
        finally:
            server.terminate()


def _open(browser: Browser, address: str, width: int = 1280, height: int = 800) -> Page:
    page = browser.new_page(viewport={"width": width, "height": height}, reduced_motion="reduce")
    page.goto(address)
    page.evaluate("document.fonts.ready")
    return page


def _around(page: Page, selector: str) -> bytes:
    """What stands in the window when an element is scrolled to the top."""
    page.locator(selector).first.evaluate("element => element.scrollIntoView()")
    page.wait_for_timeout(300)
    return page.screenshot()


def _save(name: str, data: bytes) -> None:
    """A picture in a palette, which text and flat colours bear well."""
    image: Any = Image.open(io.BytesIO(data)).convert("RGB")
    for colours in (256, 128, 64):
        out = io.BytesIO()
        image.quantize(colours, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
        if out.tell() <= _LARGEST:
            break
    else:
        raise SystemExit(f"{name} is larger than {_LARGEST:,} bytes")
    (_PICTURES / f"{name}.png").write_bytes(out.getvalue())
    print(f"{name}.png: {out.tell():,} bytes")


if __name__ == "__main__":
    main()
