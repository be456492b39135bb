"""Whatever stands in the content, no page does anything that kitgen did not mean."""

from __future__ import annotations

import io
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import yaml

MARA = "content/interviews/mara/interview.md"
PAYLOAD = "</script></title><script>evil(1)</script><img src=x onerror=evil(2)>\"' onload='evil(3)"
EVIL = [
    PAYLOAD,
    "[a](javascript:evil(4)) <a href='jAvA\tscript:evil(5)'>b</a> [c](data:text/html,evil)",
    "<style>*{display:none}</style><iframe src=//evil.example></iframe><svg onload=evil(6)>",
    "<form action=//evil.example><input autofocus onfocus=evil(7)></form>",
    "<base href=//evil.example><button formaction=javascript:evil(9)>b</button>",
    "{{ 7*7 }}{% include 'x' %} <meta http-equiv=refresh content=0> <object data=evil.swf>",
    "\u202eevil --> <!-- <x-y onclick=evil(8)> ]]> <math><mtext></mtext></math>",
]
_FREE = ("title", "alt", "credit", "role", "place", "industry", "label", "short")
_KEPT = {"slug", "kind", "file", "url", "email", "color", "status", "uses", "language", "channels"}


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
        assert " 49{%" not in text, path
        count += 1
    for path in (*site.glob("*.xml"), *site.rglob("*.svg")):
        import xml.etree.ElementTree as etree

        for element in etree.fromstring(path.read_bytes()).iter():
            assert not element.tag.lower().endswith("}script"), path
            assert not [name for name in element.attrib if name.lower().startswith("on")], path
    return count


def _poisoned(value: Any, evil: str, key: str = "") -> Any:
    """The value with the payload behind every free text in it."""
    if isinstance(value, dict):
        return {k: v if k in _KEPT else _poisoned(v, evil, k) for k, v in value.items()}
    if isinstance(value, list):
        return [_poisoned(item, evil, key) for item in value]
    if isinstance(value, str) and (" " in value or key in _FREE):
        return f"{value[:40]} {evil}"
    return value


@pytest.mark.parametrize("evil", EVIL)
def test_no_text_of_any_field_does_anything(kit: Any, evil: str) -> None:
    for path in (kit.root / "content").rglob("*.yaml"):
        value = yaml.safe_load(path.read_text("utf-8"))
        kit.write(path.relative_to(kit.root).as_posix(), yaml.safe_dump(_poisoned(value, evil)))
    front, body = (kit.root / MARA).read_text("utf-8").split("---\n")[1:]
    value = yaml.load(front, yaml.SafeLoader)
    lines = "\n\n".join(f"{line} {evil}" if line else "" for line in body.split("\n\n"))
    poisoned = yaml.safe_dump(_poisoned(value, evil), allow_unicode=True)
    kit.write(MARA, f"---\n{poisoned}---\n{lines}\n\n{evil}\n\n## [00:50] {evil}\n\n{evil}\n")
    kit.edit("content/kit.yaml", "channels:", "rules: {quote-verbatim: warning}\nchannels:")
    outcome = kit.build()
    errors = [f for f in outcome.findings if f.severity == "error"]
    assert not errors, [str(finding) for finding in errors]
    assert harmless(kit.site) >= 8


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
