"""Finds words for a guest to post that are longer than a network takes.

Networks refuse what is too long, and a guest will not shorten it for us: they close the window. X
takes 280 characters, Bluesky 300, LinkedIn 3,000, and a text message of more than 670 does not
arrive. A network that the words do not fit is given shorter ones, made from a line of the
conversation, which sound less like the guest.

Say it in fewer words. Up to 250 characters beside the link fit X, Bluesky and Mastodon.

    posts:
      short: >-
        In our best year we were forty thousand short for the March salaries. {link}
"""

from __future__ import annotations

from collections.abc import Iterator

from kitgen.check.rule import InterviewSubject, Remark, Rule
from kitgen.load.loaded import Loc
from kitgen.model.channel import KNOWN
from kitgen.model.finding import Severity
from kitgen.model.posts import Posts
from kitgen.text.networks import NETWORKS

_NAMES = {channel.id: channel.name for channel in KNOWN}
_LINK = "https://guide.example.org/studios/s/bcdfghjkmn/"
"""As long as most; few networks count it whole."""


def too_long(posts: Posts, *loc: str) -> Iterator[Remark]:
    """What no network of some kind takes as it stands: the one with the least room is named."""
    for kind in type(posts).model_fields:
        words = getattr(posts, kind)
        if not words:
            continue
        where: Loc = (*loc, "posts", kind)
        refused = [
            (network.limit, _NAMES[name], network.count(network.post(words, _LINK)))
            for name, network in NETWORKS.items()
            if network.kind == kind and not network.fits(words, _LINK)
        ]
        if refused:
            limit, name, count = min(refused)
            yield Remark(
                f"the words count {count:,} with their link; {name} takes {limit:,}",
                where,
                hint=f"Take out {count - limit:,} or more.",
            )


def _check(subject: InterviewSubject) -> Iterator[Remark]:
    if subject.interview.posts:
        yield from too_long(subject.interview.posts)


RULE = Rule("post-length", Severity.WARNING, __doc__ or "", "interview", _check)
