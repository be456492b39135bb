"""Finds a link with a name that the site needs for itself: /guide/ can be nobody's.

A link with a name stands beside the pages of the site and is there for good. So it cannot have the
name of a folder of the site, of a page that may come to be, or of something that hosts, browsers
and computers take for their own; and it must not look like the code of a share link.

Choose another name, such as the person's first name, or first and last.

    - {id: maria-lopez, name: Maria López, relation: customer, vanity: maria}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kitgen.check import places
from kitgen.check.rule import KitSubject, Remark, Rule
from kitgen.links.code import ALPHABET, LENGTH
from kitgen.model.finding import Severity

_SITE = """
404 assets conversations d favicon feed guide index media offer podcast privacy robots s share
sitemap
"""
_LATER = """
about account admin ambassador ambassadors api app archive ask badge badges blog book books
calculator card cards collect collector contact conversation cookies dashboard docs download
downloads edition editions embed epub error errors event events faq feeds file files form forms
forward go health healthz help home image images impressum imprint interview interviews introduce
introduction invite js kit kits legal link links login logout mail me meeting metrics news
newsletter optout pack packs page pages pdf people ping ppt preferences press preview print problem
problems public qr redirect refer referral referrals register report reports rss score scores search
self-check settings shared shares signup slides sms static stats status style styles subscribe tag
tags team terms test thank-you thanks topic topics track tracking transcript transcripts unsubscribe
user users video videos vtt welcome with www you
"""
_HOSTS = "cdn-cgi cgi-bin cpanel netlify server-status webmail wp-admin wp-content wp-login"
_WINDOWS = """
aux con nul prn com0 com1 com2 com3 com4 com5 com6 com7 com8 com9 lpt0 lpt1 lpt2 lpt3 lpt4 lpt5 lpt6
lpt7 lpt8 lpt9
"""
RESERVED = frozenset(f"{_SITE} {_LATER} {_HOSTS} {_WINDOWS}".split())
"""What the site has and may come to have, what hosts answer themselves, and what Windows makes no
folder of. Names of a single letter are kept back too.
"""

_CODE = re.compile(rf"[{ALPHABET}]{{{LENGTH}}}")


def _check(subject: KitSubject) -> Iterator[Remark]:
    for row, ambassador in enumerate(subject.kit.ambassadors):
        name = ambassador.vanity
        if name and (why := _taken(name)):
            yield Remark(
                f"{ambassador.id} cannot have the link /{name}/: {why}",
                (row, "vanity"),
                places.ambassadors(subject),
                hint="Choose another name, such as the person's first and last.",
            )


def _taken(name: str) -> str:
    if name in RESERVED or len(name) == 1:
        return "the site keeps that name for itself"
    if _CODE.fullmatch(name):
        return "it looks like the code of a share link"
    return ""


RULE = Rule("vanity-reserved", Severity.ERROR, __doc__ or "", "kit", _check)
