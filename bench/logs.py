"""Measures how fast logs are read: a million lines of each format, CPU and memory of one process.

Three of four lines are pictures, styles and scripts; of the rest one in ten is a machine's. The
logs are made anew with the same seed, so that every run reads the same.

    python -m bench.logs [--lines 1000000] [--packed]
"""

from __future__ import annotations

import argparse
import bz2
import datetime as dt
import gzip
import json
import multiprocessing
import random
import re
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from kitgen.links.code import ALPHABET
from kitgen.track.places import Places
from kitgen.track.read import read
from kitgen.track.where import Where

SEED = 5
START = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
CODES = 2_000
BROWSERS = [
    f"Mozilla/5.0 ({system}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/{version}.0.{build}.0 "
    "Safari/537.36"
    for system in ("Windows NT 10.0; Win64; x64", "Macintosh; Intel Mac OS X 10_15_7", "X11; Linux")
    for version in range(80, 140)
    for build in range(6000, 6012)
]
ROBOTS = [
    "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
    "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
    "LinkedInBot/1.0 (compatible; Mozilla/5.0; Apache-HttpClient +http://www.linkedin.com)",
    "curl/8.5.0",
    "-",
]
IIS_FIELDS = (
    "date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) "
    "cs(Referer) sc-status sc-substatus sc-win32-status time-taken"
)
CLOUDFRONT_FIELDS = (
    "date time x-edge-location sc-bytes c-ip cs-method cs(Host) cs-uri-stem sc-status cs(Referer) "
    "cs(User-Agent) cs-uri-query cs(Cookie) x-edge-result-type x-edge-request-id x-host-header "
    "cs-protocol cs-bytes time-taken x-forwarded-for ssl-protocol ssl-cipher "
    "x-edge-response-result-type cs-protocol-version fle-status fle-encrypted-fields c-port "
    "time-to-first-byte x-edge-detailed-result-type sc-content-type sc-content-len "
    "sc-range-start sc-range-end"
)


class Hit(NamedTuple):
    at: dt.datetime
    address: str
    method: str
    path: str
    query: str
    status: int
    agent: str


def codes() -> list[str]:
    chance = random.Random(SEED)
    return ["".join(chance.choices(ALPHABET, k=10)) for _ in range(CODES)]


def where() -> Where:
    pages = ["", "offer/", "guide/", "conversations/", *(f"conversations/{n}/" for n in range(150))]
    people = {code: f"person-{number // 8}" for number, code in enumerate(codes())}
    places = Places("/", frozenset(pages), people)
    return Where(places, frozenset({"guide/the-guide.pdf"}), "guide.example")


def hits(many: int) -> Iterator[Hit]:
    chance = random.Random(SEED)
    site, links = where(), codes()
    pages = sorted(site.places.pages)
    assets = [f"assets/{name}-{chance.getrandbits(40):010x}.webp" for name in range(300)]
    step = dt.timedelta(days=90) / many
    for number in range(many):
        at = START + number * step
        address = f"198.51.{chance.randrange(256)}.{chance.randrange(256)}"
        agent, status, method, query = chance.choice(BROWSERS), 200, "GET", ""
        if chance.random() < 0.75:
            path = chance.choice(assets)
            status = chance.choice((200, 200, 200, 304))
        else:
            kind = chance.random()
            if kind < 0.5:
                path = f"s/{chance.choice(links)}/"
            elif kind < 0.6:
                path, status = f"d/{chance.choice(links)}.pdf", chance.choice((200, 206))
            else:
                path = chance.choice(pages)
                query = f"via={chance.choice(links)}" if kind > 0.8 else ""
            if chance.random() < 0.1:
                agent, method = chance.choice(ROBOTS), chance.choice(("GET", "HEAD"))
            if chance.random() < 0.05:
                path, status = f"wp-login-{number}.php", 404
        yield Hit(at, address, method, f"/{path}", query, status, agent)


def combined(many: int) -> Iterator[str]:
    for hit in hits(many):
        query = f"?{hit.query}" if hit.query else ""
        yield (
            f"{hit.address} - - [{hit.at:%d/%b/%Y:%H:%M:%S} +0000] "
            f'"{hit.method} {hit.path}{query} HTTP/1.1" {hit.status} 5123 '
            f'"https://guide.example/conversations/" "{hit.agent}"\n'
        )


def caddy(many: int) -> Iterator[str]:
    for hit in hits(many):
        query = f"?{hit.query}" if hit.query else ""
        entry = {
            "level": "info",
            "ts": hit.at.timestamp(),
            "logger": "http.log.access.log0",
            "msg": "handled request",
            "request": {
                "remote_ip": hit.address,
                "remote_port": "41342",
                "client_ip": hit.address,
                "proto": "HTTP/2.0",
                "method": hit.method,
                "host": "guide.example",
                "uri": hit.path + query,
                "headers": {
                    "User-Agent": [hit.agent],
                    "Accept": ["*/*"],
                    "Accept-Encoding": ["gzip, deflate, br"],
                    "Referer": ["https://guide.example/"],
                },
                "tls": {"resumed": False, "version": 772, "proto": "h2", "server_name": "x"},
            },
            "bytes_read": 0,
            "user_id": "",
            "duration": 0.000929675,
            "size": 10900,
            "status": hit.status,
            "resp_headers": {"Server": ["Caddy"], "Content-Type": ["text/html; charset=utf-8"]},
        }
        yield json.dumps(entry, separators=(",", ":")) + "\n"


def cloudfront(many: int) -> Iterator[str]:
    yield f"#Version: 1.0\n#Fields: {CLOUDFRONT_FIELDS}\n"
    for hit in hits(many):
        cells = [
            *(f"{hit.at:%Y-%m-%d}", f"{hit.at:%H:%M:%S}", "FRA56-P1", "5123", hit.address),
            *(hit.method, "d111111abcdef8.cloudfront.net", hit.path, str(hit.status), "-"),
            *(quote(hit.agent, safe="/:;,()"), hit.query or "-", "-", "Hit", "SOX4xwn4XV6Q4rgb7Xi"),
            *("guide.example", "https", "512", "0.001", "-", "TLSv1.3", "TLS_AES_128_GCM_SHA256"),
            *("Hit", "HTTP/2.0", "-", "-", "41342", "0.001", "Hit", "text/html", "5000", "-", "-"),
        ]
        yield "\t".join(cells) + "\n"


def iis(many: int) -> Iterator[str]:
    yield f"#Software: Microsoft Internet Information Services 10.0\n#Fields: {IIS_FIELDS}\n"
    for hit in hits(many):
        agent = hit.agent.replace(" ", "+")
        yield (
            f"{hit.at:%Y-%m-%d %H:%M:%S} 10.0.0.4 {hit.method} {hit.path} {hit.query or '-'} 443 - "
            f"{hit.address} {agent} https://guide.example/ {hit.status} 0 0 15\n"
        )


FORMATS: dict[str, Callable[[int], Iterator[str]]] = {
    "combined": combined,
    "caddy": caddy,
    "cloudfront": cloudfront,
    "iis": iis,
}


def measure(path: Path) -> tuple[float, float, int, int]:
    """CPU seconds, MB at most, lines, what was counted."""
    site = where()
    before = time.process_time()
    (reading,) = read([path], site)
    spent = time.process_time() - before
    assert not reading.findings
    assert not reading.unread
    (memory,) = re.findall(r"VmHWM:\s*(\d+)", Path("/proc/self/status").read_text())
    return spent, int(memory) / 1024, reading.lines, sum(tally.count for tally in reading.tallies)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lines", type=int, default=1_000_000)
    parser.add_argument(
        "--packed", action="store_true", help="the combined log with gzip and bzip2, too"
    )
    options = parser.parse_args()
    processes = multiprocessing.get_context("spawn")
    with tempfile.TemporaryDirectory() as top:
        for name, written in FORMATS.items():
            paths = [Path(top) / f"{name}.log"]
            with paths[0].open("w") as file:
                file.writelines(written(options.lines))
            if options.packed and name == "combined":
                for ending, pack in ((".gz", gzip.compress), (".bz2", bz2.compress)):
                    paths.append(paths[0].with_suffix(f".log{ending}"))
                    paths[-1].write_bytes(pack(paths[0].read_bytes()))
            for path in paths:
                with processes.Pool(1) as alone:
                    spent, memory, lines, counted = alone.apply(measure, (path,))
                print(
                    f"{path.name:16} {path.stat().st_size / 1e6:6.0f} MB {spent:6.2f} s CPU "
                    f"{lines / spent:12,.0f} lines/s {memory:5.0f} MB, {counted:,} counted"
                )
                path.unlink()


if __name__ == "__main__":
    main()
