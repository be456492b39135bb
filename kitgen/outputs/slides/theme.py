"""The theme of a deck as XML: its colours, and the typefaces that it names."""

from __future__ import annotations

from typing import Final

from kitgen.media import fonts
from kitgen.outputs.slides.markup import DRAWING, escaped
from kitgen.outputs.slides.master import Look, emu

_SERIF: Final = ("02040502050405020303", 18)
"""Where a face says nothing of itself, PowerPoint looks for something like Georgia."""
_SANS: Final = ("020B0604020202020204", 34)
"""And for labels for something like Arial."""
_OTHERS: Final = (
    ("Jpan", "Yu Mincho", "Yu Gothic"),
    ("Hang", "Batang", "Malgun Gothic"),
    ("Hans", "SimSun", "Microsoft YaHei"),
    ("Hant", "PMingLiU", "Microsoft JhengHei"),
    ("Arab", "Times New Roman", "Arial"),
    ("Hebr", "Times New Roman", "Arial"),
    ("Thai", "Angsana New", "Leelawadee UI"),
    ("Deva", "Mangal", "Nirmala UI"),
    ("Grek", "Georgia", "Arial"),
    ("Cyrl", "Georgia", "Arial"),
)
"""Faces that come with Office for scripts that the brand's may lack: text, labels."""
_PANOSE: Final = (
    "bFamilyType", "bSerifStyle", "bWeight", "bProportion", "bContrast", "bStrokeVariation",
    "bArmStyle", "bLetterForm", "bMidline", "bXHeight",
)  # fmt: skip


def theme(look: Look) -> bytes:
    """The theme: the kit's colours and typefaces; flat fills, hairlines, no effects."""
    scale, light = look.scale, look.scale.light
    colours = (
        ("dk1", light.ink),
        ("lt1", light.paper),
        ("dk2", light.ink_2),
        ("lt2", light.paper_2),
        ("accent1", scale.a600),
        ("accent2", light.ink_3),
        ("accent3", scale.a400),
        ("accent4", scale.a100),
        ("accent5", scale.a700),
        ("accent6", light.rule),
        ("hlink", scale.a600),
        ("folHlink", scale.a700),
    )
    drawn = "".join(
        f'<a:{name}><a:srgbClr val="{value[1:]}"/></a:{name}>' for name, value in colours
    )
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="{{}}" cap="flat" cmpd="sng" algn="ctr">{fill}<a:prstDash val="solid"/></a:ln>'
    lines = "".join(line.format(emu(width)) for width in (0.75, 1.5, 2.25))
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    name = escaped(look.title)
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<a:theme xmlns:a="{DRAWING}" name="{name}">'
        f'<a:themeElements><a:clrScheme name="{name}">{drawn}</a:clrScheme>'
        f'<a:fontScheme name="{name}">'
        f"<a:majorFont>{_family(look.text, _SERIF, 1)}</a:majorFont>"
        f"<a:minorFont>{_family(look.label, _SANS, 2)}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="{name}"><a:fillStyleLst>{fill * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{lines}</a:lnStyleLst><a:effectStyleLst>{effect * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements>"
        "<a:objectDefaults/><a:extraClrSchemeLst/></a:theme>"
    ).encode()


def _family(name: str, like: tuple[str, int], script: int) -> str:
    panose, pitch = like
    try:
        found = fonts.read(fonts.choose(fonts.faces(name)).path)["OS/2"].panose
        own = bytes(vars(found)[key] for key in _PANOSE).hex().upper()
        panose = own if own.startswith("02") and own[2:4] != "00" else panose
    except fonts.FontError:
        pass
    others = "".join(
        f'<a:font script="{other[0]}" typeface="{other[script]}"/>' for other in _OTHERS
    )
    return (
        f'<a:latin typeface="{escaped(name)}" panose="{panose}" pitchFamily="{pitch}" charset="0"/>'
        f'<a:ea typeface=""/><a:cs typeface=""/>{others}'
    )
