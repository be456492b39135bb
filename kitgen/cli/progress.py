"""A progress bar for whatever takes longer than a second; without a terminal, nothing."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

_PATIENCE = 1.0


class Bar:
    """Call it with what is being done, how many are done and how many there are."""

    def __init__(
        self,
        quiet: bool = False,
        patience: float = _PATIENCE,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._wanted = not quiet and sys.stderr.isatty()
        self._clock = clock
        self._from = clock() + patience
        self._bar: Progress | None = None
        self._tasks: dict[str, TaskID] = {}

    def __enter__(self) -> Self:
        """Nothing is shown yet."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Take the bar away, whatever happened."""
        if self._bar is not None:
            self._bar.stop()

    def __call__(self, label: str, done: int, total: int) -> None:
        """Show it, if there has been time to become impatient."""
        if not self._wanted or (self._bar is None and self._clock() < self._from):
            return
        bar = self._bar or self._begin()
        if label not in self._tasks:
            self._tasks[label] = bar.add_task(label, total=total)
        bar.update(self._tasks[label], completed=done, total=total)

    def _begin(self) -> Progress:
        # A tenth of a second that most builds need not spend.
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

        self._bar = Progress(
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            MofNCompleteColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        self._bar.start()
        return self._bar
