"""Who of the speakers is the guest and who asks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kitgen.load.importers import names
from kitgen.load.importers.front import Facts, guest_of_title
from kitgen.load.importers.imported import Said
from kitgen.model.finding import Finding, Place, Severity


@dataclass(frozen=True, slots=True)
class Cast:
    """The parts: names to print, and which labels of the source they stand for."""

    guest: str
    interviewer: str | None
    guest_label: str | None
    asker_label: str | None
    hosts: frozenset[str] = frozenset()
    """Labels of all who ask: the interviewer, and others who ask about as often."""
    findings: tuple[Finding, ...] = ()

    def shown(self, label: str) -> str:
        """The name to print for a label of the source."""
        if label == self.guest_label:
            return self.guest
        if label == self.asker_label and self.interviewer is not None:
            return self.interviewer
        return label


@dataclass(frozen=True, slots=True)
class _Tally:
    words: int = 0
    questions: int = 0

    @property
    def guestly(self) -> float:
        """Guests speak much and ask little."""
        return self.words / (1 + self.questions) ** 2

    @property
    def asking(self) -> float:
        """Questions a word."""
        return self.questions / max(self.words, 1)


def cast(
    path: str,
    stem: str,
    said: Sequence[Said],
    facts: Facts,
    guest: str | None = None,
    interviewer: str | None = None,
) -> Cast | Finding:
    """The parts of a conversation; a finding when nothing tells who the guest is.

    What is asked for (`guest`, `interviewer`) comes first, then the front matter, then the title,
    then who speaks most and asks least, and last the file's name.
    """
    tallies = _tallies(said)
    labels = tuple(tallies)
    titled = _titled(stem, facts, labels)
    wanted = guest or facts.guest or titled
    asker = interviewer or facts.interviewer
    if not labels:
        return _without_speakers(path, stem, wanted, asker)
    findings: list[Finding] = []
    asker_label = _match(asker, labels) or _part(labels, names.ASKING)
    guest_label = _match(wanted, labels)
    if guest_label is None and wanted and not _can_stand_in(labels, asker_label):
        findings.append(_nobody(path, wanted, labels))
    elif guest_label is None:
        guest_label = _part(labels, names.ANSWERING) or _guess(tallies, asker_label)
    if asker_label is None or asker_label == guest_label:
        if asker and not _can_stand_in(labels, guest_label):
            findings.append(_nobody(path, asker, labels))
        rest = [label for label in labels if label != guest_label and tallies[label].questions]
        asker_label = max(rest, key=lambda label: tallies[label].questions, default=None)
        if asker_label is not None and not names.is_generic(asker_label):
            asker = asker_label
    name = wanted or (None if guest_label is None else guest_label)
    if name is None or (names.is_generic(name) and not wanted):
        name = names.from_file(stem) or name or labels[0]
        findings.append(_unnamed(path, name))
    shown = asker or asker_label
    if shown is not None and shown == asker_label and names.is_generic(shown):
        shown = None
    hosts = _hosts(tallies, guest_label, asker_label)
    return Cast(name, shown, guest_label, asker_label, hosts, tuple(findings))


def _tallies(said: Sequence[Said]) -> Mapping[str, _Tally]:
    result: dict[str, _Tally] = {}
    for entry in said:
        if entry.speaker is not None and not entry.level:
            before = result.get(entry.speaker, _Tally())
            asked = sum(entry.text.count(mark) for mark in "?？؟")
            result[entry.speaker] = _Tally(
                before.words + max(len(entry.text.split()), len(entry.text) // 20),
                before.questions + asked,
            )
    return result


def _titled(stem: str, facts: Facts, labels: Sequence[str]) -> str | None:
    """The guest's name in the title, when the title is one."""
    if facts.title is None:
        return None
    named = guest_of_title(facts.title)
    if named:
        return named
    if _match(facts.title, labels):
        return facts.title
    if names.slug(facts.title) == names.slug(stem) and names.looks_like_name(facts.title):
        return facts.title
    several = 2 <= len(facts.title.split()) <= 5
    if not labels and several and names.looks_like_name(facts.title):
        return facts.title
    return None


def _without_speakers(
    path: str, stem: str, wanted: str | None, asker: str | None
) -> Cast | Finding:
    if wanted:
        return Cast(wanted, asker, None, None)
    name = names.from_file(stem)
    if name:
        return Cast(name, asker, None, None, findings=(_unnamed(path, name),))
    return Finding(
        Place(path),
        Severity.ERROR,
        "nothing here tells who the guest is",
        "import-guest",
        'Say it: --guest "Priya Nair", or write guest: into the front matter.',
    )


def _match(name: str | None, labels: Sequence[str]) -> str | None:
    """The one label that a name stands under: all of it, its first word or its initials."""
    if not name:
        return None
    wanted = name.casefold()
    words = wanted.split()
    initials = "".join(word[0] for word in words)
    folded = {label: label.casefold() for label in labels}
    ways = [
        [label for label, low in folded.items() if low == wanted],
        [label for label, low in folded.items() if low.split("(")[0].strip() == wanted],
    ]
    if len(words) > 1:
        ways.append([label for label, low in folded.items() if low == words[0]])
        ways.append([label for label, low in folded.items() if low.replace(".", "") == initials])
    else:
        ways.append([label for label, low in folded.items() if low.split()[0] == wanted])
    return next((found[0] for found in ways if len(found) == 1), None)


def _part(labels: Sequence[str], part: frozenset[str]) -> str | None:
    return next((label for label in labels if label.casefold() in part), None)


def _can_stand_in(labels: Sequence[str], taken: str | None) -> bool:
    """Whether a given name may go to a label such as Speaker 2, which names nobody."""
    free = [label for label in labels if label != taken]
    return bool(free) and all(names.is_generic(label) for label in free)


def _guess(tallies: Mapping[str, _Tally], asker: str | None) -> str | None:
    free = [label for label in tallies if label != asker] or list(tallies)
    return max(free, key=lambda label: tallies[label].guestly)


def _hosts(tallies: Mapping[str, _Tally], guest: str | None, asker: str | None) -> frozenset[str]:
    if asker is None:
        return frozenset()
    least = tallies[asker].asking / 2
    others = {
        label
        for label, tally in tallies.items()
        if label != guest and tally.questions >= 2 and tally.asking >= least
    }
    return frozenset({asker} | others)


def _nobody(path: str, name: str, labels: Sequence[str]) -> Finding:
    return Finding(
        Place(path),
        Severity.WARNING,
        f"nobody in this file is called “{name}”",
        "import-guest",
        f"The speakers are {', '.join(labels[:8])}: use the name exactly as it stands there.",
    )


def _unnamed(path: str, name: str) -> Finding:
    return Finding(
        Place(path),
        Severity.WARNING,
        f"the guest's name is a guess: “{name}”",
        "import-guest",
        'Say it with --guest "Priya Nair", or change guest: name: in the interview.',
    )
