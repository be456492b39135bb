"""Programs that fetch a page to show what a link leads to."""

from __future__ import annotations

import pytest

from kitgen.track.machines.previews import reason

_IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML)"
_MAC = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_11_1) AppleWebKit/601.2.4 (KHTML, like Gecko)"


@pytest.mark.parametrize(
    ("agent", "app"),
    [
        ("facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)", "Facebook"),
        ("Facebot", "Facebook"),
        ("Twitterbot/1.0", "X"),
        (
            "LinkedInBot/1.0 (compatible; Mozilla/5.0; Apache-HttpClient)",
            "LinkedIn",
        ),
        ("WhatsApp/2.23.20.0 A", "WhatsApp"),
        ("WhatsApp/2.2413.0 N", "WhatsApp"),
        ("WhatsApp/2", "Signal"),
        ("TelegramBot (like TwitterBot)", "Telegram"),
        ("Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)", "Slack"),
        ("Slack-ImgProxy (+https://api.slack.com/robots)", "Slack"),
        ("Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)", "Discord"),
        ("Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5", "Microsoft Teams"),
        (f"{_MAC} Chrome/90.0 Safari/537.36 (compatible; MicrosoftPreview/2.0)", "Microsoft"),
        ("Mozilla/5.0 (compatible; redditbot/1.0; +http://www.reddit.com/feedback)", "Reddit"),
        (
            "Mozilla/5.0 (compatible; Pinterestbot/1.0)",
            "Pinterest",
        ),
        ("http.rb/5.1.1 (Mastodon/4.2.1; +https://mastodon.example/)", "Mastodon"),
        ("Mozilla/5.0 (compatible; Bluesky Cardyb/1.1; +mailto:support@bsky.app)", "Bluesky"),
        (
            f"{_MAC} Version/9.0.1 Safari/601.2.4 facebookexternalhit/1.1 Facebot Twitterbot/1.0",
            "iMessage",
        ),
        ("facebookexternalhit/1.1;line-poker/1.0", "LINE"),
        ("facebookexternalhit/1.1; kakaotalk-scrap/1.0", "KakaoTalk"),
        ("Viber/13.3.0.0 CFNetwork/1121.2.2 Darwin/19.2.0", "Viber"),
        ("Mozilla/5.0 (compatible; Embedly/0.2; +http://support.embed.ly/)", "Embedly"),
        ("Iframely/1.3.1 (+https://iframely.com/docs/about)", "Iframely"),
        (
            "Mozilla/5.0 (compatible; Google-PageRenderer Google)",
            "Google",
        ),
        ("Synapse (bot; +https://github.com/matrix-org/synapse)", "Matrix"),
    ],
)
def test_the_app_that_shows_a_preview_is_named(agent: str, app: str) -> None:
    assert reason(agent) == f"link preview: {app}"


@pytest.mark.parametrize(
    "agent",
    [
        f"{_IPHONE} Mobile/15E148 [FBAN/FBIOS;FBAV/464.0.0.32.108;FBDV/iPhone14,5]",
        f"{_IPHONE} Mobile/15E148 Instagram 331.0.0.29.94 (iPhone14,5; iOS 17_5; en_US)",
        f"{_IPHONE} Mobile/15E148 [LinkedInApp]/9.29.8962",
        f"{_IPHONE} Mobile/15E148 Twitter for iPhone/10.37",
        f"{_IPHONE} Mobile/15E148 WhatsApp/24.10.74",
        f"{_IPHONE} Mobile/15E148 Snapchat/12.87.0.40 (like Safari/8617.1.17)",
        f"{_IPHONE} Mobile/15E148 Safari Line/14.7.0",
        f"{_MAC} Slack/4.38.121 Chrome/124.0 Electron/30.0.3 Safari/537.36 Slack_SSB/4.38.121",
        f"{_MAC} Teams/1.6.00 Chrome/114.0 Electron/25.8",
        "Mozilla/5.0 (Linux; Android 7.1.2; wv) AppleWebKit/537.36 Chrome/66.0 Viber/11.9.5.8",
    ],
)
def test_people_who_read_within_an_app_are_people(agent: str) -> None:
    assert reason(agent) == ""
