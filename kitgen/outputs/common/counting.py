"""Where the collector answers, as pages and web servers need to know it."""

from __future__ import annotations

from typing import NamedTuple

from kitgen.model.kit import Kit, Settings
from kitgen.outputs.common.theme import Address


class Counting(NamedTuple):
    """The addresses of a collector, without the host where that is the site's own."""

    beacon: str
    """Where the script says that a page was seen."""
    form: str
    """Where the offer's form is posted."""
    origin: str | None
    """Its scheme and host, for those policies that name hosts; None for the site's own."""
    beside: bool
    """Whether it answers below the site's own address: then it counts editions as well."""


def collected(kit: Kit) -> tuple[str, ...]:
    """Expressions for what the collector answers below the site's own address, forms aside."""
    counting = counting_of(kit.settings)
    if counting is None or not counting.beside:
        return ()
    return ("v$", "d/", "report/?$", *(() if kit.shares_written else ("s/",)))


def counting_of(settings: Settings) -> Counting | None:
    """The collector's addresses; None for a kit that has none."""
    if settings.collect is None:
        return None
    site, collector = Address(settings.site.url), Address(settings.collect.url)
    if collector.origin == site.origin:
        return Counting(
            collector.path("v"), collector.path("offer"), None, collector.base == site.base
        )
    return Counting(
        collector.absolute("v"), collector.absolute("offer"), collector.origin, beside=False
    )
