"""Small tagged documents as WeasyPrint sets them, with the faults that are put right later."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pikepdf

STYLE = """
@page { size: 120mm 160mm; margin: 20mm; @top-left { content: string(head) }
        @top-right { content: counter(page) } }
html { font: 10pt/14pt sans-serif } h1, h2 { string-set: head content(); break-before: page }
a.row::after { content: leader(".") target-counter(attr(href), page) }
.toc::after { content: " " target-counter(attr(href), page) }
"""
TABLE = """
<table><thead><tr><td></td><th>Before</th><th>After</th></tr></thead>
<tbody><tr><th>Days</th><td>74</td><td>31</td></tr></tbody>
<tfoot><tr><th>All</th><td>74</td><td>31</td></tr></tfoot></table>"""
DRAWING = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='90' height='20'/%3E"
CONTENTS = f"""
<p><a class="toc" href="#one">The first</a></p><p><a class="row" href="#two">The second</a></p>
<p><a href="https://example.org/"><img src="{DRAWING}" alt="A drawing"></a> and
<a href="https://example.org/b">words</a></p>"""


def rendered(body: str = "", **options: Any) -> bytes:
    """A document of two chapters, with contents before them."""
    from weasyprint import HTML

    html = f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A book</title>
    <style>{STYLE}</style></head><body><h1>A book</h1>{CONTENTS}<h2 id="one">The first</h2>
    <p>It says something.</p>{TABLE}{body}<h2 id="two">The second</h2><p>It says more.</p></body>
    </html>"""
    wanted = {"pdf_variant": "pdf/ua-1", "pdf_identifier": b"a", **options}
    pdf: bytes = HTML(string=html, base_url="https://kit.invalid/").write_pdf(**wanted)
    return pdf


def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.Pdf.open(io.BytesIO(pdf))


def elements(document: pikepdf.Pdf, *kinds: str) -> Iterator[Any]:
    """Elements of the structure of some kinds, in the order of the document."""
    waiting = [document.Root.StructTreeRoot.K]
    while waiting:
        one = waiting.pop()
        if isinstance(one, pikepdf.Array):
            waiting += reversed(list(one))
        elif isinstance(one, pikepdf.Dictionary) and "/S" in one:
            if str(one.S) in kinds:
                yield one
            if "/K" in one:
                waiting.append(one.K)
