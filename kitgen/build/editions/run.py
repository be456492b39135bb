"""A run of editions: a kit is loaded and checked as for a build, then everybody gets their own."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, closing, nullcontext
from pathlib import Path
from typing import Final, NamedTuple

from kitgen.build import register
from kitgen.build.desk import Desk, Unbound
from kitgen.build.editions import order
from kitgen.build.editions.copies import Kind
from kitgen.build.editions.crew import Crew, Local
from kitgen.build.editions.delivery import Delivery, Outcome, path_of, unmade
from kitgen.build.editions.depot import Depot, Undelivered, depot_at
from kitgen.build.editions.record import Record
from kitgen.build.editions.work import undelivered
from kitgen.build.examine import examine
from kitgen.build.gate import gate
from kitgen.build.lock import only_one
from kitgen.build.notices import faulty_theme
from kitgen.build.pipeline import Progress, has_errors, quiet, seldom_collecting, today
from kitgen.build.site import theme_folders
from kitgen.build.sources import Sources, load
from kitgen.build.store import digest, private
from kitgen.build.supplies import supplies_of
from kitgen.build.workshop import CachedWorkshop, processes
from kitgen.links.ledger import Ledger
from kitgen.model.ambassador import Ambassador
from kitgen.model.finding import Finding, Place, Severity
from kitgen.outputs.common.strings import ThemeFault
from kitgen.outputs.common.theme import Address, Theme

FOLDER: Final = "editions"
"""Where editions go in a kit, if nothing else is said."""
_NAMED: Final = 5


class Wish(NamedTuple):
    """What somebody wants to have."""

    people: tuple[str, ...] | None
    """The ids of ambassadors; None is everybody."""
    kinds: tuple[Kind, ...] = ("pdf",)
    out: str = ""
    """A folder or an address. Default: editions in the kit."""
    jobs: int = 1
    on: str = ""
    """The address of a Dask scheduler whose workers make them."""


class _Refused(Exception):
    """Why a run ends before it has made anything."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        super().__init__()
        self.findings = tuple(sorted(set(findings)))


def make(root: Path, wish: Wish, progress: Progress = quiet) -> Outcome:
    """Make editions; raises Unready, Unknown and Stopped. Nobody's file is ever written over."""
    started = time.perf_counter()
    root = root.resolve()
    depot = depot_at(wish.out or str(root / FOLDER))

    def waiting() -> None:
        progress("waiting for another run", 0, 1)

    with _crew(wish) as crew, only_one(root, Path(depot.place), waiting), seldom_collecting():
        outcome = _made(root, wish, depot, crew, progress)
    return outcome._replace(seconds=time.perf_counter() - started)


def _crew(wish: Wish) -> AbstractContextManager[Crew]:
    if not wish.on:
        return nullcontext(Local(wish.jobs))
    from kitgen.build.editions.cluster import connected

    return connected(wish.on)


def _made(root: Path, wish: Wish, depot: Depot, crew: Crew, progress: Progress) -> Outcome:
    findings: tuple[Finding, ...]
    try:
        record = Record(private(root) / f"editions-{digest(depot.place)}.tsv")
        held = depot.held()
        with closing(load(root, progress)) as sources:
            people, ledger, desk = _asked(wish, sources, progress)
            _pass(_foreign(order.files(people, wish.kinds), held, record, path_of(depot, root)))
            depot.open()
            ordered = order.order(desk, ledger, people, wish.kinds)
        return Delivery(ordered, held, depot, record, crew, progress, root).run()
    except (_Refused, Unbound) as error:
        findings = error.findings
    except ThemeFault as error:
        findings = (faulty_theme(error, root),)
    except Undelivered as error:
        failed = undelivered(error)
        findings = (unmade(path_of(depot, root), failed.message, failed.hint),)
    return Outcome(findings, depot.place)


def _asked(
    wish: Wish, sources: Sources, progress: Progress
) -> tuple[tuple[Ambassador, ...], Ledger, Desk]:
    """For whom editions are, their links, and what editions are made from."""
    kit, day = sources.kit, today()
    if kit is None:
        raise _Refused(sources.findings)
    strings, found = examine(sources, kit, day)
    _pass(found)
    people = order.chosen(kit, wish.people)
    shown = gate(kit, day, drafts=False)
    links = register.complete(sources.register, shown, sources.ambassadors, for_good=False)
    _pass(links.findings)
    _pass(order.objections(shown, sources, links, people))
    root = sources.root
    theme = Theme(theme_folders(root), strings, Address(shown.settings.site.url), None)
    supplies = supplies_of(sources)
    workshop = CachedWorkshop(private(root) / "cache", processes(wish.jobs), progress)
    return people, links.ledger, Desk(shown, theme, sources, supplies, workshop, day)


def _foreign(
    files: Iterable[str], held: Mapping[str, int], record: Record, place: str
) -> Iterator[Finding]:
    """That some of the files are there, and are not as kitgen wrote them."""
    found = [file for file in files if file in held and not record.owns(file, held[file])]
    if found:
        more = f" and {len(found) - _NAMED:,} more" if len(found) > _NAMED else ""
        yield Finding(
            Place(place),
            Severity.ERROR,
            "editions would be written over files that are not, or no longer, as kitgen wrote "
            f"them: {', '.join(found[:_NAMED])}{more}",
            "foreign-file",
            "move them elsewhere, or choose another place with --out; if they are editions, "
            "delete them: they are made again",
        )


def _pass(findings: Iterable[Finding]) -> None:
    """Go on only if nothing is an error."""
    found = tuple(findings)
    if has_errors(found):
        raise _Refused(found)
