"""Finds words of the interface that are English on a page in another language.

The site's language is set in kit.yaml, but menus, buttons and dates come from a strings file. Where
there is none for the language, or where it leaves words out, the reader meets English amid their
own language, and a screen reader reads it out with the wrong sounds.

Copy the English file of kitgen to templates/strings/ in your kit, name it after the language, and
translate what stands behind each colon. Leave what stands in {braces} as it is.

    # templates/strings/de.yaml
    conversations: Gespräche
    read_minutes: { one: "In {n} Minute gelesen", other: "In {n} Minuten gelesen" }
"""

from __future__ import annotations

from collections.abc import Iterator

from kitgen.check.few import listed
from kitgen.check.rule import KitSubject, Remark, Rule
from kitgen.load.resources import templates
from kitgen.model.finding import Severity


def _check(subject: KitSubject) -> Iterator[Remark]:
    words = subject.untranslated
    if not words:
        return
    language = subject.kit.settings.site.language
    file = f"templates/strings/{language.split('-')[0]}.yaml"
    english = templates() / "strings" / "en.yaml"
    if subject.strings:
        names = listed((f"`{word}`" for word in words), 6)
        say = "word of the interface stays" if len(words) == 1 else "words of the interface stay"
        yield Remark(
            f"{len(words)} {say} English: {names}",
            (),
            subject.strings,
            hint=f"Add what is missing. The English words: {english}",
        )
    else:
        yield Remark(
            f"there are no words of the interface in {language}: menus and buttons are English",
            ("site", "language"),
            hint=f"Copy {english} to {file} in your kit, and translate it there.",
        )


RULE = Rule("interface-language", Severity.WARNING, __doc__ or "", "kit", _check)
