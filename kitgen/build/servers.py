"""Settings for web servers in the kit's folder: written on request, never over somebody's own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from kitgen.build.hosting import HEADERS, TYPES, rules_of
from kitgen.build.notices import foreign_file
from kitgen.build.site import Outputs
from kitgen.build.store import write_whole
from kitgen.model.finding import Finding, Place, Severity
from kitgen.outputs.common.counting import collected
from kitgen.outputs.page import Page
from kitgen.outputs.servers import FILES, Hosting, Rule, Unfit, settings

_FOLDER = "server"
_MARK = "# Written by `kitgen build --server"


def settings_of(
    servers: Sequence[str], made: Outputs, out: Path
) -> tuple[Mapping[str, str], tuple[Finding, ...]]:
    """The files of these servers, by their path in the kit, or what keeps them from being made."""
    if not servers:
        return {}, ()
    theme = made.site.frame.theme
    found: dict[str, str] = {}
    findings = []
    text = made.feeds.render(Page(HEADERS, "headers", ())).data.decode()
    hosting = Hosting(
        folder=out.as_posix(),
        url=theme.address.url,
        base=theme.address.base,
        rules=tuple(Rule(rule.expression, rule.headers) for rule in rules_of(text)),
        types=TYPES,
        names=made.feeds.names,
        collected=collected(made.site.frame.kit),
    )
    for server in servers:
        path = f"{_FOLDER}/{FILES[server]}"
        try:
            lines = settings(server, hosting, theme.render)
        except Unfit as error:
            findings.append(_unfit(path, error.word))
        else:
            found[path] = f"{_MARK} {server}`, which writes over what is changed here.\n{lines}"
    return found, tuple(findings)


def foreign(root: Path, paths: Iterable[str]) -> tuple[Finding, ...]:
    """What kitgen did not write and would write over."""
    return tuple(
        foreign_file(path, "build without --server") for path in paths if _taken(root / path)
    )


def write(root: Path, files: Mapping[str, str]) -> tuple[str, ...]:
    """Write the files; gives their paths."""
    for path, text in files.items():
        write_whole(root / path, text.encode())
    return tuple(files)


def _taken(path: Path) -> bool:
    """Whether something stands at a path, or at that of its folder, that kitgen did not write."""
    try:
        with path.open("rb") as file:
            return file.read(len(_MARK)) != _MARK.encode()
    except FileNotFoundError:
        return path.is_symlink()
    except OSError:
        return True


def _unfit(path: str, word: str) -> Finding:
    return Finding(
        Place(path),
        Severity.ERROR,
        f"servers' settings cannot hold these words as they are: {word[:200]}",
        "server-settings",
        "take $, {, }, ` out of the folder's name, of site.url and of your own _headers",
    )
