"""Anybody's edition of the book: its links filled in, and who passed it on."""

from __future__ import annotations

from typing import Final

from kitgen.outputs.common import passing
from kitgen.outputs.common.passing import Fill
from kitgen.outputs.common.strings import Strings
from kitgen.outputs.epub import archive, xhtml
from kitgen.text.numbers import NBSP

PASSED_ON: Final = "<?passed-on?>"
"""What stands on the plate for the line that says who passed the copy on."""
_TEXT: Final = ".xhtml"


def edition(
    book: bytes, fill: Fill, strings: Strings, name: str | None = None, *, public: bool = False
) -> bytes:
    """An edition of the book that `make` made: only pages with placeholders are written anew.

    Without a name it is passed on by somebody you know; the public one says that it is for
    passing on.
    """
    line = xhtml.words(_line(strings, name, public))
    made = []
    for one in archive.read(book):
        if one.name.endswith(_TEXT):
            text = one.data.decode()
            filled = passing.filled(text, lambda slot: xhtml.words(fill(slot)))
            filled = filled.replace(PASSED_ON, line)
            if filled != text:
                one = archive.member(one.name, filled.encode(), level=6)
        made.append(one)
    return archive.write(made)


def _line(strings: Strings, name: str | None, public: bool) -> str:
    if public:
        return strings.say("epub_to_pass_on")
    if not name:
        return strings.say("passed_on")
    name = " ".join(name.split())
    return strings.say("passed_on_by", name=name.replace(" ", NBSP) if len(name) < 25 else name)
