"""Markdown into safe HTML and plain words.

Nearly all paragraphs of a conversation hold no character that any Markdown rule reacts to. They
are written as they stand; only the others go to the engine, all in one call, with a token in the
place of the plain ones between them. `render` and `render_slow` give the same bytes.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape

from kitgen.text.clean import clean, one_line
from kitgen.text.typography import curl, curl_html, curl_paragraphs, escape_words

_SIGNS = re.compile(r"[_`\[\\<|~]")
_BEYOND_BRACKETS = re.compile(r"[_`\\<|~]|\]\s*[\[(:]")
_STRESS = re.compile(r"(?<![\w*])(\*\*?)(?![\s*])([^*\n]*[^\s*])\1(?![\w*])")
"""*Stressed* or **stressed more**, on one line and with no stress inside."""
_LINK = re.compile(
    r"(?<!!)\[([^\[\]\n]+)\]\((https?://(?:[a-z0-9]+(?:-[a-z0-9]+)*\.)+[a-z]{2,}"
    r"(?:/[\w.,/+-]*)?)\)",
    re.ASCII,
)
"""[words](https://…), an address that every reader of addresses takes as it is."""
_ENTITY = re.compile(r"&[#\w]+;")
_EDGES = re.compile(r"\n(?:[\s#>=+\-]|\d+\.)|\s\n")
_START = re.compile(r"[\s#>=+\-]|\d+\.(?:\s|$)")
_BREAK = re.compile(r"\n\n+")
_FENCE = re.compile(r"^ *(?:```|~~~)", re.MULTILINE)
_OPEN, _CLOSE, _GUARD = "\uf8f0", "\uf8f1", "\uf8f2 "
_TOKEN = re.compile(f"<p>{_OPEN}(\\d+){_CLOSE}</p>")
_RESERVED = re.compile(f"[{_OPEN}{_CLOSE}{_GUARD[0]}]")
_TAG = re.compile(r'<(/?\w+)(?:[^<>"]|"[^"]*")*>')
_INLINE = frozenset(("a", "abbr", "code", "del", "em", "strong", "sub", "sup"))
_UNSPACED = r"\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
"""The letters of scripts without spaces."""


def _is_words(block: str, defined: bool) -> bool:
    """Whether no rule of the engine reacts to a sign within the block, but for stress and links.

    [laughs] is no link where no link is defined.
    """
    signs = _SIGNS if defined else _BEYOND_BRACKETS
    if "](" in block and "*" not in block:
        block, signs = _LINK.sub("", block), _SIGNS
    return not (
        (_has_signs(block) and signs.search(block))
        or ("*" in block and "*" in _STRESS.sub("", block))
        or ("&" in block and _ENTITY.search(block))
    )


def _has_signs(block: str) -> bool:
    # Looking for one sign after the other is six times as quick as a pattern.
    return (
        "[" in block
        or "_" in block
        or "<" in block
        or "`" in block
        or "\\" in block
        or "|" in block
        or "~" in block
    )


def begins_and_ends_plainly(block: str) -> bool:
    """Whether nothing at the edges of a block's lines makes it more than a paragraph."""
    return not (
        _START.match(block) or ("\n" in block and _EDGES.search(block)) or block[-1].isspace()
    )


def _is_plain(block: str, defined: bool) -> bool:
    """Whether the block is a paragraph of words."""
    return begins_and_ends_plainly(block) and _is_words(block, defined)


def _paragraphs(blocks: list[str]) -> str:
    said = escape_words("\n\n".join(blocks)).replace("\n\n", "</p>\n<p>")
    if "*" not in said and "](" not in said:
        return curl_paragraphs(f"<p>{said}</p>")
    said = _LINK.sub(r'<a href="\2">\1</a>', said)
    return curl_html(f"<p>{_STRESS.sub(_stressed, said)}</p>")


def _stressed(match: re.Match[str]) -> str:
    name = "em" if match[1] == "*" else "strong"
    return f"<{name}>{match[2]}</{name}>"


def _engine(text: str) -> str:
    from kitgen.text import engine

    return engine.convert(text)


def render_slow(text: str) -> str:
    """The same as `render`, all of it by the engine: the oracle of the tests."""
    text = clean(text)
    return curl_html(_engine(text)) if text.strip() else ""


def render(text: str) -> str:
    """Markdown as safe block HTML."""
    text = clean(text)
    if not text:
        return ""
    blocks = _split(text)
    defined = "]:" in text
    if all(_is_plain(block, defined) for block in blocks):
        return _paragraphs(blocks)
    # A fence may hold anything, blank lines too.
    if _FENCE.search(text) or _RESERVED.search(text):
        return curl_html(_engine(text))
    return _render_mixed(text)


def _split(text: str) -> list[str]:
    return _BREAK.split(text) if "\n\n\n" in text else text.split("\n\n")


def _render_mixed(text: str) -> str:
    parts = re.split(r"(\n\n+)", text)
    source: list[str] = []
    runs: list[list[str]] = []
    after_plain = False
    defined = "]:" in text
    for block, gap in zip(parts[::2], [*parts[1::2], ""], strict=True):
        if _is_plain(block, defined):
            if after_plain:
                runs[-1].append(block)
                source[-1] = gap
            else:
                runs.append([block])
                source += (f"{_OPEN}{len(runs) - 1}{_CLOSE}", gap)
            after_plain = True
        else:
            source += (block, gap)
            after_plain = False
    html = curl_html(_engine("".join(source)))
    pieces = _TOKEN.split(html)
    if pieces[1::2] != [str(i) for i in range(len(runs))]:
        return curl_html(_engine(text))
    for i, run in enumerate(runs):
        pieces[2 * i + 1] = _paragraphs(run)
    return "".join(pieces)


@lru_cache(maxsize=2048)
def inline(text: str) -> str:
    """The Markdown of one paragraph as safe HTML without the paragraph; never a list or heading."""
    text = _RESERVED.sub("", one_line(text))
    if not text:
        return ""
    if _is_words(text, "]:" in text):
        return _paragraphs([text])[3:-4]
    # The guard keeps the engine from reading the first characters as a list or a heading.
    html = _engine(_GUARD + text).replace(_GUARD, "", 1)
    return curl_html(html.removeprefix("<p>").removesuffix("</p>").strip())


def plain(text: str) -> str:
    """The words alone, in one line: for descriptions, feeds and the comparison of quotes."""
    text = clean(text)
    if not text:
        return ""
    defined = "]:" in text
    marked = "*" in text or "](" in text
    if not marked and all(_is_plain(block, defined) for block in _split(text)):
        words = curl(text.replace("\n\n", "\n"))
    else:
        words = unescape(_TAG.sub(_gap, render(text)))
    return " ".join(words.replace("\u00ad", "").split())


def _gap(tag: re.Match[str]) -> str:
    return "" if tag[1].lstrip("/") in _INLINE else "\n"


def words(text: str) -> int:
    """How many words a reader reads; scripts without spaces count two characters as one."""
    said = plain(text)
    found = said.split()
    # The pattern takes longer to compile than most kits take to count.
    if max(said, default="") >= "\u3040":
        found = re.findall(rf"[{_UNSPACED}]{{1,2}}|[^\s{_UNSPACED}]+", said)
    marks = (word for word in set(found) if not word.isalnum() and not any(map(str.isalnum, word)))
    return len(found) - sum(map(found.count, marks))
