"""Finds preview pictures that some networks leave out, cut or show small.

Each network has sizes and weights of its own: WhatsApp leaves out what is heavier than 600 KB, and
on some phones what is heavier than 300 KB; most show a picture small that is less than 600 pixels
wide. A picture of 1200 × 630 under 300 KB is shown well by all of them.

The cards that kitgen draws fit. For a page without one, switch them on; a picture of your own is
best saved anew, as a JPEG of 1200 × 630.

    site:
      cards: true
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from kitgen.check.few import few, listed
from kitgen.check.preflight.grouped import grouped
from kitgen.check.preflight.networks import NETWORKS
from kitgen.check.preflight.shown import LARGE, LEAST, refused, weight
from kitgen.check.preflight.subject import Fault, Picture, PreviewPage, PreviewSubject
from kitgen.check.rule import Remark, Rule
from kitgen.model.finding import Severity

_KINDS = ("PNG", "JPEG")
_LOST = 0.15
"""The part of a picture whose loss one sees."""
_SAVE = "Save it as a JPEG of 1200 × 630 pixels and under 300 KB."


def _check(subject: PreviewSubject) -> Iterator[Remark]:
    remarks = grouped(_faults(subject))
    yield from few(remarks, "{count} more pages have pictures that do not fit")


def _faults(subject: PreviewSubject) -> Iterator[tuple[Hashable, Remark]]:
    for page in subject.pages:
        for fault, hint in _of(page, subject):
            yield (fault, page.source), Remark(f"{page.name} {fault}", (), page.source, hint)


def _of(page: PreviewPage, subject: PreviewSubject) -> Iterator[tuple[str, str]]:
    image = page.tags.first("image", ("og:", "twitter:"))
    if not image:
        yield "has no picture for its previews", "site.cards: true in kit.yaml draws one."
        return
    if page.tags.meta.get("twitter:card") != LARGE:
        yield (
            "does not ask X for a large picture",
            f'Add <meta name="twitter:card" content="{LARGE}"> to the template.',
        )
    picture = subject.pictures.get(image)
    if picture is Fault.ELSEWHERE:
        yield f"names a picture that {picture}: {image}", "Put it into the kit."
    if isinstance(picture, Picture):
        name = image.rpartition("/")[2]
        for fault in _unfit(picture):
            yield f"has a picture, {name}, {fault}", _SAVE


def _unfit(picture: Picture) -> Iterator[str]:
    if picture.kind not in _KINDS:
        yield f"of the kind {picture.kind}, which some networks do not show"
    out = [network for network in NETWORKS if refused(network, picture)]
    if out:
        names = listed((network.name for network in out), 7)
        yield f"that {names} will not show: {refused(out[0], picture)}"
        return
    risky = [n.name for n in NETWORKS if n not in out and picture.size > n.sure]
    if risky:
        yield f"of {weight(picture.size)}, which {listed(risky, 7)} may leave out"
    if (picture.width, picture.height) < LEAST:
        yield f"of {picture.width} × {picture.height}, which is shown small"
    cut = [n.name for n in NETWORKS if n.shape and _lost(picture, n.shape) > _LOST]
    if cut:
        yield (
            f"of {picture.width} × {picture.height}, of which "
            f"{listed(cut, 7)} cut a part: the middle stays"
        )


def _lost(picture: Picture, shape: float) -> float:
    ratio = picture.width / picture.height / shape
    return 1 - min(ratio, 1 / ratio)


RULE = Rule("preview-fit", Severity.WARNING, __doc__ or "", "preview", _check)
