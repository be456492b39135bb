"""What outputs may take from a kit's folder."""

from __future__ import annotations

from kitgen.build.sources import Sources
from kitgen.outputs.site.jobs import Supplies


def supplies_of(sources: Sources) -> Supplies:
    """The files that were found, and the characters of content and names."""
    return Supplies(
        root=sources.root,
        digest=sources.digests.of,
        sizes={path: info.size for path, info in sources.folder.files.items()},
        characters="".join(sorted({*sources.characters, *sources.names})),
    )
