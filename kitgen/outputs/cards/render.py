"""Cards drawn: all of a row in one document, set by their templates, the plates laid on."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from traceback import extract_tb
from typing import TYPE_CHECKING, Any, NamedTuple

from kitgen.outputs.cards.card import Card, CardError, Look, Words
from kitgen.outputs.cards.encode import MOST, encode
from kitgen.outputs.cards.format import Box
from kitgen.outputs.cards.picture import Plate
from kitgen.outputs.common import press, scripts

if TYPE_CHECKING:
    from jinja2 import Environment
    from weasyprint import Document


class Shown(NamedTuple):
    """A text as a template sees it: its column, and the words ready to stand there."""

    box: Box
    html: str
    text: str


def render(look: Look, cards: Sequence[Card], plates: Sequence[Plate]) -> list[bytes]:
    """The cards as PNG or JPEG, in the order given; each has its plate."""
    try:
        with press.attentive():
            document, cards = _fitting(look, cards)
            pdf = press.paint(document)
    except press.Complaint as complaint:
        raise _refused(complaint, cards) from complaint
    made = []
    for card, plate, image in zip(cards, plates, press.pictures(pdf), strict=True):
        image.paste(plate.image, card.format.plate[:2])
        data = encode(image, look.scale, flat=plate.flat)
        if len(data) > MOST:
            raise CardError("The card's picture has too much detail: use a calmer one.")
        made.append(data)
    return made


def _fitting(look: Look, cards: Sequence[Card]) -> tuple[Document, Sequence[Card]]:
    """The document, after all words that took more room than reckoned were set smaller."""
    rulers = look.faces.rulers()
    while True:
        document = press.lay_out(_html(look, cards), _files(look))
        if len(document.pages) != len(cards):
            raise CardError("The card's template makes more than one page.")
        fitting = list(cards)
        for index, page in enumerate(document.pages):
            for name, words in cards[index].words.items():
                # Other typefaces make a line a little higher; one line more is much more.
                most = words.room + (words.setting.size.leading / 2 if name != "say" else 1)
                if _height(page.anchors, f"card-{index}-{name}") > most:
                    try:
                        fitting[index] = cards[index].smaller(name, rulers)
                    except CardError as error:
                        raise CardError(str(error), error.hint, index) from error
        if fitting == list(cards):
            return document, cards
        cards = fitting


def _height(anchors: dict[str, tuple[float, ...]], name: str) -> float:
    """How high a text came out: nothing if the template leaves it out, and no end is too high."""
    if name not in anchors:
        return 0.0
    end = anchors.get(f"{name}-end")
    return end[1] - anchors[name][1] if end else math.inf


def _files(look: Look) -> dict[str, bytes]:
    more = {f"more-{number}.ttf": face for number, face in enumerate(look.faces.more)}
    return {"display.ttf": look.faces.display, "label.ttf": look.faces.label, **more}


def _html(look: Look, cards: Sequence[Card]) -> str:
    from jinja2 import Environment, StrictUndefined

    environment = Environment(autoescape=True, undefined=StrictUndefined)
    style = _template(environment, "cards.css", look.css)
    templates = {
        name: _template(environment, name, look.templates[name])
        for name in dict.fromkeys(card.format.template for card in cards)
    }
    parts = []
    for index, card in enumerate(cards):
        empty = Shown(card.format.foot._replace(height=0), "", "")
        texts = {"name": empty, "role": empty, "title": empty}
        shown = {
            name: Shown(words.box, _words(words, f"card-{index}-{name}"), words.text)
            for name, words in card.words.items()
        }
        body = templates[card.format.template](
            **{**texts, **shown},
            plate=card.format.plate,
            rule=card.rule,
            align="left" if card.direction == "ltr" else "right",
            scale=look.scale,
        )
        parts.append(_safe(f'<div class="page {card.format.kind} {card.format.name}">{body}</div>'))
    sheet = style(
        scale=look.scale,
        formats=list({card.format.name: card.format for card in cards}.values()),
        more=len(look.faces.more),
    )
    return environment.from_string(
        '<!doctype html><html lang="{{ lang }}"><meta charset="utf-8"><title>Cards</title>'
        "<style>{{ css }}</style><body>{{ body }}"
    ).render(lang=look.language, css=_safe(sheet), body=_safe("".join(parts)))


def _words(words: Words, name: str) -> str:
    """The words as they were fitted, between marks that tell where they begin and end."""
    size, leading, _ = words.setting.size
    style = (
        f"font-size:{size}px;line-height:{leading}px;letter-spacing:{words.tracking}em;"
        f"text-indent:-{words.hang}px"
    )
    html = _safe('<p id="{0}" dir="{1}" style="{2}">{3}</p><div id="{0}-end"></div>')
    rows = words.setting.rows or (words.text,)
    return html.format(name, words.direction, style, _safe("<br>").join(rows))


def _template(environment: Environment, name: str, text: str) -> Callable[..., str]:
    """A template that says which line of it is wrong: a kit's own may hold any mistake."""

    def refused(error: Exception) -> CardError:
        lines = [line for file, line, *_ in extract_tb(error.__traceback__) if file == "<template>"]
        line = getattr(error, "lineno", None) or (lines or [1])[-1]
        return CardError(f"templates/cards/{name}, line {line}: {error}.")

    try:
        found = environment.from_string(text)
    except Exception as error:
        raise refused(error) from error

    def fill(**values: Any) -> str:
        try:
            return found.render(values)
        except Exception as error:
            raise refused(error) from error

    return fill


def _safe(markup: str) -> str:
    from markupsafe import Markup

    return Markup(markup)


def _refused(complaint: press.Complaint, cards: Sequence[Card]) -> CardError:
    """The complaint in the marketer's words, with the card that it is about."""
    if not complaint.missing:
        return CardError(f"The card's template cannot be drawn: {complaint}")
    index = next(
        (
            index
            for index, card in enumerate(cards)
            if any(complaint.missing & set(words.text) for words in card.words.values())
        ),
        0,
    )
    named = [f"{c} (U+{ord(c):04X})" for c in sorted(complaint.missing, key=_letters_first)]
    others = f" and {len(named) - 8} more" if len(named) > 8 else ""
    return CardError(
        f"No installed typeface can draw {', '.join(named[:8])}{others}.",
        scripts.hint(complaint.missing),
        index,
    )


def _letters_first(char: str) -> tuple[bool, str]:
    return (not char.isalpha(), char)
