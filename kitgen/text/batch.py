"""Many texts into HTML at once: a conversation is a hundred short ones, nearly all of plain words.

Those are told from the rest by a few looks at all of them together, and set as one long string.
"""

from __future__ import annotations

from collections.abc import Sequence

from kitgen.text import markdown
from kitgen.text.clean import LATIN
from kitgen.text.typography import curl_paragraphs, escape_words

_WORDS = bytes({10, *range(32, 127)} - {*b"[]_<`\\|~*&"})
"""ASCII that no rule of Markdown reacts to, but for some at the beginning of a line."""
_BETWEEN = "\0"


def render_each(texts: Sequence[str]) -> list[str]:
    """Each text as `markdown.render` gives it."""
    easy = _easy(texts)
    if all(easy):
        return _set(texts)
    said = iter(_set([text for text, fine in zip(texts, easy, strict=True) if fine]))
    return [
        next(said) if fine else markdown.render(text)
        for text, fine in zip(texts, easy, strict=True)
    ]


def inline_each(texts: Sequence[str]) -> list[str]:
    """Each text as `markdown.inline` gives it."""
    easy = [
        fine and " ".join(text.split()) == text
        for text, fine in zip(texts, _easy(texts), strict=True)
    ]
    said = iter(_set([text for text, fine in zip(texts, easy, strict=True) if fine]))
    return [
        next(said)[3:-4] if fine else markdown.inline(text)
        for text, fine in zip(texts, easy, strict=True)
    ]


def _easy(texts: Sequence[str]) -> list[bool]:
    """Which of the texts are paragraphs of plain words and need no cleaning."""
    if _is_fit("\n\n".join(texts)):
        return [_has_plain_edges(text) for text in texts]
    return [_is_fit(text) and _has_plain_edges(text) for text in texts]


def _is_fit(text: str) -> bool:
    rest = text.encode("utf-8", "surrogatepass").translate(None, _WORDS)
    if not rest:
        return True
    # What is left of ASCII are signs.
    return min(rest) > 127 and LATIN.fullmatch(rest.decode("utf-8", "surrogatepass")) is not None


def _has_plain_edges(text: str) -> bool:
    return all(block and markdown.begins_and_ends_plainly(block) for block in text.split("\n\n"))


def _set(texts: Sequence[str]) -> list[str]:
    if not texts:
        return []
    html = escape_words(_BETWEEN.join(texts)).replace("\n\n", "</p>\n<p>")
    html = html.replace(_BETWEEN, f"</p>{_BETWEEN}<p>")
    return curl_paragraphs(f"<p>{html}</p>").split(_BETWEEN)
