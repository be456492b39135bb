"""What the report cannot say yet, and what would let it."""

from __future__ import annotations

from collections.abc import Iterator

from kitgen.model.report import Basis
from kitgen.outputs.report import reading
from kitgen.outputs.report.saying import Saying


def gaps(say: Saying) -> Iterator[str]:
    """What the report cannot say yet, and what would let it."""
    report = say.report
    t = say.strings.say
    basis = {step.id: step.actual.basis for step in report.steps}
    if basis.get("visited") is Basis.MISSING:
        yield t("report_gap_visits")
    if all(basis.get(id) is Basis.MISSING for id in ("met", "opportunity", "won")):
        yield t("report_gap_stages")
    if not reading.targets(report):
        yield t("report_gap_targets")
    people = (row for of in report.breakdowns if of.by == "ambassador" for row in of.rows)
    if not any(row.id for row in people):
        yield t("report_gap_people")
    if report.comparison is None:
        yield t("report_gap_sources")
    if report.leverage.since is None:
        yield t("report_gap_since")
    elif report.leverage.before is None:
        yield t("report_gap_before")
