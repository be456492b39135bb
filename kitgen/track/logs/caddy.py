"""Caddy: one JSON object a line (Caddy 2, its json encoder with any time_format)."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from kitgen.track.logs.count import SEEN, Count
from kitgen.track.machines import LOOKED_AT

SOURCE: Final = "Caddy"
_NEVER: Final = -1.0
_TIME: Final = '"ts":'
_STATUS: Final = '"status":'
_SHAPES: Final = ("%Y/%m/%d %H:%M:%S.%f", "%Y/%m/%d %H:%M:%S", "%d/%b/%Y:%H:%M:%S %z")
"""wall, wall_milli, wall_nano; common_log. The others are of ISO 8601 or numbers."""
_PARTS: Final = ((1e17, 1e9), (1e11, 1e3))
"""From what number on times are in parts of a second, and in which."""
_HINTED: Final = tuple(f'"{name.title()}":' for name in LOOKED_AT)
"""Headers by which browsers say that they only fetch ahead, as Caddy writes them."""


def kind(lines: Sequence[str]) -> str:
    """What a log is that begins with these lines; nothing if it is not Caddy's."""
    entries = (_object(line) for line in lines if line.startswith("{"))
    requests = (entry.get("request") for entry in entries if entry)
    found = any(isinstance(request, dict) and "uri" in request for request in requests)
    return "access log of Caddy (JSON)" if found else ""


def read(blocks: Iterable[Sequence[str]], count: Count) -> None:
    """Count the requests of a log."""
    requests = count.requests
    for lines in blocks:
        count.lines += len(lines)
        for line in (*lines[:1], *lines[-1:]):
            count.covers(_second((_object(line) or {}).get("ts")))
        for line in lines:
            # Most lines are of pictures and the like: the cheapest look that tells comes first.
            address = _said(line, '"uri":"')
            if address and line.endswith("}") and requests[f"GET {address}"] is None:
                continue
            if not (address and _plain(line, address, count)):
                _whole(line, count)


def _said(line: str, name: str) -> str | None:
    """The text that has a name; None if there is none, or not as plain as most are.

    Within texts of JSON every quote is escaped: so a name with its quotes is one.
    """
    at = line.find(name)
    if at < 0:
        return None
    at += len(name)
    said = line[at : line.find('"', at)]
    return None if "\\" in said else said


def _plain(line: str, address: str, count: Count) -> bool:
    """Count a line if it is as most are, without reading all of it. Whether it is."""
    method, agent = _said(line, '"method":"'), _said(line, '"User-Agent":["')
    who = _said(line, '"client_ip":"') or _said(line, '"remote_ip":"')
    time, status = line.find(_TIME), line.find(_STATUS)
    hinted = any(hint in line for hint in _HINTED)
    if not (method and agent and who and time > 0 and status > 0) or hinted:
        return False
    try:
        second = float(line[time + len(_TIME) : line.find(",", time)])
    except ValueError:
        return False
    if not line.endswith("}") or not count.covers(second):
        return False
    request = count.requests[f"{method} {address}"]
    status += len(_STATUS)
    if request is None or line[status : status + 3] not in SEEN:
        return True
    if count.where.is_elsewhere(_said(line, '"host":"') or ""):
        count.elsewhere += 1
    else:
        count.add(request, int(second), who, agent)
    return True


def _whole(line: str, count: Count) -> None:
    entry = _object(line)
    second = _second(entry.get("ts")) if entry else _NEVER
    if entry is None or not count.covers(second):
        count.reject(line)
        return
    asked = entry.get("request")
    # Caddy's other messages stand in the same file.
    if not isinstance(asked, dict):
        return
    request = count.requests[f"{asked.get('method')} {asked.get('uri')}"]
    if request is None or str(entry.get("status")) not in SEEN:
        return
    if count.where.is_elsewhere(str(asked.get("host") or "")):
        count.elsewhere += 1
        return
    sent = asked.get("headers")
    headers = _headers(sent) if isinstance(sent, dict) else None
    agent = headers.get("user-agent", "") if headers is not None else None
    hints = {name: headers[name] for name in LOOKED_AT if name in headers} if headers else {}
    count.add(request, int(second), _address(asked), agent, hints)


def _object(line: str) -> Mapping[str, Any] | None:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) and "ts" in found else None


def _second(time: object) -> float:
    """Seconds since 1970: Caddy writes seconds, or thousandths or less of them, or text."""
    if isinstance(time, int | float):
        part = next((part for least, part in _PARTS if time >= least), 1)
        return time / part
    if not isinstance(time, str):
        return _NEVER
    try:
        found = dt.datetime.fromisoformat(time)
    except ValueError:
        try:
            found = next(filter(None, (_read(time, shape) for shape in _SHAPES)))
        except StopIteration:
            return _NEVER
    try:
        return (found if found.tzinfo else found.replace(tzinfo=dt.UTC)).timestamp()
    except (ValueError, OverflowError):
        return _NEVER


def _read(time: str, shape: str) -> dt.datetime | None:
    try:
        return dt.datetime.strptime(time, shape)
    except ValueError:
        return None


def _headers(sent: Mapping[str, Any]) -> Mapping[str, str]:
    """Headers by lower-case name; Caddy gives every value that was sent."""
    return {
        name.lower(): str(said[0] if isinstance(said, list) and said else said)
        for name, said in sent.items()
    }


def _address(asked: Mapping[str, Any]) -> str:
    """Who asks; Caddy before 2.5 writes a port with it."""
    address = asked.get("client_ip") or asked.get("remote_ip")
    return str(address or str(asked.get("remote_addr", "")).rpartition(":")[0])
