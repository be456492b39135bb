"""Programs that fetch a page to show what a link leads to, as soon as it is posted or typed."""

from __future__ import annotations

from kitgen.track.machines.names import first

_WHAT = "link preview: "
_ENGINE = "applewebkit"
_NAMES = {
    # Those first that go by others' names as well.
    "line-poker": "LINE",
    "kakaotalk-scrap": "KakaoTalk",
    "telegrambot": "Telegram",
    "whatsapp-sharer": "WhatsApp",
    "facebookexternalhit": "Facebook",
    "facebot": "Facebook",
    "facebookcatalog": "Facebook",
    "meta-externalhit": "Facebook",
    "twitterbot": "X",
    "tweetmemebot": "X",
    "linkedinbot": "LinkedIn",
    "slackbot": "Slack",
    "slack-imgproxy": "Slack",
    "discordbot": "Discord",
    "skypeuripreview": "Microsoft Teams",
    "microsoftpreview": "Microsoft",
    "bingpreview": "Microsoft",
    "redditbot": "Reddit",
    "pinterestbot": "Pinterest",
    "pinterest.com/bot": "Pinterest",
    "bluesky cardyb": "Bluesky",
    "blueskypreview": "Bluesky",
    "mastodon/": "Mastodon",
    "pleroma": "Pleroma",
    "akkoma": "Akkoma",
    "misskey/": "Misskey",
    "friendica": "Friendica",
    "gotosocial": "GoToSocial",
    "lemmy/": "Lemmy",
    "matrix-org/synapse": "Matrix",
    "synapse (bot": "Matrix",
    "matrix-media-repo": "Matrix",
    "mattermost-bot": "Mattermost",
    "rocket.chat": "Rocket.Chat",
    "discourse forum onebox": "Discourse",
    "google-pagerenderer": "Google",
    "google web preview": "Google",
    "googlemessages": "Google Messages",
    "yahoo link preview": "Yahoo",
    "embedly": "Embedly",
    "iframely": "Iframely",
    "opengraph.io": "OpenGraph.io",
    "opengraph/": "OpenGraph",
    "vkshare": "VK",
    "viberbot": "Viber",
    "zalobot": "Zalo",
    "snap url preview": "Snapchat",
    "snapurlpreview": "Snapchat",
    "xing-contenttabreceiver": "XING",
    "evernoterichlink": "Evernote",
    "clickuplinkunfurler": "ClickUp",
    "notion-link-preview": "Notion",
    "trello-preview": "Trello",
    "chatwork linkpreview": "Chatwork",
    "dingtalkbot-linkservice": "DingTalk",
    "bufferlinkpreviewbot": "Buffer",
    "orlo-linkpreview": "Orlo",
    "google-read-aloud": "Google",
    "flipboardproxy": "Flipboard",
}
# These apps have a browser of their own, which names them too: people read in it.
_APPS = {"whatsapp/": "WhatsApp", "viber": "Viber", "snapchat/": "Snapchat", "line/": "LINE"}


def reason(agent: str) -> str:
    """The app that shows a preview of the link, by its fetcher's agent."""
    small = agent.lower()
    if small == "whatsapp/2":  # Signal goes by this name, to be answered as WhatsApp is.
        return f"{_WHAT}Signal"
    if "facebookexternalhit" in small and "twitterbot" in small:
        return f"{_WHAT}iMessage"
    name = first(small, _NAMES) or ("" if _ENGINE in small else first(small, _APPS))
    return name and f"{_WHAT}{name}"
