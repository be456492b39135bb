"""Interviews between reading and rendering: on disk, so that memory does not grow with the kit."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import IO

from kitgen.model.interview import Interview


class Spool:
    """Read interviews by their path, kept as JSON: taking one back is quicker than its YAML."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file: IO[bytes] | None = None
        self._where: dict[str, tuple[int, int]] = {}

    def put(self, path: str, interview: Interview) -> None:
        """Keep an interview until the build ends."""
        if self._file is None:
            self._folder.mkdir(parents=True, exist_ok=True)
            # Open as long as the build; the file has no name and vanishes with it.
            self._file = tempfile.TemporaryFile(dir=self._folder)  # noqa: SIM115
        data = interview.__pydantic_serializer__.to_json(interview, exclude_defaults=True)
        self._where[path] = self._file.seek(0, 2), len(data)
        self._file.write(data)

    def get(self, path: str) -> Interview | None:
        """The interview as it was put; None if it was not."""
        if self._file is None or path not in self._where:
            return None
        at, size = self._where[path]
        self._file.seek(at)
        found = Interview.__pydantic_validator__.validate_json(self._file.read(size))
        assert isinstance(found, Interview)
        return found

    def close(self) -> None:
        """Let go of the interviews."""
        if self._file is not None:
            self._file.close()
            self._file = None
