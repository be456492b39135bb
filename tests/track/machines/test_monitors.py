"""Programs that ask for a page again and again, to see whether it answers."""

from __future__ import annotations

import pytest

from kitgen.track.machines.monitors import reason


@pytest.mark.parametrize(
    ("agent", "who"),
    [
        ("Mozilla/5.0+(compatible; UptimeRobot/2.0; http://www.uptimerobot.com/)", "UptimeRobot"),
        ("Pingdom.com_bot_version_1.4_(http://www.pingdom.com/)", "Pingdom"),
        ("Mozilla/5.0 AppleWebKit/537.36 Chrome/98.0 Safari/537.36 (StatusCake)", "StatusCake"),
        ("Better Uptime Bot Mozilla/5.0 (Windows NT 10.0; Win64; x64)", "Better Uptime"),
        ("Site24x7", "Site24x7"),
        ("Mozilla/5.0 (X11; Linux x86_64) Chrome/120.0 Safari/537.36 DatadogSynthetics", "Datadog"),
        ("check_http/v2.3.3 (nagios-plugins 2.3.3)", "Nagios"),
        ("ELB-HealthChecker/2.0", "Amazon ELB"),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/126.0", None),
    ],
)
def test_whose_monitor_it_is_is_named(agent: str, who: str | None) -> None:
    assert reason(agent) == (f"monitor: {who}" if who else "")
