"""What the libraries below WeasyPrint know: fonts of this computer, and which way letters run.

Fontconfig and FriBidi (through Pango) are there wherever WeasyPrint works.
"""

from __future__ import annotations

import contextlib
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

_FUNCTIONS: Final = """
    typedef struct _FcPattern FcPattern;
    FcPattern *FcNameParse (const char *name);
    int FcConfigSubstitute (void *config, FcPattern *pattern, int kind);
    void FcDefaultSubstitute (FcPattern *pattern);
    FcPattern *FcFontMatch (void *config, FcPattern *pattern, int *result);
    int FcPatternGetString (FcPattern *pattern, const char *object, int n, char **found);
    int FcPatternGetInteger (FcPattern *pattern, const char *object, int n, int *found);
    void FcPatternDestroy (FcPattern *pattern);
    uint8_t *pango_log2vis_get_embedding_levels (const char *text, int length, int *direction);
    void g_free (void *memory);
"""
_LIBRARIES: Final = {
    "fontconfig": ("libfontconfig.so.1", "libfontconfig.1.dylib", "libfontconfig-1.dll"),
    "pango": ("libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0.dll"),
    "glib": ("libglib-2.0.so.0", "libglib-2.0.dylib", "libglib-2.0-0.dll"),
}
_FIRST_STRONG: Final = 4
"""Pango's name for: from left to right, unless the first letter runs the other way."""


class Font(NamedTuple):
    """A font file, and which face of it."""

    path: Path
    face: int


@cache
def font_with(character: str, *, serif: bool, weight: int) -> Font | None:
    """The font of this computer that suits best, of those that have a character and outlines."""
    ffi, fc = _opened("fontconfig")
    family = "serif" if serif else "sans-serif"
    # Fontconfig counts weights in its own way; it has three that matter here.
    name = f"{family}:weight={80 if weight < 450 else 100 if weight < 550 else 180}"
    wanted = f"{name}:charset={ord(character):x}:outline=true:color=false"
    pattern = fc.FcNameParse(wanted.encode())
    try:
        fc.FcConfigSubstitute(ffi.NULL, pattern, 0)
        fc.FcDefaultSubstitute(pattern)
        match = fc.FcFontMatch(ffi.NULL, pattern, ffi.new("int *"))
    finally:
        fc.FcPatternDestroy(pattern)
    if match == ffi.NULL:
        return None
    try:
        file, index = ffi.new("char **"), ffi.new("int *")
        if fc.FcPatternGetString(match, b"file", 0, file) != 0:
            return None
        fc.FcPatternGetInteger(match, b"index", 0, index)
        # The upper half is the number of a named instance, which axes would have to follow.
        return Font(Path(ffi.string(file[0]).decode()), index[0] & 0xFFFF)
    finally:
        fc.FcPatternDestroy(match)


def levels(words: str) -> list[int]:
    """The embedding level of each character by the Unicode bidirectional algorithm.

    Even levels run to the right, odd ones to the left; the first letter decides about the line.
    """
    ffi, pango = _opened("pango")
    text = words.encode()
    found = pango.pango_log2vis_get_embedding_levels(
        text, len(text), ffi.new("int *", _FIRST_STRONG)
    )
    try:
        return list(ffi.unpack(found, len(words)))
    finally:
        _opened("glib")[1].g_free(found)


@cache
def _opened(name: str) -> tuple[Any, Any]:
    # WeasyPrint first: it makes known where its users have been told to install the libraries.
    import weasyprint.text.ffi  # noqa: F401, I001
    import cffi

    ffi = cffi.FFI()
    ffi.cdef(_FUNCTIONS)
    for file in _LIBRARIES[name]:
        with contextlib.suppress(OSError):
            return ffi, ffi.dlopen(file)
    raise OSError(f"The library {name}, which WeasyPrint needs, is not found.")
