"""Pages that a browser fetched ahead."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from kitgen.track.machines.asking import Asking
from kitgen.track.machines.prefetch import reason


@pytest.mark.parametrize(
    ("headers", "ahead"),
    [
        ({"sec-purpose": "prefetch"}, True),
        ({"sec-purpose": "prefetch;prerender"}, True),
        ({"sec-purpose": "Prefetch; anonymous-client-ip"}, True),
        ({"purpose": "prefetch"}, True),
        ({"purpose": "preview"}, True),
        ({"x-moz": "prefetch"}, True),
        ({"sec-purpose": ""}, False),
        ({"purpose": "x" * 100_000 + "prefetch"}, False),
        ({"accept": "prefetch"}, False),
        ({}, False),
    ],
)
def test_a_page_fetched_ahead_was_not_seen(headers: Mapping[str, str], ahead: bool) -> None:
    assert reason(Asking("any", headers=headers)) == ("fetched ahead, not seen" if ahead else "")
