"""Finds pages whose preview picture cannot be fetched or is none.

A link without its picture is a grey box beside everybody else's, and nobody opens a grey box. The
page must name the picture by its whole address, the file must be in the site, and it must be what
its name says.

Build again. If it stays, look at the lines about `og:image` in the kit's own templates.

    <meta property="og:image" content="https://guide.example.org/assets/card-1a2b3c.png">
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from kitgen.check.preflight.grouped import grouped
from kitgen.check.preflight.subject import Fault, PreviewSubject
from kitgen.check.rule import Remark, Rule
from kitgen.model.finding import Severity

_HINTS = {
    Fault.RELATIVE: "Write {{ absolute(image) }} in the template, not {{ url(image) }}.",
    Fault.MISSING: "Build again; if it stays, correct the address in the template.",
    Fault.BROKEN: "Save it again as PNG or JPEG.",
}
_NAMES = ("og:image", "twitter:image")


def _check(subject: PreviewSubject) -> Iterator[Remark]:
    yield from grouped(_faults(subject))


def _faults(subject: PreviewSubject) -> Iterator[tuple[Hashable, Remark]]:
    for page in subject.pages:
        for image in dict.fromkeys(page.tags.meta.get(name, "") for name in _NAMES):
            found = subject.pictures.get(image)
            if image and isinstance(found, Fault) and found in _HINTS:
                message = f"{page.name} names a picture that {found}: {image}"
                yield (image, page.source), Remark(message, (), page.source, _HINTS[found])


RULE = Rule("preview-picture", Severity.ERROR, __doc__ or "", "preview", _check)
