"""Ways to pass a page on: plain links that work without a script."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import NamedTuple

from kitgen.model.channel import KNOWN, Channel
from kitgen.model.link import COPIED
from kitgen.text.networks import NETWORKS, Kind

FEW = 5
"""Ways to pass it on that a reader is offered; ambassadors have all of the kit's."""


class Share(NamedTuple):
    """One way to pass something on."""

    id: str
    name: str
    href: str


def channels(named: Iterable[str | Channel]) -> list[Channel]:
    """The channels of a kit; names that are not known are left to the checks."""
    known = {channel.id: channel for channel in KNOWN}
    return [
        known[channel] if isinstance(channel, str) else channel
        for channel in named
        if not isinstance(channel, str) or channel in known
    ]


def shares(named: Iterable[str | Channel], url: str, words: str) -> list[Share]:
    """A link for each of the first channels that a page can open by itself."""
    online = (
        channel
        for channel in channels(named)
        if channel.online and (channel.id == COPIED or channel.id in NETWORKS)
    )
    return [
        Share(channel.id, channel.name, url if channel.id == COPIED else _open(channel, url, words))
        for channel in islice(online, FEW)
    ]


def _open(channel: Channel, url: str, words: str) -> str:
    network = NETWORKS[channel.id]
    said = "" if network.kind is Kind.EMAIL else words
    return network.composer(url, said, words).address
