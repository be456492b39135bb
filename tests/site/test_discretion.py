"""What must never be in a site: private people, guests who have not agreed, traces of the build."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import unescape

import pytest

from kitgen.model.ambassador import Ambassador

from ..kits.making import Built
from .reading import Pages

HIDDEN = ("pending", "withdrawn", "expired", "unfinished", "elsewhere")


def _private(person: Ambassador) -> Iterator[str]:
    for text in (person.email, person.phone, person.do_not_ask):
        if text:
            yield text
    for line in (person.notes or "").splitlines():
        if len(line.strip()) > 20:
            yield line.strip()
    if not (person.name_public or person.interview):
        yield person.name


@pytest.mark.parametrize("kit", ["sample", "edges"])
def test_nothing_private_of_an_ambassador_is_in_any_file(
    built: Callable[[str], Built], kit: str
) -> None:
    site = Pages(built(kit))
    people = site.built.kit.ambassadors
    secrets = {text for person in people for text in _private(person)}
    assert secrets
    business = site.built.kit.settings.business
    secrets -= {business.email, business.contact.name, str(business.contact.email)}
    for path in site.files:
        data = site.file(path).read_bytes()
        words = unescape(data.decode("utf-8", "ignore"))
        for secret in secrets:
            assert secret not in words, (path, secret)
            assert secret not in path


def test_no_word_of_a_guest_who_has_not_agreed_is_in_any_file(
    built: Callable[[str], Built],
) -> None:
    site = Pages(built("edges"))
    assert {entry.slug for entry in site.built.kit.entries} >= set(HIDDEN)
    for path in site.files:
        words = site.file(path).read_bytes().decode("utf-8", "ignore").lower()
        for slug in HIDDEN:
            assert f"/{slug}" not in f"/{path}"
            for secret in (f"unseen {slug}", f"hidden-{slug}", f"answer of {slug}", f"{slug}/"):
                assert secret not in words, (path, secret)


def test_guests_who_have_agreed_are_shown(built: Callable[[str], Built]) -> None:
    site = Pages(built("edges"))
    assert {page.path for page in site.of("interview")} == {
        "conversations/bare/index.html",
        "conversations/long/index.html",
    }


def test_no_path_of_the_machine_that_built_it_is_in_any_file(sample: Pages) -> None:
    root = str(sample.built.root).encode()
    assert [path for path in sample.files if root in sample.file(path).read_bytes()] == []
    assert [path for path in sample.files if path.endswith((".yaml", ".md", ".map"))] == []
