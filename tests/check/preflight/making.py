"""Small subjects: pages that are passed on, and a picture with which nothing is wrong."""

from __future__ import annotations

from kitgen.check.preflight.networks import NETWORKS, Network
from kitgen.check.preflight.subject import Fault, Picture, PreviewPage, PreviewSubject, Tags

HOME = "https://guide.example.org/"
CARD = f"{HOME}assets/card.png"
SOURCE = "content/kit.yaml"


def network(id: str) -> Network:
    """A network by its id."""
    return next(one for one in NETWORKS if one.id == id)


def picture(kind: str = "PNG", width: int = 1200, height: int = 630, size: int = 90_000) -> Picture:
    """A picture that all networks show well, with some facts changed."""
    return Picture(kind, width, height, size)


def tags(address: str, *, share: bool, canonical: str | None, **meta: str) -> Tags:
    """The tags of a good page; an empty one is left out."""
    both = {
        "og:title": "Why is the money always late?",
        "og:description": "Four studios on what they changed, and what it cost.",
        "og:url": address,
        "og:image": CARD,
        "twitter:card": "summary_large_image",
        "robots": "noindex" if share else "",
    } | meta
    said = {name: text for name, text in both.items() if text}
    return Tags("Late money", said, canonical, within=8192)


def public(
    path: str = "guide/index.html", canonical: str | None = "own", **meta: str
) -> PreviewPage:
    """A public page."""
    address = HOME + path.removesuffix("index.html")
    found = tags(
        address, share=False, canonical=address if canonical == "own" else canonical, **meta
    )
    return PreviewPage(
        path, address, False, found, SOURCE, ("guide", "title"), ("guide", "description")
    )


def link(code: str = "abcdefghij", canonical: str | None = None, **meta: str) -> PreviewPage:
    """A share page of the guide."""
    address = f"{HOME}s/{code}/"
    found = tags(address, share=True, canonical=canonical, **meta)
    return PreviewPage(
        f"s/{code}/index.html",
        address,
        True,
        found,
        SOURCE,
        ("guide", "title"),
        ("guide", "description"),
    )


def previews(
    *pages: PreviewPage, card: Picture | Fault | None = None, robots: str = ""
) -> PreviewSubject:
    """These pages, or two good ones, and what is known of the pictures that they name."""
    shown = pages or (public(), link())
    named = {page.tags.meta.get("og:image", "") for page in shown}
    pictures = {
        image: (card or picture()) if image == CARD else Fault.RELATIVE for image in named if image
    }
    return PreviewSubject(shown, pictures, robots)
