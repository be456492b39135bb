"""nginx and Caddy themselves serve a built kit by the settings that were written for them."""

from __future__ import annotations

import gzip
import http.client
import json
import os
import re
import runpy
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import pytest

from kitgen.build.hosting import Moved, headers_of, media_type, resolve
from kitgen.build.pipeline import Options, build
from kitgen.links import key, ledger
from kitgen.links.names import names

from .conftest import Kit

PEOPLE = "- { id: mara, name: Mara Ek, relation: customer, interview: mara, vanity: mara-ek }\n"
FIND: Callable[[str], str | None] = runpy.run_path(
    str(Path(__file__).parents[2] / "tools" / "servers.py")
)["server"]
NGINX = """\
worker_processes 1;
pid {folder}/pid;
error_log stderr;
daemon off;
master_process off;
events {{}}
http {{
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {settings};
}}
"""


class Answer(NamedTuple):
    """What a server said."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass
class Served:
    """A kit's site behind a server."""

    kit: Kit
    base: str
    server: str
    port: int
    log: Path

    def get(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """Ask for exactly this path."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request(method, path, headers=headers)
            answer = connection.getresponse()
            found = {name.lower(): value for name, value in answer.getheaders()}
            return Answer(answer.status, found, answer.read())
        finally:
            connection.close()

    def page(self, path: str) -> Answer:
        """Ask for a path of the site."""
        return self.get(self.base + path)

    @property
    def missing(self) -> bytes:
        """The page for what is not there."""
        return (self.kit.site / "404.html").read_bytes()

    @property
    def code(self) -> str:
        """The address of the share page that the name stands for."""
        keys, _ = key.read((self.kit.root / key.PATH).read_bytes())
        given = ledger.read((self.kit.root / ledger.PATH).read_bytes(), keys).ledger
        return names(given)["mara-ek"]


@pytest.fixture(
    scope="module", params=[(s, b) for s in ("nginx", "caddy") for b in ("/", "/a/guide/")]
)
def served(
    request: pytest.FixtureRequest, warm: Kit, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Served]:
    """A server that has been given the settings as they are written, but for its port and log."""
    server, base = request.param
    program = FIND(server)
    if program is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(f"{server} is not on this machine")
    folder = tmp_path_factory.mktemp(server)
    kit = warm.copy(folder / "a kit, 'quoted'")
    kit.write("content/ambassadors.yaml", PEOPLE)
    kit.edit("content/kit.yaml", "https://guide.example/", f"https://guide.example{base}")
    kit.write("secret.txt", "secret")
    for path in (".git/config", ".well-known/security.txt", "empty/only.txt", "media/a.vtt"):
        kit.write(f"site/{path}", path)
    for ending in ("avif", "webp", "woff2", "m4a", "epub", "webmanifest", "JPG", "zip"):
        kit.write(f"site/media/b.{ending}", b"\0" * 3000)
    outcome = build(kit.root, Options(servers=(server,)))
    assert outcome.ok, outcome.findings
    (settings,) = outcome.servers
    with running(server, program, folder, kit.root / settings) as (port, log):
        yield Served(kit, base, server, port, log)


@contextmanager
def running(server: str, program: str, folder: Path, file: Path) -> Iterator[tuple[int, Path]]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = folder / "access.log"
    text = file.read_text("utf-8")
    settings, started = folder / "settings", folder / "started"
    if server == "nginx":
        text = replaced(text, "listen 80;", f"listen 127.0.0.1:{port};")
        text = replaced(text, "    listen [::]:80;\n", "")
        text = replaced(text, '"/var/log/nginx/guide.example.access.log"', f'"{log}"')
        started.write_text(NGINX.format(folder=folder, settings=settings))
        command = [program, "-e", "stderr", "-p", str(folder), "-c", str(started)]
    else:
        text = replaced(text, '\n"guide.example" {', f"\nhttp://127.0.0.1:{port} {{")
        text = replaced(text, '"/var/log/caddy/guide.example.log"', f'"{log}"')
        text = "{\n\tadmin off\n}\n" + text
        command = [program, "run", "--adapter", "caddyfile", "--config", str(settings)]
    settings.write_text(text, "utf-8")
    home = {"HOME": str(folder), "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
    with (folder / "said").open("wb") as said:
        process = subprocess.Popen(command, stdout=said, stderr=said, env=os.environ | home)
    try:
        deadline = time.monotonic() + 20
        while not answers(port):
            assert process.poll() is None, (folder / "said").read_text()
            assert time.monotonic() < deadline, (folder / "said").read_text()
            time.sleep(0.05)
        yield port, log
    finally:
        process.terminate()
        process.wait(20)


def replaced(text: str, old: str, new: str) -> str:
    assert text.count(old) == 1, old
    return text.replace(old, new)


def answers(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), 1).close()
    except OSError:
        return False
    return True


def test_every_file_is_served_as_it_is_with_its_type_and_the_headers_of_every_host(
    served: Served,
) -> None:
    text = (served.kit.site / "_headers").read_text("utf-8")
    public = [path for path in served.kit.files() if not re.search(r"(^|/)[._]", path)]
    assert len(public) > 40
    for file in public:
        path = served.base + file.removesuffix("index.html")
        answer = served.get(path)
        assert (answer.status, answer.body) == (200, (served.kit.site / file).read_bytes()), path
        expected = {"content-type": media_type(Path(file))} | headers_of(text, path)
        expected.setdefault("cache-control", "public, max-age=0, must-revalidate")
        assert {name: answer.headers.get(name) for name in expected} == expected, path
        unwanted = {"x-robots-tag"} - expected.keys()
        assert not unwanted & answer.headers.keys()


def test_share_pages_and_packs_are_for_no_search_engine(served: Served) -> None:
    share = served.page(served.code)
    assert share.status == 200
    assert share.headers["x-robots-tag"] == "noindex"
    file = served.kit.site / "share/qrstvwxyz/index.html"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"a pack")
    pack = served.page("share/qrstvwxyz/")
    assert pack.body == b"a pack"
    assert pack.headers["x-robots-tag"] == "noindex, nofollow"
    assert pack.headers["referrer-policy"] == "no-referrer"
    assert pack.headers["cache-control"] == "private, no-cache"


def test_a_missing_slash_is_added(served: Served) -> None:
    for path in ("offer", "conversations/mara", served.code.rstrip("/")):
        answer = served.page(path)
        assert answer.status in (301, 308), path
        assert answer.headers["location"] == f"{served.base}{path}/"


def test_what_is_not_there_is_the_404_page_which_nobody_keeps(served: Served) -> None:
    for path in ("nothing", "nothing/", "assets/nothing.css", "offer/nothing.avif", "s/nothing/"):
        answer = served.page(path)
        assert (answer.status, answer.body) == (404, served.missing), path
        assert answer.headers["content-type"] == "text/html; charset=utf-8"
        assert answer.headers["cache-control"] == "public, max-age=0, must-revalidate"
        assert answer.headers["content-security-policy"].startswith("default-src 'none'")


def test_a_link_with_a_name_is_found_however_it_is_typed(served: Served) -> None:
    page = served.page("mara-ek/")
    assert page.status == 200
    assert page.body == (served.kit.site / served.code / "index.html").read_bytes()
    for typed in ("mara-ek", "Mara-Ek", "MARA-EK/", "mara-EK", "%4Dara-ek/"):
        answer = served.page(typed)
        assert answer.status == 302, typed
        assert answer.headers["location"] == served.base + served.code
    for other in ("mara-ek2", "xmara-ek/", "mara-ekx", "mara"):
        assert served.page(other).status == 404, other


def test_redirects_are_those_of_the_preview(served: Served) -> None:
    for line in (served.kit.site / "_redirects").read_text("utf-8").splitlines()[1:]:
        source, target, status = line.split()
        assert (served.get(source).status, served.get(source).headers["location"]) == (302, target)
        assert resolve(served.kit.site, served.base, source) in (
            Moved(target),
            Moved(f"{source}/"),
        )
        assert status == "302"


def test_no_parameter_names_another_host(served: Served) -> None:
    for path in (
        f"{served.base}/evil.example/",
        "//evil.example/",
        f"{served.base}//evil.example/mara-ek",
        f"{served.base}Mara-ek?to=https://evil.example/",
        f"{served.base}\\evil.example",
        f"{served.base}offer?//evil.example",
        f"{served.base}Mara-ek%0d%0aLocation:%20https://evil.example",
    ):
        there = served.get(path).headers.get("location", "")
        assert re.match(r"(?!//)(?:/|$)", there), (path, there)
        assert not there.startswith(("/\\", "http"))


def test_notes_and_hidden_files_are_nobodys_business(served: Served) -> None:
    for path in (
        ".kitgen.json",
        "%2ekitgen.json",
        ".git/config",
        "offer/../.kitgen.json",
        "_headers",
        "_redirects",
        "%5fheaders",
    ):
        answer = served.page(path)
        assert (answer.status, answer.body) == (404, served.missing), path
    assert served.page(".well-known/security.txt").body == b".well-known/security.txt"


def test_no_folder_tells_what_is_in_it(served: Served) -> None:
    for path in ("assets/", "s/", "share/", "media/", "empty/", "conversations/mara/../../s/"):
        answer = served.page(path)
        assert (answer.status, answer.body) == (404, served.missing), path


def test_nothing_outside_the_site_is_served(served: Served) -> None:
    for path in (
        "../secret.txt",
        "..%2fsecret.txt",
        "%2e%2e/secret.txt",
        "%2e%2e%2fsecret.txt",
        "assets/../../secret.txt",
        "assets/..%2f..%2fsecret.txt",
        "..\\secret.txt",
        "....//secret.txt",
        "/secret.txt",
        "../content/kit.yaml",
        "../content/links.key",
        "%00",
    ):
        answer = served.page(path)
        assert answer.status in (400, 404), path
        assert b"secret" not in answer.body
        assert b"key " not in answer.body
    bare = served.get(f"{served.base.rstrip('/')}../secret.txt")
    assert bare.status in (400, 404)


def test_what_is_read_is_packed_on_its_way(served: Served) -> None:
    css = next(path for path in served.kit.files() if path.endswith(".css"))
    for path in ("", css):
        answer = served.get(served.base + path, **{"Accept-Encoding": "gzip"})
        assert answer.headers["content-encoding"] == "gzip", path
        assert "Accept-Encoding" in answer.headers["vary"]
        assert gzip.decompress(answer.body) == served.page(path).body
    picture = served.get(f"{served.base}media/b.avif", **{"Accept-Encoding": "gzip"})
    assert "content-encoding" not in picture.headers


def test_what_lies_packed_beside_a_file_is_sent_instead(served: Served) -> None:
    (served.kit.site / "media/words.txt").write_text("long " * 1000)
    (served.kit.site / "media/words.txt.gz").write_bytes(gzip.compress(b"packed before"))
    answer = served.get(f"{served.base}media/words.txt", **{"Accept-Encoding": "gzip"})
    assert gzip.decompress(answer.body) == b"packed before"
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"


def test_a_part_of_a_recording_can_be_asked_for(served: Served) -> None:
    answer = served.get(f"{served.base}media/b.m4a", Range="bytes=10-19")
    assert (answer.status, answer.body) == (206, b"\0" * 10)
    assert answer.headers["content-range"] == "bytes 10-19/3000"


def test_a_page_that_has_not_changed_is_not_sent_again(served: Served) -> None:
    first = served.page("offer/")
    again = served.get(f"{served.base}offer/", **{"If-None-Match": first.headers["etag"]})
    assert (again.status, again.body) == (304, b"")


def test_only_reading_is_allowed(served: Served) -> None:
    assert served.get(served.base, "POST").status == 405
    assert served.get(served.base, "HEAD").status == 200


def test_below_a_folder_the_rest_of_the_host_is_not_served(served: Served) -> None:
    if served.base == "/":
        return
    answer = served.get("/a/guide")
    assert (answer.status, answer.headers["location"]) == (301, "/a/guide/")
    for path in ("/", "/offer/", "/a/", "/a/guidebook/", "/mara-ek", "/s/"):
        assert served.get(path).status == 404, path


def test_the_log_tells_which_share_page_was_asked_for(served: Served) -> None:
    path = served.base + served.code
    served.get(f"{path}?from=log", **{"User-Agent": 'A "browser"', "Referer": "https://x.example/"})
    deadline = time.monotonic() + 10
    while "from=log" not in served.log.read_text("utf-8"):
        assert time.monotonic() < deadline
        time.sleep(0.05)
    line = next(line for line in served.log.read_text("utf-8").splitlines() if "from=log" in line)
    if served.server == "nginx":
        combined = (
            r'127\.0\.0\.1 - - \[[^]]+\] "GET (\S+) HTTP/1\.1" 200 \d+ "https://x\.example/" ".+"'
        )
        found = re.fullmatch(combined, line)
        assert found
        assert found[1] == f"{path}?from=log"
    else:
        said = json.loads(line)
        assert (said["request"]["uri"], said["status"]) == (f"{path}?from=log", 200)
        assert said["request"]["headers"]["Referer"] == ["https://x.example/"]
