"""The report, computed: facts in, figures out."""

from __future__ import annotations

from collections import Counter

from kitgen.model.lead import Stage
from kitgen.model.report import Machine, Report
from kitgen.report.breakdowns import breakdowns
from kitgen.report.comparison import comparison
from kitgen.report.facts import Facts
from kitgen.report.figures import Known
from kitgen.report.headline import headline
from kitgen.report.introductions import introductions
from kitgen.report.leverage import leverage
from kitgen.report.markets import markets
from kitgen.report.notes import notes
from kitgen.report.pages import Pages
from kitgen.report.people import utc
from kitgen.report.period import Period
from kitgen.report.referrals import leads
from kitgen.report.spans import series, spans
from kitgen.report.steps import steps
from kitgen.report.traffic import Traffic, traffic
from kitgen.report.waiting import waiting


def compute(facts: Facts, period: Period) -> Report:
    """Everything that the report says of a period. The order of the facts does not matter."""
    kit, settings = facts.kit, facts.kit.settings
    rules = settings.report
    pages = Pages(kit, facts.ledger)
    seen = traffic(facts.tallies, pages, period)
    everybody = leads(facts, pages)
    referred = everybody.referred
    known = Known(
        visits=seen.measured,
        downloads=seen.downloads_measured,
        form=seen.since is not None or bool(facts.requests),
        records=bool(facts.records),
    )
    rows = steps(seen, referred, period, settings.targets, known)
    broken = breakdowns(seen, referred, pages, period, known)
    waited = waiting(referred, seen.opened, period)
    compared = comparison(everybody, period, rules.currency)
    days = series(seen, referred, period)
    titles = {slug: problem.title for slug, problem in kit.problems.items()}
    return Report(
        title=settings.guide.title,
        notice=settings.site.notice or "",
        first=period.first,
        last=period.last,
        made=facts.today,
        currency=rules.currency,
        language=settings.site.language,
        headline=headline(
            rows,
            rules.currency,
            ever_opened=bool(seen.opened),
            ever_met=any(one.person.came(Stage.MEETING) for one in referred),
        ),
        credit=str(rules.credit),
        window_days=rules.window_days,
        steps=rows,
        weeks=spans(period.weeks, days, known, seen.since),
        months=spans(period.calendar, days, known, seen.since),
        breakdowns=broken,
        introductions=introductions(referred, period, titles),
        waiting=waited.stages,
        comparison=compared.comparison,
        markets=markets(everybody, period),
        leverage=leverage(everybody, rules.since, len(kit.ambassadors), period, facts.today),
        machines=_machines(seen, facts, period),
        asked=seen.asked,
        reads=tuple(facts.reads),
        notes=notes(
            kit,
            everybody,
            seen,
            broken,
            period,
            facts.today,
            backwards=waited.backwards,
            small_sources=compared.left_out,
        ),
    )


def _machines(seen: Traffic, facts: Facts, period: Period) -> tuple[Machine, ...]:
    """What machines did in the period, forms included."""
    forms = Counter(
        one.machine for one in facts.requests if one.machine and period.holds(utc(one.at).date())
    )
    sent = (Machine(reason, "request", count) for reason, count in forms.items())
    return tuple(
        sorted((*seen.machines, *sent), key=lambda one: (-one.count, one.reason, one.what))
    )
