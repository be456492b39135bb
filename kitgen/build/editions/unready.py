"""Why a run of editions cannot begin."""

from __future__ import annotations


class Unready(Exception):
    """Something that a run needs is not there; the message says what to do about it."""
