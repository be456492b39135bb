"""The `_redirects` file says what both Netlify and Cloudflare Pages understand, and no more."""

from __future__ import annotations

from kitgen.outputs.feeds import host_of
from kitgen.outputs.feeds.redirects import redirects


def test_every_way_of_typing_a_name_leads_to_its_share_page_but_the_page_itself() -> None:
    found = redirects({"maria": "s/bcdfghjkmn/"}, "/")
    assert [source for source, _ in found] == ["/maria", "/Maria", "/Maria/", "/MARIA", "/MARIA/"]
    assert {target for _, target in found} == {"/s/bcdfghjkmn/"}


def test_a_name_that_has_only_its_own_page_is_never_sent_to_itself() -> None:
    found = redirects({"maria": "maria/"}, "/")
    assert [source for source, _ in found] == ["/Maria", "/Maria/", "/MARIA", "/MARIA/"]


def test_no_path_is_redirected_twice_and_none_that_is_a_target() -> None:
    names = {f"name-{n}": f"s/code{n}/" for n in range(50)}
    found = redirects(names, "/guide/")
    sources = [source for source, _ in found]
    assert len(sources) == len(set(sources))
    assert not {*sources} & {target for _, target in found}
    assert all(path.startswith("/guide/") for line in found for path in line)


def test_a_folders_name_means_nothing_but_itself() -> None:
    (first, *_) = redirects({"maria": "s/bcdfghjkmn/"}, "/a&b/für/:x/*/")
    assert first == ("/a&b/f%C3%BCr/%3Ax/%2A/maria", "/a&b/f%C3%BCr/%3Ax/%2A/s/bcdfghjkmn/")


def test_hosts_limits_are_kept_and_every_name_has_its_plain_line_first() -> None:
    names = {f"name-{n}": f"s/code{n}/" for n in range(1_000)}
    found = redirects(names, "/")
    assert len(found) == 2_000
    assert {source for source, _ in found[:1_000]} == {f"/{name}" for name in names}
    long = {f"{n}-{'x' * 70}": f"s/code{n}/" for n in range(1_000)}
    base = "/a-folder/of-a-larger-site/"
    lines = [f"{one} {other} 302\n" for one, other in redirects(long, base)]
    assert 80_000 < len("".join(lines)) < 100_000
    assert max(map(len, lines)) < 1_000


def test_the_forms_host_breaks_no_policy() -> None:
    assert host_of("https://forms.example:8443/f?id=3&x=1") == "https://forms.example:8443"
    assert host_of("https://x;script-src,*/") == "https://x%3Bscript-src%2C%2A"
