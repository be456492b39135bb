"""Gathers what the pages link to: plans the dear work, has it done, gives each file its address."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib import metadata
from pathlib import Path, PurePosixPath

from kitgen.model.interview import Interview
from kitgen.model.kit import Entry, Kit
from kitgen.outputs.page import Argument, Job, JobFailed, Made, SourceFile, Static, Workshop
from kitgen.outputs.site import making, style
from kitgen.outputs.site.assets import Assets, Picture, Source
from kitgen.outputs.site.theme import Theme

_SUFFIX = {"jpeg": "jpg", "text": "txt"}


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be used, and why."""

    path: str
    """The content file that names it, or the file itself."""
    message: str
    hint: str = ""
    loc: tuple[str, ...] = ()
    """The part of the content file that names it."""
    fatal: bool = True


@dataclass(frozen=True, slots=True)
class Collected:
    """The assets, the files behind them, and what could not be made."""

    assets: Assets
    statics: tuple[Static, ...]
    failures: tuple[Failure, ...]


@dataclass(frozen=True, slots=True)
class Supplies:
    """Where assets come from."""

    root: Path
    digest: Callable[[str], str]
    """The hash of a file of the kit, by its path."""
    sizes: Mapping[str, int]
    """The size of every file of the kit."""
    characters: str
    """Every character of the content that is not basic Latin."""


class _Shelf:
    """Collects static files and hands out their addresses."""

    def __init__(self) -> None:
        self.statics: dict[str, Static] = {}

    def put(self, made: Made, name: str, suffix: str | None = None) -> str:
        kind = suffix or str(made.about.get("format", "bin"))
        path = f"assets/{name}-{made.digest[:10]}.{_SUFFIX.get(kind, kind)}"
        self.statics[path] = Static(path, made.digest, made.file, made.size)
        return path


def collect(
    kit: Kit,
    theme: Theme,
    supplies: Supplies,
    workshop: Workshop,
    interviews: Callable[[Entry], Interview],
) -> Collected:
    """Make everything that pages link to."""
    shelf = _Shelf()
    failures: list[Failure] = []
    named = dict(_jobs(kit, supplies, interviews))
    results = dict(zip(named, workshop.make(list(named.values())), strict=True))

    def made(*name: str) -> tuple[Made, ...]:
        result = results.get(name, ())
        return () if isinstance(result, JobFailed) else result

    for name, result in results.items():
        if isinstance(result, JobFailed):
            failures.append(_failure(kit, name, result))

    portraits: dict[str, Picture] = {}
    plates: dict[str, str] = {}
    figures: dict[str, Picture] = {}
    media: dict[str, str] = {}
    for kind, *rest in results:
        pieces = made(kind, *rest)
        if not pieces:
            continue
        if kind == "portrait":
            portraits[rest[0]] = _picture(pieces, f"portrait-{rest[0]}", shelf)
        elif kind == "plate":
            plates[rest[0]] = shelf.put(pieces[0], f"plate-{rest[0]}")
        elif kind == "figure":
            figures[rest[0]] = _picture(pieces, PurePosixPath(rest[0]).stem, shelf)
    for path in _media_paths(kit, interviews, supplies):
        file = PurePosixPath(path)
        found = supplies.digest(path)
        address = f"media/{file.parent.name}-{file.stem}-{found[:10]}{file.suffix.lower()}"
        shelf.statics[address] = Static(address, found, supplies.root / path, supplies.sizes[path])
        media[path] = address
    for kind, *rest in results:
        if kind == "chapters" and (pieces := made(kind, *rest)):
            media[f"{rest[0]}/#chapters"] = shelf.put(pieces[0], "chapters", "vtt")

    pattern = shelf.put(made("pattern")[0], "pattern")
    logo = shelf.put(made("logo")[0], "logo") if made("logo") else None
    faces: list[tuple[str, str]] = []
    fallbacks: list[str] = []
    preload: list[str] = []
    for role in ("text", "label"):
        for number, piece in enumerate(made("font", role)):
            address = shelf.put(piece, f"{role}-{piece.about['style']}", "woff2")
            faces.append((str(piece.about["rule"]), theme.address.path(address)))
            if number == 0:
                fallbacks.append(str(piece.about["fallback"]))
                preload.append(address)
    images = {"--pattern": theme.address.path(pattern)}
    if logo:
        images["--logo"] = theme.address.path(logo)
    css = style.compact(
        [
            style.brand_css(kit.settings.brand, faces, fallbacks, images),
            *(
                data.decode()
                for _, data in theme.files("site/css/*.css")
                if not _.endswith("private.css")
            ),
        ]
    )
    scripts = [data.decode() for _, data in theme.files("site/js/*.js")]
    sheet, script = workshop.make([Job(making.joined, (css,)), Job(making.joined, (*scripts,))])
    assert not isinstance(sheet, JobFailed)
    assert not isinstance(script, JobFailed)
    icons = {}
    for piece in made("icons"):
        kind = str(piece.about["format"])
        key = {"png": "touch"}.get(kind, kind)
        icons[key] = shelf.put(piece, "icon")
    if "ico" in icons:
        # Browsers ask for this address whatever the page says.
        icon = shelf.statics[icons["ico"]]
        shelf.statics["favicon.ico"] = replace(icon, path="favicon.ico")
    podcast = shelf.put(made("artwork")[0], "podcast") if made("artwork") else None
    assets = Assets(
        stylesheet=shelf.put(sheet[0], "site", "css"),
        script=shelf.put(script[0], "site", "js"),
        preload=tuple(preload),
        pattern=pattern,
        icons=icons,
        logo=logo,
        portraits=portraits,
        plates=plates,
        figures=figures,
        media=media,
        sizes={path: supplies.sizes[path] for path in media if path in supplies.sizes},
        podcast=podcast,
    )
    return Collected(assets, tuple(shelf.statics.values()), tuple(failures))


def _jobs(
    kit: Kit, supplies: Supplies, interviews: Callable[[Entry], Interview]
) -> Iterator[tuple[tuple[str, ...], Job]]:
    brand, guide = kit.settings.brand, kit.settings.guide
    yield ("pattern",), Job(making.pattern, (guide.title, 700, 900))
    yield ("icons",), Job(making.icons, (brand.color,), _version("pillow"))
    for role, family in (("text", brand.fonts.text), ("label", brand.fonts.label)):
        version = _version(f"fontpkg-{family.lower().replace(' ', '-')}") + _version("fonttools")
        yield ("font", role), Job(making.font, (family, role, supplies.characters), version)
    if brand.logo and (path := f"content/{brand.logo}") in supplies.sizes:
        yield ("logo",), Job(making.drawing, (_source(supplies, path),))
    if any(entry.recording for entry in kit.entries):
        yield ("artwork",), Job(making.artwork, (brand.color, guide.title), _version("weasyprint"))
    for entry in kit.entries:
        if entry.portrait and entry.portrait in supplies.sizes:
            yield (
                ("portrait", entry.slug),
                _picture_job(
                    supplies,
                    entry.portrait,
                    making.PORTRAIT_WIDTHS,
                    making.PORTRAIT_RATIO,
                    entry.portrait_focus,
                ),
            )
        else:
            yield ("plate", entry.slug), Job(making.plate, (entry.name, brand.color))
        if entry.recording or entry.figures:
            yield from _of_interview(entry, interviews(entry), supplies)


def _of_interview(
    entry: Entry, interview: Interview, supplies: Supplies
) -> Iterator[tuple[tuple[str, ...], Job]]:
    folder = entry.path.rpartition("/")[0]
    files = [figure.file for figure in interview.figures]
    recording = interview.recording if entry.recording else None
    if recording and recording.poster:
        files.append(recording.poster)
    for file in files:
        path = f"{folder}/{file}"
        if path in supplies.sizes:
            yield (
                ("figure", path),
                _picture_job(supplies, path, making.FIGURE_WIDTHS, None, (0.5, 0.5)),
            )
    if recording and recording.chapters:
        from kitgen.media import captions

        points = [(chapter.at, chapter.title) for chapter in recording.chapters]
        text = captions.chapters(points, recording.seconds)
        yield ("chapters", folder), Job(making.verbatim, (text.encode(),))


def _media_paths(
    kit: Kit, interviews: Callable[[Entry], Interview], supplies: Supplies
) -> Iterator[str]:
    for entry in kit.entries:
        if not entry.recording:
            continue
        recording = interviews(entry).recording
        folder = entry.path.rpartition("/")[0]
        for file in (recording.file, recording.captions) if recording else ():
            if file and f"{folder}/{file}" in supplies.sizes:
                yield f"{folder}/{file}"


def _picture_job(
    supplies: Supplies,
    path: str,
    widths: tuple[int, ...],
    ratio: float | None,
    focus: tuple[float, float],
) -> Job:
    source = _source(supplies, path)
    if path.lower().endswith(".svg"):
        return Job(making.drawing, (source,))
    arguments: tuple[Argument, ...] = (source, widths, ratio, focus)
    return Job(making.raster, arguments, _version("pillow"))


def _source(supplies: Supplies, path: str) -> SourceFile:
    return SourceFile(supplies.root, path, supplies.digest(path))


def _version(package: str) -> str:
    try:
        return f"{package} {metadata.version(package)};"
    except metadata.PackageNotFoundError:
        return f"{package} none;"


def _picture(pieces: Sequence[Made], name: str, shelf: _Shelf) -> Picture:
    by_format: dict[str, list[tuple[str, int]]] = {}
    sizes: dict[str, tuple[int, int]] = {}
    for piece in pieces:
        kind, width = str(piece.about["format"]), int(str(piece.about["width"]))
        suffix = f"-{width}" if len(pieces) > 1 else ""
        address = shelf.put(piece, f"{name}{suffix}")
        by_format.setdefault(kind, []).append((address, width))
        sizes[address] = width, int(str(piece.about["height"]))
    fallback = by_format.pop("svg", None) or by_format.pop("jpeg")
    # The fallback's own address is the middle one: what reads no srcset shall not load the largest.
    address = fallback[min(len(fallback) - 1, 2)][0]
    width, height = sizes[fallback[-1][0]]
    return Picture(
        src=address,
        width=width,
        height=height,
        sources=tuple(
            Source(f"image/{kind}", tuple(candidates)) for kind, candidates in by_format.items()
        ),
        candidates=tuple(fallback),
    )


def _failure(kit: Kit, name: tuple[str, ...], failed: JobFailed) -> Failure:
    kind, *rest = name
    settings = "content/kit.yaml"
    path = settings
    loc: tuple[str, ...] = ("brand",)
    if kind == "portrait":
        path = next(entry.path for entry in kit.entries if entry.slug == rest[0])
        loc = ("guest", "portrait", "file")
    elif kind == "figure":
        path, loc = rest[0], ()
    elif kind == "font":
        loc = ("brand", "fonts", rest[0])
    elif kind == "logo":
        loc = ("brand", "logo")
    return Failure(path, str(failed), failed.hint, loc)
