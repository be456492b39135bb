"""A kit with a site that is written by hand, so that each of its faults can be made."""

from __future__ import annotations

import os
from html import escape
from pathlib import Path

from PIL import Image

from kitgen.build.preflight import Preflight, preflight

from .conftest import KIT, PROBLEM, interview

HOME = "https://guide.example/"
TITLE = "Mara waited. Mara Ek"


def html(address: str, *, share: bool = False, **meta: str) -> str:
    """A page as the default theme writes it, with some tags changed; an empty one is left out."""
    said = {
        "og:title": "A title",
        "og:description": "A description.",
        "og:url": address,
        "og:image": f"{HOME}assets/card.png",
        "twitter:card": "summary_large_image",
        "robots": "noindex" if share else "",
    } | meta
    tags = "".join(
        f'<meta property="{name}" content="{escape(text)}">' for name, text in said.items() if text
    )
    canonical = "" if share else f'<link rel="canonical" href="{address}">'
    kind = "share" if share else "home"
    return (
        f'<!doctype html><html data-page-type="{kind}"><head><title>A title</title>{canonical}'
        f"{tags}</head><body>Words.</body></html>"
    )


class Built:
    """A kit, and a site that may be changed by hand."""

    def __init__(self, root: Path, site: str = "site") -> None:
        self.root = root
        self.site = root / site
        self.write("content/kit.yaml", KIT)
        self.write("content/problems/waiting.yaml", PROBLEM)
        self.write("content/problems/leaking.yaml", PROBLEM.replace("order: 1", "order: 2"))
        self.write("content/interviews/mara/interview.md", interview("Mara Ek"))
        self.page("index.html")
        self.page("guide/index.html")
        self.page("offer/index.html")
        self.page("conversations/index.html")
        self.page("conversations/2/index.html")
        self.page("conversations/mara/index.html", **{"og:title": TITLE})
        self.picture("assets/card.png")
        self.write(f"{site}/robots.txt", "User-agent: *\nAllow: /\n")
        self.build()

    def write(self, path: str, text: str) -> None:
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_text(text, "utf-8")

    def page(self, path: str, **meta: str) -> None:
        share = path.startswith("s/") or path == "maria/index.html"
        address = HOME + path.removesuffix("index.html")
        self.write(f"{self.site.relative_to(self.root)}/{path}", html(address, share=share, **meta))

    def picture(self, path: str, size: tuple[int, int] = (1200, 630)) -> None:
        (self.site / path).parent.mkdir(parents=True, exist_ok=True)
        Image.new("RGB", size).save(self.site / path)

    def build(self) -> None:
        """Say that the site is newer than all content."""
        (self.site / ".kitgen.json").write_text("{}", "utf-8")
        os.utime(self.site / ".kitgen.json", (4_000_000_000, 4_000_000_000))

    def look(self) -> Preflight:
        return preflight(self.root, self.site)

    def rules(self) -> list[str]:
        return [finding.rule for finding in self.look().findings]
