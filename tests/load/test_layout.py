from __future__ import annotations

import pytest

from kitgen.load.layout import lay_out

KIT = "content/kit.yaml"


def test_every_file_has_its_part() -> None:
    layout = lay_out(
        [
            KIT,
            "content/ambassadors.csv",
            "content/ideal-customers/studio.yaml",
            "content/interviews/mara/interview.md",
            "content/interviews/mara/portrait.jpg",
            "content/interviews/bo/interview.yaml",
            "content/links.csv",
            "content/problems/late.yml",
            "content/process.yaml",
        ]
    )
    assert layout.settings == KIT
    assert layout.ambassadors == "content/ambassadors.csv"
    assert layout.process == "content/process.yaml"
    assert layout.ideal_customers == {"studio": "content/ideal-customers/studio.yaml"}
    assert layout.problems == {"late": "content/problems/late.yml"}
    assert layout.interviews == {
        "mara": "content/interviews/mara/interview.md",
        "bo": "content/interviews/bo/interview.yaml",
    }
    assert layout.findings == ()


@pytest.mark.parametrize(
    ("paths", "rule"),
    [
        (["content/interviews/mara.md"], "interview-folder"),
        (["content/interviews/Mara Ek/interview.md"], "bad-slug"),
        (["content/interviews/a.b/interview.md"], "bad-slug"),
        (
            ["content/interviews/mara/interview.md", "content/interviews/mara/interview.yaml"],
            "written-twice",
        ),
        (["content/interviews/mara/portrait.jpg"], "interview-missing"),
        (["content/ambassadors.csv", "content/ambassadors.yaml"], "written-twice"),
        (["content/problems/late.md"], "file-kind"),
        (["content/problems/Late.yaml"], "bad-slug"),
    ],
)
def test_what_stands_in_the_wrong_place_is_a_finding(paths: list[str], rule: str) -> None:
    (finding,) = lay_out([KIT, *paths]).findings
    assert finding.rule == rule
    assert finding.hint


def test_a_kit_without_its_settings_is_not_told_to_begin_anew() -> None:
    (finding,) = lay_out(["content/problems/late.yaml"]).findings
    assert finding.rule == "kit-missing"
    assert "put it back" in finding.hint


def test_a_folder_without_a_kit_says_the_way_out() -> None:
    (finding,) = lay_out([]).findings
    assert (finding.rule, finding.hint) == ("kit-missing", "run kitgen init")
