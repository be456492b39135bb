"""What one network makes of a page: the words it cuts, and whether it shows the picture."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import urlsplit

from kitgen.check.preflight.networks import Network
from kitgen.check.preflight.subject import Fault, Picture, Tags

LARGE = "summary_large_image"
LEAST = (600, 315)
"""A picture is shown in the width of the post from this size on."""


class Cut(NamedTuple):
    """Words as they are shown."""

    text: str
    whole: bool
    """False if they were cut."""


class Shown(NamedTuple):
    """What a network shows of a link."""

    network: Network
    title: Cut
    description: Cut
    """Empty if the network shows none."""
    site: str
    """The name that the site gives itself."""
    host: str
    image: str
    """The address of the picture; empty if the page names none."""
    refusal: str
    """Why the network shows no picture; empty if it does."""
    large: bool
    """Whether the picture is as wide as the post."""


def shown(
    network: Network, tags: Tags, address: str, pictures: Mapping[str, Picture | Fault]
) -> Shown:
    """What a network shows of a page at an address."""
    image = tags.first("image", network.prefixes)
    refusal = refused(network, pictures.get(image, Fault.MISSING)) if image else "none is named"
    large = not refusal and _large(network, tags, pictures.get(image))
    return Shown(
        network,
        cut(tags.first("title", network.prefixes) or tags.title, network.title),
        cut(_description(network, tags), longest(network, large=large)),
        tags.meta.get("og:site_name", ""),
        urlsplit(address).netloc,
        image,
        refusal,
        large,
    )


def longest(network: Network, *, large: bool) -> int | None:
    """Where a network cuts the description, beside a large picture or beside a small one."""
    return network.description if large or network.small is None else network.small


def _description(network: Network, tags: Tags) -> str:
    return tags.first("description", network.prefixes) or tags.meta.get("description", "")


def _large(network: Network, tags: Tags, picture: Picture | Fault | None) -> bool:
    asked = network.large == "asked" and tags.meta.get("twitter:card") == LARGE
    if network.large != "always" and not asked:
        return False
    return isinstance(picture, Picture) and (picture.width, picture.height) >= LEAST


def refused(network: Network, picture: Picture | Fault) -> str:
    """Why a network does not show a picture; empty if it does, as far as anybody can tell."""
    if isinstance(picture, Fault):
        return "" if picture is Fault.ELSEWHERE else str(picture)
    width, height = network.smallest
    if picture.width < width or picture.height < height:
        return f"{picture.width} × {picture.height}; it shows none below {width} × {height}"
    if picture.size > network.most:
        return f"{weight(picture.size)}; it shows none above {weight(network.most)}"
    return ""


def weight(size: int) -> str:
    """Bytes in words: 640 KB, 5 MB."""
    return f"{size / 1_000_000:.3g} MB" if size >= 1_000_000 else f"{-(-size // 1000)} KB"


def cut(text: str, at: int | None) -> Cut:
    """A text as somebody shows it who shows so many characters, the mark of the cut among them."""
    if at is None or len(text) <= at:
        return Cut(text, True)
    return Cut(f"{text[: at - 1].rstrip()}…" if at else "", at == 0)
