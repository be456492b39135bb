"""Whatever is sent to any of its addresses, a collector has an answer, and goes on."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from typing import Any, Final

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis.checks import (
    content_type_conformance,
    not_a_server_error,
    response_headers_conformance,
    status_code_conformance,
)

from kitgen.build.hosting import Moved, resolve
from kitgen.track import posted

from .collecting import BASE, ORIGIN, Running

TEXT: Final = {"text/plain": {"schema": {"type": "string"}}}
PAGE: Final = {"text/html": {"schema": {"type": "string"}}}
HEADERS: Final = [
    {"in": "header", "name": name, "schema": {"type": "string", "maxLength": 200}}
    for name in ("User-Agent", "X-Forwarded-For", "DNT", "Sec-Purpose", "Range", "Authorization")
]
LOCATION: Final = {
    "Location": {"required": True, "schema": {"const": f"{ORIGIN}{BASE}offer/thanks/"}}
}


def answers(**contents: Any) -> dict[str, Any]:
    """Answers by their statuses: what is in them."""
    return {
        status[1:]: {"description": status, **({"content": content} if content else {})}
        for status, content in contents.items()
    }


def form(properties: dict[str, Any]) -> dict[str, Any]:
    """A form with these fields."""
    schema = {"type": "object", "properties": properties}
    return {"content": {"application/x-www-form-urlencoded": {"schema": schema}}}


def path_of(folder: str) -> dict[str, Any]:
    """Anything below a folder."""
    name = {"in": "path", "name": "name", "required": True, "schema": {"type": "string"}}
    found = answers(_200=PAGE, _404={**PAGE, **TEXT}, _308=None)
    return {f"/{folder}/{{name}}": {"get": {"parameters": [name, *HEADERS], "responses": found}}}


STRING: Final = {"type": "string", "maxLength": 300}
DOCUMENT: Final = {
    "openapi": "3.1.0",
    "info": {"title": "The collector", "version": "1"},
    "paths": {
        "/v": {
            "post": {
                "parameters": HEADERS,
                "requestBody": form(
                    {
                        "i": {"type": "string", "pattern": "^[0-9a-f]{16}$"},
                        "p": {"enum": [BASE, f"{BASE}guide/", "/", "//x", f"{BASE}s/a/"]},
                        "v": STRING,
                        **{name: {"type": "integer"} for name in "dsa"},
                    }
                ),
                "responses": answers(_204=None, _400=None, _403=None, _413=None),
            }
        },
        "/offer": {
            "post": {
                "parameters": HEADERS,
                "requestBody": form(
                    {
                        "name": STRING,
                        "email": {"type": "string", "format": "email"},
                        **dict.fromkeys(("note", "told", "code", "homepage", "t", "from"), STRING),
                    }
                ),
                "responses": {
                    **answers(_403=TEXT, _413=PAGE, _422=PAGE, _429=PAGE),
                    "303": {"description": "thanks", "headers": LOCATION},
                },
            }
        },
        **path_of("d"),
        **path_of("s"),
        "/report": {"get": {"parameters": HEADERS, "responses": answers(_404=TEXT)}},
        "/healthz": {"get": {"parameters": HEADERS, "responses": answers(_200=TEXT)}},
    },
}
API: Final = schemathesis.openapi.from_dict(DOCUMENT)
CHECKS: Final = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
]
EXAMPLES: Final = settings(
    max_examples=40, deadline=None, suppress_health_check=list(HealthCheck), database=None
)


@API.parametrize()
@EXAMPLES
def test_what_the_description_allows_and_what_it_does_not(
    case: schemathesis.Case, shared: Running
) -> None:
    headers = {"Origin": ORIGIN, "X-Forwarded-For": shared.somebody()}
    answer = case.call_and_validate(
        base_url=f"http://127.0.0.1:{shared.port}{BASE.rstrip('/')}",
        headers=headers,
        checks=CHECKS,
        allow_redirects=False,
    )
    assert answer.status_code < 500


ODD = st.binary(max_size=12)
METHODS = st.sampled_from([b"GET", b"POST", b"HEAD", b"OPTIONS", b"PUT", b"PURGE"])
TARGETS = st.sampled_from(
    [b"*", b"//", b"http://evil.example/", b"?", f"{BASE}%00".encode(), f"{BASE}%".encode()]
    + [
        f"{BASE}{end}".encode()
        for end in ("v", "offer", "d/x.pdf", "s/x/", "healthz", "report", "")
    ]
)
LINES = st.sampled_from(
    b"""Content-Length: 5|Content-Length: 0|Content-Length: -1|Content-Length: 99999999
|Transfer-Encoding: chunked|Connection: close|Connection: Upgrade|Upgrade: websocket
|Expect: 100-continue|Host: k|Range: bytes=0-0|DNT: \xff|Authorization: Basic =| folded|\0
|X-Forwarded-For: ,[::1|Origin: https://guide.example|Origin: null|Sec-Purpose: prefetch
|User-Agent: \xff\xfe""".replace(b"\n", b"").split(b"|")
)
BODIES = st.sampled_from([b"", b"hello", b"5\r\nhello\r\n0\r\n\r\n", b"ffffffffffffffffff\r\n"])


@settings(EXAMPLES, max_examples=200)
@given(METHODS | ODD, TARGETS | ODD, st.lists(LINES | ODD, max_size=6), BODIES | ODD, st.booleans())
def test_whatever_comes_over_the_line(
    shared: Running, method: bytes, target: bytes, lines: list[bytes], body: bytes, twice: bool
) -> None:
    head = b"\r\n".join([b"%s %s HTTP/1.1" % (method, target), *lines])
    with shared.connect() as connection:
        connection.sendall((head + b"\r\n\r\n" + body) * (1 + twice))
        connection.shutdown(socket.SHUT_WR)
        try:
            said = connection.recv(65536)
        except ConnectionResetError:
            said = b""
    assert not said.startswith(b"HTTP/1.1 5")


@pytest.fixture(scope="module", autouse=True)
def _is_well(shared: Running) -> Iterator[None]:
    yield
    assert shared.well()
    said = shared.said()
    assert "Traceback" not in said, said
    assert "ERROR" not in said


@given(st.text(max_size=60))
def test_nothing_is_moved_to_another_host(shared_site: Any, path: str) -> None:
    for asked in f"{BASE}s/{path}", f"{BASE}{path}", f"/{path}", path:
        found = resolve(shared_site, BASE, asked)
        if isinstance(found, Moved):
            assert found.path.startswith("/")
            assert not found.path.startswith(("//", "/\\"))


@pytest.fixture(scope="module")
def shared_site(shared: Running) -> Any:
    return shared.kit.site


def test_the_description_has_every_field_of_a_form() -> None:
    fields = DOCUMENT["paths"]["/offer"]["post"]["requestBody"]["content"]  # type: ignore[index]  # JSON
    properties = fields["application/x-www-form-urlencoded"]["schema"]["properties"]
    assert {posted.TRAP, posted.CLOCK, posted.BEGAN} <= set(properties)
