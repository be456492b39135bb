"""The offer's form, sent to a running collector by readers and by others."""

from __future__ import annotations

import html
import json
import re
from urllib.parse import parse_qs, unquote, urlencode, urlsplit

import pytest

from .collecting import BASE, ORIGIN, Answer, Running

THANKS = f"{ORIGIN}{BASE}offer/thanks/"


def taken(running: Running, email: str) -> list[tuple[str, str, str, dict[str, str], str]]:
    """The requests of somebody."""
    return [
        (row.name, row.code, row.told, json.loads(row.answers), row.machine)
        for row in running.rows("request")
        if row.email == email
    ]


def letter(answer: Answer) -> str:
    """The letter that the page has ready."""
    link = re.search(r'href="(mailto:[^"]*)"', answer.text)
    assert link is not None
    parts = urlsplit(html.unescape(link[1]))
    assert unquote(parts.path) == "hello@ledgerline.example"
    return parse_qs(parts.query).get("body", [""])[0]


def test_a_form_is_on_the_disk_before_the_thanks(shared: Running, code: str) -> None:
    answer = shared.send(email="one@example.org", code=code, told="Mara", t="30")
    assert answer.status == 303
    assert answer.headers["location"] == f"{THANKS}?via={code}"
    assert answer.headers["cache-control"] == "no-store"
    assert taken(shared, "one@example.org") == [("Ada", code, "Mara", {"note": "Late."}, "")]


def test_where_a_reader_began_is_a_page_of_the_site_or_not_kept(shared: Running) -> None:
    for number, (said, kept) in enumerate(
        {"guide/": "guide/", "": "", "nothing/": "", "https://evil.example/": "", "\0": ""}.items()
    ):
        assert shared.send(email=f"began{number}@example.org", **{"from": said}).status == 303
        (row,) = [row for row in shared.rows("request") if row.email.startswith(f"began{number}")]
        assert row.page == kept


def test_a_browser_that_says_nothing_of_itself_is_welcome(shared: Running) -> None:
    for origin in "null", "":
        assert shared.send(_origin=origin).status == 303


def test_a_form_of_another_site_is_refused(shared: Running) -> None:
    assert shared.send(email="two@example.org", _origin="https://elsewhere.example").status == 403
    assert taken(shared, "two@example.org") == []


@pytest.mark.parametrize(
    "code", ["https://evil.example/", "//evil.example", "x\r\nLocation: https://evil.example", "?"]
)
def test_whatever_is_sent_the_reader_stays_on_the_site(shared: Running, code: str) -> None:
    answer = shared.send(code=code, next="https://evil.example/", email="three@example.org")
    assert (answer.status, answer.headers["location"]) == (303, THANKS)
    assert taken(shared, "three@example.org")[0][1] == ""


@pytest.mark.parametrize("field", ["name", "email", "note", "told", "code", "t", "homepage"])
def test_no_field_gets_into_the_headers(shared: Running, field: str) -> None:
    body = {"name": "Ada", "email": "four@example.org"}
    for end in "\r\n", "\n", "\r", "\u2028", "\x85":
        answer = shared.post(urlencode(body | {field: f"x{end}Set-Cookie: a=b{end}{end}<p>"}))
        assert answer.status in (303, 422)
        assert "set-cookie" not in answer.headers
    rows = [row for row in shared.rows("request") if row.email == "four@example.org"]
    assert all("\n" not in row.name + row.told + row.code for row in rows)


@pytest.mark.parametrize(("field", "value"), [("homepage", "https://spam.example"), ("t", "1")])
def test_a_machine_gets_the_same_answer_and_is_marked(
    shared: Running, field: str, value: str
) -> None:
    email = f"machine-{field}@example.org"
    answer = shared.send(email=email, **{field: value})
    assert (answer.status, answer.headers["location"]) == (303, THANKS)
    assert taken(shared, email)[0][-1].startswith("form: ")


def test_what_is_missing_is_asked_for_by_mail_with_what_was_written(shared: Running) -> None:
    for fault in {"name": ""}, {"email": "ada"}, {"email": ""}:
        answer = shared.send(note="Everything is late & nobody pays.\nStill.", **fault)
        assert answer.status == 422
        assert answer.headers["content-type"] == "text/html; charset=utf-8"
        assert "Everything is late & nobody pays.\n" in letter(answer).replace("\r\n", "\n")


def test_a_long_letter_ends_with_who_it_is_from_and_who_sent_them(
    shared: Running, code: str
) -> None:
    answer = shared.send(name="", note="long " * 800, email="five@example.org", code=code)
    assert letter(answer).endswith(f"\r\nfive@example.org\r\n{code}")
    assert len(letter(answer)) <= 1500


def test_nothing_that_was_written_becomes_part_of_the_page(shared: Running) -> None:
    attack = "\"><script>alert(1)</script><a href='javascript:x'>"
    answer = shared.send(name="", note=attack, told=attack, code=attack)
    assert answer.status == 422
    assert "<script>alert" not in answer.text
    assert "href='javascript" not in answer.text
    assert attack in letter(answer)


def test_the_page_has_the_headers_of_the_site_and_is_kept_by_nobody(shared: Running) -> None:
    answer = shared.send(name="")
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "no-store"


def test_the_same_form_sent_twice_is_one_request(shared: Running) -> None:
    for _ in range(2):
        assert shared.send(email="six@example.org").status == 303
    assert len(taken(shared, "six@example.org")) == 1
    assert shared.send(email="six@example.org", note="And more.").status == 303
    assert len(taken(shared, "six@example.org")) == 2


def test_who_sends_too_many_gets_the_mail_page_whatever_browser_it_is(shared: Running) -> None:
    statuses = [
        shared.send(
            email=f"seven{n}@example.org",
            note="A sixth time.",
            _x_forwarded_for="198.51.100.77",
            _user_agent=f"Mozilla/5.0 Firefox/{n}",
        )
        for n in range(8)
    ]
    assert [answer.status for answer in statuses] == [303] * 6 + [429] * 2
    assert "A sixth time." in letter(statuses[-1])
    assert taken(shared, "seven6@example.org") == []
    assert shared.send(_x_forwarded_for="198.51.100.78").status == 303


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "DELETE"])
def test_other_methods_are_refused(shared: Running, method: str) -> None:
    answer = shared.ask(method, f"{BASE}offer", origin=ORIGIN)
    assert answer.status == 405
    assert answer.headers["allow"] == "POST"


def test_a_form_may_be_long_but_not_endless(shared: Running) -> None:
    body = urlencode({"name": "Ada", "email": "eight@example.org", "note": ""})
    assert shared.post(body + "n" * (65_536 - len(body))).status == 303
    assert len(taken(shared, "eight@example.org")[0][3]["note"]) == 4000
    answer = shared.post(body + "n" * (65_537 - len(body)))
    assert answer.status == 413
    assert letter(answer) == ""


def test_what_is_no_form_gets_the_mail_page(shared: Running) -> None:
    for body in b"", b"\xff\xfe", b"{}", b"&" * 500, b"a=1&" * 200, b"=", b"%", b"%ff=%ff":
        assert shared.post(body).status == 422


def test_a_form_in_pieces_is_a_form(shared: Running) -> None:
    body = urlencode({"name": "Ada", "email": "nine@example.org"}).encode()
    chunks = b"".join(b"1\r\n%c\r\n" % letter for letter in body)
    head = f"POST {BASE}offer HTTP/1.1\r\nHost: k\r\nConnection: close\r\n".encode()
    said = shared.raw(head + b"Transfer-Encoding: chunked\r\n\r\n", chunks, b"0\r\n\r\n")
    assert said.startswith(b"HTTP/1.1 303 ")
    assert len(taken(shared, "nine@example.org")) == 1


def test_a_form_in_pieces_has_the_same_limit(shared: Running) -> None:
    head = f"POST {BASE}offer HTTP/1.1\r\nHost: k\r\nConnection: close\r\n".encode()
    piece = b"4000\r\n" + b"n" * 0x4000 + b"\r\n"
    said = shared.raw(head + b"Transfer-Encoding: chunked\r\n\r\n", *[piece] * 5)
    assert said.startswith(b"HTTP/1.1 413 ")
