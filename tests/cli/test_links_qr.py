"""kitgen links --qr writes codes that read as the links, and never over somebody's files."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
import zxingcpp
from click.testing import CliRunner, Result
from PIL import Image, ImageDraw

from kitgen.cli import main

from ..build.conftest import Kit
from .conftest import code, content

_BORDER = 4


def write(linked: Kit, folder: Path, *options: str) -> Result:
    return CliRunner().invoke(main, ["links", str(linked.root), "--qr", str(folder), *options])


def read(data: bytes) -> zxingcpp.Barcode:
    (found,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(data)))
    return found


def drawn(svg: str) -> Image.Image:
    """The modules of a code, eight pixels each, as its path draws them."""
    root = ET.fromstring(svg)
    size = int(root.attrib["viewBox"].split()[2])
    image = Image.new("L", (8 * size, 8 * size), 255)
    pen = ImageDraw.Draw(image)
    (path,) = (one.attrib["d"] for one in root if one.tag.endswith("path"))
    x, y = 0.0, 0.0
    for number, step in enumerate(path.replace("M", "m").split("m")[1:]):
        move, _, run = step.partition("h")
        dx, dy = map(float, move.split())
        x, y = x + dx, y + dy - (0.5 if number == 0 else 0)
        pen.rectangle((8 * x, 8 * y, 8 * (x + int(run)) - 1, 8 * y + 7), fill=0)
        x += int(run)
    return image


def test_each_link_has_a_code_to_print_that_reads_as_the_link(linked: Kit, tmp_path: Path) -> None:
    folder = tmp_path / "codes"
    result = write(linked, folder, "--channel", "in-person", "--target", "guide")
    assert result.exit_code == 0
    assert result.stdout == f"Wrote 3 QR codes, each as SVG and PNG to {folder}.\n"
    found = {path.name: path.read_bytes() for path in folder.iterdir() if path.name[0] != "."}
    assert len(found) == 6
    for who in ("mara", "otto", "nina"):
        link = code(linked, who, "guide", "in-person")
        name = f"{who}_guide_in-person_{link}"
        seen = read(found[f"{name}.png"])
        assert seen.text == f"https://guide.example/s/{link}/"
        assert seen.ec_level == "M"
        (other,) = zxingcpp.read_barcodes(drawn(found[f"{name}.svg"].decode()))
        assert other.text == seen.text


def test_codes_have_room_around_them(linked: Kit, tmp_path: Path) -> None:
    write(linked, tmp_path / "codes", "--channel", "vanity")
    (file,) = (tmp_path / "codes").glob("mara_mara_vanity_maria.png")
    image = Image.open(file).convert("L")
    found = read(file.read_bytes())
    assert found.text == "https://guide.example/maria/"
    dark = image.point(lambda value: 255 - value).getbbox()
    assert dark is not None
    # The finder patterns are seven modules wide.
    left = dark[0]
    width = next(x for x in range(left, image.width) if image.getpixel((x, dark[1])) == 255) - left
    assert dark[0] == dark[1] == _BORDER * width // 7
    assert image.width - dark[2] == image.height - dark[3] == dark[0]


def test_written_twice_they_are_the_same(linked: Kit, tmp_path: Path) -> None:
    folder = tmp_path / "codes"
    assert write(linked, folder).exit_code == 0
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert write(linked, folder).exit_code == 0
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_when_the_site_moves_they_are_written_again(linked: Kit, tmp_path: Path) -> None:
    folder = tmp_path / "codes"
    write(linked, folder, "--channel", "vanity")
    linked.edit("content/kit.yaml", "https://guide.example/", "https://new.example/kit/")
    assert write(linked, folder, "--channel", "vanity").exit_code == 0
    assert read((folder / "mara_mara_vanity_maria.png").read_bytes()).text == (
        "https://new.example/kit/maria/"
    )


def test_a_file_of_somebody_else_is_not_written_over(linked: Kit, tmp_path: Path) -> None:
    folder = tmp_path / "codes"
    folder.mkdir()
    (folder / "mara_mara_vanity_maria.png").write_text("a drawing")
    result = write(linked, folder)
    assert result.exit_code == 1
    assert "mara_mara_vanity_maria.png" in result.stderr
    assert "Nothing was written" in result.stderr
    assert [path.name for path in folder.iterdir()] == ["mara_mara_vanity_maria.png"]
    assert (folder / "mara_mara_vanity_maria.png").read_text() == "a drawing"


def test_a_code_that_somebody_has_changed_is_theirs(linked: Kit, tmp_path: Path) -> None:
    folder = tmp_path / "codes"
    write(linked, folder, "--channel", "vanity")
    (folder / "mara_mara_vanity_maria.svg").write_text("<svg/>")
    assert write(linked, folder, "--channel", "vanity").exit_code == 1
    assert (folder / "mara_mara_vanity_maria.svg").read_text() == "<svg/>"


def test_what_a_stopped_run_left_is_no_obstacle(linked: Kit, tmp_path: Path) -> None:
    folder = tmp_path / "codes"
    write(linked, folder, "--channel", "vanity")
    (folder / ".kitgen-qr.json").unlink()
    assert write(linked, folder, "--channel", "vanity").exit_code == 0


def test_nothing_is_written_through_a_link_to_elsewhere(linked: Kit, tmp_path: Path) -> None:
    folder, elsewhere = tmp_path / "codes", tmp_path / "letter.txt"
    elsewhere.write_text("Dear Mara")
    folder.mkdir()
    (folder / "mara_mara_vanity_maria.svg").symlink_to(elsewhere)
    assert write(linked, folder, "--channel", "vanity").exit_code == 1
    assert elsewhere.read_text() == "Dear Mara"


@pytest.mark.parametrize("folder", ["site/codes", "content", ".kitgen/codes", "."])
def test_codes_are_kept_out_of_what_is_published_and_of_what_is_written(
    linked: Kit, folder: str
) -> None:
    before = content(linked)
    result = write(linked, linked.root / folder)
    assert result.exit_code == 2
    assert "Choose another folder" in result.stderr
    assert content(linked) == before


def test_beside_a_table_for_programs_it_is_told_aside(linked: Kit, tmp_path: Path) -> None:
    result = write(linked, tmp_path / "codes", "--csv", "--person", "lea")
    assert len(result.stdout.splitlines()) == 3
    assert result.stderr.startswith("Wrote 2 QR codes")


def test_an_address_that_fits_into_no_code_is_told(linked: Kit, tmp_path: Path) -> None:
    long = f"https://guide.example/{'ö' * 1300}/"
    linked.edit("content/kit.yaml", "https://guide.example/", long)
    result = write(linked, tmp_path / "codes")
    assert result.exit_code == 1
    assert "too long for a QR code" in result.stderr
