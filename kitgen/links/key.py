"""The kit's own keys, which its share links are derived from."""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from typing import NamedTuple

from kitgen.links.code import ALPHABET, name_of
from kitgen.links.lines import unmerged
from kitgen.model.finding import Finding, Place, Severity

PATH = "content/links.key"
_SECRET = re.compile(r"[0-9a-f]{64}")
_NAME = re.compile(rf"[{ALPHABET}]{{5}}")
_BACK = (
    "take it back out of version control or a backup; if it is gone for good, `kitgen links "
    "new-key` makes another, and the links that were given out stay"
)
_HEAD = """\
# What this kit's share links are derived from. Keep it with the kit and keep it private: everybody
# who builds the kit needs the same. The first key makes new links; the others made earlier ones.
"""


class Keys(NamedTuple):
    """What codes are derived from."""

    secrets: Mapping[str, bytes]
    """By the name that the ledger calls it; the first makes new links. Never empty."""
    lost: frozenset[str] = frozenset()
    """Names of keys that are gone; the links that they made stay as they stand in the ledger."""

    @property
    def name(self) -> str:
        """The name of the key that makes new links."""
        return next(iter(self.secrets))

    @property
    def secret(self) -> bytes:
        """The key that makes new links."""
        return self.secrets[self.name]

    @property
    def oldest(self) -> bytes:
        """The first key that the kit had, as far as it is known."""
        return list(self.secrets.values())[-1]


def fresh() -> Keys:
    """Keys for a kit that has none."""
    return keys(secrets.token_bytes(32))


def keys(*found: bytes, lost: frozenset[str] = frozenset()) -> Keys:
    """Keys of secrets, the first of which makes new links."""
    return Keys({name_of(secret): secret for secret in found}, lost)


def written(found: Keys) -> str:
    """The file of keys."""
    lines = [f"key {secret.hex()}" for secret in found.secrets.values()]
    lines += [f"lost {name}" for name in sorted(found.lost)]
    return _HEAD + "\n".join(lines) + "\n"


def read(data: bytes) -> tuple[Keys | None, tuple[Finding, ...]]:
    """The keys of a file, or what is wrong with it.

    A file of two branches that each had made a key, merged line by line, holds both.
    """
    found: list[bytes] = []
    lost: set[str] = set()
    findings = []
    for number, line in enumerate(data.decode("utf-8", "replace").splitlines(), 1):
        word, _, value = line.strip().removeprefix("\ufeff").partition(" ")
        if not word or word.startswith("#"):
            continue
        if word == "key" and _SECRET.fullmatch(value):
            found.append(bytes.fromhex(value))
        elif word == "lost" and _NAME.fullmatch(value):
            lost.add(value)
        else:
            told = unmerged(line) or ("this line is no key", _BACK)
            findings.append(_finding(number, *told))
    if not findings and not found:
        findings.append(_finding(1, "the file holds no key", _BACK))
    return (None if findings else keys(*found, lost=frozenset(lost))), tuple(findings)


def _finding(line: int, message: str, hint: str) -> Finding:
    return Finding(Place(PATH, line), Severity.ERROR, message, "links-key", hint)
