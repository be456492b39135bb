"""The theme: templates, words and the helpers that templates may call."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

from markupsafe import Markup

from kitgen.outputs.common.passing import bare
from kitgen.outputs.common.strings import Strings, ThemeFault, direction_of
from kitgen.text import markdown, numbers, typography

if TYPE_CHECKING:
    import jinja2

_ONCE = 1000
"""Rows that are kept at most: large kits show those of neighbours on pages that follow."""
_SAVE_AGAIN = "the file is not saved as UTF-8: save it again"


@dataclass(frozen=True)
class Address:
    """Where the site lives; makes addresses for its pages."""

    url: str

    @cached_property
    def origin(self) -> str:
        """https://guide.example.org, without the path."""
        parts = urlsplit(self.url)
        return f"{parts.scheme}://{parts.netloc}"

    @cached_property
    def base(self) -> str:
        """The path that the site lives under, with slashes around it."""
        path = urlsplit(self.url).path.strip("/")
        return f"/{path}/" if path else "/"

    def path(self, page: str) -> str:
        """The link to a page within the site."""
        return self.base + _quoted(page)

    def absolute(self, page: str) -> str:
        """The page's full address."""
        return self.origin + self.path(page)


@lru_cache(maxsize=1024)
def _quoted(page: str) -> str:
    return quote(page, safe="/#=&?.,;:@!$'()*+-_~%")


def clock(seconds: float) -> str:
    """Seconds as 4:12, 04:12 or 1:04:12, as players show them."""
    whole = int(seconds)
    hours, minutes, rest = whole // 3600, whole // 60 % 60, whole % 60
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes:02}:{rest:02}"


def duration(seconds: float) -> str:
    """Seconds as an ISO 8601 duration: PT4M12S."""
    whole = round(seconds)
    hours, minutes, rest = whole // 3600, whole // 60 % 60, whole % 60
    parts = (f"{hours}H" if hours else "", f"{minutes}M" if minutes else "")
    return f"PT{''.join(parts)}{rest}S"


def _inline(text: str) -> Markup:
    return Markup(markdown.inline(text))


def _block(text: str) -> Markup:
    return Markup(markdown.render(text))


@lru_cache(maxsize=1024)
def _heading(text: str) -> Markup:
    return Markup(typography.widont(markdown.inline(text)))


@lru_cache(maxsize=1024)
def _hang(text: str) -> str:
    """The class of words that open with a quotation mark, which hangs in the margin."""
    return "hang" if typography.curl(text)[:1] in "“‘„«‹‚»" else ""


def _unbroken(text: str) -> str:
    """Words with hyphens stay in one line: a word joiner keeps Cash- and Flow together."""
    return typography.curl(text).replace("-", "\u2060-\u2060")


def _script_json(value: object) -> Markup:
    """JSON that cannot end the script element it stands in."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))


def _tongue(language: str | None, site: str) -> Markup:
    """The attributes of an element whose words are in another language than the site's."""
    if language is None or language.lower() == site.lower():
        return Markup()
    return Markup(' lang="{}" dir="{}"').format(language, direction_of(language))


def _css(text: str) -> str:
    """Words that stand between quotes in a style sheet or a style attribute.

    What either could take for its own is written as a number, so that HTML finds nothing to escape.
    """
    return "".join(
        c if c.isalnum() or c == " " or c > "\x7f" else " " if c.isspace() else f"\\{ord(c):x} "
        for c in typography.curl(text)
    )


def _once() -> Callable[..., Markup]:
    """Keeps what a macro writes under a key: a row that many pages show is written once."""
    written: dict[tuple[str, object], Markup] = {}

    def once(key: object, macro: Any, *arguments: object) -> Markup:
        kept = written.get((macro.name, key))
        if kept is None:
            if len(written) == _ONCE:
                written.clear()
            kept = written[macro.name, key] = macro(*arguments)
        return kept

    return once


def _last_line(error: BaseException, folders: Sequence[Path]) -> tuple[Path, int] | None:
    """The innermost line of these folders' templates that an error went through."""
    import traceback

    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if any(Path(frame.filename).is_relative_to(folder) for folder in folders):
            return Path(frame.filename), frame.lineno or 1
    return None


def _not_utf8(folders: Sequence[Path]) -> Path | None:
    """The first template of these folders that is not UTF-8."""
    for folder in folders:
        for path in sorted(folder.rglob("*.html")):
            try:
                path.read_bytes().decode()
            except UnicodeDecodeError:
                return path
    return None


@dataclass(frozen=True)
class Theme:
    """Templates and words. `folders` are searched in order: the kit's own first."""

    folders: tuple[Path, ...]
    strings: Strings
    """The words of the interface."""
    address: Address
    bytecode: Path | None = None
    """A folder for compiled templates."""

    @cached_property
    def environment(self) -> jinja2.Environment:
        """The Jinja environment: escapes everything, refuses undefined names."""
        import jinja2

        cache = None
        if self.bytecode is not None:
            self.bytecode.mkdir(parents=True, exist_ok=True)
            cache = jinja2.FileSystemBytecodeCache(str(self.bytecode))
        environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader([str(folder) for folder in self.folders]),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            bytecode_cache=cache,
            auto_reload=False,
        )
        environment.filters |= {
            "inline": _inline,
            "block": _block,
            "heading": _heading,
            "unbroken": _unbroken,
            "hang": _hang,
            "plain": markdown.plain,
            "curl": typography.curl,
            "clock": clock,
            "duration": duration,
            "money": numbers.money,
            "quantity": numbers.quantity,
            "date": self.strings.date,
            "tongue": partial(_tongue, site=self.strings.language),
            "script_json": _script_json,
            "bare": bare,
            "css": _css,
            "query": lambda text: quote(text, safe=""),
        }
        environment.globals |= {
            "t": self.strings.say,
            "url": self.address.path,
            "absolute": self.address.absolute,
            "language": self.strings.language,
            "direction": self.strings.direction,
            "once": _once(),
        }
        return environment

    def render(self, template: str, context: Mapping[str, Any]) -> str:
        """A template's text with the given values; raises ThemeFault for a kit's own mistakes."""
        import jinja2

        try:
            return self.environment.get_template(template).render(context)
        except jinja2.TemplateSyntaxError as error:
            path = Path(error.filename) if error.filename else self.folders[0] / template
            raise ThemeFault(path, error.lineno, error.message or "a slip of syntax") from error
        except jinja2.TemplateNotFound as error:
            message = f"there is no template {error.name}"
            raise ThemeFault(self.folders[0] / template, 1, message) from error
        except UnicodeDecodeError as error:
            unread = _not_utf8(self.folders[:-1])
            if unread is None:
                raise
            raise ThemeFault(unread, 1, _SAVE_AGAIN) from error
        except Exception as error:
            # A kit's own templates may hold any mistake; one in the default theme is kitgen's own.
            place = _last_line(error, self.folders[:-1])
            if place is None:
                raise
            raise ThemeFault(*place, str(error)) from error

    def files(self, pattern: str) -> Sequence[tuple[str, bytes]]:
        """The theme's files of a pattern by relative path, those of earlier folders winning.

        In the order of their names, but what a kit adds to the default theme comes last.
        """
        return [(name, path.read_bytes()) for name, path in self._paths(pattern)]

    def texts(self, pattern: str) -> Sequence[str]:
        """The same files' texts; raises ThemeFault for one that is not UTF-8."""
        found = []
        for _, path in self._paths(pattern):
            data = path.read_bytes()
            try:
                found.append(data.decode())
            except UnicodeDecodeError as error:
                line = data.count(b"\n", 0, error.start) + 1
                raise ThemeFault(path, line, _SAVE_AGAIN) from error
        return found

    def _paths(self, pattern: str) -> Iterator[tuple[str, Path]]:
        found: dict[str, tuple[int, Path]] = {}
        for rank, folder in enumerate(reversed(self.folders)):
            for path in sorted(folder.glob(pattern)):
                if path.is_file():
                    name = path.relative_to(folder).as_posix()
                    found[name] = (found.get(name, (rank, path))[0], path)
        for name in sorted(found, key=lambda name: (found[name][0], name)):
            yield name, found[name][1]
