"""The archive: every reader of ZIP opens it, and the same files give the same bytes."""

from __future__ import annotations

import io
import zipfile

from hypothesis import given
from hypothesis import strategies as st

from kitgen.outputs.epub import archive

FILES = st.dictionaries(
    st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=20),
    st.binary(max_size=300),
    max_size=8,
)


@given(FILES)
def test_what_is_written_is_read(files: dict[str, bytes]) -> None:
    made = archive.write(archive.member(name, data) for name, data in files.items())
    assert {one.name: one.data for one in archive.read(made)} == files
    with zipfile.ZipFile(io.BytesIO(made)) as opened:
        assert opened.testzip() is None
        assert {name: opened.read(name) for name in opened.namelist()} == files


def test_members_are_copied_as_they_are() -> None:
    made = archive.write([archive.member("a", b"a" * 999), archive.member("b", b"b", level=0)])
    assert archive.write(archive.read(made)) == made


def test_a_stored_file_stands_in_plain_sight() -> None:
    made = archive.write([archive.member("mimetype", b"application/epub+zip", level=0)])
    assert made[30:58] == b"mimetypeapplication/epub+zip"
