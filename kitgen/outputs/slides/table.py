"""Tables as PowerPoint draws them: hairlines, an ink rule, a double rule under a closed account."""

from __future__ import annotations

from typing import Any, Final

from kitgen.outputs.slides.grid import GAP, PAD, small_size
from kitgen.outputs.slides.markup import DRAWING, escaped
from kitgen.outputs.slides.master import Look, colour, emu
from kitgen.outputs.slides.slide import Cell, Table

_PLAIN: Final = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""PowerPoint's style without fills and lines: each cell says its own."""


def fill(made: Any, item: Table, look: Look) -> None:
    """Set a table's words, sizes and rules."""
    about = made._tbl.tblPr
    for name, value in (
        ("firstRow", item.head),
        ("firstCol", item.first),
        ("lastRow", item.account),
        ("bandRow", False),
    ):
        about.set(name, str(int(value)))
    if look.right_to_left:
        about.set("rtl", "1")
    style = about.find(f"{{{DRAWING}}}tableStyleId")
    if style is not None:
        style.text = _PLAIN
    for column, width in zip(made.columns, item.widths, strict=True):
        column.width = emu(width)
    for row, height in zip(made.rows, item.heights, strict=True):
        row.height = emu(height)
    last = len(item.rows) - 1
    for number, cells in enumerate(item.rows):
        for at, cell in enumerate(cells):
            _cell(made.cell(number, at)._tc, cell, look, _edges(item, number, last), at, item)


def _edges(item: Table, number: int, last: int) -> dict[str, str]:
    """The rules above and below a row."""
    if item.dots:
        return {}
    if item.columns:
        return {"lnT": _line("tx1", 1.0)} if number == 0 else {}
    found: dict[str, str] = {}
    if number > 0 or not item.head:
        found["lnT"] = _line("accent6", 0.75)
    if item.account and number == last:
        found["lnT"] = _line("tx1", 1.0)
        found["lnB"] = _line("tx1", 3.0, "dbl")
    elif item.account and number == last - 1:
        found["lnB"] = _line("tx1", 1.0)
    else:
        found["lnB"] = _line("accent6", 0.75)
    return found


def _line(paint: str, width: float, kind: str = "sng") -> str:
    return (
        f'w="{emu(width)}" cap="flat" cmpd="{kind}" algn="ctr"><a:solidFill>'
        f'<a:schemeClr val="{paint}"/></a:solidFill><a:prstDash val="solid"/>'
    )


def _cell(tc: Any, cell: Cell, look: Look, edges: dict[str, str], at: int, item: Table) -> None:
    from pptx.oxml import parse_xml

    rtl = look.right_to_left
    side = "r" if cell.end != rtl else "l"
    family = "mj" if cell.family == "text" else "mn"
    lines = ""
    for name in ("lnL", "lnR", "lnT", "lnB"):
        lines += (
            f"<a:{name} {edges[name]}</a:{name}>"
            if name in edges
            else (f'<a:{name} w="0"><a:noFill/></a:{name}>')
        )
    gap = 0.0 if cell.end else GAP
    # Programs differ in which side of a cell is the left one where tables run from the right.
    near, far = (gap / 2, gap / 2) if rtl else (0.0, gap)
    low = item.head and cell.colour == "meta"
    head = ' anchor="b"' if low else (' anchor="b"' if item.account else "")
    paragraphs = _paragraph(cell.text, cell, look, side, family, cell.size, cell.leading)
    if cell.small:
        small = small_size(cell.size)
        quiet = Cell(cell.small, small, round(small * 1.35, 1), colour="meta")
        paragraphs += _paragraph(cell.small, quiet, look, side, "mn", small, quiet.leading)
    new = parse_xml(
        f'<a:tc xmlns:a="{DRAWING}"><a:txBody><a:bodyPr/><a:lstStyle/>{paragraphs}</a:txBody>'
        f'<a:tcPr marL="{emu(near)}" marR="{emu(far)}" marT="{emu(PAD)}" marB="{emu(PAD)}"{head}>'
        f"{lines}<a:noFill/></a:tcPr></a:tc>"
    )
    tc.getparent().replace(tc, new)


def _paragraph(
    text: str, cell: Cell, look: Look, side: str, family: str, size: float, leading: float
) -> str:
    bold = ' b="1"' if cell.bold else ' b="0"'
    style = f'lang="{escaped(look.language)}" sz="{round(100 * size)}"{bold}'
    paint = (
        f'{colour(cell.colour)}<a:latin typeface="+{family}-lt"/><a:ea typeface="+{family}-ea"/>'
        f'<a:cs typeface="+{family}-cs"/>'
    )
    said = (
        f'<a:r><a:rPr {style} dirty="0">{paint}</a:rPr><a:t>{escaped(text)}</a:t></a:r>'
        if text
        else f"<a:endParaRPr {style}>{paint}</a:endParaRPr>"
    )
    rtl = int(look.right_to_left)
    return (
        f'<a:p><a:pPr algn="{side}" rtl="{rtl}"><a:lnSpc>'
        f'<a:spcPts val="{round(100 * leading)}"/></a:lnSpc></a:pPr>{said}</a:p>'
    )
