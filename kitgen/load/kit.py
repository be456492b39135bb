"""The kit: put together from its parts, or loaded whole from a folder."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from kitgen.load import read, source
from kitgen.load.entry import entry_of
from kitgen.load.folder import FileInfo, read_bytes, scan
from kitgen.load.layout import lay_out
from kitgen.load.loaded import Loaded
from kitgen.model.ambassador import Ambassador
from kitgen.model.finding import Finding
from kitgen.model.ideal_customer import IdealCustomer
from kitgen.model.interview import Interview
from kitgen.model.kit import Entry, Kit, Settings
from kitgen.model.problem import Problem
from kitgen.model.process import Process

T = TypeVar("T")


class LoadedKit(NamedTuple):
    """A kit with its words, and everything that was found on the way."""

    kit: Kit | None
    """None when a finding is an error."""
    findings: tuple[Finding, ...]
    interviews: Mapping[str, Interview]
    """By slug, with the words spoken."""
    sources: Mapping[str, Loaded[Any]]
    """What each file gave, by path: it knows the place of every part."""
    files: Mapping[str, FileInfo]


def assemble(
    settings: Settings,
    ideal_customers: Mapping[str, IdealCustomer],
    problems: Mapping[str, Problem],
    entries: Iterable[Entry],
    ambassadors: Sequence[Ambassador],
    process: Process | None,
) -> Kit:
    """A kit in its order: problems by order, entries newest first, the undated last."""
    return Kit(
        settings=settings,
        ideal_customers=dict(sorted(ideal_customers.items())),
        problems=dict(sorted(problems.items(), key=lambda item: (item[1].order, item[0]))),
        entries=tuple(
            sorted(
                entries,
                key=lambda entry: (
                    -entry.published.toordinal() if entry.published else 0,
                    entry.name.casefold(),
                    entry.slug,
                ),
            )
        ),
        ambassadors=tuple(ambassadors),
        process=process,
    )


def load(root: Path) -> LoadedKit:
    """Load a whole kit without a cache, every interview in memory: for small commands and tests."""
    folder = scan(root)
    layout = lay_out(folder.files)
    loader = _Loader(root)
    settings = loader.one(layout.settings, read.read_settings)
    ideal_customers = loader.many(layout.ideal_customers, read.read_ideal_customer)
    problems = loader.many(layout.problems, read.read_problem)
    ambassadors = loader.one(layout.ambassadors, read.read_ambassadors)
    process = loader.one(layout.process, read.read_process)
    interviews = loader.many(layout.interviews, read.read_interview)
    findings = tuple(sorted((*folder.findings, *layout.findings, *loader.findings)))
    kit = None
    if settings is not None and not any(f.severity == "error" for f in findings):
        entries = [
            entry_of(
                slug, layout.interviews[slug], interview, loader.digests[layout.interviews[slug]]
            )
            for slug, interview in interviews.items()
        ]
        kit = assemble(settings, ideal_customers, problems, entries, ambassadors or (), process)
    return LoadedKit(kit, findings, interviews, loader.sources, folder.files)


class _Loader:
    def __init__(self, root: Path) -> None:
        self.root = root
        self.findings: list[Finding] = []
        self.sources: dict[str, Loaded[Any]] = {}
        self.digests: dict[str, str] = {}

    def one(self, path: str | None, reader: Callable[[str, bytes], Loaded[T]]) -> T | None:
        """The value of one file."""
        if path is None:
            return None
        data = read_bytes(self.root, path, source.CSV_LIMIT)
        if isinstance(data, Finding):
            self.findings.append(data)
            return None
        loaded = reader(path, data)
        self.sources[path] = loaded
        self.findings.extend(loaded.findings)
        self.digests[path] = hashlib.sha256(data).hexdigest()
        return loaded.value

    def many(
        self, paths: Mapping[str, str], reader: Callable[[str, bytes], Loaded[T]]
    ) -> dict[str, T]:
        """The values of several files by slug; those with errors are left out."""
        values = ((slug, self.one(path, reader)) for slug, path in paths.items())
        return {slug: value for slug, value in values if value is not None}
