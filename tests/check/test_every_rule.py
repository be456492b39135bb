"""Every rule finds what its documentation says, where it says, and leaves good content alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import pytest

from kitgen.check import RULES
from kitgen.check.rule import Remark

from .conftest import (
    AMBASSADORS,
    FILES,
    answers,
    entry,
    facts,
    good_site,
    interview,
    kit,
    site,
)
from .preflight.making import link, picture, previews, public


class Case(NamedTuple):
    """Content with one thing wrong: which rule says what about which part."""

    rule: str
    subject: Callable[[], Any]
    says: str
    loc: tuple[str | int, ...]
    path: str | None = None


KIT = "content/kit.yaml"
PROBLEM = "content/problems/waiting.yaml"
ENTRY = "content/interviews/mara/interview.md"
PEOPLE = "content/ambassadors.yaml"
QUOTE = ("quotes", 0, "text")
LONG = " ".join(["word"] * 80) + "."


def _quote(text: str, **changes: Any) -> Callable[[], Any]:
    return lambda: interview(quotes=[{"text": text}], **changes)


def _portrait(**changes: Any) -> Callable[[], Any]:
    return lambda: interview(guest={"portrait": changes})


def _recording(**changes: Any) -> Callable[[], Any]:
    return lambda: interview(recording=changes)


def _consent(**changes: Any) -> Callable[[], Any]:
    return lambda: kit(entries=(entry(consent=changes),))


def _settings(**changes: Any) -> Callable[[], Any]:
    return lambda: kit(settings=changes)


def _problem(**changes: Any) -> Callable[[], Any]:
    return lambda: kit(problem=changes)


def _people(*changes: dict[str, Any]) -> Callable[[], Any]:
    return lambda: kit(ambassadors=[AMBASSADORS[0] | change for change in changes])


CASES = [
    # interviews
    Case("quote-verbatim", _quote("We were the bank."), "word for word", QUOTE),
    Case("quote-verbatim", _quote("But the practice was profitable?"), "word for word", QUOTE),
    Case("quote-length", _quote("We were " * 20), "a card holds 140", QUOTE),
    Case(
        "readable-answers",
        lambda: answers(LONG),
        "80 words",
        ("conversation", 0, "turns", 0, "text"),
    ),
    Case(
        "readable-answers",
        lambda: answers("It was so. " * 80),
        "a wall",
        ("conversation", 0, "turns", 0, "text"),
    ),
    Case(
        "readable-answers",
        lambda: answers(("word " * 50 + "end.\n\n") * 3),
        "on average",
        ("conversation", 0, "turns", 0, "text"),
    ),
    Case("conversation-empty", lambda: answers(), "no answers", ("conversation",)),
    Case("portrait-missing", lambda: interview(guest={"portrait": ...}), "no portrait of Mara",
         ("guest", "portrait")),
    Case("alt-text", _portrait(alt="Photo"), "does not describe", ("guest", "portrait", "alt")),
    Case("alt-text", _portrait(alt="IMG_2043.jpg"), "not describe", ("guest", "portrait", "alt")),
    Case("alt-text", _portrait(alt="Portrait of Mara"), "names the guest",
         ("guest", "portrait", "alt")),
    Case("alt-text", lambda: interview(figures=[{"file": "portrait.jpg", "alt": "image 2"}]),
         "not describe", ("figures", 0, "alt")),
    Case("captions-missing", _recording(captions=...), "no captions", ("recording",)),
    Case("media-missing", _recording(file="Interview.mp3"), "is not there", ("recording", "file")),
    Case("media-missing", _portrait(file="../ines/face.jpg"), "is not there",
         ("guest", "portrait", "file")),
    Case("media-type", _recording(file="interview.wma"), "as audio", ("recording", "file")),
    Case("media-type", _recording(captions="interview.srt"), "captions", ("recording", "captions")),
    Case(
        "media-weight",
        lambda: interview(files={"portrait.jpg": 30_000_000}),
        "30 MB; 25 are enough",
        ("guest", "portrait", "file"),
    ),
    Case(
        "chapter-order",
        _recording(chapters=[{"at": 9, "title": "B"}, {"at": 3, "title": "A"}]),
        "does not come after",
        ("recording", "chapters", 1, "at"),
    ),
    Case(
        "chapter-order",
        _recording(chapters=[{"at": 4000, "title": "Z"}]),
        "1:06:40, after the end",
        ("recording", "chapters", 0, "at"),
    ),
    Case(
        "times-order",
        lambda: interview(conversation=[
            {"question": "A?", "at": 50, "turns": [{"text": "A.", "at": 20}]}
        ]),
        "0:20 comes after 0:50",
        ("conversation", 0, "turns", 0, "at"),
    ),
    Case("times-order", lambda: interview(quotes=[{"text": "We", "at": 9000}]), "recording's end",
         ("quotes", 0, "at")),
    Case("answer-reference", lambda: interview(notes=[{"beside": 2, "text": "x"}]), "answer 2",
         ("notes", 0, "beside")),
    Case("answer-reference", lambda: interview(quotes=[{"text": "We", "after": 0}]), "answer 0",
         ("quotes", 0, "after")),
    Case(
        "answer-reference",
        lambda: interview(figures=[{"file": "portrait.jpg", "alt": "x", "after": 9}]),
        "answer 9",
        ("figures", 0, "after"),
    ),
    Case("interface-language", lambda: kit()._replace(untranslated=("home", "share")),
         "no words of the interface in en", ("site", "language")),
    Case(
        "interface-language",
        lambda: kit()._replace(strings="templates/strings/de.yaml", untranslated=("home",)),
        "1 word of the interface stays English: `home`",
        (),
        "templates/strings/de.yaml",
    ),
    Case("interview-tone", lambda: interview(pass_on="Send it and earn a discount."),
         "promises a reward", ("pass_on",)),
    Case("interview-tone", lambda: interview(lead="Your **last\nchance** to read this."),
         "presses", ("lead",)),
    Case("standfirst-length", lambda: interview(standfirst="word " * 61), "has 61 words",
         ("standfirst",)),
    Case("title-length", lambda: interview(title="We waited. " * 8), "previews cut", ("title",)),
    Case("description-length", lambda: interview(description="Mara."), "only 5", ("description",)),
    Case("description-length", lambda: interview(description="Mara. " * 40), "cut",
         ("description",)),
    Case("result-change", lambda: interview(results=[{"label": "D", "before": 3, "after": 3}]),
         "3 before and after", ("results", 0, "after")),
    Case(
        "result-change",
        lambda: interview(results=[
            {"label": "D", "before": 3, "after": 2, "key": "d"},
            {"label": "E", "before": 3, "after": 2, "key": "d"},
        ]),
        "two results",
        ("results", 1, "key"),
    ),
    Case(
        "percentage-base",
        lambda: interview(results=[{"label": "Late", "before": 3, "after": 2, "unit": "%"}]),
        "of what?",
        ("results", 0, "label"),
    ),
    Case("post-length", lambda: interview(posts={"short": "We were the bank. " * 15}),
         "count 293 with their link; X takes 280", ("posts", "short")),
    Case("post-length", lambda: interview(posts={"message": "We were the bank. " * 40}),
         "SMS takes 670", ("posts", "message")),
    Case("kit-post-length", _settings(guide={"posts": {"post": "Late again. " * 260}}),
         "LinkedIn takes 3,000", ("guide", "posts", "post"), KIT),
    Case("posts-consent", lambda: interview(posts={"short": "We were the bank."},
         consent={"uses": ["site", "cards"]}), "not agreed to social", ("posts",)),
    Case("leftovers", lambda: answers("It took [inaudible] weeks."), "[inaudible]",
         ("conversation", 0, "turns", 0, "text")),
    Case("leftovers", lambda: interview(standfirst="TK"), "TK", ("standfirst",)),
    # consent
    Case("consent-missing", _consent(status="pending"), "has not approved", ("consent",), ENTRY),
    Case("consent-missing", _consent(on=None), "has no date", ("consent",), ENTRY),
    Case("consent-missing", _consent(on="2026-06-01"), "begins on", ("consent",), ENTRY),
    Case("consent-expired", _consent(until="2026-05-19"), "ended on 2026-05-19",
         ("consent", "until"), ENTRY),
    Case("consent-expiring", _consent(until="2026-06-19"), "in 30 days", ("consent", "until"),
         ENTRY),
    Case("consent-expiring", _consent(until="2026-05-20"), "today", ("consent", "until"), ENTRY),
    Case("consent-withdrawn", _consent(status="withdrawn"), "withdrawn", ("consent", "status"),
         ENTRY),
    Case("consent-use", _consent(uses=["cards"]), "not published", ("consent", "uses"), ENTRY),
    Case("consent-use", _consent(uses=["site"]), "cards and the audio", ("consent", "uses"), ENTRY),
    Case("consent-record", _consent(by=None), "who gave it", ("consent",), ENTRY),
    Case("consent-needed", _consent(status="pending"), "the opening page needs",
         ("site", "featured"), KIT),
    Case("consent-needed", _consent(until="2026-05-01"), "the proof of", ("proof", "interviews", 0),
         PROBLEM),
    Case("consent-needed", _consent(uses=[]), "the proof of",
         ("proof", "quotes", 0, "interview"), PROBLEM),
    # the kit
    Case("draft-reference", lambda: kit(entries=(entry(draft=True),)), "is a draft",
         ("site", "featured"), KIT),
    Case("broken-reference", _settings(site={"featured": "marra"}), "no interview marra",
         ("site", "featured"), KIT),
    Case("broken-reference", lambda: kit(entries=(entry(problems=("wating",)),)), "no problem",
         ("problems", 0), ENTRY),
    Case("broken-reference", _problem(ideal_customers=["studios"]), "no ideal customer",
         ("ideal_customers", 0), PROBLEM),
    Case("broken-reference", _problem(proof={"interviews": ["x"]}), "no interview x",
         ("proof", "interviews", 0), PROBLEM),
    Case("broken-reference", _problem(proof={"quotes": [{"interview": "x", "text": "a"}]}),
         "no interview x", ("proof", "quotes", 0, "interview"), PROBLEM),
    Case("broken-reference", lambda: kit(customer={"problems": ["x"]}), "no problem x",
         ("problems", 0), "content/ideal-customers/studio.yaml"),
    Case("broken-reference", _people({"interview": "x"}), "no interview x", (0, "interview"),
         PEOPLE),
    Case("broken-reference", _people({"knows": ["x"]}), "no ideal customer x", (0, "knows", 0),
         PEOPLE),
    Case("broken-reference", lambda: kit(process={"ask_after": "x"}), "no step x", ("ask_after",),
         "content/process.yaml"),
    Case("channel-unknown", _settings(channels=["linkedin", "linkdin"]), "linkdin",
         ("channels", 1), KIT),
    Case("channel-unknown", _settings(channels=[{"id": "vanity", "name": "V"}]), "called vanity",
         ("channels", 0, "id"), KIT),
    Case("channel-unknown", _people({"channels": ["sms"]}), "this kit has not",
         (0, "channels", 0), PEOPLE),
    Case("proof-verbatim", _problem(proof={"quotes": [{"interview": "mara", "text": "A bank."}]}),
         "not among the quotes", ("proof", "quotes", 0, "text"), PROBLEM),
    Case("proof-result", lambda: kit(entries=(entry(results=()),)), "no result days",
         ("proof", "interviews", 0), PROBLEM),
    Case("proof-result", _problem(proof={"result": None}), "which result",
         ("proof", "chart_title"), PROBLEM),
    Case("problem-first", _problem(cost=None), "what it costs", ("solution",), PROBLEM),
    Case("problem-first", _problem(timeline=None), "if nothing changes", ("solution",), PROBLEM),
    Case("selling-early", _problem(symptoms={"text": "Ledgerline sees it daily."}),
         "the name Ledgerline", ("symptoms", "text"), PROBLEM),
    Case("selling-early", _problem(cost={"after": "Our solution is near."}), "Our solution",
         ("cost", "after"), PROBLEM),
    Case("selling-early", _settings(site={"headline": "Book a demo"}), "Book a demo",
         ("site", "headline"), KIT),
    Case("self-check-scores", _problem(self_check={"scores": [{"at_least": 3, "text": "x"}]}),
         "cannot be reached", ("self_check", "scores", 0, "at_least"), PROBLEM),
    Case("self-check-scores", _problem(self_check={"scores": [{"at_least": 2, "text": "x"}]}),
         "fewer than 2", ("self_check", "scores", 0, "at_least"), PROBLEM),
    Case(
        "self-check-scores",
        _problem(self_check={
            "scores": [{"at_least": 0, "text": "x"}, {"at_least": 1, "text": "y"}]
        }),
        "stands after",
        ("self_check", "scores", 1, "at_least"),
        PROBLEM,
    ),
    Case("self-check-scores", _problem(self_check={"scores": []}), "says nothing",
         ("self_check", "scores"), PROBLEM),
    Case(
        "exhibit-rows",
        _problem(solution={"exhibits": [{"title": "T", "columns": ["a", "b"], "rows": [["1"]]}]}),
        "row 1 of “T” has 1 cells for 2 columns",
        ("solution", "exhibits", 0, "rows", 0),
        PROBLEM,
    ),
    Case(
        "exhibit-width",
        _problem(solution={
            "exhibits": [{"title": "T", "columns": ["Betriebsunterbrechung"] * 6, "rows": []}]
        }),
        "“T” is some 136 letters wide; a printed page has room for 92",
        ("solution", "exhibits", 0, "columns"),
        PROBLEM,
    ),
    Case("cost-model", _problem(cost={"inputs": {"fees": {"label": "F", "value": 0}}}),
         "costs nothing", ("cost", "total"), PROBLEM),
    Case(
        "cost-model",
        _problem(cost={"lines": [{"name": "a", "label": "A", "formula": "fees / (days - 74)"}]}),
        "divides by zero",
        ("cost", "lines", 0, "formula"),
        PROBLEM,
    ),
    Case(
        "cost-model",
        _problem(cost={"lines": [{"name": "a", "label": "A", "formula": "1e300 * 1e300"}]}),
        "no end",
        ("cost", "lines", 0, "formula"),
        PROBLEM,
    ),
    Case("cost-model", _problem(cost={"chart": {"delay": None}}), "needs delay",
         ("cost", "chart"), PROBLEM),
    Case("cost-model", _problem(cost={"chart": {"flow": "feees"}}), "feees",
         ("cost", "chart", "flow"), PROBLEM),
    Case("reward-wording", _settings(offer={"invitation": "Refer a friend."}), "Refer a friend",
         ("offer", "invitation"), KIT),
    Case("pressure-wording", _settings(offer={"form": {"button": "Book now"}}), "Book now",
         ("offer", "form", "button"), KIT),
    Case("marketing-fog", _settings(business={"what": "Seamless books"}), "Seamless",
         ("business", "what"), KIT),
    Case("brand-color", _settings(brand={"color": "#ffe600"}), "yellow becomes",
         ("brand", "color"), KIT),
    Case("preview-length", _settings(guide={"description": "Short."}), "of the guide has only 6",
         ("guide", "description"), KIT),
    Case("preview-length", _settings(site={"headline": "Waiting. " * 8}), "60 is the most",
         ("site", "headline"), KIT),
    Case("preview-length", _problem(title="Waiting. " * 10), "70 is the most", ("title",), PROBLEM),
    Case("privacy-missing", _settings(offer={"form": {"action": "https://a.example/ask"}}),
         "nobody says who is responsible", ("offer", "form", "action"), KIT),
    Case("privacy-missing", _settings(collect={"url": "https://a.example/"}),
         "keeps visits", ("collect",), KIT),
    Case("privacy-missing", _settings(analytics={"goatcounter": {"code": "ledgerline"}}),
         "another program counts", ("analytics",), KIT),
    Case("site-https", _settings(site={"url": "http://guide.example.org/"}), "not secure",
         ("site", "url"), KIT),
    Case("duplicate-name", _settings(offer={"form": {"fields": [{"name": "t", "label": "T"}]}}),
         "has a field t of its own", ("offer", "form", "fields", 0, "name"), KIT),
    Case("duplicate-name", _settings(channels=["linkedin", "link", "link"]), "two channels",
         ("channels", 2), KIT),
    Case(
        "duplicate-name",
        _settings(offer={"form": {"fields": [{"name": "a", "label": "A"}] * 2}}),
        "two fields of the form",
        ("offer", "form", "fields", 1, "name"),
        KIT,
    ),
    Case("duplicate-name", lambda: kit(process={"steps": [{"id": "close", "title": "C",
         "value_given": "x"}] * 2}), "two steps", ("steps", 1, "id"), "content/process.yaml"),
    Case("no-interview", lambda: kit(entries=(), files={}), "there is no interview", (), KIT),
    Case("no-interview", lambda: kit(entries=(entry(draft=True),)), "is a draft", (), KIT),
    Case("no-problem", lambda: kit(problems={}, files={}), "no problem to read", (), KIT),
    Case("ambassador-twice", _people({}, {"id": "b", "interview": None}), "the same email",
         (1, "email"), PEOPLE),
    Case("vanity-reserved", _people({"vanity": "guide"}), "cannot have the link /guide/",
         (0, "vanity"), PEOPLE),
    Case("vanity-reserved", _people({"vanity": "x"}), "keeps that name", (0, "vanity"), PEOPLE),
    Case("vanity-reserved", _people({}, {"id": "b", "vanity": "bcdfghjk23"}), "looks like the code",
         (1, "vanity"), PEOPLE),
    Case("vanity-twice", _people({"vanity": "mara"}, {"id": "b", "vanity": "mara"}),
         "b and mara both want the link /mara/", (1, "vanity"), PEOPLE),
    Case("ambassador-guest", _people({"name": "Bo Berg"}), "not with Bo Berg", (0, "interview"),
         PEOPLE),
    Case("guest-unlinked", lambda: kit(ambassadors=[]), "not among the ambassadors",
         ("guest", "name"), "content/interviews/mara/interview.md"),
    Case("guide-title-length", _settings(guide={"title": "A title " * 8}), "has 63 characters",
         ("guide", "title")),
    Case("ask-unearned", lambda: kit(process={"steps": [{"id": "close", "title": "Close"}]}),
         "nothing of value", ("ask_after",), "content/process.yaml"),
    Case("kit-file-missing", _settings(brand={"logo": "logo.svg"}), "logo.svg is not there",
         ("brand", "logo"), KIT),
    Case(
        "logo-type",
        lambda: kit(
            settings={"brand": {"logo": "logo.PNG"}},
            files={**FILES, "content/logo.PNG": 9, "content/logo.svg": 9},
        ),
        "logo.PNG is no SVG drawing",
        ("brand", "logo"),
        KIT,
    ),
    Case("kit-leftovers", _settings(site={"introduction": "Lorem ipsum dolor"}), "Lorem ipsum",
         ("site", "introduction"), KIT),
    Case("rule-settings", _settings(rules={"quote-lenght": False}), "no rule quote-lenght",
         ("rules", "quote-lenght"), KIT),
    Case("rule-settings", _settings(rules={"consent-use": False}), "cannot be switched off",
         ("rules", "consent-use"), KIT),
    # the finished pages
    Case("dead-link", lambda: site(facts(links=("gone/",))), "gone/ leads to nothing", (), KIT),
    Case("dead-anchor", lambda: site(facts(links=("#nowhere",))), "#nowhere", (), KIT),
    Case("trailing-slash", lambda: site(facts(links=("a",)), facts("a/index.html")), "the slash",
         (), KIT),
    Case("image-alt", lambda: site(facts(images_without_alt=('<img src="a.jpg">',))),
         "the picture a.jpg has no alt text", (), KIT),
    Case("portrait-small", lambda: good_site()._replace(portraits={ENTRY: 499}),
         "only 499 pixels wide", ("guest", "portrait", "file"), ENTRY),
    Case("page-weight", lambda: site(facts(size=184_000)), "184 KB", (), KIT),
    Case("duplicate-preview", lambda: site(facts(title="A"), facts("b.html", title="A")),
         "2 pages have the title “A”", (), KIT),
    Case("duplicate-preview",
         lambda: site(facts(description="A"), facts("b.html", description="A")),
         "the description “A”", (), KIT),
    # what networks show
    Case("preview-address", lambda: previews(link(**{"og:url": "https://guide.example.org/guide/"})),
         "s/abcdefghij/ names https://guide.example.org/guide/ as its address", (), KIT),
    Case("preview-robots", lambda: previews(link(robots="all")), "search engines may list", (),
         KIT),
    Case("preview-picture", lambda: previews(public(**{"og:image": "/card.png"})),
         "is no whole address", (), KIT),
    Case("preview-fit", lambda: previews(public(), card=picture(size=700_000)),
         "WhatsApp will not show: 700 KB", (), KIT),
    Case("preview-tags", lambda: previews(public(**{"og:title": ""})), "has no title",
         ("guide", "title"), KIT),
    Case("preview-cut", lambda: previews(public(**{"og:title": "Why the money is late. " * 4})),
         "the title is cut on LinkedIn", ("guide", "title"), KIT),
]  # fmt: skip

GOOD: dict[str, Callable[[], Any]] = {
    "interview": interview,
    "kit": kit,
    "site": good_site,
    "preview": previews,
}


def remarks(rule: str, subject: Any) -> list[Remark]:
    """What one rule says."""
    return list(RULES[rule].check(subject))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule}: {case.says}")
def test_a_rule_finds_its_fault_and_says_where(case: Case) -> None:
    found = remarks(case.rule, case.subject())
    fitting = [(remark.loc, remark.path) for remark in found if case.says in remark.message]
    assert (case.loc, case.path) in fitting, found


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_leaves_good_content_alone(rule: str) -> None:
    assert remarks(rule, GOOD[RULES[rule].scope]()) == []


def test_every_rule_has_a_bad_case() -> None:
    assert {case.rule for case in CASES} == set(RULES)


def test_long_transcripts_do_not_flood_the_report() -> None:
    subject = answers(*([LONG + " [inaudible]"] * 40))
    rough = remarks("readable-answers", subject)
    left = remarks("leftovers", subject)
    assert [len(rough), len(left)] == [4, 4]
    assert rough[3].message.startswith("37 more")
    assert left[3].message.startswith("37 more")


def test_the_worst_places_are_named_first() -> None:
    worst = " ".join(["word"] * 150) + "."
    found = remarks("readable-answers", answers(LONG, LONG, LONG, LONG, worst))
    assert found[0].loc == ("conversation", 4, "turns", 0, "text")


def test_what_a_guest_said_is_never_toned_down() -> None:
    subject = answers("It was our last chance to act now, and the reward was a gift card.")
    assert remarks("interview-tone", subject) == []


def test_a_question_is_our_own_words() -> None:
    asked = [{"question": "Was it urgent?", "turns": [{"text": "Yes."}]}]
    found = remarks("interview-tone", interview(conversation=asked))
    assert [remark.loc for remark in found] == [("conversation", 0, "question")]


def test_a_draft_needs_no_consent_but_its_use_as_proof_does() -> None:
    subject = kit(entries=(entry(draft=True, consent={"status": "pending"}),))
    assert remarks("consent-missing", subject) == []
    assert len(remarks("consent-needed", subject)) == 3


def test_a_withdrawal_lists_everything_that_has_to_go() -> None:
    [remark] = remarks("consent-withdrawn", _consent(status="withdrawn")())
    for what in (
        "the site",
        "cards",
        "the audio",
        "the opening page",
        "the proof of",
        "the link of",
    ):
        assert what in remark.hint


def test_cards_need_consent_only_when_they_are_drawn() -> None:
    asked = entry(consent={"uses": ["site", "audio"]})
    with_cards = remarks("consent-use", kit(entries=(asked,)))
    without = remarks("consent-use", kit(entries=(asked,), settings={"site": {"cards": False}}))
    assert [len(with_cards), len(without)] == [1, 0]


def test_a_file_that_could_not_be_read_is_not_called_missing() -> None:
    unread = {
        "content/problems/wating.yaml": 900,
        "content/interviews/ewan/interview.md": 900,
        "content/ideal-customers/makers.yml": 900,
    }
    subject = kit(
        entries=(entry(problems=("wating",), ideal_customer="makers"),),
        settings={"site": {"featured": "ewan"}},
        files=unread,
    )
    said = [remark.message for remark in remarks("broken-reference", subject)]
    assert not [words for words in said if "wating" in words or "ewan" in words]
    assert not [words for words in said if "makers" in words]
    assert remarks("no-problem", kit(problems={}, files=unread)) == []
    assert remarks("no-interview", kit(entries=(), files=unread)) == []


def test_a_broken_reference_suggests_the_nearest_name() -> None:
    [remark] = remarks("broken-reference", kit(entries=(entry(problems=("wating",)),)))
    assert remark.hint == "Did you mean waiting?"


def test_a_file_with_other_capital_letters_is_suggested() -> None:
    [remark] = remarks("media-missing", interview(recording={"file": "Interview.MP3"}))
    assert remark.hint.startswith("Did you mean interview.mp3?")


def test_a_privacy_section_answers_for_the_form() -> None:
    subject = kit(
        settings={
            "offer": {"form": {"action": "https://a.example/ask"}},
            "privacy": {"controller": "Ledgerline, 12 Quay Street"},
        }
    )
    assert remarks("privacy-missing", subject) == []


@pytest.mark.parametrize(
    ("files", "hint"),
    [((), "Ask whoever drew it"), (("content/brand/logo.svg",), "Did you mean brand/logo.svg?")],
)
def test_a_logo_of_the_wrong_kind_names_the_right_one(files: tuple[str, ...], hint: str) -> None:
    subject = kit(
        settings={"brand": {"logo": "brand/logo.png"}},
        files={**FILES, **dict.fromkeys((*files, "content/brand/logo.png"), 9)},
    )
    [remark] = remarks("logo-type", subject)
    assert remark.hint.startswith(hint)


def test_a_drawn_logo_is_well() -> None:
    subject = kit(settings={"brand": {"logo": "Logo.SVG"}}, files={**FILES, "content/Logo.SVG": 9})
    assert remarks("logo-type", subject) == []


def test_a_portrait_of_500_pixels_will_do() -> None:
    assert remarks("portrait-small", good_site()._replace(portraits={ENTRY: 500})) == []


def test_a_standfirst_of_60_long_words_will_do() -> None:
    assert remarks("standfirst-length", interview(standfirst="considerably " * 60)) == []


def test_one_dead_link_on_many_pages_is_named_once() -> None:
    pages = [facts(f"p{number}/index.html", links=("../gone/",)) for number in range(50)]
    [remark] = remarks("dead-link", site(*pages))
    assert "and 48 more" in remark.message


def test_links_resolve_below_a_base_path() -> None:
    page = facts("a/b/index.html", links=("/guide/", "/guide/a/b/#x", "../../a/b/", "/elsewhere/"))
    found = remarks("dead-link", site(facts(), page._replace(anchors=" x "), base="/guide/"))
    assert [remark.message.split()[0] for remark in found] == ["/elsewhere/"]


def test_links_leave_the_site_only_on_purpose() -> None:
    subject = site(facts(links=("../../etc/passwd", "%2e%2e/up/", "a%20b.pdf")), files=("a b.pdf",))
    found = remarks("dead-link", subject)
    assert {remark.message.split()[0] for remark in found} == {"../../etc/passwd", "%2e%2e/up/"}


def test_links_of_the_same_words_lead_elsewhere_from_other_folders() -> None:
    subject = site(
        facts("a/index.html", links=("x/",)),
        facts("a/x/index.html"),
        facts("b/index.html", links=("x/",)),
    )
    [remark] = remarks("dead-link", subject)
    assert "b/index.html" in remark.message


def test_share_pages_may_have_their_targets_titles() -> None:
    subject = site(facts("a/index.html", title="A"), facts("s/abc/index.html", title="A"))
    assert remarks("duplicate-preview", subject) == []


def test_a_problem_without_a_solution_may_stay_unfinished() -> None:
    problem = {"solution": None, "cost": None, "timeline": None}
    assert remarks("problem-first", kit(problem=problem)) == []


def test_proofs_compare_results_of_one_unit() -> None:
    weeks = entry(slug="ines", name="Inês", results=(entry().results[0].model_copy(
        update={"unit": "weeks"}),))  # fmt: skip
    subject = kit(entries=(entry(), weeks), problem={"proof": {"interviews": ["mara", "ines"]}})
    [remark] = remarks("proof-result", subject)
    assert remark.loc == ("proof", "interviews", 1)
    assert "another unit" in remark.message


def test_a_guest_with_a_nickname_is_the_same_person() -> None:
    subject = kit(ambassadors=[AMBASSADORS[0] | {"name": "Mära L."}])
    assert remarks("ambassador-guest", subject) == []


def test_problems_read_from_yml_files_are_located_there() -> None:
    files = {path.replace("waiting.yaml", "waiting.yml"): size for path, size in FILES.items()}
    [remark] = remarks("problem-first", kit(problem={"cost": None}, files=files))
    assert remark.path == "content/problems/waiting.yml"
