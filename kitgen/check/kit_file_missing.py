"""Finds a file that kit.yaml names and that is not in the kit: the logo, the podcast's picture.

Without the file the build cannot draw what you expect to see. Names are counted from the folder
content, and capital letters count.

Put the file there, or correct the name.

    brand:
      logo: logo.svg      # content/logo.svg
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from kitgen.check import places
from kitgen.check.nearest import did_you_mean
from kitgen.check.rule import KitSubject, Remark, Rule
from kitgen.load.loaded import Loc
from kitgen.model.finding import Severity


def _check(subject: KitSubject) -> Iterator[Remark]:
    settings = subject.kit.settings
    podcast = settings.site.podcast
    named: tuple[tuple[str, Loc, str | None], ...] = (
        ("logo", ("brand", "logo"), settings.brand.logo),
        ("podcast's picture", ("site", "podcast", "image"), podcast.image if podcast else None),
    )
    for what, loc, name in named:
        if name and posixpath.normpath(f"content/{name}") not in subject.files:
            near = [path.removeprefix("content/") for path in subject.files]
            hint = did_you_mean(name, near, f"Put it at content/{name}, or correct the name.")
            yield Remark(f"the {what} {name} is not there", loc, places.SETTINGS, hint)


RULE = Rule("kit-file-missing", Severity.ERROR, __doc__ or "", "kit", _check)
