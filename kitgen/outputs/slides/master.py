"""The theme, the master and the layouts of a deck as XML: what a user restyles in PowerPoint."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from kitgen.model.palette import Scale
from kitgen.outputs.slides.layout import (
    DISPLAY,
    FOOT,
    HEIGHT,
    MARGIN,
    NUMBER,
    WIDTH,
    Colour,
    Layout,
    Place,
    Type,
)
from kitgen.outputs.slides.markup import DRAWING, PRESENTATION, RELATIONSHIPS, escaped

EMU: Final = 12_700
"""English Metric Units in a point."""
NAMESPACES: Final = f'xmlns:a="{DRAWING}" xmlns:r="{RELATIONSHIPS}" xmlns:p="{PRESENTATION}"'
DECORATIVE: Final = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" '
    'val="1"/></a:ext></a:extLst>'
)
_COLOURS: Final = {"ink": "tx1", "quiet": "tx2", "meta": "accent2", "accent": "accent1"}
_ROOT: Final = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr>'
    '<a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/>'
    '<a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)


@dataclass(frozen=True, slots=True)
class Look:
    """What all slides of a deck share."""

    scale: Scale
    text: str
    """The family of titles and text; below, that of labels."""
    label: str
    language: str
    right_to_left: bool
    title: str
    author: str
    description: str = ""


def colour(name: Colour) -> str:
    """A colour of the theme."""
    return f'<a:solidFill><a:schemeClr val="{_COLOURS[name]}"/></a:solidFill>'


def emu(points: float) -> int:
    """Points as PowerPoint counts."""
    return round(points * EMU)


def frame(place: Place) -> str:
    """Where a shape is."""
    return (
        f'<a:off x="{emu(place.left)}" y="{emu(place.top)}"/>'
        f'<a:ext cx="{emu(place.width)}" cy="{emu(place.height)}"/>'
    )


def master(look: Look, layouts: int) -> str:
    """The slide master; `layouts` is how many it has, related as rId1 and so on."""
    side = "r" if look.right_to_left else "l"
    levels = "".join(
        f'<a:lvl{level}pPr marL="{emu(18 * (level - 1))}" indent="0" algn="{side}" '
        f'rtl="{int(look.right_to_left)}" eaLnBrk="1" hangingPunct="1">'
        '<a:lnSpc><a:spcPct val="120000"/></a:lnSpc><a:spcBef><a:spcPts val="600"/></a:spcBef>'
        '<a:buNone/><a:defRPr sz="1800" kern="1200"><a:solidFill><a:schemeClr val="tx1"/>'
        '</a:solidFill><a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/>'
        f'<a:cs typeface="+mn-cs"/></a:defRPr></a:lvl{level}pPr>'
        for level in range(1, 10)
    )
    other = levels.replace('<a:lnSpc><a:spcPct val="120000"/></a:lnSpc>', "").replace(
        '<a:spcBef><a:spcPts val="600"/></a:spcBef>', ""
    )
    title = _level(look, DISPLAY).replace("lvl1pPr", "lvl1pPr", 1)
    body = Place("body", "body", 1, MARGIN, 186, WIDTH - 2 * MARGIN, 298)
    head = Place("title", "title", 0, MARGIN, 64, WIDTH - 2 * MARGIN, 100, DISPLAY)
    ids = "".join(
        f'<p:sldLayoutId id="{2_147_483_649 + number}" r:id="rId{number + 1}"/>'
        for number in range(layouts)
    )
    places: tuple[Place, ...] = (head, body, FOOT, NUMBER)
    if look.right_to_left:
        places = tuple(place.mirrored() for place in places)
    return (
        f"<p:sldMaster {NAMESPACES}><p:cSld><p:bg><p:bgPr><a:solidFill>"
        '<a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>'
        f"<p:spTree>{_ROOT}"
        f"{_shape(look, 2, places[0], 'title', 'Title', styled=False)}"
        f"{_shape(look, 3, places[1], 'body', 'Text', styled=False)}"
        f"{_shape(look, 4, places[2], 'ftr', '')}{_shape(look, 5, places[3], 'sldNum', '')}"
        "</p:spTree></p:cSld>"
        '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" '
        'accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" '
        f'folHlink="folHlink"/><p:sldLayoutIdLst>{ids}</p:sldLayoutIdLst>'
        f"<p:txStyles><p:titleStyle>{title}</p:titleStyle><p:bodyStyle>{levels}</p:bodyStyle>"
        f"<p:otherStyle>{other}</p:otherStyle></p:txStyles></p:sldMaster>"
    )


def layout(look: Look, of: Layout) -> str:
    """A layout: its own placeholders, and the foot."""
    placed = of.mirrored() if look.right_to_left else of
    kind = {"Cover": "title", "Part": "secHead"}.get(of.name)
    places = list(placed.places)
    shapes = [
        _shape(look, 2 + number, place, _ph(place, of.name), place.name.capitalize())
        for number, place in enumerate(places)
    ]
    if placed.ruled:
        shapes.insert(0, rule(50, MARGIN, 44, WIDTH - 2 * MARGIN, "tx1", 1.0))
    if placed.numbered:
        foot, number = FOOT, NUMBER
        if look.right_to_left:
            foot, number = foot.mirrored(), number.mirrored()
        shapes += (_shape(look, 60, foot, "ftr", ""), _shape(look, 61, number, "sldNum", ""))
    type = f' type="{kind}"' if kind else ""
    return (
        f'<p:sldLayout {NAMESPACES}{type} preserve="1" userDrawn="1">'
        f'<p:cSld name="{escaped(of.name)}"><p:spTree>{_ROOT}{"".join(shapes)}</p:spTree></p:cSld>'
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )


def rule(id: int, left: float, top: float, width: float, colour: str, weight: float) -> str:
    """A line across, which says nothing to those who do not see it."""
    return (
        f'<p:cxnSp><p:nvCxnSpPr><p:cNvPr id="{id}" name="Rule {id}">{DECORATIVE}</p:cNvPr>'
        '<p:cNvCxnSpPr/><p:nvPr userDrawn="1"/></p:nvCxnSpPr><p:spPr><a:xfrm>'
        f'<a:off x="{emu(left)}" y="{emu(top)}"/><a:ext cx="{emu(width)}" cy="0"/></a:xfrm>'
        f'<a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="{emu(weight)}"><a:solidFill>'
        f'<a:schemeClr val="{colour}"/></a:solidFill></a:ln></p:spPr></p:cxnSp>'
    )


def dot(id: int, left: float, top: float, size: float, *, filled: bool) -> str:
    """A point on a line, which says nothing to those who do not see it."""
    fill = "accent1" if filled else "bg1"
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{id}" name="Point {id}">{DECORATIVE}</p:cNvPr><p:cNvSpPr/>'
        f'<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm><a:off x="{emu(left)}" '
        f'y="{emu(top)}"/><a:ext cx="{emu(size)}" cy="{emu(size)}"/></a:xfrm>'
        '<a:prstGeom prst="ellipse"><a:avLst/></a:prstGeom>'
        f'<a:solidFill><a:schemeClr val="{fill}"/></a:solidFill>'
        f'<a:ln w="{emu(1)}"><a:solidFill><a:schemeClr val="accent1"/></a:solidFill></a:ln>'
        '</p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="en"/></a:p>'
        "</p:txBody></p:sp>"
    )


def _ph(place: Place, layout: str) -> str:
    if place.kind == "title":
        return "ctrTitle" if layout == "Cover" else "title"
    if place.kind == "body":
        return "subTitle" if layout == "Cover" and place.name == "deck" else "body"
    return place.kind


def _shape(look: Look, id: int, place: Place, ph: str, prompt: str, *, styled: bool = True) -> str:
    idx = f' idx="{place.number}"' if place.number else ""
    size = ' sz="quarter"' if ph in ("ftr", "sldNum") else ""
    text: Iterator[str] | str
    if ph == "sldNum":
        said = f'<a:fld id="{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}" type="slidenum">{_run(look)}'
        text = f"<a:p>{said}<a:t>‹#›</a:t></a:fld></a:p>"
    elif prompt:
        text = f"<a:p><a:r>{_run(look)}<a:t>{escaped(prompt)}</a:t></a:r></a:p>"
    else:
        text = f"<a:p>{_run(look, end=True)}</a:p>"
    style = _level(look, place.type, ph) if styled and place.type else ""
    anchor = "b" if place.low else "t"
    body = (
        f'<a:bodyPr vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" '
        f'rtlCol="{int(look.right_to_left)}" anchor="{anchor}"><a:normAutofit/></a:bodyPr>'
    )
    fill = (
        '<a:solidFill><a:schemeClr val="accent4"/></a:solidFill>'
        if place.name == "plate" and ph == "pic"
        else ""
    )
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{id}" name="{escaped(place.name.capitalize())} {id}"/>'
        f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="{ph}"{size}{idx}/>'
        f"</p:nvPr></p:nvSpPr><p:spPr><a:xfrm>{frame(place)}</a:xfrm>"
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{fill}</p:spPr>'
        f"<p:txBody>{body}<a:lstStyle>{style}</a:lstStyle>{text}</p:txBody></p:sp>"
    )


def _run(look: Look, *, end: bool = False) -> str:
    name = "endParaRPr" if end else "rPr"
    return f'<a:{name} lang="{escaped(look.language)}"/>'


def _level(look: Look, type: Type, ph: str = "") -> str:
    """How the first level of a placeholder is set."""
    family = "mj" if type.family == "text" else "mn"
    ends = ph == "sldNum"
    side = "r" if look.right_to_left != ends else "l"
    # Letters that join may not be set closer.
    close = f' spc="{round(-1.6 * type.size)}"' if type.tight and not look.right_to_left else ""
    return (
        f'<a:lvl1pPr marL="0" indent="0" algn="{side}" rtl="{int(look.right_to_left)}">'
        f'<a:lnSpc><a:spcPts val="{round(100 * type.line(type.size))}"/></a:lnSpc>'
        '<a:spcBef><a:spcPts val="0"/></a:spcBef><a:buNone/>'
        f'<a:defRPr sz="{round(100 * type.size)}" b="{int(type.bold)}" kern="1200"{close}>'
        f'{colour(type.colour)}<a:latin typeface="+{family}-lt"/><a:ea typeface="+{family}-ea"/>'
        f'<a:cs typeface="+{family}-cs"/></a:defRPr></a:lvl1pPr>'
    )


def size() -> tuple[int, int]:
    """The slide's width and height."""
    return emu(WIDTH), emu(HEIGHT)
