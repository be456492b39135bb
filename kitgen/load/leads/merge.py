"""Two rows about one record, taken together."""

from __future__ import annotations

from collections.abc import Mapping

from kitgen.model.lead import Reached, Record, Stage

_RANK: Mapping[Stage, int] = {
    Stage.INTRODUCTION: 0,
    Stage.MEETING: 1,
    Stage.OPPORTUNITY: 2,
    Stage.LOST: 3,
    Stage.WON: 4,
}


def merge(one: Record, other: Record) -> Record:
    """The furthest stage and the earliest days win; the words of the row that is further.

    What was both won and lost was won: two deals under one address, of which one came off.
    """
    if _far(other) > _far(one):
        one, other = other, one
    same = one.currency == other.currency or not (one.currency and other.currency)
    stages = {reached.stage: reached for reached in one.reached}
    for reached in other.reached:
        known = stages.get(reached.stage)
        amount = reached.amount if same else None
        if known is None:
            stages[reached.stage] = reached._replace(amount=amount)
        else:
            stages[reached.stage] = Reached(
                known.stage,
                min(filter(None, (known.day, reached.day)), default=None),
                known.amount if known.amount is not None else amount,
            )
    if Stage.WON in stages:
        stages.pop(Stage.LOST, None)
    words = {
        name: getattr(one, name) or getattr(other, name)
        for name in Record._fields
        if name not in ("origin", "key", "reached")
    }
    return one._replace(**words, reached=tuple(stages[stage] for stage in Stage if stage in stages))


def _far(record: Record) -> int:
    return max((_RANK[reached.stage] for reached in record.reached), default=-1)
