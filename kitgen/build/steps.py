"""The build, told in the seven steps of the README; the log bears the same numbers."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path

from kitgen.build import facts, register, servers
from kitgen.build.code import fingerprint
from kitgen.build.desk import Unbound
from kitgen.build.examine import examine
from kitgen.build.gate import gate
from kitgen.build.memory import Memory
from kitgen.build.notices import faulty_theme, foreign_file, name_of
from kitgen.build.pipeline import Options, Outcome, Progress, has_errors
from kitgen.build.register import Completed
from kitgen.build.site import outputs_of
from kitgen.build.sources import Sources, load
from kitgen.build.store import digest, private
from kitgen.build.workshop import CachedWorkshop, processes
from kitgen.build.writer import ForeignFile, Published, Writer
from kitgen.build.written import Written
from kitgen.check.rule import LINKS, PageFacts, SiteSubject
from kitgen.check.run import check_site, weigh
from kitgen.links import plan
from kitgen.model.finding import Finding, Place, Severity
from kitgen.model.kit import Kit
from kitgen.outputs.common.strings import ThemeFault
from kitgen.outputs.page import Page

_log = logging.getLogger("kitgen")


def run(root: Path, out: Path, options: Options, progress: Progress, day: dt.date) -> Outcome:
    """Build a kit whose lock is held."""
    build = _Build(root, out, options, progress, day)
    try:
        return build.run()
    except ThemeFault as error:
        return build.failed(faulty_theme(error, root))


class _Build:
    def __init__(
        self, root: Path, out: Path, options: Options, progress: Progress, day: dt.date
    ) -> None:
        self._root = root
        self._out = out
        self._options = options
        self._progress = progress
        self._steps: list[str] = []
        self._day = day

    @property
    def _for_good(self) -> bool:
        """Whether links of this build may be passed on: not those of a preview."""
        options = self._options
        return options.publish and not options.drafts and not options.rehearse

    def _linked(self, sources: Sources, shown: Kit) -> Completed:
        """A code for each share link that has none."""
        source, good = sources.ambassadors, self._for_good
        links = register.complete(sources.register, shown, source, for_good=good)
        if links.new and self._options.frozen:
            refused = plan.unminted(links.new, source)
            return links._replace(findings=(*links.findings, refused))
        return links

    def _tell(self, number: int, name: str, words: str) -> None:
        line = f"{number} {name}: {words}"
        self._steps.append(line)
        _log.info(line)

    def _outcome(
        self, findings: Sequence[Finding], pages: int = 0, published: Published | None = None
    ) -> Outcome:
        return Outcome(
            findings=tuple(sorted(set(findings))),
            out=self._out,
            pages=pages,
            written=published.written if published else 0,
            unchanged=published.unchanged if published else 0,
            removed=published.removed if published else 0,
            steps=tuple(self._steps),
        )

    def failed(self, finding: Finding) -> Outcome:
        """What a build did that could not go on."""
        return self._outcome([finding])

    def run(self) -> Outcome:
        """The seven steps."""
        with closing(load(self._root, self._progress)) as sources:
            return self._run(sources, self._day)

    def _run(self, sources: Sources, day: dt.date) -> Outcome:
        self._tell(1, "load", f"{len(sources.folder.files)} files")

        kit = sources.kit
        if kit is None:
            return self._outcome(sources.findings)
        strings, found = examine(sources, kit, day)
        findings = [*(_lenient(found) if self._options.drafts else found)]
        self._tell(2, "check", f"{len(findings)} findings")
        if has_errors(findings):
            return self._outcome(findings)

        shown = gate(kit, day, drafts=self._options.drafts)
        if not self._options.documents:
            shown = shown.without_documents
        workshop = CachedWorkshop(
            private(self._root) / "cache", processes(self._options.jobs), self._progress
        )
        links = self._linked(sources, shown)
        findings += links.findings
        if has_errors(findings):
            return self._outcome(findings)
        self._tell(3, "link", f"{len(links.ledger.links)} share links, {len(links.new)} new")

        made = outputs_of(shown, strings, sources, links, workshop, day)
        findings += weigh(made.findings, kit.settings.rules)
        if has_errors(findings):
            return self._outcome(findings)
        pages = made.pages
        findings += _collisions(pages)
        settings, unfit = servers.settings_of(self._options.servers, made, self._out)
        findings += [*unfit, *servers.foreign(self._root, settings)]
        if has_errors(findings):
            return self._outcome(findings)
        self._tell(4, "plan", f"{len(pages)} pages, {len(made.statics)} other files")

        writer = Writer(self._root, self._out)
        known = Memory(self._root, self._out)
        shared = digest(fingerprint(), made.base)
        every: list[PageFacts] = []
        for number, page in enumerate(pages, 1):
            key = digest(shared, page.path, page.kind, *page.inputs)
            kept_facts = known.facts(page.path, key) if writer.holds(page.path) else None
            if kept_facts is not None:
                writer.keep(page.path)
            else:
                try:
                    artifact = made.render(page)
                except Unbound as error:
                    writer.abandon()
                    return self._outcome([*findings, *error.findings], len(pages))
                writer.stage(artifact.path, artifact.data)
                look = facts.known_of if page.like not in ("", page.path) else facts.facts_of
                kept_facts = look(page, artifact.data)
                known.learn(key, kept_facts)
                self._progress("rendering pages", number, len(pages))
            if page.path.endswith(".html") and page.like in ("", page.path):
                every.append(kept_facts)
        for static in made.statics:
            writer.copy(static)
        self._tell(5, "render", f"{known.rendered} rendered, {len(pages) - known.rendered} kept")

        files = {static.path: static.size for static in made.statics}
        files |= {page.path: 0 for page in pages}
        where = digest(made.address.base, *sorted(files))
        subject = SiteSubject(
            tuple(every),
            files,
            made.address.base,
            made.portraits,
            known.suspects(where),
            Written(sources).find,
        )
        found = check_site(subject, sources.locate)
        findings += weigh(found, kit.settings.rules)
        self._tell(6, "check", f"{len(every)} pages")
        if has_errors(findings) or not self._options.publish:
            writer.abandon()
            return self._outcome(findings, len(pages))

        if self._for_good:
            # No page is ever seen whose code could be given to somebody else.
            register.write(self._root, sources.register, links)
        try:
            published = writer.publish()
        except ForeignFile as error:
            writer.abandon()
            return self._outcome([*findings, *_foreign(error, self._out, self._root)], len(pages))
        self._tell(7, "write", f"{published.written} files written, {published.removed} removed")
        known.keep("" if any(finding.rule in LINKS for finding in found) else where)
        sources.digests.keep()
        written = servers.write(self._root, settings)
        given = len(links.new) if self._for_good else 0
        outcome = self._outcome(findings, len(pages), published)
        return outcome._replace(links=given, servers=written)


def _lenient(findings: Iterable[Finding]) -> list[Finding]:
    """A preview shows what nobody has agreed to yet: what lacks consent does not stop it."""
    return [
        finding._replace(severity=Severity.WARNING)
        if finding.rule.startswith("consent-") and finding.severity is Severity.ERROR
        else finding
        for finding in findings
    ]


def _collisions(pages: Sequence[Page]) -> list[Finding]:
    first: dict[str, Page] = {}
    findings = []
    for page in pages:
        other = first.setdefault(page.path, page)
        if other is not page:
            findings.append(
                Finding(
                    Place(page.source),
                    Severity.ERROR,
                    f"two pages would stand at {page.path}: this and that of {other.source}",
                    "page-twice",
                    "rename one of them",
                )
            )
    return findings


def _foreign(error: ForeignFile, out: Path, root: Path) -> list[Finding]:
    folder = name_of(out, root)
    otherwise = "build to another folder with --out"
    return [foreign_file(f"{folder}/{path}", otherwise) for path in error.paths]
