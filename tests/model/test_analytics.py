"""Analytics programs that a business has already."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from kitgen.model.analytics import Analytics


def test_none_is_asked_unless_it_is_named() -> None:
    assert not any(Analytics().model_dump().values())


@pytest.mark.parametrize(
    "named",
    [
        {"plausible": {"domain": "not a host"}},
        {"plausible": {"domain": "guide.example", "script": "javascript:alert(1)"}},
        {"umami": {"website": 'x" onload="y'}},
        {"goatcounter": {}},
        {"goatcounter": {"code": "mine", "url": "https://stats.example/"}},
        {"goatcounter": {"code": "mine.example/"}},
        {"matomo": {"url": "https://stats.example/?idsite=1", "site": 1}},
        {"matomo": {"url": "https://stats.example/", "site": 0}},
        {"ga4": {"id": "UA-12345-1"}},
        {"gtm": {"id": "GTM-XXXX"}},
    ],
)
def test_what_no_program_would_take_is_refused(named: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Analytics.model_validate(named)
