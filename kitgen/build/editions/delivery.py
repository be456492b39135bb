"""Delivery: copies go to a crew in chunks, and what came of each is written down at once."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NamedTuple

from kitgen.build.editions.copies import Copy
from kitgen.build.editions.crew import Crew
from kitgen.build.editions.depot import Depot, Undelivered
from kitgen.build.editions.order import Order
from kitgen.build.editions.outfit import outfit
from kitgen.build.editions.record import Record
from kitgen.build.editions.work import Bench, Chunk, Failed, Made, Result, undelivered
from kitgen.build.notices import name_of
from kitgen.build.pipeline import Progress, has_errors
from kitgen.model.finding import Finding, Place, Severity

_CHUNK: Final = 64
_FEW: Final = 8
"""Editions in a chunk, where each is a file of its own from beginning to end."""
_MOST: Final = 8
"""Chunks that may fail before no more are tried."""


class Outcome(NamedTuple):
    """What a run did."""

    findings: tuple[Finding, ...]
    place: str
    """Where the editions are."""
    wanted: int = 0
    made: int = 0
    kept: int = 0
    """Those that were there already, made from the same."""
    seconds: float = 0.0

    @property
    def ok(self) -> bool:
        """Whether all that was wanted is there."""
        return not has_errors(self.findings)


class Stopped(KeyboardInterrupt):
    """A run that was interrupted while it made editions."""

    def __init__(self, outcome: Outcome) -> None:
        """Say how far it got."""
        super().__init__()
        self.outcome = outcome


@dataclass
class Delivery:
    """One order on its way."""

    ordered: Order
    held: Mapping[str, int]
    """What was there before."""
    depot: Depot
    record: Record
    crew: Crew
    progress: Progress
    root: Path
    _unnamed: dict[str, Finding] = field(default_factory=dict)
    _failures: list[Finding] = field(default_factory=list)

    def run(self) -> Outcome:
        """Make everything that is not there yet, and put it where it belongs."""
        record, depot = self.record, self.depot
        total = len(self.ordered.copies)
        left = [copy for copy in self.ordered.copies if not self._there(copy)]
        outcome = Outcome((), depot.place, total, 0, total - len(left))
        depot.tidy(record.names)
        record.keep(self.held)
        with record.open():
            try:
                with closing(self._delivered(left)) as counts:
                    for count in counts:
                        outcome = outcome._replace(made=outcome.made + count)
                        self.progress("editions", outcome.kept + outcome.made, total)
            except KeyboardInterrupt:
                # It may come between a note and the count of it.
                made = record.noted(copy.file for copy in left)
                raise Stopped(outcome._replace(made=made)) from None
            finally:
                if outcome.made < len(left):
                    depot.tidy(record.names)
        return outcome._replace(findings=(*self._failures, *self._unnamed.values()))

    def _there(self, copy: Copy) -> bool:
        return self.record.has(copy.file, copy.key, self.held.get(copy.file))

    def _delivered(self, left: Sequence[Copy]) -> Generator[int, None, None]:
        """How many more there are, whenever there are more."""
        ordered = self.ordered
        reached = self.depot.reach >= self.crew.distance
        bench = Bench(ordered.moulds, ordered.first, self.depot if reached else None, outfit())
        chunks = [*_chunks(left)]
        with closing(self.crew.work(bench, self._claimed(chunks), len(chunks))) as results:
            for chunk, result in results:
                if isinstance(result, Made) and not reached:
                    result = self._put(chunk, result)
                if isinstance(result, Made):
                    self._note(chunk, result)
                    yield len(chunk.copies)
                    continue
                self._failures.append(self._failure(chunk, result))
                if result.last or len(self._failures) == _MOST:
                    return

    def _claimed(self, chunks: Iterable[Chunk]) -> Iterator[Chunk]:
        """Chunks whose files are known to be ours before the first of them is written."""
        for chunk in chunks:
            self.record.claim(copy.file for copy in chunk.copies)
            yield chunk

    def _put(self, chunk: Chunk, made: Made) -> Result:
        """Put away what whoever made it could not."""
        heads = (self.ordered.moulds[copy.kind].head for copy in chunk.copies)
        names = (copy.file for copy in chunk.copies)
        try:
            self.depot.put(
                (name, (head, tail))
                for name, head, tail in zip(names, heads, made.tails, strict=True)
            )
        except Undelivered as error:
            return undelivered(error)
        return made

    def _note(self, chunk: Chunk, made: Made) -> None:
        """Write down what is there now. Who could not be named is tried again by the next run."""
        written = []
        for copy, size, refusal in zip(chunk.copies, made.sizes, made.refusals, strict=True):
            written.append((copy.file, "" if refusal else copy.key, size))
            who = copy.person.id
            if refusal and who not in self._unnamed:
                self._unnamed[who] = self.ordered.unnamed(who, refusal)
        self.record.note(written)

    def _failure(self, chunk: Chunk, failed: Failed) -> Finding:
        message = failed.message
        if not failed.last:
            first, last = chunk.copies[0].file, chunk.copies[-1].file
            many = f"{len(chunk.copies)} editions, from {first} to {last},"
            message = f"{first if first == last else many} could not be made: {message}"
        return unmade(path_of(self.depot, self.root), message, failed.hint)


def unmade(place: str, message: str, hint: str) -> Finding:
    """That editions could not be made."""
    return Finding(Place(place), Severity.ERROR, message, "edition-unmade", hint)


def path_of(depot: Depot, root: Path) -> str:
    """What findings call the place of editions."""
    return depot.place if "://" in depot.place else name_of(Path(depot.place), root)


def _chunks(copies: Sequence[Copy]) -> Iterator[Chunk]:
    """Copies of one format together."""
    start = 0
    while start < len(copies):
        kind = copies[start].kind
        most = _FEW if kind in ("epub", "slides") else _CHUNK
        some = tuple(copy for copy in copies[start : start + most] if copy.kind == kind)
        yield Chunk(some)
        start += len(some)
