"""No text of any field of any noun becomes an element, an attribute or an address of a page.

The fields come from the JSON Schemas, so that a new one is filled too; pages are read as browsers
read them, and compared with those of a kit whose texts are harmless.
"""

from __future__ import annotations

import json
import re
import shutil
import xml.etree.ElementTree as etree
from collections import Counter
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
import tinyhtml5
import yaml

from kitgen.check import RULES

from .conftest import Kit
from .hostile import SLUGS, URL, Filler

PAYLOADS = {
    "script and attribute": (
        "</script></title></textarea><script>evil(1)</script><img src=x onerror=evil(2)> "
        "\"' onload='evil(3)' x=\"` onfocus=evil(4) autofocus style=evil:1 &quot; &#34;"
    ),
    "link": (
        '[a](javascript:evil(5)) [b](<JaVa&#x73;cript:evil()>) ![c](x "" onerror=evil) '
        "<javascript:evil()> [d](data:text/html,evil) "
        "<a href='jAvA\tscript:evil(6)' onclick=evil()>g</a> <a href=&#106;avascript:evil>h</a> "
        "<a href='https://x.example' style='evil' target=evil>i</a>"
    ),
    "style and frame": (
        "<style>*{display:none}</style><link rel=stylesheet href=//evil.example> {color:evil} "
        "<b style='x:evil'>j</b><p class=evil id=evil data-evil=1 hidden>k "
        "<iframe src=//evil.example></iframe><object data=evil.swf><embed src=evil>"
        "<base href=//evil.example>"
    ),
    "form and drawing": (
        "<form action=//evil.example><input onfocus=evil(7)><button formaction=evil>l</button>"
        "</form><svg onload=evil(8)><script>evil()</script></svg><math><mtext></mtext><mglyph>"
        "<style><!--</style><img title='--><img src=x onerror=evil(9)>'></textarea>"
    ),
    "comment and template": (
        "\u202eevil --> <!-- <x-y onclick=evil(10)> ]]> <![CDATA[ --!> <?php ?> {{ 7*7 }}"
        "{% include 'x' %}{n} {evil} %s ${7*7} <%= 7*7 %> 00:00.000 --> 00:09.000 \u2066"
    ),
    "markdown": (
        "# evil\n\n```html evil=1\n<script>evil()</script>\n```\n\n> <script>evil()\n\n"
        "[m]: javascript:evil(11)\n\n[m] [n][m]\n\n| o |\n| --- |\n| <img src=x onerror=evil> |\n\n"
        "<meta http-equiv=refresh>\n"
    ),
}


def _built(elements: Counter[Element]) -> Counter[Element]:
    """All that no Markdown makes."""
    return Counter({one: count for one, count in elements.items() if one[0] not in _PROSE})


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_PROSE = _words(
    """a abbr b blockquote br code del em h2 h3 h4 h5 h6 hr i li ol p pre s strong sub sup table
    tbody td th thead tr ul"""
)
"""What Markdown may make of a text."""
_WRITTEN = {(tag, ()) for tag in _PROSE} | {
    ("a", ("href",)),
    ("a", ("href", "rel")),
    ("a", ("href", "title")),
    ("code", ("class",)),
}
_DRAWN = _words("circle line path rect text tspan")
"""What a drawing has more or less of with its words."""
_ADDRESSES = _words(
    "action background cite data formaction href manifest ping poster src srcset xlink:href"
)
_SCHEMES = ("", "http", "https", "mailto", "sms", "tel")
_OWN_HOSTS = _words(
    """bsky.app guide.example schema.org share.joinmastodon.org t.me wa.me www.facebook.com
    www.linkedin.com www.reddit.com x.com x.example www.w3.org purl.org"""
)
_NAMED = re.compile(r"(?<=trade/)[^/]+|(?<=-)[0-9a-f]{10}(?=\.)")
"""What a page or a file is called after its words or its bytes."""
_RECORDED = ("interview.mp3", "interview.mp4")


def _fill(kit: Kit, payload: str) -> Filler:
    """Write every file of the kit anew, each free text with the payload in it."""
    filler = Filler(payload)
    shutil.rmtree(kit.root / "content/interviews/kofi")
    settings = filler.document("kit")
    settings["channels"] += ["link", "linkedin", "whatsapp", "email", "x", "sms", "mastodon"]
    settings["rules"] = dict.fromkeys(RULES, "info")
    form = settings["offer"]["form"]
    form["fields"] += [
        {**form["fields"][0], "name": kind, "kind": kind} for kind in ("line", "text", "tick")
    ]
    for field in form["fields"]:
        if field["kind"] != "choice":
            field.pop("choices", None)
    _write(kit, "content/kit.yaml", settings)
    problem = filler.document("problem")
    _write(kit, "content/problems/waiting.yaml", problem)
    for name, kind in (("leaking", "bars"), ("growing", "rising")):
        problem["cost"]["chart"]["kind"] = kind
        _write(kit, f"content/problems/{name}.yaml", {**problem, "order": 2})
    _write(kit, "content/ideal-customers/owners.yaml", filler.document("ideal-customer"))
    _write(kit, "content/process.yaml", filler.document("process"))
    _write(kit, "content/ambassadors.yaml", filler.document("ambassadors"))
    for slug, file in zip(SLUGS, _RECORDED, strict=True):
        interview = filler.document("interview")
        folder = f"content/interviews/{slug}"
        interview["recording"]["file"] = file
        interview["recording"]["kind"] = "audio" if file.endswith("mp3") else "video"
        kit.write(f"{folder}/{file}", b"ID3")
        kit.write(f"{folder}/interview.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nHello.\n")
        picture = (kit.root / folder / "portrait.png").read_bytes()
        kit.write(f"{folder}/{interview['figures'][0]['file']}", picture)
        (kit.root / folder / "interview.md").unlink()
        if slug == "ines":
            body = _spoken(interview.pop("conversation"), interview.pop("lead"))
            front = yaml.safe_dump(interview, allow_unicode=True)
            kit.write(f"{folder}/interview.md", f"---\n{front}---\n{body}")
        else:
            _write(kit, f"{folder}/interview.yaml", interview)
    return filler


def _write(kit: Kit, path: str, value: Any) -> None:
    kit.write(path, yaml.safe_dump(value, allow_unicode=True))


def _spoken(conversation: list[Any], lead: str) -> str:
    one = conversation[0]
    turn = one["turns"][0]
    return (
        f"{lead}\n\n## [00:00] {one['question']}\n\n{turn['text']}\n\n"
        f"**{turn['speaker'][:60]}:** [00:09] {turn['text']}\n\n{turn['text']}\n"
    )


Element = tuple[str, tuple[str, ...]]
"""A tag, and the names of its attributes."""
Elements = Mapping[str, Counter[Element]]
"""By page."""


def _look(kit: Kit) -> Elements:
    """The elements of every page, feed and drawing; what a browser acts upon is looked at."""
    found = {}
    for path, data in kit.files().items():
        name = _NAMED.sub("…", path)
        if path.endswith(".html"):
            found[name] = Counter(_acts(path, data.decode()))
        elif path.endswith((".xml", ".svg")):
            found[name] = Counter(_of_feed(path, data))
    return found


def _acts(path: str, text: str) -> Iterator[Element]:
    assert "49{%" not in text, path
    for element in tinyhtml5.parse(text, namespace_html_elements=False).iter():
        if not isinstance(element.tag, str):
            continue
        tag = element.tag.rpartition("}")[2]
        for name, value in element.attrib.items():
            _harmless(path, tag, str(name).rpartition("}")[2].lower(), value)
        if tag == "script":
            _is_own(path, element)
        if tag == "style" or (tag == "noscript" and "evil" in (element.text or "")):
            assert "evil" not in (element.text or ""), path
        if tag in _PROSE:
            assert "evil" not in f"{element.get('class')} {element.get('id')}", path
        if tag not in _DRAWN:
            yield tag, tuple(sorted(map(str, element.attrib)))


def _harmless(path: str, tag: str, name: str, value: str) -> None:
    assert not name.startswith("on"), (path, tag, name)
    assert "evil" not in name, (path, tag, name)
    assert name not in ("formaction", "srcdoc", "http-equiv", "autofocus"), (path, tag, name)
    if name == "style":
        assert "evil" not in value, (path, tag, value)
    if name in _ADDRESSES:
        for address in value.split(", ") if name == "srcset" else [value]:
            _leads_well(path, address.strip(), anywhere=tag == "a")


def _leads_well(path: str, address: str, *, anywhere: bool = False) -> None:
    plain = re.sub(r"[\s\x00-\x20]", "", address)
    scheme = plain.partition(":")[0].lower() if re.match(r"[^/?#]*:", plain) else ""
    assert scheme in _SCHEMES, (path, address)
    if scheme in ("", "http", "https"):
        host = urlsplit(plain.replace("\\", "/")).hostname
        assert anywhere or host is None or host in _OWN_HOSTS, (path, address)
        assert "evil.example" not in unquote(urlsplit(plain).path), (path, address)


def _is_own(path: str, element: Any) -> None:
    kind = element.get("type")
    if kind in ("application/json", "application/ld+json"):
        json.loads(element.text)
    else:
        assert element.get("src", "").startswith("/assets/site-"), path
        assert not (element.text or "").strip(), path


def _of_feed(path: str, data: bytes) -> Iterator[Element]:
    for element in etree.fromstring(data).iter():
        tag = element.tag.rpartition("}")[2]
        assert tag.lower() not in ("script", "foreignobject", "iframe"), path
        for name, value in element.attrib.items():
            _harmless(path, tag, name.rpartition("}")[2].lower(), value)
        if tag in ("link", "guid", "loc", "url", "id") and (element.text or "").strip():
            _leads_well(path, element.text or "")
        if element.get("type") == "html" or tag == "encoded":
            for one in _acts(path, element.text or ""):
                assert one[0] in ("html", "head", "body"), (path, one)
        if tag not in _DRAWN:
            yield tag, tuple(sorted(element.attrib))


@pytest.fixture(scope="module")
def plain(warm: Kit, tmp_path_factory: pytest.TempPathFactory) -> Elements:
    """The elements of the same kit with harmless texts."""
    kit = warm.copy(tmp_path_factory.mktemp("plain") / "kit")
    _fill(kit, "is harmless.")
    _build(kit)
    return _look(kit)


def _build(kit: Kit) -> None:
    outcome = kit.build(drafts=True)
    errors = [finding for finding in outcome.findings if finding.severity == "error"]
    assert not errors, [f"{finding} {finding.hint}" for finding in errors]


def test_the_schemas_name_fields_enough(kit: Kit) -> None:
    seen = _fill(kit, "x").seen
    assert len(set(seen)) > 150
    assert {"interview.guest.seeking", "problem.cost.inputs.days.label"} <= set(seen)


@pytest.mark.parametrize("name", PAYLOADS)
def test_no_text_of_any_field_becomes_more_than_text(kit: Kit, plain: Elements, name: str) -> None:
    _fill(kit, PAYLOADS[name])
    _build(kit)
    found = _look(kit)
    assert found.keys() == plain.keys()
    known = set().union(*plain.values())
    for path, elements in found.items():
        new = {one for one in elements.keys() - known if one not in _WRITTEN}
        assert not new, path
        assert _built(elements) == _built(plain[path]), path


def test_the_form_may_lead_elsewhere_and_what_is_private_is_on_no_page(kit: Kit) -> None:
    filler = _fill(kit, "x")
    kit.edit("content/kit.yaml", "    button:", f"    action: '{URL}'\n    button:")
    _build(kit)
    assert _look(kit)
    page = (kit.site / "offer/index.html").read_text("utf-8")
    assert f'action="{escape(URL)}"' in page
    whole = b"".join(kit.files().values()).decode("utf-8", "replace")
    shown = {where for where in filler.seen if f"zq{re.sub('[.-]', '_', where)}qz" in whole}
    private = {where for where in filler.seen if where.startswith(("ambassadors", "process"))}
    # They agreed to be named where they pass something on.
    private -= {"ambassadors.name"}
    assert private
    assert not shown & private
    assert not {where for where in shown if ".consent" in where}
