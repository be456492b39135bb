"""Settings for web servers lie in the kit's folder, on request, and never over somebody's own."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from kitgen.build.pipeline import Options, Outcome, build
from kitgen.cli import main
from kitgen.model.finding import Severity

from .conftest import Kit

BOTH = ("nginx", "caddy")


def made(kit: Kit, *servers: str, out: Path | None = None) -> Outcome:
    return build(kit.root, Options(servers=servers, out=out))


def errors(outcome: Outcome) -> list[tuple[str, str]]:
    return [(f.place.path, f.rule) for f in outcome.findings if f.severity is Severity.ERROR]


def test_they_are_written_on_request_only_and_the_site_is_the_same(kit: Kit) -> None:
    site = kit.built()
    assert not (kit.root / "server").exists()
    outcome = made(kit, *BOTH)
    assert outcome.servers == ("server/nginx.conf", "server/Caddyfile")
    assert sorted(path.name for path in (kit.root / "server").iterdir()) == [
        "Caddyfile",
        "nginx.conf",
    ]
    assert kit.files() == site


def test_they_are_written_though_nothing_else_has_changed(kit: Kit) -> None:
    made(kit, *BOTH)
    file = kit.root / "server/nginx.conf"
    before = file.read_bytes()
    file.unlink()
    assert made(kit, "nginx").servers == ("server/nginx.conf",)
    assert file.read_bytes() == before


def test_they_know_where_the_site_was_built(kit: Kit, tmp_path: Path) -> None:
    made(kit, *BOTH, out=tmp_path / "elsewhere")
    for name in ("nginx.conf", "Caddyfile"):
        text = (kit.root / "server" / name).read_text("utf-8")
        assert f'"{(tmp_path / "elsewhere").as_posix()}"' in text


def test_ones_own_file_is_never_written_over(kit: Kit) -> None:
    kit.write("server/nginx.conf", "# Mine.\nserver { listen 80; }\n")
    assert errors(made(kit, *BOTH)) == [("server/nginx.conf", "foreign-file")]
    assert (kit.root / "server/nginx.conf").read_text() == "# Mine.\nserver { listen 80; }\n"
    assert not (kit.root / "server/Caddyfile").exists()
    assert not kit.site.exists()
    assert not errors(made(kit, "caddy"))


def test_what_kitgen_wrote_is_written_anew(kit: Kit) -> None:
    made(kit, "nginx")
    file = kit.root / "server/nginx.conf"
    before = file.read_text("utf-8")
    file.write_text(before + "# changed by hand\n")
    assert not errors(made(kit, "nginx"))
    assert file.read_text("utf-8") == before


def test_a_file_in_the_place_of_the_folder_is_a_finding(kit: Kit) -> None:
    kit.write("server", "mine")
    assert errors(made(kit, "nginx")) == [("server/nginx.conf", "foreign-file")]


def test_a_kit_with_errors_gets_none(kit: Kit) -> None:
    kit.edit_interview("mara", "problems: [waiting]", "problems: [nothing]")
    assert made(kit, *BOTH).servers == ()
    assert not (kit.root / "server").exists()


def test_a_folder_that_servers_would_misread_is_a_finding(kit: Kit, tmp_path: Path) -> None:
    outcome = made(kit, *BOTH, out=tmp_path / "a$b")
    assert errors(outcome) == [
        ("server/Caddyfile", "server-settings"),
        ("server/nginx.conf", "server-settings"),
    ]
    assert not (tmp_path / "a$b").exists()


def test_a_kits_own_headers_are_the_servers_too(kit: Kit) -> None:
    kit.write("templates/feeds/_headers", "/*\n  X-Own: yes\n\n/s/*\n  X-Own: share\n")
    made(kit, *BOTH)
    nginx = (kit.root / "server/nginx.conf").read_text("utf-8")
    caddy = (kit.root / "server/Caddyfile").read_text("utf-8")
    assert '"~^/s/.*$" "share";' in nginx
    assert '"X-Own" "share"' in caddy
    assert "Content-Security-Policy" not in nginx + caddy


@pytest.mark.parametrize("quiet", [False, True])
def test_the_last_lines_say_what_was_written(kit: Kit, quiet: bool) -> None:
    asked = ["build", str(kit.root), "--server", "caddy", "--server", "nginx", "--server", "caddy"]
    result = CliRunner().invoke(main, [*asked, "--quiet"] if quiet else asked)
    assert result.exit_code == 0
    said = [
        f"Settings for a web server: {kit.root / 'server' / name}"
        for name in ("Caddyfile", "nginx.conf")
    ]
    if quiet:
        assert "Settings" not in result.output
    else:
        assert result.output.splitlines()[-2:] == said


def test_a_server_that_nobody_knows_is_a_slip(kit: Kit) -> None:
    result = CliRunner().invoke(main, ["build", str(kit.root), "--server", "apache"])
    assert result.exit_code == 2
    assert "'apache' is not one of 'nginx', 'caddy'" in result.output
    assert not kit.site.exists()
