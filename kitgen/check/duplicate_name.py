"""Finds two interviews, problems, ambassadors, channels, steps or fields with the same name.

Names become addresses and share links. Two ambassadors with one id would share one link, and nobody
could tell whom to thank; two interviews with one name would overwrite each other.

Give one of them another name. An ambassador's id stays what it was when links were given out.

    - {id: mara, name: Mara Lindqvist, relation: customer}
    - {id: mara-b, name: Mara Berg, relation: friend}
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import NamedTuple

from kitgen.check import places
from kitgen.check.rule import KitSubject, Remark, Rule
from kitgen.load.loaded import Loc
from kitgen.model.finding import Severity


class _Named(NamedTuple):
    kind: str
    name: str
    path: str
    loc: Loc


def _check(subject: KitSubject) -> Iterator[Remark]:
    first: dict[tuple[str, str], str] = {}
    for kind, name, path, loc in _names(subject):
        if (other := first.get((kind, name))) is not None:
            elsewhere = f"The other one is in {other}." if other != path else ""
            yield Remark(f"two {kind} are called {name}", loc, path, elsewhere)
        first.setdefault((kind, name), path)


def _names(subject: KitSubject) -> Iterator[_Named]:
    kit = subject.kit
    for entry in kit.entries:
        yield _Named("interviews", entry.slug, entry.path, ())
    for path in sorted(subject.files):
        folder, _, name = path.rpartition("/")
        stem, ending = posixpath.splitext(name)
        if ending in (".yaml", ".yml"):
            if folder == "content/problems":
                yield _Named("problems", stem, path, ())
            elif folder == "content/ideal-customers":
                yield _Named("ideal customers", stem, path, ())
    path = places.ambassadors(subject)
    for row, ambassador in enumerate(kit.ambassadors):
        yield _Named("ambassadors", ambassador.id, path, (row, "id"))
    for index, channel in enumerate(kit.settings.channels):
        name = channel if isinstance(channel, str) else channel.id
        yield _Named("channels", name, places.SETTINGS, ("channels", index))
    for index, field in enumerate(kit.settings.offer.form.fields):
        at: Loc = ("offer", "form", "fields", index, "name")
        yield _Named("fields of the form", field.name, places.SETTINGS, at)
    if kit.process:
        for index, step in enumerate(kit.process.steps):
            at = ("steps", index, "id")
            yield _Named("steps", step.id, places.process(subject), at)


RULE = Rule("duplicate-name", Severity.ERROR, __doc__ or "", "kit", _check)
