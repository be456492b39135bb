from __future__ import annotations

from kitgen.outputs.feeds import mail_date, podcast_guid, stamp


def test_the_podcasts_identity_is_that_of_the_namespaces_own_example() -> None:
    # https://podcasting2.org/docs/podcast-namespace/tags/guid
    assert podcast_guid("https://mp3s.nashownotes.com/pc20rss.xml") == (
        "917393e3-1b1e-5cef-ace4-edaa54e1f810"
    )


def test_an_undated_interview_has_a_date_that_never_changes() -> None:
    assert stamp(None) == "1991-08-06T00:00:00Z"
    assert mail_date(None) == "Tue, 06 Aug 1991 00:00:00 +0000"
