"""A share pack as one file, to be attached to an e-mail: the same input gives the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping

from kitgen.draw import qr
from kitgen.outputs.common.documents import stem
from kitgen.outputs.page import Page
from kitgen.outputs.site.frame import Frame
from kitgen.outputs.site.pack.pack import Pack, find_pack, packs
from kitgen.outputs.site.pages import badge
from kitgen.outputs.site.pages.pack import code_title, embed

KIND = "pack-zip"
_LONG_AGO = (1980, 1, 1, 0, 0, 0)


def plan(frame: Frame) -> Iterator[Page]:
    """A file for each pack."""
    for pack in packs(frame):
        yield Page(pack.zip, KIND, (*pack.inputs, *frame.copied), pack.id)


def render(frame: Frame, page: Page) -> bytes:
    """The file."""
    return archive(_files(frame, find_pack(frame, page.subject)))


def archive(files: Mapping[str, bytes]) -> bytes:
    """Files by name as a ZIP; unsqueezed, so that every machine writes the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as zipped:
        for name in sorted(files):
            about = zipfile.ZipInfo(name, _LONG_AGO)
            about.create_system = 3
            about.external_attr = 0o644 << 16
            zipped.writestr(about, files[name])
    return out.getvalue()


def _files(frame: Frame, pack: Pack) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    codes = pack.codes(frame)
    for code in codes:
        files[_name(code.svg)] = qr.svg(code.url, code_title(frame, code)).encode()
        files[_name(code.png)] = qr.png(code.url)
    for card in pack.cards:
        suffix = card.path.rpartition(".")[2]
        files[f"card-{card.width}x{card.height}.{suffix}"] = card.file.read_bytes()
    if pack.entry:
        shown = Page(badge.path_of(pack.entry.slug), badge.KIND, (), pack.entry.slug)
        files["badge.svg"] = badge.render(frame, shown).encode()
    name = stem(frame.kit)
    for kind, data in frame.copies(pack.id).items():
        files[f"{name}.pdf" if kind == "pdf" else f"{name}-{kind}.pdf"] = data
    words = pack.words(frame)
    context = {
        "pack": pack,
        "link": frame.address.absolute(pack.main.path),
        "ways": pack.ways(frame, words),
        "embed": embed(frame, pack) if pack.entry else "",
        "files": sorted((*files, "words.txt")),
        "guide": frame.settings.guide,
        "business": frame.settings.business,
    }
    files["words.txt"] = frame.theme.render("private/words.txt", context).encode()
    return files


def _name(path: str) -> str:
    return path.rpartition("/")[2]
