"""Beacons: what the script in the pages says, once a page was seen and once it was left."""

from __future__ import annotations

import re
from typing import Final, NamedTuple
from urllib.parse import parse_qsl

LIMIT: Final = 1024
"""Bytes; the script sends a fifth of that."""
_FIELDS: Final = 8
_ID: Final = re.compile(r"[0-9a-f]{16}")
_NUMBER: Final = re.compile(r"[0-9]{1,6}")
_OLDEST: Final = 5 * 3600
"""Seconds after which a page that is still open says nothing new."""


class Beacon(NamedTuple):
    """One page, opened once."""

    id: int
    """64 bits with a sign, as databases keep them."""
    path: str
    via: str
    depth: int
    """Per cent of the page."""
    seconds: int
    """That it was in sight."""
    age: int
    """Seconds since it was first seen."""


def read(body: bytes) -> Beacon | None:
    """A beacon; None for anything that the script would not say."""
    if len(body) > LIMIT:
        return None
    try:
        pairs = dict(parse_qsl(body.decode("ascii"), max_num_fields=_FIELDS, strict_parsing=True))
    except ValueError:
        return None
    id, path = pairs.get("i", ""), pairs.get("p", "")
    numbers = [pairs.get(name, "0") for name in "dsa"]
    if not _ID.fullmatch(id) or not path.startswith("/"):
        return None
    if not all(map(_NUMBER.fullmatch, numbers)):
        return None
    depth, seconds, age = map(int, numbers)
    if age > _OLDEST:
        return None
    number = int(id, 16)
    signed = number - (1 << 64) if number >> 63 else number
    return Beacon(signed, path, pairs.get("v", ""), min(depth, 100), min(seconds, age), age)
