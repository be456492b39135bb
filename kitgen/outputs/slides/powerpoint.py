"""Slides as a PowerPoint file: real placeholders, tables and charts, on a theme of its own."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from kitgen.model.link import ON_PAPER
from kitgen.outputs.common import passing
from kitgen.outputs.slides import chart, master, package, table
from kitgen.outputs.slides.furniture import describe, furnished
from kitgen.outputs.slides.layout import WIDTH, Layout
from kitgen.outputs.slides.markup import DRAWING, PRESENTATION, RELATIONSHIPS, clean, escaped
from kitgen.outputs.slides.master import Look, colour, emu
from kitgen.outputs.slides.part import TICK
from kitgen.outputs.slides.setting import ROW
from kitgen.outputs.slides.slide import Figure, Paragraph, Picture, Run, Slide, Table, Words

if TYPE_CHECKING:
    from pptx.presentation import Presentation

_LINK: Final = f"{RELATIONSHIPS}/hyperlink"


def make(slides: Sequence[Slide], look: Look, pictures: Mapping[str, bytes], day: dt.date) -> bytes:
    """The file, with placeholders for links and for the presenter's name: `edition` fills them.

    `pictures` are PNG or JPEG by the keys of the slides' pictures; codes are drawn here.
    """
    from pptx import Presentation

    deck = Presentation()
    used = list(dict.fromkeys(slide.layout.name for slide in slides))
    layouts = furnished(deck, look, used)
    for slide in slides:
        _Sheet(deck, layouts[slide.layout.name], slide, look, pictures).fill()
    describe(deck, look, day)
    out = io.BytesIO()
    deck.save(out)
    return package.packed(out.getvalue(), look, len(slides))


class _Sheet:
    """One slide being filled."""

    def __init__(
        self,
        deck: Presentation,
        layout: Any,
        slide: Slide,
        look: Look,
        pictures: Mapping[str, bytes],
    ) -> None:
        self.slide, self.look, self.pictures = slide, look, pictures
        self.made = deck.slides.add_slide(layout)
        self.shapes = self.made.shapes
        self.layout: Layout = slide.layout
        self.number = len(deck.slides)

    def fill(self) -> None:
        for item in self.slide.items:
            if isinstance(item, Words):
                self._words(item)
            elif isinstance(item, Table):
                self._table(item)
            elif isinstance(item, Figure):
                self._figure(item)
            else:
                self._picture(item)
        filled = {item.place for item in self.slide.items}
        for place in self.layout.places:
            if place.name not in filled:
                found = self._placeholder(place.name)._element
                found.getparent().remove(found)
        if self.layout.numbered:
            self._foot()
        self._notes()
        self._order()

    def _placeholder(self, name: str) -> Any:
        number = self.layout.place(name).number
        return next(
            found for found in self.made.placeholders if found.placeholder_format.idx == number
        )

    def _words(self, words: Words) -> None:
        place = self.layout.place(words.place)
        found = self._placeholder(words.place)
        assert place.type is not None
        default = words.size == place.type.size
        paragraphs = "".join(
            self._paragraph(one, words, default=default) for one in words.paragraphs
        )
        body = found.text_frame._txBody
        for old in list(body.iterchildren(f"{{{DRAWING}}}p")):
            body.remove(old)
        for new in _parsed(paragraphs):
            body.append(new)
        inner = body.find(f"{{{DRAWING}}}bodyPr")
        if words.kind == "list":
            inner.set("tIns", str(emu(ROW)))
        _autofit(inner)
        for y in words.rules:
            self._add(master.rule(self._id(), place.left, y, place.width, "accent6", 0.75))

    def _paragraph(self, paragraph: Paragraph, words: Words, *, default: bool) -> str:
        spaced = (
            f'<a:spcBef><a:spcPts val="{round(100 * paragraph.above)}"/></a:spcBef>'
            if paragraph.above
            else ""
        )
        lead = (
            "" if default else f'<a:lnSpc><a:spcPts val="{round(100 * words.leading)}"/></a:lnSpc>'
        )
        indent, bullet = "", ""
        if words.kind == "ticks":
            # The margin on the left is that where lines begin, whatever their direction.
            indent = f' marL="{emu(TICK)}" indent="-{emu(TICK)}"'
            bullet = (
                '<a:buClr><a:schemeClr val="accent2"/></a:buClr><a:buSzPct val="100000"/>'
                '<a:buFont typeface="Arial" panose="020B0604020202020204"/>'
                '<a:buChar char="□"/>'
            )
        size = "" if default else f' sz="{round(100 * words.size)}"'
        runs = "".join(self._run(run, size) for run in paragraph.runs)
        return f"<a:p><a:pPr{indent}>{lead}{spaced}{bullet}</a:pPr>{runs}</a:p>"

    def _run(self, run: Run, size: str) -> str:
        bold = ' b="1"' if run.bold else ""
        paint = colour(run.colour) if run.colour else ""
        link = ""
        if run.link:
            id = self.made.part.rels.get_or_add_ext_rel(_LINK, passing.placeholder(run.link))
            link = f'<a:hlinkClick r:id="{id}"/>'
        lang = escaped(self.look.language)
        style = f'<a:rPr lang="{lang}"{size}{bold} dirty="0">{paint}{link}</a:rPr>'
        return f"<a:br>{style}</a:br>".join(
            f"<a:r>{style}<a:t>{escaped(line)}</a:t></a:r>" for line in run.text.split("\n")
        )

    def _table(self, item: Table) -> None:
        found = self._placeholder(item.place)
        made = found.insert_table(len(item.rows), len(item.widths))
        place = self.layout.place(item.place)
        left = place.left
        if self.look.right_to_left:
            left += place.width - sum(item.widths)
        made.left, made.top = emu(left), emu(place.top)
        made.width, made.height = emu(sum(item.widths)), emu(sum(item.heights))
        table.fill(made.table, item, self.look)
        about = made._element.nvGraphicFramePr.cNvPr
        about.set("descr", clean(item.alt or self.slide.title))
        if item.dots:
            self._dots(item, left, place.top)

    def _dots(self, item: Table, left: float, top: float) -> None:
        """The line above the dates, a point for each; the last one is filled."""
        y = top - 14
        self._add(master.rule(self._id(), left, y, sum(item.widths), "accent1", 1.0))
        at, last = left, len(item.widths) - 1
        for number, width in enumerate(item.widths):
            x = (
                WIDTH - at - 10 + (left - (WIDTH - left - sum(item.widths)))
                if (self.look.right_to_left)
                else at
            )
            self._add(master.dot(self._id(), x, y - 5, 10, filled=number == last))
            at += width

    def _figure(self, item: Figure) -> None:
        found = self._placeholder(item.place)
        made = chart.insert(found, item, self.look)
        about = made._element.nvGraphicFramePr.cNvPr
        about.set("descr", clean(item.chart.says))

    def _picture(self, item: Picture) -> None:
        from pptx.opc.packuri import PackURI

        found = self._placeholder(item.place)
        target = item.key.removeprefix("code:") if item.key.startswith("code:") else ""
        if target:
            data = package.code(passing.placeholder(target, ON_PAPER))
        else:
            data = self.pictures[item.key]
        made = found.insert_picture(io.BytesIO(data))
        about = made._element.nvPicPr.cNvPr
        about.set("descr", clean(item.alt))
        if target:
            image = self.made.part.related_part(made._element.blip_rId)
            image.partname = PackURI(package.code_name(target))
            link = self.made.part.rels.get_or_add_ext_rel(_LINK, passing.placeholder(target))
            for click in _parsed(f'<a:hlinkClick r:id="{link}"/>'):
                about.insert(0, click)

    def _foot(self) -> None:
        lang = escaped(self.look.language)
        run = (
            f'<a:rPr lang="{lang}" sz="1200" dirty="0">{colour("meta")}<a:latin typeface="+mn-lt"/>'
            '<a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:rPr>'
        )
        title = f"<a:r>{run}<a:t>{escaped(self.slide.foot)}</a:t></a:r>"
        field = '<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum">'
        number = f"{field}{run}<a:t>{self.number}</a:t></a:fld>"
        begin, end = ("r", "l") if self.look.right_to_left else ("l", "r")
        self._add(_foot(self._id(), "ftr", 20, begin, title))
        self._add(_foot(self._id(), "sldNum", 21, end, number))

    def _notes(self) -> None:
        found = self.made.notes_slide
        frame = found.notes_text_frame
        assert frame is not None
        body = frame._txBody
        for old in list(body.iterchildren(f"{{{DRAWING}}}p")):
            body.remove(old)
        rtl = ' algn="r" rtl="1"' if self.look.right_to_left else ""
        lang = escaped(self.look.language)
        said = "".join(
            f'<a:p><a:pPr{rtl}/><a:r><a:rPr lang="{lang}" dirty="0"/>'
            f"<a:t>{escaped(text)}</a:t></a:r></a:p>"
            for text in self.slide.notes
        )
        for new in _parsed(said):
            body.append(new)

    def _order(self) -> None:
        """What is read first stands first: the title, then what stands in its order."""
        tree = self.shapes._spTree
        title = self._placeholder("title")._element
        tree.remove(title)
        tree.insert(2, title)

    def _id(self) -> int:
        return (
            max(int(one.get("id")) for one in self.shapes._spTree.iter(f"{{{PRESENTATION}}}cNvPr"))
            + 1
        )

    def _add(self, xml: str) -> None:
        for made in _parsed(xml):
            self.shapes._spTree.append(made)


def _foot(id: int, kind: str, number: int, side: str, said: str) -> str:
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{id}" name="{kind} {id}"/><p:cNvSpPr>'
        f'<a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="{kind}" sz="quarter" '
        f'idx="{number}"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>'
        f'<a:p><a:pPr algn="{side}"/>{said}</a:p></p:txBody></p:sp>'
    )


def _parsed(xml: str) -> list[Any]:
    from pptx.oxml import parse_xml

    return list(parse_xml(f"<p:some {master.NAMESPACES}>{xml}</p:some>"))


def _autofit(inner: Any) -> None:
    """Let PowerPoint set words smaller where a typeface is missing and another is wider."""
    for old in list(inner):
        inner.remove(old)
    inner.extend(_parsed("<a:normAutofit/>"))
