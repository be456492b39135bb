"""Speaker notes: what to say with each slide, from the words of the guide and of its guests."""

from __future__ import annotations

from collections.abc import Sequence

from kitgen.model.ideal_customer import IdealCustomer
from kitgen.model.interview import Exchange, Interview
from kitgen.model.kit import Entry, Settings
from kitgen.model.problem import Problem
from kitgen.outputs.common import calculator
from kitgen.outputs.common.strings import Strings
from kitgen.outputs.slides.sentences import brief, paragraphs
from kitgen.text import markdown, typography

_MOST = 1_800
"""Characters of one paragraph: what one can say while a slide is shown."""
_PARAGRAPHS = 12


def _said(*texts: str | None) -> tuple[str, ...]:
    found = [brief(paragraph, _MOST) for text in texts if text for paragraph in paragraphs(text)]
    return tuple(dict.fromkeys(found))[:_PARAGRAPHS]


def cover(settings: Settings) -> tuple[str, ...]:
    """What the guide is, and what listeners will have at the end."""
    guide = settings.guide
    return _said(guide.standfirst, guide.promise, guide.invitation, settings.site.introduction)


def part(problem: Problem) -> tuple[str, ...]:
    """What this part is about."""
    return _said(problem.standfirst, problem.description)


def who(customers: Sequence[IdealCustomer], strings: Strings) -> tuple[str, ...]:
    """Whom it happens to, where they are, and who is not meant."""
    texts: list[str] = []
    for customer in customers:
        texts += (customer.who, customer.where, " ".join(map(_sentence, customer.doing_now)))
        if customer.not_one:
            texts.append(f"{strings.say('not_for')}: {' '.join(map(_sentence, customer.not_one))}")
    return _said(*texts)


def signs(problem: Problem, strings: Strings) -> tuple[str, ...]:
    """How one notices, and why it happens."""
    symptoms = problem.symptoms
    note = f"{symptoms.note.label}: {symptoms.note.text}" if symptoms.note else None
    why = f"{strings.say('why_it_happens')}:" if problem.causes else None
    return _said(symptoms.text, symptoms.after, note, why, *problem.causes)


def cost(problem: Problem) -> tuple[str, ...]:
    """The example that the sum is worked on."""
    model = problem.cost
    return _said(model.text, model.chart.caption if model.chart else None) if model else ()


def worked(problem: Problem) -> tuple[str, ...]:
    """The sum, line by line, and what cannot be counted."""
    model = problem.cost
    if model is None:
        return ()
    counted = calculator.of(model)
    lines = [
        ": ".join((f"{line.label}, {line.detail}" if line.detail else line.label, line.shown))
        for line in counted.lines
    ]
    total = f"{model.total} {model.period}: {counted.total}"
    return _said(model.sum_text, *lines, total, model.after)


def timeline(problem: Problem, strings: Strings) -> tuple[str, ...]:
    """What follows if nothing changes."""
    leads = f"{strings.say('what_it_leads_to')}:" if problem.consequences else None
    text = problem.timeline.text if problem.timeline else None
    return _said(text, leads, *problem.consequences)


def solution(problem: Problem, strings: Strings) -> tuple[str, ...]:
    """Each step in full, with its first move."""
    if problem.solution is None:
        return ()
    steps: list[str] = []
    for number, step in enumerate(problem.solution.steps, 1):
        # The number would begin a list.
        steps.append(f"{step.title} ({number})")
        steps.append(step.text)
        if step.begin:
            steps.append(f"{step.begin_when or strings.say('begin')}: {step.begin}")
    found = _said(problem.solution.text)
    rest = dict.fromkeys(
        brief(paragraph, _MOST) for text in steps for paragraph in paragraphs(text)
    )
    return (*found, *rest)[: 4 * _PARAGRAPHS]


def proof(problem: Problem, witnesses: Sequence[Entry]) -> tuple[str, ...]:
    """Who has done it, and where the figures come from."""
    if problem.proof is None:
        return ()
    people = [f"{entry.name}: {entry.summary or entry.standfirst}" for entry in witnesses]
    return _said(problem.proof.text, *people, problem.proof.caption)


def quote(said: str, interview: Interview) -> tuple[str, ...]:
    """The question and the answer behind a line."""
    exchange = _behind(said, interview)
    if exchange is None:
        return _said(interview.standfirst)
    asked = f"{exchange.speaker or interview.interviewer or ''}: {exchange.question}"
    answers = (f"{turn.speaker or interview.guest.name}: {turn.text}" for turn in exchange.turns)
    return _said(
        interview.standfirst,
        asked.removeprefix(": ") if exchange.question else None,
        *answers,
    )


def check(problem: Problem) -> tuple[str, ...]:
    """How to take the self-check, and what the number of ticks means."""
    found = problem.self_check
    if found is None:
        return ()
    most = len(found.statements)
    scores: list[str] = []
    for score in found.scores:
        ticks = f"{score.at_least}–{most}" if most > score.at_least else f"{most}"
        scores.append(f"{ticks}: {score.text}")
        most = score.at_least - 1
    return _said(found.text, *scores)


def offer(settings: Settings) -> tuple[str, ...]:
    """What happens next, and what does not."""
    offer = settings.offer
    return _said(offer.standfirst, offer.honesty, offer.invitation, offer.form.after)


def _sentence(line: str) -> str:
    said = typography.curl(line)
    return said if said.endswith((".", "!", "?", "…", "。")) else f"{said}."


def _behind(said: str, interview: Interview) -> Exchange | None:
    wanted = _normal(said)
    for exchange in interview.conversation:
        if wanted and wanted in " ".join(_normal(turn.text) for turn in exchange.turns):
            return exchange
    return None


def _normal(text: str) -> str:
    return markdown.plain(text).casefold().strip(" “”\"'‘’.…")
