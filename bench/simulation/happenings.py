"""What happens in a simulated month: requests as a web server would see them."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple
from urllib.parse import urlencode

_MAC = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15"
_IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15"
_CHROME = "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0"
BROWSERS = (
    f"Mozilla/5.0 (Windows NT 10.0; Win64; x64) {_CHROME} Safari/537.36",
    f"Mozilla/5.0 (Linux; Android 15; Pixel 9) {_CHROME} Mobile Safari/537.36",
    f"{_MAC} (KHTML, like Gecko) Version/18.1 Safari/605.1.15",
    f"{_IPHONE} (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1",
    "Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0",
)
CRAWLER = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"
PREVIEW = "WhatsApp/2.23.20.0 A"


class Ask(NamedTuple):
    """A request."""

    at: float
    """Seconds since the epoch."""
    method: str
    path: str
    address: str
    agent: str
    body: bytes = b""
    uncounted: bool = False
    """It asks not to be tracked."""
    part: str = ""
    """A range of bytes."""
    status: int = 204
    """What must be answered."""


def beacon(
    at: float,
    who: tuple[str, str],
    id: int,
    path: str,
    via: str = "",
    depth: int = 20,
    stay: int = 0,
) -> Ask:
    """What the script says of a page: that it was seen, or after a stay how far it was read."""
    said = {"i": f"{id:016x}", "p": path, "v": via, "d": depth, "s": stay, "a": stay}
    return Ask(at, "POST", "/v", *who, urlencode(said).encode())


def form(at: float, who: tuple[str, str], status: int = 303, **fields: str) -> Ask:
    """The offer's form."""
    return Ask(at, "POST", "/offer", *who, urlencode(fields).encode(), status=status)


def moment(day: dt.date, seconds: float) -> float:
    """Seconds since the epoch, of a day and seconds into it."""
    return dt.datetime.combine(day, dt.time(), dt.UTC).timestamp() + seconds
