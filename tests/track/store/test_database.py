"""A database at hand: what goes wrong with it, and SQLite's file if it moves."""

from __future__ import annotations

import stat
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from kitgen.track.store import Store, Unavailable, open_store
from kitgen.track.store.engine import BadDatabase, url_of
from kitgen.track.store.events import Seen

from ...postgres import PASSWORD, Cluster
from .conftest import connected
from .test_events import SEEN


def pages(store: Store) -> set[str]:
    return {tally.page for tally in store.tallies(lambda code: code)}


def page(number: int) -> Seen:
    return SEEN._replace(id=number, page=f"page-{number}/")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "kit" / "collected" / "events.db"


@pytest.fixture
def kept(file: Path) -> Iterator[Store]:
    """A store in a file."""
    with open_store(f"sqlite:///{file}") as store:
        store.write([page(1)])
        yield store


def test_what_is_collected_is_for_its_owner_alone(kept: Store, file: Path) -> None:
    for found in file.parent.iterdir():
        assert stat.S_IMODE(found.stat().st_mode) == 0o600
    assert len(list(file.parent.iterdir())) == 3
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_nothing_is_written_into_a_file_that_was_removed(kept: Store, file: Path) -> None:
    file.unlink()
    kept.write([page(2)])
    with open_store(f"sqlite:///{file}") as other:
        assert pages(other) == pages(kept) == {"page-2/"}


def test_nothing_is_written_into_a_folder_that_was_removed(kept: Store, file: Path) -> None:
    file.parent.rename(file.parent.with_name("old"))
    kept.write([page(2)])
    with open_store(f"sqlite:///{file}") as other:
        assert pages(other) == pages(kept) == {"page-2/"}


def test_a_file_that_was_put_in_its_place_is_used(kept: Store, file: Path) -> None:
    restored = file.with_name("restored.db")
    with open_store(f"sqlite:///{restored}") as other:
        other.write([page(3)])
    restored.replace(file)
    kept.write([page(2)])
    assert pages(kept) == {"page-2/", "page-3/"}
    with open_store(f"sqlite:///{file}") as other:
        assert pages(other) == {"page-2/", "page-3/"}


def test_two_stores_follow_the_same_file(kept: Store, file: Path) -> None:
    with open_store(f"sqlite:///{file}") as other:
        other.write([page(2)])
        file.unlink()
        kept.write([page(3)])
        other.write([page(4)])
        kept.write([page(5)])
        assert pages(kept) == pages(other) == {"page-3/", "page-4/", "page-5/"}


def test_a_file_that_goes_while_it_is_written_is_not_taken_for_written(
    kept: Store, file: Path
) -> None:
    with pytest.raises(Unavailable, match="taken away"), kept._database.writing():
        file.unlink()
    kept.write([page(2)])
    assert pages(kept) == {"page-2/"}


def test_what_cannot_be_a_database_is_unavailable(tmp_path: Path) -> None:
    (tmp_path / "text.db").write_text("This is no database at all, only a long enough text.\n" * 40)
    (tmp_path / "file").touch()
    for place in "text.db", "file/events.db", ".":
        with pytest.raises(Unavailable):
            open_store(f"sqlite:///{tmp_path / place}")


def test_a_server_that_is_not_there_is_unavailable_and_its_password_not_shown(
    tmp_path: Path,
) -> None:
    url = f"postgresql+psycopg://kitgen:{PASSWORD}@/nothing?host={tmp_path}"
    with pytest.raises(Unavailable) as caught:
        open_store(url)
    assert PASSWORD not in str(caught.value)


@pytest.mark.parametrize(
    "address", ["", "nonsense", "mysql://a:not-to-be-shown@b/c", f"a:{PASSWORD}@", "sqlite+x:///y"]
)
def test_what_is_no_address_is_refused_without_its_password(address: str) -> None:
    with pytest.raises(BadDatabase) as caught:
        url_of(address)
    assert PASSWORD not in str(caught.value)


def test_what_postgresql_needs_is_named_where_it_is_missing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("kitgen.track.store.engine.find_spec", lambda name: None)
    with pytest.raises(BadDatabase, match=r"kitgen\[collect\]"):
        url_of("postgresql://kitgen@/nothing")
    assert url_of("sqlite:///events.db").drivername == "sqlite"


def test_a_server_that_comes_back_is_used_again(postgres_server: Cluster, postgres: str) -> None:
    with open_store(postgres) as store:
        store.write([page(1)])
        try:
            postgres_server.stop()
            for _ in range(2):
                with pytest.raises(Unavailable):
                    store.write([page(2)])
        finally:
            postgres_server.start()
        store.write([page(3)])
        assert pages(store) == {"page-1/", "page-3/"}


def test_transactions_that_lock_each_other_out_are_tried_again(postgres: str) -> None:
    with open_store(postgres) as store, connected(postgres) as connection:
        store.write([page(1), page(2)])
        connection.exec_driver_sql("SET LOCAL deadlock_timeout = '20s'")
        connection.exec_driver_sql("SELECT * FROM visit WHERE id = 2 FOR UPDATE")
        # It has the first, and waits for the second; then the two wait for each other.
        further = [page(1)._replace(depth=99), page(2)._replace(depth=99)]
        writing = threading.Thread(target=store.write, args=(further,))
        writing.start()
        waiting = "SELECT count(*) FROM pg_locks WHERE NOT granted"
        while not connection.exec_driver_sql(waiting).scalar():
            pass
        connection.exec_driver_sql("SELECT * FROM visit WHERE id = 1 FOR UPDATE")
        connection.commit()
        writing.join(30)
    with connected(postgres) as connection:
        depths = connection.exec_driver_sql("SELECT depth FROM visit").scalars().all()
    assert depths == [99, 99]
