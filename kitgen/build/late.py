"""Lets a library of Python's come late: pydantic imports it, and kitgen hardly ever needs it."""

from __future__ import annotations

import importlib
import sys
from types import ModuleType
from typing import Any

_NAME = "importlib.metadata"


class _Late(ModuleType):
    """Stands for importlib.metadata, which imports half of e-mail and zip files, until it is used.

    `from importlib.metadata import entry_points` alone is no use: the real one comes when that is
    called, or when anything else is asked for.
    """

    def entry_points(self, **wanted: Any) -> Any:
        return _real().entry_points(**wanted)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(_real(), name)


def _real() -> Any:
    if isinstance(sys.modules.get(_NAME), _Late):
        del sys.modules[_NAME]
    return importlib.import_module(_NAME)


def defer_metadata() -> None:
    """Have importlib.metadata come when it is used, not when it is imported."""
    if _NAME not in sys.modules:
        late = _Late(_NAME)
        sys.modules[_NAME] = late
        importlib.__dict__["metadata"] = late
