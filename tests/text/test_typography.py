from __future__ import annotations

import pytest

from kitgen.text.typography import curl, curl_html, widont


@pytest.mark.parametrize(
    ("straight", "curly"),
    [
        ('"We were our clients\' bank."', "“We were our clients’ bank.”"),
        ("it's the '90s, rock 'n' roll", "it’s the ’90s, rock ’n’ roll"),
        ("'So,' she said, \"'yes' or 'no'?\"", "‘So,’ she said, “‘yes’ or ‘no’?”"),
        ("'\"Yes\" he said'", "‘“Yes” he said’"),
        ('("so") --"well"-- [\'x\']', "(“so”) –“well”– [‘x’]"),
        ("a -- b --- c ---- d...", "a – b — c ---- d…"),
        ("‘’“” already", "‘’“” already"),
        ("", ""),
    ],
)
def test_straight_quotes_become_curly(straight: str, curly: str) -> None:
    assert curl(straight) == curly
    assert curl(curl(straight)) == curly


def test_quotes_look_past_inline_tags_and_stop_at_blocks() -> None:
    html = '<p>"<em>Hello</em>"</p>\n<p>"<a title="a > \'b\'" href="x--y">so</a>"</p>'
    assert curl_html(html) == (
        '<p>“<em>Hello</em>”</p>\n<p>“<a title="a > \'b\'" href="x--y">so</a>”</p>'
    )


def test_code_keeps_its_quotes() -> None:
    assert curl_html('<pre><code>"a" --</code></pre><p>"b"</p>') == (
        '<pre><code>"a" --</code></pre><p>“b”</p>'
    )


def test_the_last_two_words_stay_together() -> None:
    assert widont("Why is the money late?") == "Why is the money\u00a0late?"
    assert widont("What <em>it really</em> costs") == "What <em>it really</em>\u00a0costs"
    assert widont("One") == "One"
    assert widont("About Donaudampfschifffahrtsgesellschaft").count("\u00a0") == 0
