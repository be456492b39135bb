"""Finds pages that name another address in their previews than their own.

Networks go by the address in `og:url`: a share link whose page names the public page is shown, and
counted, as the public page, and whoever passed it on is forgotten. A share page therefore names
itself and has no canonical address; a public page names itself in both.

The default templates do it right. If the kit has a base.html of its own, take the lines about
`og:url` and `canonical` from the default one.

    s/k7m2xw4pqh/ names https://guide.example.org/guide/ as its address
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from kitgen.check.preflight.grouped import grouped
from kitgen.check.preflight.subject import PreviewSubject
from kitgen.check.rule import Remark, Rule
from kitgen.model.finding import Severity

_HINT = "Take the lines about og:url and canonical from the default base.html."


def _check(subject: PreviewSubject) -> Iterator[Remark]:
    yield from grouped(_faults(subject))


def _faults(subject: PreviewSubject) -> Iterator[tuple[Hashable, Remark]]:
    for page in subject.pages:
        url, canonical = page.tags.meta.get("og:url"), page.tags.canonical
        fault = ""
        if url != page.address:
            fault = f"names {url} as its address" if url else "names no address in og:url"
        elif page.share and canonical is not None:
            fault = f"has a canonical address, {canonical}"
        elif not page.share and canonical != page.address:
            fault = f"has {canonical or 'no address'} as its canonical address"
        if fault:
            what = "its previews" if page.share else "its previews and search engines"
            message = f"{page.name} {fault}: {what} should have {page.address}"
            kind = (page.share, bool(url), url == page.address)
            yield kind, Remark(message, (), page.source, _HINT)


RULE = Rule("preview-address", Severity.ERROR, __doc__ or "", "preview", _check)
