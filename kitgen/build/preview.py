"""The preview: builds a kit with its drafts aside, again and again, and tells who listens."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import AsyncIterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from kitgen.build.pipeline import Options, Outcome, build, quiet
from kitgen.build.store import private
from kitgen.build.workshop import Progress
from kitgen.model.finding import Finding, Place, Severity


@dataclass(frozen=True, slots=True)
class State:
    """What the last build said."""

    number: int = 0
    """Counts the builds that changed the site, so that a page knows that it is out of date."""
    findings: tuple[Finding, ...] = ()
    ok: bool = True
    pages: int = 0
    written: int = 0
    seconds: float = 0.0
    base: str = "/"
    """The path that the site lives under."""
    sources: dict[str, str] = field(default_factory=dict)
    """The content file of each page of the site, by the page's path."""


class Preview:
    """One kit's preview. Builds run in a thread, one after the other."""

    def __init__(self, root: Path, *, drafts: bool = True, jobs: int = 1) -> None:
        """The kit, whether drafts are shown, and how many things are made at once."""
        self.root = root.resolve()
        self.site = private(self.root) / "preview"
        self.session = secrets.token_hex(8)
        """Pages of an earlier run of the server are out of date, too."""
        self.state = State()
        self._options = Options(
            out=self.site, drafts=drafts, jobs=jobs, rehearse=True, documents=False
        )
        self._builds = 0
        self._listeners: set[asyncio.Event] = set()
        self._closed = False

    def build(self, progress: Progress = quiet, *, few: bool = False) -> State:
        """Build now; whatever goes wrong becomes a finding, and the last good site stays.

        When few files have changed, starting worker processes would cost more than they save.
        """
        options = self._options._replace(jobs=1) if few else self._options
        try:
            outcome = build(self.root, options, progress)
        except Exception as error:
            # The preview outlives a mistake: it says so in the page, and the next save tries again.
            outcome = Outcome((_mistake(error),), self.site)
        old = self.state
        self._builds += 1
        readable = outcome.ok or self._builds == 1
        changed = outcome.ok and (outcome.written > 0 or outcome.removed > 0)
        self.state = State(
            number=old.number + 1 if changed else old.number,
            findings=outcome.findings,
            ok=outcome.ok,
            pages=outcome.pages,
            written=outcome.written,
            seconds=outcome.seconds,
            base=_base(self.root, old.base) if readable else old.base,
            sources=self._sources() if outcome.findings else {},
        )
        return self.state

    async def rebuild(self, *, few: bool = True) -> State:
        """Build in a thread, then tell every page that is open."""
        state = await asyncio.to_thread(self.build, few=few)
        for listener in self._listeners:
            listener.set()
        return state

    async def states(self) -> AsyncIterator[State | None]:
        """The state now and after every build; None now and then, so that nobody falls asleep."""
        woken = asyncio.Event()
        self._listeners.add(woken)
        try:
            yield self.state
            while not self._closed:
                try:
                    await asyncio.wait_for(woken.wait(), 15)
                except TimeoutError:
                    yield None
                    continue
                woken.clear()
                if not self._closed:
                    yield self.state
        finally:
            self._listeners.discard(woken)

    def close(self) -> None:
        """Let everybody who listens go home."""
        self._closed = True
        for listener in self._listeners:
            listener.set()

    def headers(self) -> str:
        """The site's `_headers` file."""
        with suppress(OSError, UnicodeError):
            return (self.site / "_headers").read_text(encoding="utf-8")
        return ""

    def _sources(self) -> dict[str, str]:
        from kitgen.build.memory import sources

        return sources(self.root, self.site)


def for_page(findings: Sequence[Finding], source: str | None) -> list[Finding]:
    """Findings as a page shows them: its own file's first, errors before the rest."""
    order = list(Severity)
    return sorted(
        findings,
        key=lambda f: (f.place.path != source, order.index(f.severity), f.place, f.message),
    )


def _base(root: Path, default: str) -> str:
    from kitgen.load.read import read_settings

    try:
        data = (root / "content" / "kit.yaml").read_bytes()
    except OSError:
        return default
    settings = read_settings("content/kit.yaml", data).value
    if settings is None:
        return default
    path = urlsplit(settings.site.url).path.strip("/")
    return f"/{path}/" if path else "/"


def _mistake(error: Exception) -> Finding:
    if isinstance(error, OSError) and error.strerror:
        message = f"the preview could not be built: {error.filename or ''} {error.strerror}"
        return Finding(Place("content"), Severity.ERROR, message, "build-failed")
    return Finding(
        Place("content"),
        Severity.ERROR,
        f"the build stopped: {type(error).__name__}: {error}",
        "kitgen-mistake",
        "this is a mistake in kitgen, not in your kit; `KITGEN_DEBUG=1 kitgen build` shows more",
    )
