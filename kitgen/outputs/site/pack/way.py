"""A way to pass something on: a channel, a link that no other channel has, and words for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from kitgen.model.channel import Channel
from kitgen.outputs.common.strings import Strings
from kitgen.outputs.site.pack.words import Words
from kitgen.text.networks import NETWORKS, Kind

_HEADINGS: Mapping[Kind, str] = MappingProxyType(
    {
        Kind.POST: "pack_for_post",
        Kind.SHORT: "pack_for_post",
        Kind.MESSAGE: "pack_for_message",
        Kind.EMAIL: "pack_for_email",
        Kind.TITLE: "pack_for_title",
    }
)
_OPENS: Mapping[str, str] = MappingProxyType({"email": "pack_open_email", "sms": "pack_open_sms"})


class Way(NamedTuple):
    """One channel of somebody's, ready to be used."""

    id: str
    name: str
    url: str
    kind: str = ""
    """Which words it takes: post, short, message, email, title; empty for none."""
    heading: str = ""
    """Over its words: For LinkedIn."""
    words: str = ""
    """What is to be posted, the link in it unless that stands apart."""
    opens: str = ""
    """What opening its composer is called."""
    composer: str = ""
    """The address that opens it, if there is one."""
    filled: bool = False
    """Whether the composer gets the words; else they have to be copied."""


def way(channel: Channel, url: str, words: Words, strings: Strings) -> Way:
    """The way of a channel with its own link."""
    network = NETWORKS.get(channel.id)
    if network is None:
        return Way(channel.id, channel.name, url)
    say = strings.say
    said = words.for_network(network, url)
    return Way(
        channel.id,
        channel.name,
        url,
        network.kind,
        say(_HEADINGS[network.kind], name=channel.name),
        network.post(said, url) if said else "",
        say(_OPENS.get(channel.id, "pack_open"), name=channel.name),
        *network.composer(url, said, words.subject),
    )


def by_kind(ways: Sequence[Way]) -> list[tuple[Way, list[Way]]]:
    """Ways that have words: the first of each kind, with the others that take the same."""
    found: list[tuple[Way, list[Way]]] = []
    for kind in Kind:
        same = [one for one in ways if one.words and one.kind == kind]
        if same:
            found.append((same[0], same[1:]))
    return found
