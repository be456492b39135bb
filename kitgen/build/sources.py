"""Step 1, load: the whole kit as values; interviews read again only where their files changed."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from kitgen.build.code import STUDY, fingerprint
from kitgen.build.digests import Digests
from kitgen.build.register import Register
from kitgen.build.register import read as read_register
from kitgen.build.spool import Spool
from kitgen.build.store import digest, line_of, lines, private, read_lines
from kitgen.build.study import Study, from_line, study, to_json
from kitgen.load import read, source
from kitgen.load.folder import Folder, read_bytes, scan
from kitgen.load.kit import assemble
from kitgen.load.layout import Layout, lay_out
from kitgen.load.loaded import Loaded, Loc
from kitgen.model.finding import Finding, Place
from kitgen.model.interview import Interview
from kitgen.model.kit import Entry, Kit

T = TypeVar("T")
_LIMIT = 20_000_000
_AMBASSADORS = "content/ambassadors.yaml"


@dataclass
class Sources:
    """A kit as loaded, and the means to read more of it."""

    root: Path
    folder: Folder
    digests: Digests
    kit: Kit | None
    findings: tuple[Finding, ...]
    characters: str
    """Every character beyond basic Latin in the files that were read, the ambassadors aside."""
    names: str
    """Those in the file of the ambassadors, which are many and come and go."""
    base: str
    """Hash of the files that all pages may show something of."""
    register: Register
    """The share links that were given out."""
    ambassadors: str
    """The file of the ambassadors, or where it would be."""
    _spool: Spool
    _loaded: dict[str, Loaded[Any]] = field(default_factory=dict)

    def close(self) -> None:
        """The build is over."""
        self._spool.close()

    def interview(self, entry: Entry) -> Interview:
        """An interview with its words."""
        kept = self._spool.get(entry.path)
        if kept is not None:
            return kept
        found = self._read(entry.path, read.read_interview).value
        assert found is not None, "only interviews that were read without errors have an entry"
        return found

    def locate(self, path: str, loc: Loc) -> Place:
        """The place of a part of a file; reads the file again if it must.

        A file is known by either ending: a kit may be written in `kit.yml`.
        """
        if path.endswith(".yaml") and path not in self.folder.files:
            short = path.removesuffix("yaml") + "yml"
            path = short if short in self.folder.files else path
        if path not in self._loaded:
            # All but the interviews is kept from loading.
            if not path.startswith("content/interviews/") or path not in self.folder.files:
                return Place(path)
            self._loaded[path] = self._read(path, read.read_interview)
        return self._loaded[path].locate(loc)

    def _read(self, path: str, reader: Callable[[str, bytes], Loaded[T]]) -> Loaded[T]:
        data = read_bytes(self.root, path, _LIMIT)
        if isinstance(data, Finding):
            return Loaded(None, (data,), lambda loc: Place(path))
        return reader(path, data)


def load(root: Path, progress: Callable[[str, int, int], None]) -> Sources:
    """Load a kit with all its findings."""
    folder = scan(root)
    layout = lay_out(folder.files)
    digests = Digests(root, folder.files, private(root) / "files.json")
    register = read_register(root, folder.files)
    sources = Sources(
        root,
        folder,
        digests,
        None,
        (),
        "",
        "",
        "",
        register,
        layout.ambassadors or _AMBASSADORS,
        Spool(private(root)),
    )
    findings = [*folder.findings, *layout.findings, *register.findings]
    characters: set[str] = set()
    names: set[str] = set()
    bases: list[str] = []

    def one(path: str | None, reader: Callable[[str, bytes], Loaded[T]]) -> T | None:
        if path is None:
            return None
        data = read_bytes(root, path, source.CSV_LIMIT)
        if isinstance(data, Finding):
            findings.append(data)
            return None
        loaded = reader(path, data)
        sources._loaded[path] = loaded
        findings.extend(loaded.findings)
        held = (c for c in set(data.decode("utf-8", "ignore")) if c > "\x7e")
        if path == layout.ambassadors:
            names.update(held)
        else:
            bases.append(digest(path, data))
            characters.update(held)
        return loaded.value

    def many(paths: Mapping[str, str], reader: Callable[[str, bytes], Loaded[T]]) -> dict[str, T]:
        values = ((slug, one(path, reader)) for slug, path in sorted(paths.items()))
        return {slug: value for slug, value in values if value is not None}

    settings = one(layout.settings, read.read_settings)
    customers = many(layout.ideal_customers, read.read_ideal_customer)
    problems = many(layout.problems, read.read_problem)
    ambassadors = one(layout.ambassadors, read.read_ambassadors) or ()
    process = one(layout.process, read.read_process)
    language = settings.site.language if settings else "en"
    studies = _studies(sources, layout, language, progress)
    for found in studies.values():
        findings.extend(found.findings)
        characters.update(found.characters)
    sources.findings = tuple(findings)
    sources.characters, sources.names = "".join(sorted(characters)), "".join(sorted(names))
    sources.base = digest(*sorted(bases))
    if settings is not None:
        entries = [found.entry for found in studies.values() if found.entry]
        sources.kit = assemble(settings, customers, problems, entries, ambassadors, process)
    return sources


def _studies(
    sources: Sources,
    layout: Layout,
    language: str,
    progress: Callable[[str, int, int], None],
) -> dict[str, Study]:
    memory = private(sources.root) / "studies.jsonl"
    code = fingerprint(STUDY)
    known = {key: line for key, by, line in read_lines(memory) if by == code}
    folders: dict[str, dict[str, int]] = {}
    for path, info in sources.folder.files.items():
        if path.startswith("content/interviews/"):
            top, _, name = path[len("content/interviews/") :].partition("/")
            folders.setdefault(top, {})[name] = info.size
    found: dict[str, Study] = {}
    with lines(memory) as keep:

        def remembered(slug: str, key: str) -> bool:
            line = known.get(key)
            if line is None or (kept := from_line(line)) is None:
                return False
            keep(key, code, line)
            found[slug] = kept
            return True

        for number, (slug, path) in enumerate(sorted(layout.interviews.items()), 1):
            files = folders[slug]
            listing = "|".join(f"{name}:{size}" for name, size in sorted(files.items()))
            hashed = sources.digests.known(path)
            if hashed and remembered(slug, digest(path, hashed, listing, language)):
                continue
            seen = time.time_ns()
            data = read_bytes(sources.root, path, _LIMIT)
            if isinstance(data, Finding):
                found[slug] = Study(None, (data,), "")
                continue
            key = digest(path, sources.digests.take(path, data, seen), listing, language)
            # A file may be new and say what it said before.
            if remembered(slug, key):
                continue
            found[slug], interview = study(slug, path, data, files, language, key)
            if interview is not None:
                sources._spool.put(path, interview)
            keep(key, code, line_of(to_json(found[slug])))
            progress("reading interviews", number, len(layout.interviews))
    return found
