"""Finds two channels, two steps of the process or two fields of the form with the same name.

Names tell things apart in share links, reports and mails. Of two fields with one name only one
answer arrives; of two channels with one name nobody can say which one worked. The form asks for
name and email by itself, and has hidden fields that are called code, from, homepage and t.

Give one of them another name.

    channels:
      - {id: fair, name: At the fair, online: false}
      - {id: fair-flyer, name: On a flyer, online: false}
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kitgen.check import places
from kitgen.check.rule import KitSubject, Remark, Rule
from kitgen.load.loaded import Loc
from kitgen.model.finding import Severity

_FIELDS = "fields of the form"
_OWN = frozenset({"name", "email", "code", "from", "homepage", "t"})


class _Named(NamedTuple):
    kind: str
    name: str
    path: str
    loc: Loc


def _check(subject: KitSubject) -> Iterator[Remark]:
    seen: set[tuple[str, str]] = set()
    for kind, name, path, loc in _names(subject):
        if kind == _FIELDS and name in _OWN:
            yield Remark(f"the form has a field {name} of its own", loc, path, "Rename this one.")
            continue
        if (kind, name) in seen:
            yield Remark(f"two {kind} are called {name}", loc, path, "Rename one of them.")
        seen.add((kind, name))


def _names(subject: KitSubject) -> Iterator[_Named]:
    kit = subject.kit
    for index, channel in enumerate(kit.settings.channels):
        name = channel if isinstance(channel, str) else channel.id
        yield _Named("channels", name, places.SETTINGS, ("channels", index))
    for index, field in enumerate(kit.settings.offer.form.fields):
        at: Loc = ("offer", "form", "fields", index, "name")
        yield _Named(_FIELDS, field.name, places.SETTINGS, at)
    if kit.process:
        for index, step in enumerate(kit.process.steps):
            at = ("steps", index, "id")
            yield _Named("steps", step.id, places.process(subject), at)


RULE = Rule("duplicate-name", Severity.ERROR, __doc__ or "", "kit", _check)
