"""Drawings from outside: what acts or loads is gone, what draws stays."""

from __future__ import annotations

import contextlib
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitgen.media.svg import SvgError, clean, size


def drawing(inside: str, attributes: str = 'viewBox="0 0 20 10"') -> bytes:
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f"{attributes}>{inside}</svg>"
    ).encode()


def test_a_plain_drawing_keeps_its_shapes_and_gets_a_size() -> None:
    assert clean(drawing('<path d="M0 0h9" fill="currentColor"/>')) == (
        b'<svg xmlns="http://www.w3.org/2000/svg" height="10" viewBox="0 0 20 10" width="20">'
        b'<path d="M0 0h9" fill="currentColor"/></svg>'
    )


@pytest.mark.parametrize(
    "inside",
    [
        "<script>bad()</script>",
        '<script href="https://bad.example/x.js"/>',
        "<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>bad</p></foreignObject>",
        '<rect onload="bad()" width="1" height="1"/>',
        '<a href="javascript:bad()"><rect width="1" height="1"/></a>',
        '<a xlink:href="https://bad.example"><rect width="1" height="1"/></a>',
        '<use href="https://bad.example/x.svg#a"/>',
        '<use xlink:href="data:image/svg+xml,bad#a"/>',
        '<rect fill="url(https://bad.example/a)"/>',
        r'<rect fill="u\72l(https://bad.example/a)"/>',
        '<rect style="fill:url(https://bad.example/a)"/>',
        '<rect style="background:url(//bad.example)"/>',
        "<style>@import 'https://bad.example'; *{fill:url(//bad.example)}</style>",
        "<style>.a{fill:image-set('//bad.example')}</style><rect class='a'/>",
        '<set attributeName="href" to="javascript:bad()"/>',
        '<animate attributeName="x" values="bad"/>',
        '<filter id="bad"/>',
        '<b:x xmlns:b="urn:bad"><rect id="bad"/></b:x>',
        "<metadata>bad</metadata>",
        "<!-- bad --><?bad bad?>",
        '<rect data-bad="1"/>',
        '<rect fill="url(#a) url(//bad.example)"/>',
        '<rect mask="element(#bad)"/>',
    ],
)
def test_what_acts_or_loads_is_taken_out(inside: str) -> None:
    out = clean(drawing(inside))
    assert b"bad" not in out
    assert b"script" not in out
    ElementTree.fromstring(out)


def test_what_stood_inside_a_link_stays() -> None:
    assert b"<rect" in clean(drawing('<a href="https://x.example"><rect width="1"/></a>'))


def test_rules_of_a_style_sheet_become_attributes() -> None:
    out = clean(
        drawing(
            "<defs><style>.cls-1, .cls-2 { fill: #123456; } .cls-2 { stroke:red !important }"
            " path{opacity:.5}</style></defs>"
            '<path class="cls-1" d="M0 0"/>'
            '<path class="cls-2" d="M0 0" fill="blue" style="opacity:1"/>'
        )
    )
    assert b'<path d="M0 0" fill="#123456" opacity=".5"/>' in out
    assert b'<path d="M0 0" fill="#123456" opacity="1" stroke="red"/>' in out
    assert b"style" not in out
    assert b"class" not in out


def test_references_inside_the_drawing_stay_and_can_be_prefixed() -> None:
    data = drawing(
        '<defs><linearGradient id="g"><stop offset="0" stop-color="#fff"/></linearGradient>'
        '<path id="p" d="M0 0"/></defs>'
        '<use xlink:href="#p"/><rect fill="url( \'#g\' )" width="1" height="1"/>'
    )
    assert b'<use href="#p"/>' in clean(data)
    out = clean(data, prefix="logo-")
    assert b'id="logo-g"' in out
    assert b'href="#logo-p"' in out
    assert b'fill="url(#logo-g)"' in out


def test_a_picture_inside_a_drawing_is_refused() -> None:
    with pytest.raises(SvgError, match="photograph"):
        clean(drawing('<image href="data:image/png;base64,AAAA"/>'))


def test_entities_are_refused() -> None:
    bomb = b'<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><svg viewBox="0 0 1 1">&b;</svg>'
    with pytest.raises(SvgError, match="entities"):
        clean(bomb)
    leak = (
        b'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg viewBox="0 0 1 1">&a;</svg>'
    )
    with pytest.raises(SvgError, match="entities"):
        clean(leak)


def test_the_doctype_of_drawing_programs_is_dropped() -> None:
    doctype = (
        b'<?xml version="1.0" encoding="utf-8"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" '
        b'"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    )
    assert clean(doctype + drawing("<rect/>")) == clean(drawing("<rect/>"))


def test_copies_of_copies_are_refused() -> None:
    inside = '<g id="u0"><rect/></g>' + "".join(
        f'<g id="u{n}">' + f'<use href="#u{n - 1}"/>' * 10 + "</g>" for n in range(1, 9)
    )
    with pytest.raises(SvgError, match="intricate"):
        clean(drawing(inside))


def test_a_drawing_that_draws_itself_is_refused() -> None:
    with pytest.raises(SvgError, match="itself"):
        clean(drawing('<g id="a"><use href="#a"/></g>'))


def test_too_deep_and_too_large_are_refused() -> None:
    with pytest.raises(SvgError, match="intricate"):
        clean(drawing("<g>" * 100 + "</g>" * 100))
    with pytest.raises(SvgError, match="intricate"):
        clean(drawing("<x>" * 100_000 + "</x>" * 100_000))
    with pytest.raises(SvgError, match="2 MB"):
        clean(b" " * 2_000_001)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"\x89PNG\r\n", "a PNG picture, not a drawing"),
        (b"\xff\xd8\xff\xe0", "a JPEG picture"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "a WebP picture"),
        (b"%PDF-1.7", "a PDF"),
        (b"hello", "cannot be read past line 1"),
        (b"<html><svg/></html>", "not an SVG"),
        (b"<svg", "line 1"),
        (b"\x1f\x8b\x08", "SVGZ"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "no size"),
        (b"<svg viewBox='0 0 0 0'/>", "no size"),
        (b"<svg viewBox='0 0 nan inf'/>", "no size"),
        (b"<?xml version='1.0' encoding='klingon'?><svg/>", "encoding"),
    ],
)
def test_what_is_no_drawing_is_said_plainly(data: bytes, words: str) -> None:
    with pytest.raises(SvgError, match=words):
        clean(data)


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ('viewBox="0 0 712 890"', (712, 890)),
        ('viewBox="-5,-5 30,15" width="100%" height="100%"', (30, 15)),
        ('width="72pt" height="1in"', (96, 96)),
        ('viewBox="0 0 20 10" width="200"', (200, 100)),
        ('viewBox="0 0 20 10" height="200"', (400, 200)),
        ('viewBox="0 0 .2 .1"', (1, 1)),
    ],
)
def test_the_size_is_known(attributes: str, expected: tuple[int, int]) -> None:
    assert size(drawing("", attributes)) == expected
    assert size(clean(drawing("", attributes))) == expected


def test_cleaning_twice_changes_nothing() -> None:
    once = clean(
        drawing('<text x="1" y="2">A &amp; B <tspan>&lt;c></tspan></text><title>“T”</title>')
    )
    assert clean(once) == once
    assert "“T”".encode() in once


@given(st.binary(max_size=300))
def test_junk_never_ends_in_another_error(data: bytes) -> None:
    with contextlib.suppress(SvgError):
        ElementTree.fromstring(clean(data))


@given(st.text(max_size=80))
def test_no_attribute_value_breaks_out(value: str) -> None:
    root = ElementTree.Element("svg", viewBox="0 0 1 1")
    ElementTree.SubElement(root, "rect", {"fill": value, "aria-label": value, "id": value})
    with contextlib.suppress(SvgError):
        out = ElementTree.fromstring(clean(ElementTree.tostring(root)))
        assert [child.tag for child in out] == ["{http://www.w3.org/2000/svg}rect"]
        assert set(out[0].attrib) <= {"fill", "aria-label", "id"}


@pytest.mark.parametrize(
    "inside",
    [
        "<style>" + "a" * 190_000 + "</style>",
        "<style>" + "/*" * 90_000 + "</style>",
        '<rect fill="' + "a" * 1_000_000 + '"/>',
        '<rect width="' + "1" * 1_000_000 + '"/>',
        '<rect fill="' + "(" * 1_000_000 + '"/>',
        '<rect fill="' + "url(#" * 300_000 + '"/>',
        '<rect style="fill:a' + " " * 1_000_000 + 'b"/>',
    ],
)
def test_long_junk_is_dealt_with_in_one_go(inside: str) -> None:
    assert clean(drawing(inside)).startswith(b"<svg ")
