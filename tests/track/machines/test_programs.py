"""Programs and the libraries that they fetch pages with."""

from __future__ import annotations

import pytest

from kitgen.track.machines.programs import reason


@pytest.mark.parametrize(
    ("agent", "what"),
    [
        ("curl/8.5.0", "curl"),
        ("Wget/1.21.4", "wget"),
        ("python-requests/2.32.3", "Python"),
        ("Python/3.11 aiohttp/3.9.5", "Python"),
        ("python-httpx/0.27.0", "Python"),
        ("Go-http-client/2.0", "Go"),
        ("okhttp/4.12.0", "okhttp"),
        ("Java/17.0.11", "Java"),
        ("Apache-HttpClient/4.5.14 (Java/17.0.11)", "Java"),
        ("libwww-perl/6.77", "Perl"),
        ("axios/1.7.2", "Node.js"),
        ("node-fetch/1.0 (+https://github.com/bitinn/node-fetch)", "Node.js"),
        ("GuzzleHttp/7", "PHP"),
        ("Dalvik/2.1.0 (Linux; U; Android 13; SM-A536B Build/TP1A.220624.014)", "Android"),
        ("MyApp/3 CFNetwork/1494.0.7 Darwin/23.4.0", "Apple"),
    ],
)
def test_what_it_was_made_with_is_named(agent: str, what: str) -> None:
    assert reason(agent) == f"program: {what}"


@pytest.mark.parametrize(
    "agent",
    [
        "Mozilla/5.0 (Linux; Android 12; wv) AppleWebKit/537.36 Chrome/126.0 okhttp/4",
        "Mozilla/5.0 (Linux; Android 8) AppleWebKit/537.36 MicroMessenger/6.7 NetType/WIFI",
        "Mozilla/5.0 (X11; Linux x86_64; rv:41.0) Gecko/20100101 Firefox/41.0 FirePHP/0.7.4",
        "LG-A395/V100 Obigo/Q05A MMS/LG-MMS-V1.0/1.2 Java/ASVM/1.1 Profile/MIDP-2.1",
    ],
)
def test_browsers_that_only_look_like_it_are_left_alone(agent: str) -> None:
    assert reason(agent) == ""
