"""Programs that open the links in mail before people do."""

from __future__ import annotations

import pytest

from kitgen.track.machines.scanners import reason


@pytest.mark.parametrize(
    ("agent", "who"),
    [
        ("Mozilla/5.0 (compatible; Proofpoint URL Defense)", "Proofpoint"),
        ("Mimecast-Targeted-Threat-Protection", "Mimecast"),
        ("Barracuda Sentinel (EE)", "Barracuda"),
        ("IronPort-Outbreak-Filter/2.0", "Cisco"),
        ("Microsoft Defender for Office 365 SafeLinks", "Microsoft Defender"),
        ("Mozilla/4.0 (compatible; ms-office; MSOffice 16)", "Microsoft Office"),
        ("SymantecEmailSecurity.cloud", "Symantec"),
        ("Trend Micro TMASE/1.0", "Trend Micro"),
        (
            "Mozilla/5.0 Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)",
            "Gmail",
        ),
        ("YahooMailProxy; https://help.yahoo.com/kb/yahoo-mail-proxy-SLN28749.html", "Yahoo Mail"),
    ],
)
def test_whose_scanner_it_is_is_named(agent: str, who: str) -> None:
    assert reason(agent) == f"mail scanner: {who}"


@pytest.mark.parametrize(
    "agent",
    [
        "Mozilla/4.0 (compatible; MSIE 5.5; Windows 98; Installed by Symantec Package)",
        "Mozilla/5.0 (compatible; MSIE 9.0; Windows NT 6.1; Trident/5.0; autentica_bluecoat)",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126.0",
    ],
)
def test_people_behind_a_firms_filter_are_people(agent: str) -> None:
    assert reason(agent) == ""
