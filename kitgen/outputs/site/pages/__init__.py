"""The page types of the microsite: a plan and a renderer each; a new type is one line here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from kitgen.outputs.page import Page
from kitgen.outputs.site.frame import Frame
from kitgen.outputs.site.pages import (
    badge,
    conversations,
    guide,
    home,
    interview,
    missing,
    offer,
    pack,
    pack_code,
    pack_zip,
    privacy,
    problem,
    thanks,
)


class PageType(NamedTuple):
    """How pages of a kind are planned and rendered."""

    plan: Callable[[Frame], Iterator[Page]]
    render: Callable[[Frame, Page], str | bytes]


PAGE_TYPES: Mapping[str, PageType] = {
    module.KIND: PageType(module.plan, module.render)
    for module in (
        *(home, conversations, interview, guide, problem, offer, thanks, privacy, missing),
        *(badge, pack, pack_code, pack_zip),
    )
}
