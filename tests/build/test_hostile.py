"""Whatever files and addresses a kit holds, no page does anything that kitgen did not mean."""

from __future__ import annotations

import io
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

MARA = "content/interviews/mara/interview.md"


class Look(HTMLParser):
    """Collects what a browser would act upon."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self.data: list[str] = []
        self._json = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag in ("iframe", "object", "embed", "base", "style", "applet", "frame", "math"):
            self.found.append(tag)
        if tag == "meta" and "http-equiv" in values:
            self.found.append("meta http-equiv")
        if tag == "script":
            self._json = values.get("type") == "application/ld+json"
            own = (values.get("src") or "").startswith("/assets/site-")
            if not own and values.get("type") not in ("application/json", "application/ld+json"):
                self.found.append(f"script {values}")
        for name, value in attrs:
            text = re.sub(r"[\s\x00-\x20]", "", value or "").lower()
            if name.startswith("on"):
                self.found.append(f"{tag} {name}")
            if name in ("href", "src", "action", "formaction", "poster", "data", "xlink:href"):
                scheme = re.match(r"[^/?#]*?:", text)
                if scheme and scheme[0] not in ("http:", "https:", "mailto:", "tel:", "sms:"):
                    self.found.append(f"{tag} {name}={text[:40]}")

    def handle_endtag(self, tag: str) -> None:
        if tag == "script":
            self._json = False

    def handle_data(self, data: str) -> None:
        if self._json:
            self.data.append(data)


def harmless(site: Path) -> int:
    """Look at every page; how many there were."""
    count = 0
    for path in site.rglob("*.html"):
        look = Look()
        text = path.read_text("utf-8")
        look.feed(text)
        assert look.found == [], path
        for data in look.data:
            json.loads(data)
        count += 1
    for path in (*site.glob("*.xml"), *site.rglob("*.svg")):
        import xml.etree.ElementTree as etree

        for element in etree.fromstring(path.read_bytes()).iter():
            assert not element.tag.lower().endswith("}script"), path
            assert not [name for name in element.attrib if name.lower().startswith("on")], path
    return count


def test_a_field_for_an_address_takes_no_script(kit: Any) -> None:
    for text in ("javascript:evil()", "JaVaScRiPt:evil()", "data:text/html,x", "vbscript:x"):
        kit.edit_interview("mara", 'url: "https://havn.example"', f'url: "{text}"')
        outcome = kit.build()
        assert not outcome.ok
        assert not kit.site.exists()
        kit.edit_interview("mara", f'url: "{text}"', 'url: "https://havn.example"')


def _portrait(kit: Any, name: str, data: bytes) -> None:
    kit.write(f"content/interviews/mara/{name}", data)
    kit.edit_interview("mara", "portrait.png", name)


def test_a_drawn_portrait_loses_its_scripts(kit: Any) -> None:
    drawing = (
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" onload="evil()">'
        b'<script>evil()</script><a href="javascript:evil()"><rect width="9" height="9"/></a>'
        b"<foreignObject><p>x</p></foreignObject></svg>"
    )
    _portrait(kit, "portrait.svg", drawing)
    outcome = kit.build()
    if outcome.ok:
        harmless(kit.site)
        assert all(b"evil" not in path.read_bytes() for path in kit.site.rglob("*.svg"))
    else:
        assert not kit.site.exists()


def test_a_portrait_that_leads_out_of_the_kit_is_refused(kit: Any, tmp_path: Path) -> None:
    secret = tmp_path / "secret.png"
    secret.write_bytes((kit.root / "content/interviews/ines/portrait.png").read_bytes())
    (kit.root / "content/interviews/mara/portrait.png").unlink()
    (kit.root / "content/interviews/mara/portrait.png").symlink_to(secret)
    outcome = kit.build()
    assert "link-outside-kit" in {finding.rule for finding in outcome.findings}
    assert not outcome.ok


@pytest.mark.parametrize("data", [b"", b"not a picture", b"\x89PNG\r\n\x1a\n" + b"\0" * 60])
def test_a_picture_that_is_none_is_a_finding(kit: Any, data: bytes) -> None:
    _portrait(kit, "face.png", data)
    outcome = kit.build()
    assert not outcome.ok
    assert any(f.place.path == MARA and f.place.line > 1 for f in outcome.findings)
    assert not kit.site.exists()


def test_a_huge_file_for_a_portrait_is_a_finding(kit: Any) -> None:
    from PIL import Image

    found = io.BytesIO()
    Image.new("RGB", (9, 9)).save(found, "PNG")
    _portrait(kit, "face.png", found.getvalue() + b"\0" * 60_000_000)
    outcome = kit.build()
    assert outcome.findings
    assert not outcome.ok or harmless(kit.site)


def test_where_a_photo_was_taken_stays_with_the_photographer(kit: Any) -> None:
    from PIL import Image

    photo, found = Image.effect_noise((600, 750), 60).convert("RGB"), io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "SECRETPLACE"
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (55.0, 36.0, 21.0)
    photo.save(found, "JPEG", exif=exif)
    assert b"SECRETPLACE" in found.getvalue()
    _portrait(kit, "face.jpg", found.getvalue())
    kit.built()
    pictures = list(kit.site.rglob("portrait-mara*"))
    assert pictures
    for path in pictures:
        assert b"SECRETPLACE" not in path.read_bytes()
        if path.suffix != ".svg":
            with Image.open(path) as image:
                assert not image.getexif(), path
