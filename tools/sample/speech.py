"""Sentences as sound: each synthesised alone, trimmed, and put where its time is."""

from __future__ import annotations

import hashlib
import math
import re
import subprocess
import tempfile
import wave
from array import array
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from itertools import repeat
from pathlib import Path

from script import Sentence, script

from kitgen.model.interview import Interview

RATE = 24_000  # samples a second, mono, 16 bit
WINDOW = RATE // 100  # the level is measured in hundredths of a second
SPOKEN_LEVEL = 2_600.0  # mean square root of a voice's samples before the whole is normalised
CLOSING = {"audio": 1.2, "video": 5.0}  # seconds of silence at the end

# How the voices, which read American English in ASCII, come closer to a name.
SAID = {
    "Jonas": "Yonas",
    "Karin": "Kahrin",
    "Skåne": "Skohneh",
    "Dele": "Dellay",
    "Tunde": "Toonday",
    "Adeyemi": "Ah day yeh me",
    "Lindqvist": "Lindkvist",
    "Brannoc": "Brannock",
    "St": "Saint",
    "Portishead": "Portis head",
}


@dataclass(frozen=True)
class Voice:
    """A voice of a synthesiser; `shift` makes the speaker smaller, `tempo` makes them faster."""

    engine: str
    name: str
    shift: float = 1.0
    tempo: float = 1.0


# Statistical voices sound most natural of what Debian has. The women share one, of two sizes.
INTERVIEWER = Voice("festival", "cmu_us_slt_arctic_hts", shift=1.05, tempo=0.95)
GUESTS = {
    "Mara Lindqvist": Voice("festival", "cmu_us_slt_arctic_hts", shift=0.93, tempo=0.9),
    "Tunde Adeyemi": Voice("flite", "rms", shift=1.0, tempo=0.92),
}


def speak(voice: Voice, text: str) -> array[int]:
    """One sentence as samples, without the silence round it."""
    words = text.translate(str.maketrans("’‘–“”", "'',  "))
    for name, said in SAID.items():
        words = re.sub(rf"\b{name}\b", said, words)
    words = words.encode("ascii", "ignore").decode()
    with tempfile.TemporaryDirectory() as folder:
        spoken = Path(folder, "spoken.wav")
        if voice.engine == "festival":
            command = ["text2wave", "-eval", f"(voice_{voice.name})", "-o", str(spoken)]
            subprocess.run(command, input=words, text=True, check=True, capture_output=True)
        else:
            command = ["flite", "-voice", voice.name, "-t", words, "-o", str(spoken)]
            subprocess.run(command, check=True, capture_output=True)
        with wave.open(str(spoken)) as file:
            rate = file.getframerate()
        bend = (
            f"highpass=f=70,asetrate={round(rate * voice.shift)},aresample={RATE},"
            f"atempo={voice.tempo / voice.shift:.4f}"
        )
        raw = subprocess.run(
            ["ffmpeg", "-v", "error", "-i", spoken, "-af", bend, "-ac", "1", "-f", "s16le", "-"],
            check=True,
            capture_output=True,
        ).stdout
    samples = array("h", raw[: len(raw) // 2 * 2])
    loud = [index for index, level in enumerate(levels(samples)) if level > 250]
    if not loud:
        raise ValueError(f"nothing is heard of: {text}")
    return samples[max(0, loud[0] - 3) * WINDOW : (loud[-1] + 7) * WINDOW]


def levels(samples: array[int]) -> list[float]:
    """The loudness of each hundredth of a second: the root of the mean square."""
    return [
        math.sqrt(sum(s * s for s in samples[at : at + WINDOW]) / WINDOW)
        for at in range(0, len(samples), WINDOW)
    ]


def spoken_before(voice: Voice, text: str, kept: Path | None) -> array[int]:
    """The same, from the folder of what was spoken before if there is one."""
    if kept is None:
        return speak(voice, text)
    file = kept / (hashlib.sha256(f"{voice} {SAID} {text}".encode()).hexdigest()[:24] + ".s16")
    if not file.exists():
        file.write_bytes(speak(voice, text).tobytes())
    return array("h", file.read_bytes())


def perform(interview: Interview, kept: Path | None) -> tuple[tuple[Sentence, ...], array[int]]:
    """The sentences with their times, and all the sound."""
    sentences = script(interview)
    guest = GUESTS[interview.guest.name]
    voices = [guest if s.speaker == interview.guest.name else INTERVIEWER for s in sentences]
    with ThreadPoolExecutor(2) as pool:
        texts = [sentence.text for sentence in sentences]
        spoken = list(pool.map(spoken_before, voices, texts, repeat(kept)))
    gains = {voice: SPOKEN_LEVEL / _level(spoken, voices, voice) for voice in set(voices)}
    sound, timed = array("h"), []
    for sentence, samples, voice in zip(sentences, spoken, voices, strict=True):
        start = len(sound) / RATE + sentence.pause
        start = math.ceil(start) if sentence.marked else round(start, 3)
        sound.extend([0] * (round(start * RATE) - len(sound)))
        gain = gains[voice]
        sound.extend(max(-32_768, min(32_767, round(sample * gain))) for sample in samples)
        timed.append(replace(sentence, start=start, end=len(sound) / RATE))
    kind = interview.recording.kind if interview.recording else "audio"
    whole = math.ceil((len(sound) / RATE + CLOSING[kind]) * 10) / 10
    sound.extend([0] * (round(whole * RATE) - len(sound)))
    return tuple(timed), sound


def _level(spoken: Sequence[array[int]], voices: Sequence[Voice], voice: Voice) -> float:
    squares = count = 0.0
    for samples, of in zip(spoken, voices, strict=True):
        if of == voice:
            heard = [level * level for level in levels(samples) if level > 250]
            squares, count = squares + sum(heard), count + len(heard)
    return math.sqrt(squares / count)
