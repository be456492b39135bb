"""Which file of the kit a part of it was read from."""

from __future__ import annotations

from kitgen.check.rule import KitSubject

SETTINGS = "content/kit.yaml"


def _file(subject: KitSubject, stem: str, *endings: str) -> str:
    candidates = [f"content/{stem}.{ending}" for ending in ("yaml", "yml", *endings)]
    return next((path for path in candidates if path in subject.files), candidates[0])


def problem(subject: KitSubject, slug: str) -> str:
    """The file of a problem."""
    return _file(subject, f"problems/{slug}")


def ideal_customer(subject: KitSubject, slug: str) -> str:
    """The file of an ideal customer."""
    return _file(subject, f"ideal-customers/{slug}")


def ambassadors(subject: KitSubject) -> str:
    """The file of the ambassadors; the first part of a Loc in it is the ambassador's index."""
    return _file(subject, "ambassadors", "csv")


def process(subject: KitSubject) -> str:
    """The file of the sales process."""
    return _file(subject, "process")
