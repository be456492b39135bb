"""Finds a site, or a form, whose address begins with http:// and not https://.

Browsers mark such pages as not secure, right beside the guest's name, and what people write into a
form can be read on the way. Every host offers https today, most of them free of charge.

Switch it on at your host and write the address with https.

    site:
      url: https://guide.example.org/
"""

from __future__ import annotations

from collections.abc import Iterator

from kitgen.check import places
from kitgen.check.rule import KitSubject, Remark, Rule
from kitgen.load.loaded import Loc
from kitgen.model.finding import Severity


def _check(subject: KitSubject) -> Iterator[Remark]:
    settings = subject.kit.settings
    addresses: tuple[tuple[Loc, str | None], ...] = (
        (("site", "url"), settings.site.url),
        (("offer", "form", "action"), settings.offer.form.action),
    )
    for loc, url in addresses:
        if url and url.startswith("http://"):
            yield Remark(
                f"{url} is not secure: browsers warn of it",
                loc,
                places.SETTINGS,
                hint=f"Write https://{url.removeprefix('http://')}",
            )


RULE = Rule("site-https", Severity.WARNING, __doc__ or "", "kit", _check)
