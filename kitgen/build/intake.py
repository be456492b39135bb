"""One file from elsewhere into a new interview of the kit, with its portrait and recording."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kitgen.build.create import Refused, create
from kitgen.load import importers
from kitgen.load.importers import names, render, srt
from kitgen.load.importers.decode import decode
from kitgen.model.finding import Finding, Place, Severity

FOLDER = "content/interviews"
LARGEST_PORTRAIT = 30_000_000
LARGEST_RECORDING = 300_000_000
PORTRAITS: Mapping[str, tuple[bytes, ...]] = {
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
    ".png": (b"\x89PNG\r\n\x1a\n",),
    ".webp": (b"RIFF",),
}
"""Endings of pictures, and what their files begin with."""
RECORDINGS = (".mp4", ".m4a", ".mp3")


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the user said beforehand."""

    guest: str | None = None
    interviewer: str | None = None
    slug: str | None = None
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one file; `folder` is None when an error kept it out."""

    source: str
    findings: tuple[Finding, ...]
    folder: str | None = None
    """Relative to the kit."""
    guest: str = ""
    questions: int = 0
    words: int = 0
    minutes: int | None = None
    """How long the conversation runs; None when the file has no times."""


def take(source: Path, kit: Path, wishes: Wishes, used: frozenset[str] = frozenset()) -> Taken:
    """Import a file into the kit; `used` are the slugs that this run has given out already."""
    path = str(source)
    data = _bytes(source, importers.MOST_BYTES)
    if isinstance(data, Finding):
        return Taken(path, (data,))
    outcome = importers.read(path, data, asked_guest=wishes.guest, asked_host=wishes.interviewer)
    if outcome.value is None:
        return Taken(path, outcome.findings)
    imported = outcome.value
    slug = wishes.slug or _slug(source.stem, imported.guest)
    folder = f"{FOLDER}/{slug}"
    taken = _occupied(path, kit, slug, used)
    if taken:
        return Taken(path, (*outcome.findings, taken))
    beside = _Beside(source, data)
    files = dict(beside.portrait())
    portrait = next(iter(files), None)
    recording = beside.recording(imported.seconds)
    files |= beside.files
    values = render.front(imported, portrait=portrait, recording=recording)
    text = render.render(imported, values)
    findings = (*outcome.findings, *beside.findings)
    files["interview.md"] = text.encode()
    wrong = _unreadable(path, files["interview.md"])
    if not wrong and not wishes.dry_run:
        wrong = _write(path, kit, folder, files)
    if wrong:
        return Taken(path, (*findings, wrong))
    return Taken(
        path,
        findings,
        folder,
        imported.guest,
        sum(1 for exchange in imported.exchanges if exchange.question),
        _words(imported),
        round(imported.seconds / 60) if imported.seconds else None,
    )


def slug_of(taken: Taken) -> str | None:
    """The slug that an import gave out."""
    return taken.folder.rsplit("/", 1)[-1] if taken.folder else None


def _slug(stem: str, guest: str) -> str:
    found = names.slug(stem) if names.is_telling(stem) else ""
    return found or names.slug(guest)


def _occupied(path: str, kit: Path, slug: str, used: frozenset[str]) -> Finding | None:
    if not slug:
        return Finding(
            Place(path),
            Severity.ERROR,
            "neither the file's name nor the guest's makes an address",
            "import-slug",
            "Give one with --slug, in lower-case letters, digits and hyphens.",
        )
    if slug in used or (kit / FOLDER / slug).exists() or (kit / FOLDER / slug).is_symlink():
        return Finding(
            Place(path),
            Severity.ERROR,
            f"{FOLDER}/{slug} is there already; nothing is ever overwritten",
            "import-exists",
            f"Give another name: --slug {slug[:70]}-2, or rename the file.",
        )
    return None


def _bytes(source: Path, most: int) -> bytes | Finding:
    path = str(source)
    try:
        if not source.is_file():
            what = "this is a folder" if source.is_dir() else "there is no such file"
            hint = "Name the files themselves, for example talks/*.vtt."
            return Finding(Place(path), Severity.ERROR, what, "import-file", hint)
        with source.open("rb") as file:
            data = file.read(most + 1)
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else "bad name"
        message = f"the file cannot be read: {why}"
        return Finding(Place(path), Severity.ERROR, message, "import-file", "Is it yours to read?")
    if len(data) > most:
        message = f"the file is larger than {most // 1_000_000} MB"
        hint = "Export a shorter part of it, or its words alone."
        return Finding(Place(path), Severity.ERROR, message, "import-size", hint)
    return data


class _Beside:
    """What lies beside the file under the same name: a picture, a recording, captions."""

    def __init__(self, source: Path, data: bytes) -> None:
        self.source = source
        self.data = data
        self.files: dict[str, bytes] = {}
        self.findings: list[Finding] = []

    def portrait(self) -> Iterator[tuple[str, bytes]]:
        """The picture's name in the interview's folder, and its bytes; at most one."""
        for suffix, magics in PORTRAITS.items():
            found = self._sibling(suffix)
            data = self._read(found, LARGEST_PORTRAIT) if found else None
            if found is None or data is None:
                continue
            if data.startswith(magics):
                yield f"portrait{suffix.replace('jpeg', 'jpg')}", data
                return
            self._warn(found, f"this is no {suffix[1:].upper()} picture; it was left out")

    def recording(self, seconds: float | None) -> Mapping[str, object] | None:
        """The front matter of the sound or film; its file and captions go to `files`."""
        found = next(filter(None, map(self._sibling, RECORDINGS)), None)
        data = self._read(found, LARGEST_RECORDING) if found else None
        if found is None or data is None:
            return None
        from kitgen.media.probe import MediaError, probe

        try:
            info = probe(data)
        except MediaError as error:
            self._warn(found, f"left out: {error}")
            return None
        runs = info.seconds or seconds
        if not runs:
            self._warn(found, "left out: nothing tells how long it runs")
            return None
        name = f"interview{found.suffix.lower()}"
        self.files[name] = data
        values: dict[str, object] = {"kind": info.kind, "file": name, "seconds": round(runs, 1)}
        captions = self._captions()
        if captions is not None:
            self.files["interview.vtt"] = captions
            values["captions"] = "interview.vtt"
        if info.width and info.height:
            values |= {"width": info.width, "height": info.height}
        return values

    def _captions(self) -> bytes | None:
        for suffix in (".vtt", ".srt"):
            own = self.source.suffix.lower() == suffix
            found = self.source if own else self._sibling(suffix)
            data = self.data if own else self._read(found, importers.MOST_BYTES) if found else None
            if found is None or data is None:
                continue
            text, _ = decode(str(found), data)
            if text is None:
                self._warn(found, "these are no captions; they were left out")
                continue
            return (srt.as_vtt(text) if suffix == ".srt" else text).encode()
        return None

    def _sibling(self, suffix: str) -> Path | None:
        for ending in (suffix, suffix.upper()):
            path = self.source.with_name(self.source.stem + ending)
            if path != self.source and path.is_file():
                return path
        return None

    def _read(self, path: Path, most: int) -> bytes | None:
        data = _bytes(path, most)
        if isinstance(data, Finding):
            self.findings.append(data._replace(severity=Severity.WARNING))
            return None
        return data

    def _warn(self, path: Path, message: str) -> None:
        hint = "Put a working file into the interview's folder by hand."
        self.findings.append(
            Finding(Place(str(path)), Severity.WARNING, message, "import-beside", hint)
        )


def _unreadable(path: str, data: bytes) -> Finding | None:
    """What is written must be an interview that the kit can read: read it back."""
    from kitgen.load.read import read_interview

    loaded = read_interview(f"{FOLDER}/interview/interview.md", data)
    if loaded.value is not None:
        return None
    error = next((found for found in loaded.findings if found.severity is Severity.ERROR), None)
    message = f"no interview can be made of it: {error.message if error else 'it is odd'}"
    hint = error.hint if error else "Split the file, or clean it up by hand."
    return Finding(Place(path), Severity.ERROR, message, "import-result", hint)


def _write(path: str, kit: Path, folder: str, files: Mapping[str, bytes]) -> Finding | None:
    try:
        create(kit, {f"{folder}/{name}": data for name, data in files.items()})
    except Refused as error:
        message, hint = f"{error.path}: {error.reason}", "Give another name with --slug."
    except OSError as error:
        message = f"{folder} cannot be written: {error.strerror or error}"
        hint = "Is there room on the disk, and is the folder yours to write?"
    else:
        return None
    return Finding(Place(path), Severity.ERROR, message, "import-write", hint)


def _words(imported: importers.Imported) -> int:
    from kitgen.text.markdown import words

    parts = [turn.text for exchange in imported.exchanges for turn in exchange.turns]
    parts += [exchange.question for exchange in imported.exchanges if exchange.question]
    return sum(words(part) for part in (*parts, imported.lead or ""))
