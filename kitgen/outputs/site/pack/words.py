"""Words ready to be posted, in the voice of whoever passes something on.

What the marketer wrote for a person comes first. What is left out is made from a line that the
guest said, never cut, and from sentences of the interface. Each list of words runs from those that
say most to those that fit everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kitgen.model.interview import Interview
from kitgen.model.kit import Entry, Settings
from kitgen.model.posts import Posts
from kitgen.outputs.common.strings import Strings
from kitgen.outputs.common.view import fact
from kitgen.text import markdown, typography
from kitgen.text.networks import LINK, Kind, Network

_QUOTES = tuple("“„«»‹›「『‘‚")
"""How a headline begins that is a line of the guest's own."""


class Words(NamedTuple):
    """All that may be said of one thing, best first; {link} is where the link goes."""

    post: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    message: tuple[str, ...] = ()
    email: tuple[str, ...] = ()
    title: tuple[str, ...] = ()
    subject: str = ""
    """Of an e-mail."""
    own: bool = False
    """Whether it is in the person's own words, or else plain ones."""

    def of(self, kind: Kind) -> tuple[str, ...]:
        """The words of a kind; what says least fits where nothing else does."""
        found: dict[Kind, tuple[str, ...]] = {
            Kind.POST: (*self.post, *self.short),
            Kind.SHORT: self.short,
            Kind.MESSAGE: self.message,
            Kind.EMAIL: self.email,
            Kind.TITLE: self.title,
        }
        return found[kind]

    def for_network(self, network: Network, url: str) -> str:
        """The first words that fit a network with this link; nothing if none do."""
        fitting = (words for words in self.of(network.kind) if network.fits(words, url))
        return next(fitting, "")


def guest_words(entry: Entry, interview: Interview, strings: Strings, *, quoted: bool) -> Words:
    """What a guest may say of their conversation; their own lines only if they are `quoted`.

    Sentences of the interface are left out where the conversation is in another language.
    """
    say = strings.say
    subject = interview.share_words or say("conversation_with", name=entry.name)
    same = entry.language is None or entry.language.split("-")[0] == strings.language.split("-")[0]
    plain = Words(
        post=(say("pack_plain_post", link=LINK),),
        short=(say("pack_plain_short", link=LINK),),
        message=(say("pack_message", link=LINK),),
        email=(_paragraphs(say("pack_plain_letter"), _end(strings), say("pack_letter_close")),),
    )
    plain = plain if same else Words()
    if not quoted:
        return plain._replace(title=(subject,), subject=subject)
    lines = tuple(_lines(interview))
    posts = interview.posts or Posts()
    return Words(
        post=(*_given(posts.post), *(_composed(lines, interview, strings) if same else ())),
        short=(
            *_given(posts.short),
            *(say("pack_short", line=line, link=LINK) for line in lines if same),
            *(f"{line} {LINK}" for line in lines),
            *plain.short,
        ),
        message=(*_given(posts.message), *plain.message, *(f"{line} {LINK}" for line in lines)),
        email=(
            *_given(posts.email),
            *(_letter(line, strings) for line in lines if same),
            *plain.email,
            *(f"{line}\n\n{LINK}" for line in lines),
        ),
        title=(subject, *lines),
        subject=subject,
        own=True,
    )


def guide_words(settings: Settings, strings: Strings) -> Words:
    """What anybody may say of the guide."""
    say, guide = strings.say, settings.guide
    title = typography.curl(guide.title)
    question = typography.curl(markdown.plain(guide.question))
    about = say("pack_guide_about", title=title)
    posts = guide.posts or Posts()
    return Words(
        post=(
            *_given(posts.post),
            _paragraphs(question, about, say("pack_guide_post", link=LINK)),
        ),
        short=(
            *_given(posts.short),
            say("pack_guide_short", question=question, title=title, link=LINK),
            f"{title}: {LINK}",
        ),
        message=(*_given(posts.message), say("pack_guide_message", title=title, link=LINK)),
        email=(
            *_given(posts.email),
            _paragraphs(
                question, about, say("pack_guide_letter", link=LINK), say("pack_guide_close")
            ),
        ),
        title=(question, title),
        subject=title,
        own=guide.posts is not None,
    )


def offer_words(settings: Settings) -> Words:
    """What anybody may say of the offer, where there is nothing else to pass on."""
    title = typography.curl(settings.offer.title)
    said = (f"{title}: {LINK}",)
    return Words(said, said, said, said, (title,), title)


def _given(text: str | None) -> tuple[str, ...]:
    return (text.strip(),) if text else ()


def _lines(interview: Interview) -> Iterator[str]:
    """What the guest said, in quotation marks: the headline if it is such a line, the quotes."""
    title = typography.curl(markdown.plain(interview.title))
    if title.startswith(_QUOTES):
        yield title
    for quote in interview.quotes:
        said = typography.curl(markdown.plain(quote.text))
        if said and f"“{said}”" != title:
            yield f"“{said}”"


def _composed(lines: Sequence[str], interview: Interview, strings: Strings) -> Iterator[str]:
    say = strings.say
    asked = interview.interviewer
    said = say("pack_said_to", interviewer=asked) if asked else say("pack_said")
    results = [fact(result) for result in interview.results[:1]]
    figures = (
        say(
            "pack_fact",
            label=typography.curl(one.label),
            before=one.before,
            after=one.after,
        )
        for one in results
    )
    after = (said, *figures, _end(strings, "pack_read_all"))
    yield from (_paragraphs(line, *after) for line in lines)
    yield say("pack_plain_post", link=LINK)


def _letter(line: str, strings: Strings) -> str:
    say = strings.say
    return _paragraphs(say("pack_letter"), line, _end(strings), say("pack_letter_close"))


def _end(strings: Strings, word: str = "pack_letter_end") -> str:
    return strings.say(word, link=LINK)


def _paragraphs(*parts: str) -> str:
    return "\n\n".join(parts)
