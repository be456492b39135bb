"""What transcribers put in brackets: laughter stays, in parentheses; what was not heard is "…"."""

from __future__ import annotations

import re
from dataclasses import replace

from kitgen.load.importers.imported import Script
from kitgen.model.finding import Finding, Place, Severity

_UNHEARD = re.compile(
    r"\\?\[\s*(?:unintelligible|inaudible|indistinct|unclear|cross[ -]?talk)\b[^\[\]\n]{0,60}\\?\]"
    r"(?![(\[:])",
    re.IGNORECASE,
)
# A time at the start of a paragraph is read before; one amid the words is nobody's.
_TIME = re.compile(r"\s*\\?\[\d{1,2}(?::\d{2}){1,2}(?:\.\d+)?\\?\](?![(\[:])")
# The second half of [words][name] is the name of an address, and so is a [name] that is defined.
_ASIDE = re.compile(r"(?<!\])\\?\[\s*([a-z][a-z' -]{2,40}?)\s*\\?\](?![(\[:])")
_NAME = re.compile(r"\s*\[([^\]]+)\]:")


def settle(path: str, script: Script) -> Script:
    """The script without brackets; a finding names the first place that nobody understood."""
    names = {found[1].casefold() for line in script.definitions if (found := _NAME.match(line))}

    def aside(found: re.Match[str]) -> str:
        return found[0] if found[1].casefold() in names else f"({found[1]})"

    said = tuple(
        replace(entry, text=_ASIDE.sub(aside, _TIME.sub("", _UNHEARD.sub("…", entry.text))))
        if "[" in entry.text
        else entry
        for entry in script.said
    )
    unheard = [entry.line for entry in script.said if _UNHEARD.search(entry.text)]
    if not unheard:
        return replace(script, said=said)
    count = len(unheard)
    message = f"{count} paragraphs hold words that nobody understood; “…” stands there now"
    if count == 1:
        message = "words that nobody understood; “…” stands there now"
    hint = "Listen again and write what was said, or leave the dots."
    finding = Finding(Place(path, unheard[0]), Severity.INFO, message, "import-unheard", hint)
    return replace(script, said=said, findings=(*script.findings, finding))
