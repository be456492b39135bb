"""Finds a channel that nobody described: neither one that kitgen knows nor one of your own.

A channel is how something is passed on: link, LinkedIn, e-mail, print. Share links are made for
each, so a slip of the name would make links that no report can add up.

Correct the name, or describe a channel of your own in kit.yaml. An ambassador may only name
channels that the kit has, and `vanity` is no channel: so the ledger calls links with a name of
their own.

    channels:
      - linkedin
      - {id: trade-fair, name: At the fair, online: false}
"""

from __future__ import annotations

from collections.abc import Iterator

from kitgen.check import places
from kitgen.check.nearest import did_you_mean
from kitgen.check.rule import KitSubject, Remark, Rule
from kitgen.model.channel import KNOWN
from kitgen.model.finding import Severity
from kitgen.model.link import VANITY


def _check(subject: KitSubject) -> Iterator[Remark]:
    known = {channel.id for channel in KNOWN}
    used: set[str] = set()
    for index, channel in enumerate(subject.kit.settings.channels):
        used.add(channel if isinstance(channel, str) else channel.id)
        if not isinstance(channel, str) and channel.id == VANITY:
            message = f"a channel cannot be called {VANITY}: so the ledger calls links with a name"
            yield Remark(message, ("channels", index, "id"), places.SETTINGS, "Rename it.")
        if isinstance(channel, str) and channel not in known:
            hint = did_you_mean(channel, sorted(known), "Describe it: {id: ..., name: ...}.")
            yield Remark(
                f"nobody knows the channel {channel}", ("channels", index), places.SETTINGS, hint
            )
    path = places.ambassadors(subject)
    for row, ambassador in enumerate(subject.kit.ambassadors):
        for index, name in enumerate(ambassador.channels):
            if name not in used:
                hint = did_you_mean(name, sorted(used), "Add it to channels in kit.yaml.")
                message = f"{ambassador.name} uses the channel {name}, which this kit has not"
                yield Remark(message, (row, "channels", index), path, hint)


RULE = Rule("channel-unknown", Severity.ERROR, __doc__ or "", "kit", _check)
