"""The base of a book's editions: the book laid out once, nobody's, and where it differs.

Whatever differs is an object of its own: the action of a link, the picture of a QR code, the form
of lettering, the words of a label. An edition gives these anew and leaves all else as it is.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any, Final

from kitgen.outputs.common.finish import finish
from kitgen.outputs.common.nested import unite
from kitgen.outputs.common.passing import Slot, placeholder, slot_of
from kitgen.outputs.page import Json
from kitgen.outputs.pdf import boxes, slots
from kitgen.outputs.pdf.boxes import Box

if TYPE_CHECKING:
    from pikepdf import Object, Pdf

Numbered = tuple[Slot, int]
"""What is an object's own, and the number of the object."""
Named = tuple[str, int]

NOWHERE: Final = placeholder("", "").rstrip("/")
"""How all placeholders for links begin."""
_MARK: Final = b"%"
"""What begins a comment: placeholders draw nothing and say their name in one."""
_MOST_MARK: Final = 400
_LABEL: Final = "slot:label/"
_PRINTED: Final = 4
"""The flag of an annotation that is printed, which archives ask for."""


@dataclass(frozen=True, eq=False)
class Base:
    """A book with slots, and the numbers of the objects that fill them."""

    data: bytes = field(repr=False)
    addresses: tuple[Numbered, ...]
    """Actions of links."""
    labels: tuple[Numbered, ...]
    """What links are called, where that is their address."""
    codes: tuple[Numbered, ...]
    """Pictures of QR codes."""
    forms: tuple[Named, ...]
    """Forms of lettering, by the name of their slot."""
    alts: tuple[Named, ...]
    """The words of lettering for those who cannot see it."""
    boxes: Mapping[str, Box]
    size: int
    """One more than the highest number of an object."""
    root: int
    info: int
    """The number of the document's facts; 0 if there are none."""
    identifier: str
    """The permanent half of the file's identifier, in hexadecimal."""
    start: int
    """Where the cross-reference stream begins."""

    def about(self) -> dict[str, Json]:
        """All but the bytes, for a cache to keep beside them."""
        kept = asdict(self)
        del kept["data"]
        return kept

    @classmethod
    def of(cls, about: Mapping[str, Any], data: bytes) -> Base:
        """What a cache has kept."""
        kept: dict[str, Any] = {
            "boxes": {name: Box(*box) for name, box in about["boxes"].items()},
        }
        for name in ("addresses", "labels", "codes"):
            kept[name] = tuple((Slot(*slot), number) for slot, number in about[name])
        for name in ("forms", "alts"):
            kept[name] = tuple((words, number) for words, number in about[name])
        return cls(data=data, **{**about, **kept})

    @property
    def slots(self) -> tuple[Slot, ...]:
        """Every link of the book, each once."""
        found = [slot for pairs in (self.addresses, self.labels, self.codes) for slot, _ in pairs]
        return tuple(dict.fromkeys(found))


class SlotError(ValueError):
    """A slot of the book that no edition could fill: a fault of its template."""


def prepare(pdf: bytes, labels: Mapping[Slot, str] | None = None) -> Base:
    """The base of a rendered book; `labels` say what links are called, other than their address."""
    from pikepdf import ObjectStreamMode, Pdf

    saved = io.BytesIO()
    with Pdf.open(io.BytesIO(pdf)) as document:
        room = _boxes(document)
        unite(document)
        finish(document)
        _clear(document, labels or {})
        document.save(
            saved,
            object_stream_mode=ObjectStreamMode.generate,
            deterministic_id=True,
            fix_metadata_version=False,
        )
    return _surveyed(saved.getvalue(), room)


def _clear(document: Pdf, labels: Mapping[Slot, str]) -> None:
    """Put a placeholder of its own in the place of everything that differs."""
    from pikepdf import Dictionary, Name, Stream, String

    made: dict[str, Object] = {}

    def own(mark: str, thing: Object) -> Object:
        if mark not in made:
            made[mark] = document.make_indirect(thing)
        return made[mark]

    for thing in list(document.objects):
        if isinstance(thing, Stream):
            name = _spelled(thing)
            if name:
                _empty(thing, name)
        elif not isinstance(thing, Dictionary):
            continue
        elif thing.get("/Subtype") == Name.Link:
            thing.F = _PRINTED
            address = str(thing.get("/A", Dictionary()).get("/URI", ""))
            slot = slot_of(address)
            if slot:
                action = Dictionary(Type=Name.Action, S=Name.URI, URI=String(address))
                thing.A = own(address, action)
                mark = f"{_LABEL}{slot.channel}/{slot.target}"
                thing.Contents = String(labels[slot]) if slot in labels else own(mark, String(mark))
            elif address.startswith(NOWHERE):
                raise SlotError(f"The book has a link that no edition can fill: {address}")
        elif "/Alt" in thing:
            alt = str(thing.Alt)
            if slots.words_of(alt) is not None:
                thing.Alt = own(alt, String(alt))


def _spelled(thing: Object) -> str | None:
    """The name of the slot that a picture spells."""
    if thing.get("/Subtype") != "/Image" or int(thing.get("/Width", 0)) > slots.MOST_PIXELS:
        return None
    return slots.spelled(thing.read_bytes())


def _empty(thing: Object, name: str) -> None:
    """Turn a picture into a form that draws nothing and says its name."""
    from pikepdf import Array, Dictionary, Name

    for key in list(thing.keys()):
        if key != "/Length":
            del thing[key]
    thing.write(_MARK + name.encode())
    thing.Type, thing.Subtype = Name.XObject, Name.Form
    thing.BBox, thing.Resources = Array([0, 0, 1, 1]), Dictionary()


def _surveyed(data: bytes, room: Mapping[str, Box]) -> Base:
    """The base of a saved document: its placeholders have their numbers now."""
    from pikepdf import Dictionary, Pdf, Stream, String

    addresses, labels, codes = list[Numbered](), list[Numbered](), list[Numbered]()
    forms, alts = list[Named](), list[Named]()
    with Pdf.open(io.BytesIO(data)) as document:
        for thing in document.objects:
            number = thing.objgen[0]
            if isinstance(thing, Stream):
                name = _marked(thing)
                words = slots.words_of(name)
                slot = slots.qr_of(name)
                if words:
                    forms.append((words, number))
                elif slot:
                    codes.append((slot, number))
            elif isinstance(thing, Dictionary):
                slot = slot_of(str(thing.get("/URI", "")))
                if slot:
                    addresses.append((slot, number))
            elif isinstance(thing, String):
                words = slots.words_of(str(thing))
                channel, _, target = str(thing).removeprefix(_LABEL).partition("/")
                if words:
                    alts.append((words, number))
                elif str(thing).startswith(_LABEL):
                    labels.append((Slot(target, channel), number))
        trailer = document.trailer
        return Base(
            data=data,
            addresses=tuple(addresses),
            labels=tuple(labels),
            codes=tuple(codes),
            forms=tuple(forms),
            alts=tuple(alts),
            boxes=dict(room),
            size=int(trailer.Size),
            root=trailer.Root.objgen[0],
            info=trailer.Info.objgen[0] if "/Info" in trailer else 0,
            identifier=bytes(trailer.ID[0]).hex(),
            start=int(data[data.rindex(b"startxref") :].split()[1]),
        )


def _marked(thing: Object) -> str:
    """The name that a placeholder says; nothing if it is none."""
    if thing.get("/Subtype") != "/Form" or int(thing.get("/Length", 0)) > _MOST_MARK:
        return ""
    said = thing.read_bytes()
    return said.removeprefix(_MARK).decode("ascii", "replace") if said.startswith(_MARK) else ""


def _boxes(document: Pdf) -> dict[str, Box]:
    """The room of each lettering; one that stands in two places must have the same in both."""
    found: dict[str, Box] = {}
    for slot, box in boxes.drawn(document, _spelled):
        name = slots.words_of(slot)
        if name and found.setdefault(name, box) != box:
            raise SlotError(f"The lettering {name} has two sizes in the book: name it twice.")
    return found
