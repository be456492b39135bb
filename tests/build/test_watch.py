"""Saves are noticed, editors' own files are not, and a folder may come later."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from kitgen.build.watch import changes, folders, is_source


@pytest.mark.parametrize(
    "name", ["kit.yaml~", ".kit.yaml.swp", "4913", ".DS_Store", "#kit.yaml#", "kit.yaml.tmp"]
)
def test_files_that_editors_use_while_they_write_are_no_source(name: str) -> None:
    assert not is_source(name)


def test_content_is_a_source() -> None:
    assert is_source("kit.yaml")
    assert is_source("portrait.jpg")


def test_folders_that_are_not_there_are_not_watched(tmp_path: Path) -> None:
    before = folders(tmp_path)
    (tmp_path / "content").mkdir()
    assert set(folders(tmp_path)) - set(before) == {(tmp_path / "content").resolve()}


def test_a_save_is_noticed_and_so_is_a_folder_that_comes_later(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()

    async def story() -> list[set[str]]:
        stop = asyncio.Event()
        heard = []

        async def save() -> None:
            number = 0
            while not heard:
                number += 1
                (tmp_path / "content" / "kit.yaml").write_text(str(number), "utf-8")
                await asyncio.sleep(0.3)
            (tmp_path / "templates").mkdir()

        saving = asyncio.create_task(save())
        async for burst in changes(tmp_path, stop):
            heard.append({path.name for path in burst})
            if "templates" in heard[-1]:
                stop.set()
        await saving
        return heard

    heard = asyncio.run(asyncio.wait_for(story(), 60))
    assert heard[0] == {"kit.yaml"}
