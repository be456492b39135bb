"""What all tests share."""

from __future__ import annotations

import os
import runpy
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from filelock import FileLock
from hypothesis import HealthCheck, settings

from .kits.making import Built, build_kit, copy_kit, read_built
from .kits.serving import serve
from .postgres import Cluster, cluster

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# A busy machine must not fail a test, and a failure must come again: `HYPOTHESIS_PROFILE=search`
# looks for new ones.
settings.register_profile(
    "repeat", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("search", deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeat"))


def pytest_addoption(parser: pytest.Parser) -> None:
    """--refresh writes the generated files that tests compare."""
    parser.addoption("--refresh", action="store_true", help="write generated files anew")


@pytest.fixture
def copied(tmp_path: Path) -> Callable[[str], Path]:
    """A fresh copy of a kit, by its name: `sample` or a folder of tests/kits."""
    return lambda name: copy_kit(name, tmp_path / name)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Built]:
    """A kit and its site by the kit's name: built once for all tests of all workers."""
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    folder = folder / "kits"
    folder.mkdir(exist_ok=True)

    @cache
    def find(name: str) -> Built:
        root, done = folder / name, folder / f"{name}.done"
        with FileLock(folder / f"{name}.lock"):
            if done.exists():
                return read_built(root)
            found = build_kit(copy_kit(name, root))
            done.touch()
            return found

    return find


@pytest.fixture(scope="session")
def hosted(built: Callable[[str], Built]) -> Iterator[Callable[[str], str]]:
    """Where a built kit is served, by its name."""
    with ExitStack() as stack:

        @cache
        def find(name: str) -> str:
            kit = built(name)
            return stack.enter_context(serve(kit.site, kit.base))

        yield find


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Cluster]:
    """A PostgreSQL of this worker's own. Whoever stops it starts it again."""
    with ExitStack() as stack:
        try:
            found = stack.enter_context(cluster())
        except LookupError as error:
            (pytest.fail if os.environ.get("CI") else pytest.skip)(str(error))
        yield found


@pytest.fixture
def postgres(postgres_server: Cluster) -> str:
    """The address of a database in PostgreSQL that nobody has used yet."""
    return postgres_server.new()


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database that nobody has used yet, of each kind."""
    if request.param == "postgresql":
        return str(request.getfixturevalue("postgres"))
    return f"sqlite:///{tmp_path / 'collected' / 'events.db'}"


# Not for the session: while it is open, no test of the same process may run an event loop.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium."""
    from playwright.sync_api import sync_playwright

    tool = Path(__file__).parents[1] / "tools" / "browser.py"
    chromium = runpy.run_path(str(tool))["chromium"]()
    if chromium is None:
        explain = pytest.fail if os.environ.get("CI") else pytest.skip
        explain("there is no Chromium on this machine: install it, or name it in $CHROMIUM")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield browser
        browser.close()
