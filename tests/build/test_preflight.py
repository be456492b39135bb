"""A built site is read as networks read it: its pages, its pictures, and whether it is of today."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from PIL import Image

from kitgen.build.preflight import preflight
from kitgen.check.preflight.subject import Fault, Picture, families
from kitgen.model.finding import Severity

from .conftest import KIT, Kit
from .passing import HOME, TITLE, Built, html


@pytest.fixture
def built(tmp_path: Path) -> Built:
    return Built(tmp_path)


def test_a_good_site_has_no_findings_and_shows_what_is_passed_on(built: Built) -> None:
    found = built.look()
    assert found.findings == ()
    assert [page.name for page in found.subject.pages] == [
        "/",
        "guide/",
        "offer/",
        "conversations/mara/",
    ]
    [card] = found.subject.pictures.values()
    assert isinstance(card, Picture)
    assert card[:3] == ("PNG", 1200, 630)


def test_a_site_that_was_never_built_is_an_error(tmp_path: Path) -> None:
    built = Built(tmp_path)
    shutil.rmtree(built.site)
    [found] = built.look().findings
    assert (found.rule, found.severity, found.place.path) == (
        "site-missing",
        Severity.ERROR,
        "site",
    )
    assert "kitgen build" in found.hint


def test_broken_settings_are_said_as_always(built: Built) -> None:
    built.write("content/kit.yaml", "business: [\n")
    found = built.look()
    assert found.findings[0].place.path == "content/kit.yaml"
    assert found.subject.pages == ()


def test_a_site_older_than_its_content_is_a_warning(built: Built) -> None:
    os.utime(built.root / "content/kit.yaml", (4_100_000_000, 4_100_000_000))
    [found] = built.look().findings
    assert (found.rule, found.severity) == ("site-outdated", Severity.WARNING)
    assert found.place.path == "content/kit.yaml"


def test_a_site_older_than_the_kits_own_templates_is_a_warning(built: Built) -> None:
    built.write("templates/site/base.html", "")
    os.utime(built.root / "templates/site/base.html", (4_100_000_000, 4_100_000_000))
    assert built.rules() == ["site-outdated"]


def test_a_conversation_that_is_only_in_the_site_makes_it_old(built: Built) -> None:
    shutil.rmtree(built.root / "content/interviews/mara")
    [found] = built.look().findings
    assert found.rule == "site-outdated"
    assert found.place.path == "content/interviews/mara"


def test_findings_stand_at_the_line_that_causes_them(built: Built) -> None:
    long = "She could not make the March payroll, and nobody in the studio knew it for a year"
    built.page("conversations/mara/index.html", **{"og:title": long})
    built.page("offer/index.html", **{"og:description": long + ", or ever would have known."})
    found = {str(finding.place): finding.message for finding in built.look().findings}
    offer = 1 + KIT.splitlines().index(
        "  description: Bring what you have and leave with a plan on one page. No charge, "
        "nothing to sign."
    )
    assert list(found) == [
        "content/interviews/mara/interview.md:2:8",
        f"content/kit.yaml:{offer}:16",
    ]


def test_the_only_part_of_a_guide_is_its_front_page(built: Built) -> None:
    (built.root / "content/problems/leaking.yaml").unlink()
    built.page("guide/index.html", **{"og:title": "Why is the money always late? " * 3})
    [found] = built.look().findings
    assert str(found.place) == "content/problems/waiting.yaml:3:11"


def test_share_pages_are_read_and_belong_to_what_they_show(built: Built) -> None:
    built.page("s/aaaaaaaaaa/index.html", **{"og:title": TITLE})
    built.page("s/bbbbbbbbbb/index.html", **{"og:title": TITLE})
    found = built.look()
    assert found.findings == ()
    [mara] = [family for family in families(found.subject) if family.links]
    assert mara.page.name == "conversations/mara/"
    assert mara.links == 2
    assert {page.source for page in mara.pages} == {"content/interviews/mara/interview.md"}


def test_faults_of_share_pages_are_found(built: Built) -> None:
    built.page("s/aaaaaaaaaa/index.html", **{"og:url": f"{HOME}guide/"})
    built.page("s/bbbbbbbbbb/index.html", robots="")
    assert built.rules() == ["preview-address", "preview-robots"]


def test_an_opening_page_that_names_another_address_keeps_its_picture(built: Built) -> None:
    built.page("index.html", **{"og:url": f"{HOME}guide/"})
    [found] = built.look().findings
    assert f"/ names {HOME}guide/ as its address" in found.message


def test_a_name_of_ones_own_shows_the_link_that_it_stands_for(built: Built) -> None:
    built.page("s/aaaaaaaaaa/index.html")
    built.page("maria/index.html", **{"og:url": f"{HOME}s/aaaaaaaaaa/"})
    assert built.rules() == []
    built.page("maria/index.html", **{"og:url": f"{HOME}s/gone/"})
    assert built.rules() == ["preview-address"]


def test_3600_share_pages_are_said_in_a_line(built: Built) -> None:
    for number in range(3600):
        code = f"{number:010}"
        text = html(f"{HOME}s/{code}/", share=True, robots="")
        (built.site / "s" / code).mkdir(parents=True)
        (built.site / "s" / code / "index.html").write_text(text, "utf-8")
    found = built.look()
    assert len(found.subject.pages) == 3604
    assert [finding.message for finding in found.findings] == [
        "s/0000000000/ is a share page that search engines may list, and 3599 more like it"
    ]
    assert sum(family.links for family in families(found.subject)) == 3600


@pytest.mark.parametrize(
    ("image", "fault"),
    [
        ("/assets/card.png", Fault.RELATIVE),
        ("//guide.example/assets/card.png", Fault.RELATIVE),
        ("javascript:alert(1)", Fault.RELATIVE),
        ("https://[bad/x.png", Fault.RELATIVE),
        ("https://elsewhere.example/card.png", Fault.ELSEWHERE),
        (f"{HOME}assets/gone.png", Fault.MISSING),
        (f"{HOME}assets/", Fault.MISSING),
        (f"{HOME}../content/kit.yaml", Fault.MISSING),
        (f"{HOME}%2e%2e/content/kit.yaml", Fault.MISSING),
        (f"{HOME}assets/%00.png", Fault.MISSING),
        (f"{HOME}robots.txt", Fault.BROKEN),
        (f"{HOME}assets/bomb.png", Fault.BROKEN),
    ],
)
def test_pictures_that_cannot_be_fetched(built: Built, image: str, fault: Fault) -> None:
    (built.site / "assets/bomb.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\x00" * 40)
    built.page("index.html", **{"og:image": image})
    assert built.look().subject.pictures[image] is fault


def test_a_picture_is_what_it_is_and_not_what_it_is_called(built: Built) -> None:
    Image.new("RGB", (1200, 630)).save(built.site / "assets/card.png", "WEBP")
    found = built.look()
    assert {finding.rule for finding in found.findings} == {"preview-fit"}
    assert "of the kind WEBP" in found.findings[0].message


def test_what_leads_out_of_the_site_is_not_read(built: Built) -> None:
    outside = built.root / "secret.html"
    outside.write_text(html(f"{HOME}offer/", **{"og:title": "Secret"}), "utf-8")
    (built.site / "offer/index.html").unlink()
    (built.site / "offer/index.html").symlink_to(outside)
    titles = [page.tags.meta.get("og:title") for page in built.look().subject.pages]
    assert "Secret" not in titles


def test_the_addresses_of_a_site_below_a_path_are_right(built: Built) -> None:
    settings = KIT.replace("https://guide.example/", "https://guide.example/kit/")
    built.write("content/kit.yaml", settings)
    pages = ("index.html", "guide/index.html", "offer/index.html", "conversations/mara/index.html")
    for path in pages:
        address = f"{HOME}kit/{path.removesuffix('index.html')}"
        image = f"{HOME}kit/assets/card.png"
        built.write(f"site/{path}", html(address, **{"og:image": image}))
    assert built.rules() == []


def test_kit_yaml_may_switch_a_rule_off(built: Built) -> None:
    built.page("index.html", **{"og:image": ""})
    assert built.rules() == ["preview-fit"]
    built.write("content/kit.yaml", f"{KIT}rules: {{preview-fit: false}}\n")
    assert built.rules() == []


def test_the_site_that_a_build_makes_has_nothing_to_mend(warm: Kit) -> None:
    found = preflight(warm.root, warm.site)
    # The small kit has no cards.
    assert {f.rule for f in found.findings if f.severity is not Severity.INFO} == {"preview-fit"}
