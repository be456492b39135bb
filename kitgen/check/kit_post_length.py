"""Finds words for passing the guide on that are longer than a network takes.

Whoever was no guest is given these words to post. Networks refuse what is too long: X takes 280
characters, Bluesky 300, LinkedIn 3,000, and a text message of more than 670 does not arrive. Where
they do not fit, plain words of the interface take their place.

Say it in fewer words. Up to 250 characters beside the link fit X, Bluesky and Mastodon.

    guide:
      posts:
        short: Four reasons why good studios run short of money. {link}
"""

from __future__ import annotations

from collections.abc import Iterator

from kitgen.check import places
from kitgen.check.post_length import too_long
from kitgen.check.rule import KitSubject, Remark, Rule
from kitgen.model.finding import Severity


def _check(subject: KitSubject) -> Iterator[Remark]:
    posts = subject.kit.settings.guide.posts
    if posts:
        for remark in too_long(posts, "guide"):
            yield remark._replace(path=places.SETTINGS)


RULE = Rule("kit-post-length", Severity.WARNING, __doc__ or "", "kit", _check)
