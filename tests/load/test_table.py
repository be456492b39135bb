from __future__ import annotations

import pytest

from kitgen.load.read import read_ambassadors
from kitgen.model.finding import Place

PATH = "content/ambassadors.csv"


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf"])
def test_the_usual_separators_are_understood(separator: str, start: bytes) -> None:
    rows = ["id,Name,Relation,E-Mail,Name public", "mara,Mara Ek,customer,m@x.org,yes", ",,,,", ""]
    data = start + "\r\n".join(rows).replace(",", separator).encode()
    loaded = read_ambassadors(PATH, data)
    assert loaded.findings == ()
    assert loaded.value is not None
    (mara,) = loaded.value
    assert (mara.id, mara.name, mara.email, mara.name_public) == (
        "mara",
        "Mara Ek",
        "m@x.org",
        True,
    )


def test_lists_stand_in_one_cell() -> None:
    data = b'id,name,relation,channels,knows\na,A,friend,linkedin; email,"x,y"\n'
    loaded = read_ambassadors(PATH, data)
    assert loaded.value is not None
    assert (loaded.value[0].channels, loaded.value[0].knows) == (("linkedin", "email"), ("x", "y"))


def test_a_separator_line_of_a_spreadsheet_is_passed_over() -> None:
    loaded = read_ambassadors(PATH, b"sep=;\nid;name;relation\na;A;fiend\n")
    (finding,) = loaded.findings
    assert finding.place == Place(PATH, 3, 3)
    assert "`friend`" in finding.hint


@pytest.mark.parametrize(
    ("text", "rule", "line"),
    [
        ("id,name,relation,nmae\na,A,friend,x\n", "unknown-key", 1),
        ("id,name,relation\na,A,friend,more\n", "table-cells", 2),
        ("id,name,relation\na,,friend\n", "missing-key", 2),
        ('id,name,relation\na,"A\nB",friend\nb,B,foe\n', "bad-value", 2),
        ('id,name,relation\na,"A,friend\n', "table-syntax", 2),
        ('id,name,relation\na,"A" B,friend\n', "table-syntax", 2),
        ("id,name,relation\na,A,friend\nb,B,friend\na,C,friend\n", "duplicate-id", 4),
        ("\n\n", "table-empty", 1),
        ("id,name,relation\nMara Ek,A,friend\n", "bad-value", 2),
    ],
)
def test_trouble_has_its_line(text: str, rule: str, line: int) -> None:
    loaded = read_ambassadors(PATH, text.encode())
    assert loaded.value is None
    assert (rule, line) in [(f.rule, f.place.line) for f in loaded.findings]


def test_a_table_with_headings_alone_holds_nobody() -> None:
    assert read_ambassadors(PATH, b"id,name,relation\n").value == ()
