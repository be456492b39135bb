"""Settings for a web server of one's own, which serves a site as the large hosts do."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any, Final, NamedTuple
from urllib.parse import quote, urlsplit

FILES: Final[Mapping[str, str]] = {"nginx": "nginx.conf", "caddy": "Caddyfile"}
"""The file of each server that there are settings for."""
COLLECTOR: Final = "127.0.0.1:8787"
"""Where kitgen collect listens if nothing else is said."""
_CHARSET = "; charset=utf-8"
_CONTENT_TYPE = "Content-Type"
_WORDS = re.compile(r"text/.+|application/(?:.+\+)?(?:json|xml)|image/svg\+xml")
# What servers take for the beginning of a variable, and what no line of settings can hold.
_VARIABLE = re.compile(r"[${}]")
_UNFIT = re.compile(r"[\x00-\x1f\x7f`]|\\(?:\"|\Z)")
_SAFE = "/&+,;=@~!'():*"
"""What addresses may hold as it is, beside letters and digits."""


class Rule(NamedTuple):
    """Headers for the paths that an expression fits."""

    expression: str
    headers: tuple[tuple[str, str], ...]


class Hosting(NamedTuple):
    """What a server has to know of a site."""

    folder: str
    """Where it lies on the server."""
    url: str
    base: str
    """The path that it lives under, with slashes around it."""
    rules: tuple[Rule, ...]
    """A later one wins over an earlier."""
    types: Mapping[str, str]
    """Media types by the ending of a file's name."""
    names: Mapping[str, str]
    """Links with a name, and the addresses of the share pages that they stand for."""
    collected: tuple[str, ...] = ()
    """Expressions for the paths below the base that a collector on the same machine answers."""


class Header(NamedTuple):
    """A header and its value by path: the first expression that fits decides."""

    name: str
    variable: str
    cases: tuple[tuple[str, str], ...]


class Kind(NamedTuple):
    """A media type and the endings of the files that have it."""

    name: str
    endings: tuple[str, ...]
    words: bool
    """Whether it is text, which is packed on its way."""
    charset: bool


class Unfit(ValueError):
    """A word has a sign that stands for something else in a server's settings."""

    def __init__(self, word: str) -> None:
        super().__init__(word)
        self.word = word


def settings(server: str, hosting: Hosting, render: Callable[[str, Mapping[str, Any]], str]) -> str:
    """The settings of a server. Raises Unfit for a word that cannot stand in them."""
    parts = urlsplit(hosting.url)
    # Names of nginx's variables are short, and one server may have several kits.
    key = f"kit_{hashlib.sha256(hosting.url.encode()).hexdigest()[:8]}"
    home = quote(hosting.base, safe=_SAFE)
    context: dict[str, Any] = {
        "word": partial(_word, server),
        "expression": partial(_expression, server),
        "key": key,
        "host": parts.hostname or "",
        "address": parts.netloc if parts.scheme == "https" else f"http://{parts.netloc}",
        "folder": hosting.folder,
        "base": hosting.base,
        "rules": hosting.rules,
        "headers": tuple(_headers(hosting.rules, key)),
        "kinds": tuple(_kinds(hosting.types)),
        "exact": tuple(_exact(hosting.rules)),
        "collector": COLLECTOR if hosting.collected else "",
        "collected": hosting.collected,
        "base_expression": f"^{re.escape(hosting.base)}",
        "home": home,
        "names": tuple((name, f"{home}{to}") for name, to in hosting.names.items()),
    }
    return render(f"server/{FILES[server]}", context)


def _word(server: str, text: str) -> str:
    """Text as one word that means itself."""
    if _VARIABLE.search(text):
        raise Unfit(text)
    return _expression(server, text)


def _expression(server: str, text: str) -> str:
    """A regular expression as one word."""
    if _UNFIT.search(text):
        raise Unfit(text)
    if server == "nginx":
        text = text.replace("\\", "\\\\")
    escaped = text.replace('"', '\\"')
    return f'"{escaped}"'


def _headers(rules: Iterable[Rule], key: str) -> Iterator[Header]:
    """The rules by header, the one that wins first."""
    found: dict[str, list[tuple[str, str]]] = {}
    names: dict[str, str] = {}
    for rule in rules:
        for name, value in rule.headers:
            names.setdefault(name.lower(), name)
            found.setdefault(name.lower(), []).insert(0, (rule.expression, value))
    for name, values in found.items():
        if name != _CONTENT_TYPE.lower():
            yield Header(names[name], f"{key}_{name.replace('-', '_')}", tuple(values))


def _kinds(types: Mapping[str, str]) -> Iterator[Kind]:
    endings: dict[str, list[str]] = {}
    for ending, kind in types.items():
        endings.setdefault(kind, []).append(ending.removeprefix("."))
    for kind, its in endings.items():
        name = kind.removesuffix(_CHARSET)
        yield Kind(name, tuple(its), bool(_WORDS.fullmatch(name)), name != kind)


def _exact(rules: Iterable[Rule]) -> Iterator[tuple[str, str]]:
    """Single files and the media types that they have though their names say otherwise."""
    for rule in rules:
        for name, value in rule.headers:
            path = re.sub(r"\\(.)", r"\1", rule.expression.strip("^$"))
            if name.lower() == _CONTENT_TYPE.lower() and f"^{re.escape(path)}$" == rule.expression:
                yield path, value
