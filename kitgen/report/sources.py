"""Where a lead comes from, as the business wrote it: from somebody who told them, or elsewhere."""

from __future__ import annotations

import re

from kitgen.model.lead import Record
from kitgen.report.fold import fold

# Beginnings of words and whole phrases, in the languages that CRMs are kept in.
_TOLD = (
    "referral|referred|refer a|refer by|recommend|word of mouth|introduction|introduced|"
    "ambassador|friend|"
    "empfehl|empfohlen|weiterempf|mundpropaganda|mund zu mund|botschafter|bekannte|"
    "recommand|bouche à oreille|recomend|boca a boca|boca em boca|boca à boca|referid|indicação|"
    "passaparola|raccomand|segnalazione|"
    "aanbevel|aanbevolen|mond tot mond|mond op mond|doorverw|"
    "rekommend|anbefal|suosit|polecen|poleca|doporuč|odporúč|ajánlás|tavsiye|"
    "рекоменд|сарафан|рекомендац|紹介|口コミ|推荐|介绍|口碑|توصية|המלצה"
)
# Another site that links here refers nobody; nor does an answer that says no.
_SITES = (
    "no referral|not a referral|non referral|not referred|referral traffic|web referral|"
    "website referral|site referral|social referral|referral site|referral link|keine empfehlung"
)
_NOBODY = (
    "google|bing|internet|web|website|site|online|search|search engine|suche|recherche|ricerca|"
    "linkedin|facebook|instagram|youtube|x|twitter|newsletter|ad|ads|advert|advertisement|"
    "anzeige|werbung|nobody|no one|none|niemand|keiner|personne|nadie|nessuno|ninguem|myself|"
    "self|n a|na|no|nein|non|unknown|unbekannt|i found you|found you online"
)


def _pattern(words: str) -> re.Pattern[str]:
    folded = "|".join(fold(word) for word in words.split("|"))
    # Where no blanks stand between words, one may begin anywhere.
    return re.compile(rf"(?:\b|(?<=[\u3040-\u9fff]))(?:{folded})")


_REFERRAL = _pattern(_TOLD)
_ELSEWHERE = _pattern(_SITES)
_MEDIUM = re.compile(r"/\s*referral\b", re.IGNORECASE)


def is_referral(record: Record) -> bool:
    """Whether the source of a record says that somebody told them.

    HubSpot's "Referrals" are visits from links on other sites, and so is "example.org / referral".
    """
    source = fold(record.source)
    if record.origin == "hubspot" and source == "referrals":
        return False
    if _MEDIUM.search(record.source) or _ELSEWHERE.search(source):
        return False
    return _REFERRAL.search(source) is not None


def is_somebody(told: str) -> bool:
    """Whether an answer to "who told you?" may be a person: "Google" and "nobody" are not."""
    folded = fold(told)
    return bool(folded) and folded not in _NOBODY.split("|")
