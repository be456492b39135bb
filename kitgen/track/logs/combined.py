"""Apache and nginx: the common and the combined log format, also with a site's name in front.

Apache 2.4, mod_log_config: `%h %l %u %t "%r" %>s %O "%{Referer}i" "%{User-Agent}i"`, without the
last two (common) or with `%v:%p` in front; nginx writes the same. What stands behind the agent is
not looked at, but for an address that a proxy passed on.
"""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Iterable, Sequence
from typing import Final

from kitgen.track.logs.count import SEEN, Count

SOURCE: Final = "Apache or nginx"
_QUOTED: Final = r'"([^"\\]*+(?:\\.[^"\\]*+)*+)"'
_LINE: Final = re.compile(
    rf'([^"\[]*\[[^"\]]*\] ){_QUOTED}( \d{{3}} (?:\d+|-))(?: {_QUOTED} {_QUOTED}.*|[^"]*)',
    re.DOTALL,
)
_HOUR: Final = re.compile(r"\[(\d\d)/(\w{3})/(\d{4}):(\d\d)")
_AHEAD: Final = re.compile(r"([+-])(\d\d)(\d\d)\] ")
_MONTHS: Final = {
    name: number
    for number, name in enumerate(
        ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"), 1
    )
}
_ADDRESS: Final = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}|[0-9a-fA-F]*:[0-9a-fA-F:.]*")
_NEVER: Final = -1
_MOST: Final = 100_000
"""Hours remembered: eleven years."""


def kind(lines: Sequence[str]) -> str:
    """What a log is that begins with these lines; nothing if it is none of these."""
    found = [match for line in lines if (match := _LINE.fullmatch(line))]
    if not found:
        return ""
    name = "combined" if any(match[5] is not None for match in found) else "common"
    hosts = ", with the site's name in front" if any(_who(match[1])[0] for match in found) else ""
    return f"access log of Apache or nginx ({name} format{hosts})"


def _hour(stamp: str) -> int:
    """Seconds from 1970 to an hour, wherever it was: [10/Oct/2025:13. -1 if there is none."""
    match = _HOUR.fullmatch(stamp)
    try:
        day, month, year, hour = match.groups() if match else ("", "", "", "")
        begin = dt.datetime(int(year), _MONTHS[month], int(day), int(hour), tzinfo=dt.UTC)
    except (ValueError, KeyError):
        return _NEVER
    return int(begin.timestamp())


@functools.lru_cache(1_000)
def _ahead(zone: str) -> int | None:
    """Seconds by which clocks are ahead of UTC: -0700 and what stands behind it."""
    match = _AHEAD.fullmatch(zone)
    if match is None:
        return None
    seconds = int(match[2]) * 3600 + int(match[3]) * 60
    return -seconds if match[1] == "-" else seconds


def read(blocks: Iterable[Sequence[str]], count: Count) -> None:
    """Count the requests of a log."""
    requests = count.requests
    hours: dict[str, int] = {}
    answered = frozenset(f" {status} " for status in SEEN)
    for lines in blocks:
        count.lines += len(lines)
        for line in lines:
            # Most lines are of pictures and the like: the cheapest look that tells comes first.
            try:
                before, asked, after = line.split('"', 2)
            except ValueError:
                count.reject(line)
                continue
            # The stamp is of one length: "[10/Oct/2025:13:55:36 -0700] "
            hour = hours.get(before[-29:-14])
            if hour is None:
                hour = _hour(before[-29:-14])
                if not count.covers(hour - (_ahead(before[-7:]) or 0)):
                    hour = _NEVER
                if len(hours) < _MOST:
                    hours[before[-29:-14]] = hour
            if hour < 0:
                count.reject(line)
                continue
            request = requests[asked]
            if request is None:
                continue
            if not after.startswith(" ") or "\\" in after:
                # A quote was escaped.
                match = _LINE.fullmatch(line)
                if match is None:
                    count.reject(line)
                    continue
                request, after, agent, passed = requests[match[2]], match[3], match[5], ""
            else:
                parts = after.split('"', 6)
                agent = parts[3] if len(parts) > 4 else None
                passed = parts[5] if len(parts) == 7 else ""
            if request is None or after[:5] not in answered:
                continue
            minute, second, ahead = before[-13:-11], before[-10:-8], _ahead(before[-7:])
            if ahead is None or not (minute.isdecimal() and second.isdecimal()):
                count.reject(line)
                continue
            host, address = _who(before)
            if host and count.where.is_elsewhere(host):
                count.elsewhere += 1
                continue
            if passed and _ADDRESS.match(passed):
                address = f"{address} {passed}"
            at = hour + int(minute) * 60 + int(second) - ahead
            count.add(request, at, address, agent)


def _who(before: str) -> tuple[str, str]:
    """The site's name, if the line begins with one, and the address of who asks."""
    first, _, rest = before.partition(" ")
    second = rest.partition(" ")[0]
    return (first, second) if second != "-" and _ADDRESS.fullmatch(second) else ("", first)
