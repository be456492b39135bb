"""The offer's form: taken down before it is answered, or answered with a way that works."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from kitgen.build.collector import answers
from kitgen.build.collector.asked import Asked
from kitgen.build.collector.counting import Counting
from kitgen.build.collector.journal import Journal
from kitgen.build.collector.knowledge import Knowledge
from kitgen.build.collector.reading import Gone, TooLarge, body
from kitgen.model.lead import Request
from kitgen.track import posted
from kitgen.track.pace import Pace
from kitgen.track.posted import Posted
from kitgen.track.store import Unavailable
from kitgen.track.store.events import DAY, person_of

if TYPE_CHECKING:
    from starlette.responses import Response
    from starlette.types import Receive

_HOUR: Final = 3600
_EACH: Final = 6
"""Forms that may be sent from one place in an hour."""
_ALL: Final = 300
"""Forms that all together may send in an hour."""
_NOBODY: Final = ("", "null")
"""What browsers say of where a form comes from if they have been told not to say it."""


class Offers:
    """Takes down who asks for the offer."""

    def __init__(self, journal: Journal, counting: Counting, clock: Callable[[], float]) -> None:
        """`clock` gives seconds of UTC."""
        self._journal = journal
        self._counting = counting
        self._clock = clock
        self._each = Pace(_EACH, _HOUR)
        self._all = Pace(_ALL, _HOUR)

    async def post(self, who: Asked, receive: Receive, knowledge: Knowledge) -> Response:
        """Take the form down and lead on to the thanks."""
        if who.origin not in (*_NOBODY, knowledge.address.origin):
            return answers.plain("This form belongs to another site.", 403)
        try:
            sent = posted.read(await body(receive, posted.LIMIT), knowledge.settings.offer.form)
        except TooLarge:
            return answers.by_mail(knowledge, None, 413)
        except Gone:
            return answers.plain("Nothing came.", 408)
        if sent is None or sent.faults:
            return answers.by_mail(knowledge, sent, 422)
        now = self._clock()
        try:
            household = await self._counting.household(who, int(now) // DAY)
            if not (self._each.take(household, now) and self._all.take("", now)):
                return answers.by_mail(knowledge, sent, 429)
        except Unavailable:
            return answers.by_mail(knowledge, sent, 503)
        try:
            await self._journal.put(_request(sent, who, knowledge, now))
        except Unavailable:
            self._each.give_back(household)
            self._all.give_back("")
            return answers.by_mail(knowledge, sent, 503)
        return answers.thanks(knowledge, sent.code)


def _request(sent: Posted, who: Asked, knowledge: Knowledge, now: float) -> Request:
    """What is taken down. The same form, sent twice on a day, is the same request."""
    code = sent.code if sent.code in knowledge.places.people else ""
    said = [
        int(now) // DAY,
        person_of(sent.email),
        sent.name,
        code,
        sent.told,
        [*sent.answers.items()],
    ]
    id = hashlib.sha256(json.dumps(said).encode()).hexdigest()[:32]
    at = dt.datetime.fromtimestamp(int(now), dt.UTC)
    machine = sent.machine or who.machine
    page = sent.page if sent.page in knowledge.places.pages else ""
    return Request(id, at, sent.name, sent.email, code, sent.told, sent.answers, machine, page)
