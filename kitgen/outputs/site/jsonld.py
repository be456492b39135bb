"""Structured data by the schema.org vocabulary, as search engines read it."""

from __future__ import annotations

from collections.abc import Sequence

from kitgen.model.interview import Interview
from kitgen.model.kit import Entry, Settings
from kitgen.outputs.common.theme import Address, duration
from kitgen.outputs.page import Json
from kitgen.outputs.site.assets import Assets
from kitgen.outputs.site.head import Crumb
from kitgen.text import markdown

Node = dict[str, Json]


def _clean(node: Node) -> Node:
    return {key: value for key, value in node.items() if value not in (None, "", [])}


def organization(settings: Settings, address: Address, assets: Assets) -> Node:
    """The business that publishes the kit."""
    business = settings.business
    logo = assets.icons.get("touch")
    return _clean(
        {
            "@type": "Organization",
            "@id": address.absolute("") + "#publisher",
            "name": business.name,
            "url": business.url or address.absolute(""),
            "description": markdown.plain(business.description or business.what),
            "email": business.email,
            "logo": address.absolute(logo) if logo else None,
            "sameAs": list(business.profiles),
        }
    )


def website(settings: Settings, address: Address) -> Node:
    """The site as a whole."""
    return {
        "@type": "WebSite",
        "@id": address.absolute("") + "#site",
        "name": settings.guide.title,
        "url": address.absolute(""),
        "description": settings.site.description,
        "inLanguage": settings.site.language,
        "publisher": {"@id": address.absolute("") + "#publisher"},
    }


def breadcrumbs(crumbs: Sequence[Crumb], address: Address) -> Node:
    """The way from the home page."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": number,
                "name": crumb.name,
                "item": address.absolute(crumb.path),
            }
            for number, crumb in enumerate(crumbs, 1)
        ],
    }


def person(interview: Interview, entry: Entry, address: Address, assets: Assets) -> Node:
    """The guest."""
    guest = interview.guest
    portrait = assets.portraits.get(entry.slug)
    company: Node | None = None
    if guest.company:
        company = _clean(
            {"@type": "Organization", "name": guest.company.name, "url": guest.company.url}
        )
    return _clean(
        {
            "@type": "Person",
            "@id": address.absolute(f"conversations/{entry.slug}/") + "#guest",
            "name": guest.name,
            "jobTitle": guest.role,
            "worksFor": company,
            "homeLocation": {"@type": "Place", "name": guest.place} if guest.place else None,
            "image": address.absolute(portrait.src) if portrait else None,
            "description": markdown.plain(guest.about) if guest.about else None,
            "url": guest.company.url if guest.company else None,
            "sameAs": list(guest.profiles),
        }
    )


def article(
    interview: Interview,
    entry: Entry,
    address: Address,
    assets: Assets,
    language: str,
    series: str,
) -> list[Node]:
    """The interview as an article, and its recording as an episode or a film."""
    path = f"conversations/{entry.slug}/"
    page = address.absolute(path)
    image = assets.cards.get(path) or (
        assets.portraits[entry.slug].src if entry.slug in assets.portraits else None
    )
    day = entry.published or entry.recorded
    published = day.isoformat() if day else None
    publisher = {"@id": address.absolute("") + "#publisher"}
    nodes: list[Node] = [
        _clean(
            {
                "@type": "Article",
                "@id": page + "#article",
                "headline": markdown.plain(entry.title)[:110],
                "description": entry.description,
                "url": page,
                "mainEntityOfPage": page,
                "image": [address.absolute(image)] if image else [],
                "datePublished": published,
                "dateModified": published,
                "inLanguage": language,
                "about": {"@id": page + "#guest"},
                "author": (
                    {"@type": "Person", "name": interview.interviewer}
                    if interview.interviewer
                    else publisher
                ),
                "publisher": publisher,
                "isPartOf": {"@id": address.absolute("") + "#site"},
            }
        )
    ]
    recording = interview.recording
    source = assets.media.get(entry.recording_file or "")
    if recording is None or source is None:
        return nodes
    file = address.absolute(source)
    length = duration(recording.seconds)
    if recording.kind == "audio":
        nodes.append(
            _clean(
                {
                    "@type": "PodcastEpisode",
                    "@id": page + "#episode",
                    "name": markdown.plain(entry.title),
                    "description": entry.description,
                    "url": page,
                    "datePublished": published,
                    "timeRequired": length,
                    "inLanguage": language,
                    "associatedMedia": {
                        "@type": "MediaObject",
                        "contentUrl": file,
                        "duration": length,
                        "encodingFormat": "audio/mpeg",
                    },
                    "partOfSeries": {
                        "@type": "PodcastSeries",
                        "name": series,
                        "url": address.absolute(""),
                    },
                }
            )
        )
    else:
        nodes.append(
            _clean(
                {
                    "@type": "VideoObject",
                    "@id": page + "#film",
                    "name": markdown.plain(entry.title),
                    "description": entry.description,
                    "contentUrl": file,
                    "thumbnailUrl": [address.absolute(image)] if image else [],
                    "uploadDate": f"{published}T00:00:00Z" if published else None,
                    "duration": length,
                    "inLanguage": language,
                }
            )
        )
    return nodes
