"""Which file of the kit a part of it was read from."""

from __future__ import annotations

from kitgen.check.rule import KitSubject

SETTINGS = "content/kit.yaml"


def _file(subject: KitSubject, stem: str, *endings: str) -> str:
    candidates = [f"content/{stem}.{ending}" for ending in ("yaml", "yml", *endings)]
    return next((path for path in candidates if path in subject.files), candidates[0])


_PARTS = {
    "problem": ("content/problems/", (".yaml", ".yml")),
    "ideal customer": ("content/ideal-customers/", (".yaml", ".yml")),
    "interview": (
        "content/interviews/",
        ("/interview.md", "/interview.yaml", "/interview.yml"),
    ),
}


def written(subject: KitSubject, kind: str, name: str | None = None) -> bool:
    """Whether there is a file for a part of a kind, or for any.

    If the kit lacks the part all the same, the file has mistakes of its own: those are to be
    mended, and more words would only hide them.
    """
    if kind not in _PARTS:
        return False
    folder, endings = _PARTS[kind]
    if name is not None:
        return any(f"{folder}{name}{ending}" in subject.files for ending in endings)
    return any(path.startswith(folder) and path.endswith(endings) for path in subject.files)


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
