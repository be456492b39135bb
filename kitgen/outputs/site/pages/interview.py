"""The interview page: the guest is the star."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from kitgen.draw import qr
from kitgen.model.interview import Interview
from kitgen.model.kit import Entry
from kitgen.outputs.common.chapters import Part
from kitgen.outputs.common.view import asked, fact, listed, moment
from kitgen.outputs.page import Page
from kitgen.outputs.site import jsonld
from kitgen.outputs.site.frame import Frame
from kitgen.outputs.site.head import Crumb, Head
from kitgen.outputs.site.share import shares
from kitgen.text import markdown, typography

KIND = "interview"


def plan(frame: Frame) -> Iterator[Page]:
    """A page for each interview that is shown."""
    total = str(len(frame.kit.entries))
    for entry in frame.kit.entries:
        near = [other.look for other in frame.shelf.related(entry)]
        yield Page(
            f"conversations/{entry.slug}/index.html",
            KIND,
            (entry.digest, str(frame.shelf.numbers[entry.slug]), total, *near),
            entry.slug,
            source=entry.path,
        )


def render(frame: Frame, page: Page) -> str:
    """The page."""
    entry = frame.shelf.by_slug[page.subject]
    interview = frame.read(entry)
    path = f"conversations/{entry.slug}/"
    url = frame.own_address(path)
    say = frame.strings.say
    part = _part(frame, interview)
    title = _title(entry)
    head = Head(
        title=title,
        description=entry.description,
        path=path,
        kind="article",
        section="conversations",
        data=(
            *jsonld.article(
                interview,
                entry,
                frame.address,
                frame.assets,
                entry.language or frame.settings.site.language,
                frame.settings.guide.title,
            ),
            jsonld.person(interview, entry, frame.address, frame.assets),
            jsonld.website(frame.settings, frame.address),
            jsonld.organization(frame.settings, frame.address, frame.assets),
            frame.crumbs(Crumb(say("conversations"), "conversations/"), Crumb(entry.name, path)),
        ),
        image=frame.assets.cards.get(path),
        image_alt=title,
        published=entry.published.isoformat() if entry.published else None,
        author=entry.name,
        page_type="interview",
    )
    words = interview.share_words or title
    exchanges = asked(interview)
    return frame.page(
        "site/interview.html",
        head,
        {
            "entry": entry,
            "interview": interview,
            "guest": interview.guest,
            "number": frame.shelf.numbers[entry.slug],
            "total": len(frame.kit.entries),
            "picture": frame.assets.portraits.get(entry.slug),
            "plate": frame.assets.plates.get(entry.slug),
            "facts": [fact(result) for result in interview.results],
            "recording": _recording(frame, entry, interview),
            "exchanges": exchanges,
            "moment": partial(moment, exchanges),
            "share_url": url,
            "shares": shares(frame.settings.channels, url, words),
            "line_shares": {
                f"line-{number}": shares(
                    frame.settings.channels, f"{url}#line-{number}", typography.curl(quote.text)
                )
                for number, quote in enumerate(interview.quotes, 1)
            },
            # The codes of one address would be copied into thousands of pages of other addresses.
            "qr": None if frame.passing else qr.svg(url, say("qr_code")),
            "part": part,
            "related": listed(frame.shelf.related(entry)),
        },
    )


def _title(entry: Entry) -> str:
    """The headline, the guest and the company, as much of it as search results show."""
    quote = typography.curl(markdown.plain(entry.title))
    if entry.name in quote:
        return quote
    whole = f"{quote} {entry.name}, {entry.company}" if entry.company else f"{quote} {entry.name}"
    return whole if len(whole) <= 70 else f"{quote} {entry.name}"


def _part(frame: Frame, interview: Interview) -> Part | None:
    named = [interview.hand_off.problem] if interview.hand_off else []
    for slug in (*named, *interview.problems):
        if slug and slug in frame.parts_by_slug:
            return frame.parts_by_slug[slug]
    return None


def _recording(frame: Frame, entry: Entry, interview: Interview) -> dict[str, object] | None:
    recording = interview.recording
    folder = entry.path.rpartition("/")[0]
    media = frame.assets.media
    if recording is None or not entry.recording or f"{folder}/{recording.file}" not in media:
        return None
    return {
        "kind": recording.kind,
        "src": media[f"{folder}/{recording.file}"],
        "captions": media.get(f"{folder}/{recording.captions}"),
        "chapters_track": media.get(f"{folder}/#chapters"),
        "poster": frame.assets.figures.get(f"{folder}/{recording.poster}"),
        "seconds": recording.seconds,
        "minutes": round(recording.seconds / 60),
        "chapters": recording.chapters,
        "note": recording.note,
        "width": recording.width or 1280,
        "height": recording.height or 720,
    }
