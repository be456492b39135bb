"""Gathers what the pages link to: has the dear work done and gives each file its address."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import NamedTuple

from kitgen.model.interview import Interview
from kitgen.model.kit import Entry, Kit
from kitgen.outputs.common import style
from kitgen.outputs.common.plates import plate_of
from kitgen.outputs.common.theme import Theme
from kitgen.outputs.page import Job, JobFailed, Made, Static, Workshop
from kitgen.outputs.site import making
from kitgen.outputs.site.assets import Assets, Picture, Source
from kitgen.outputs.site.jobs import Name, Supplies, jobs, media_paths, portrait_of

_SUFFIX = {"jpeg": "jpg", "text": "txt"}


class Failure(NamedTuple):
    """A file that could not be used, and why."""

    path: str
    """The content file that names it, or the file itself."""
    message: str
    hint: str = ""
    loc: tuple[str, ...] = ()
    """The part of the content file that names it."""
    line: int = 0
    """The line of the file, where it is the file itself that is wrong."""
    rule: str = "unusable-file"
    fatal: bool = True


class Collected(NamedTuple):
    """The assets, the files behind them, and what could not be made."""

    assets: Assets
    statics: tuple[Static, ...]
    failures: tuple[Failure, ...]


class _Shelf:
    """Collects static files and hands out their addresses."""

    def __init__(self) -> None:
        self.statics: dict[str, Static] = {}

    def put(self, made: Made, name: str, suffix: str | None = None) -> str:
        kind = suffix or str(made.about.get("format", "bin"))
        path = f"assets/{name}-{made.digest[:10]}.{_SUFFIX.get(kind, kind)}"
        self.statics[path] = Static(path, made.digest, made.file, made.size)
        return path

    def lend(self, path: str, supplies: Supplies) -> str:
        """A file of the kit that goes out as it is."""
        file, found = PurePosixPath(path), supplies.digest(path)
        address = f"media/{file.parent.name}-{file.stem}-{found[:10]}{file.suffix.lower()}"
        self.statics[address] = Static(address, found, supplies.root / path, supplies.sizes[path])
        return address


class _Results:
    """What the jobs made, by name; what failed is nothing."""

    def __init__(self, made: Mapping[Name, tuple[Made, ...] | JobFailed]) -> None:
        self._made = made

    def of(self, *name: str) -> tuple[Made, ...]:
        found = self._made.get(name, ())
        return () if isinstance(found, JobFailed) else found

    def each(self, kind: str) -> Iterator[tuple[str, tuple[Made, ...]]]:
        """Whose it is, and its pieces."""
        for name in self._made:
            if name[0] == kind and (pieces := self.of(*name)):
                yield name[1], pieces


def collect(
    kit: Kit,
    theme: Theme,
    supplies: Supplies,
    workshop: Workshop,
    interviews: Callable[[Entry], Interview],
) -> Collected:
    """Make everything that pages link to."""
    shelf = _Shelf()
    named = dict(jobs(kit, supplies, interviews))
    made = dict(zip(named, workshop.make(list(named.values())), strict=True))
    failures = [
        _failure(kit, n, found) for n, found in made.items() if isinstance(found, JobFailed)
    ]
    results = _Results(made)
    failures += _faulty_captions(results)
    media = {path: shelf.lend(path, supplies) for path in media_paths(kit, interviews, supplies)}
    for folder, pieces in results.each("chapters"):
        media[f"{folder}/#chapters"] = shelf.put(pieces[0], "chapters", "vtt")
    pattern = _one(results, "pattern", "pattern", shelf) or ""
    logo = _one(results, "logo", "logo", shelf)
    images = {"--pattern": theme.address.path(pattern)}
    if logo:
        images["--logo"] = theme.address.path(logo)
    fonts = _fonts(results, shelf, theme)
    brand = style.brand_css(kit.settings.brand, fonts.faces, fonts.fallbacks, images)
    counting = {"count": kit.settings.collect, "analytics": kit.settings.analytics}
    scripts = ("js", *(folder for folder, wanted in counting.items() if wanted is not None))
    stylesheet, script = _joined(brand, scripts, theme, workshop, shelf)
    private = _private(theme, workshop, shelf) if kit.ambassadors else ""
    plates = {plate: shelf.put(pieces[0], "plate") for plate, pieces in results.each("plate")}
    assets = Assets(
        stylesheet=stylesheet,
        private=private,
        script=script,
        preload=tuple(fonts.preload),
        pattern=pattern,
        icons=_icons(results, shelf),
        logo=logo,
        portraits={
            slug: _picture(pieces, f"portrait-{slug}", shelf)
            for slug, pieces in results.each("portrait")
        },
        plates={
            entry.slug: plates[plate_of(entry)]
            for entry in kit.entries
            if not portrait_of(entry, supplies) and plate_of(entry) in plates
        },
        figures={
            path: _picture(pieces, PurePosixPath(path).stem, shelf)
            for path, pieces in results.each("figure")
        },
        media=media,
        sizes={path: supplies.sizes[path] for path in media if path in supplies.sizes},
        podcast=_one(results, "artwork", "podcast", shelf),
    )
    return Collected(assets, tuple(shelf.statics.values()), tuple(failures))


def _one(results: _Results, kind: str, name: str, shelf: _Shelf) -> str | None:
    pieces = results.of(kind)
    return shelf.put(pieces[0], name) if pieces else None


class _Fonts(NamedTuple):
    faces: list[tuple[str, str]]
    """The rule of each face, and the address of its file."""
    fallbacks: list[str]
    preload: list[str]


def _fonts(results: _Results, shelf: _Shelf, theme: Theme) -> _Fonts:
    fonts = _Fonts([], [], [])
    for role in ("text", "label"):
        for number, piece in enumerate(results.of("font", role)):
            address = shelf.put(piece, f"{role}-{piece.about['style']}", "woff2")
            fonts.faces.append((str(piece.about["rule"]), theme.address.path(address)))
            if number == 0:
                fonts.fallbacks.append(str(piece.about["fallback"]))
                fonts.preload.append(address)
    return fonts


def _joined(
    brand: str, folders: Iterable[str], theme: Theme, workshop: Workshop, shelf: _Shelf
) -> tuple[str, str]:
    """The addresses of the one style sheet and of the one script, which comes from some folders."""
    sheets = style.compact([brand, *theme.texts("site/css/*.css")])
    scripts = [text for folder in folders for text in theme.texts(f"site/{folder}/*.js")]
    return _text([sheets], "css", workshop, shelf), _text(scripts, "js", workshop, shelf)


def _private(theme: Theme, workshop: Workshop, shelf: _Shelf) -> str:
    """The address of the style sheet that private pages need as well."""
    sheets = style.compact(theme.texts("private/css/*.css"))
    return _text([sheets], "css", workshop, shelf, "private")


def _text(
    parts: Sequence[str], suffix: str, workshop: Workshop, shelf: _Shelf, name: str = "site"
) -> str:
    # One after the other: for so little, no worker need be called.
    (made,) = workshop.make([Job(making.joined, (*parts,))])
    assert not isinstance(made, JobFailed)
    return shelf.put(made[0], name, suffix)


def _icons(results: _Results, shelf: _Shelf) -> dict[str, str]:
    icons = {}
    for piece in results.of("icons"):
        kind = str(piece.about["format"])
        icons["touch" if kind == "png" else kind] = shelf.put(piece, "icon")
    if "ico" in icons:
        # Browsers ask for this address whatever the page says.
        icon = shelf.statics[icons["ico"]]
        shelf.statics["favicon.ico"] = icon._replace(path="favicon.ico")
    return icons


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


def _faulty_captions(results: _Results) -> Iterator[Failure]:
    for path, pieces in results.each("captions"):
        for piece in pieces:
            line, message = int(str(piece.about["line"])), str(piece.about["message"])
            hint = "Players leave out what they cannot read: correct it, or export it again."
            yield Failure(path, message, hint, line=line, rule="captions-faulty", fatal=False)


def _failure(kit: Kit, name: Name, failed: JobFailed) -> Failure:
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
