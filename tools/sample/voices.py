"""Speak the sample interviews with synthetic voices, so that every time in a transcript is true.

Sample sound only: the guests of the sample are invented, nothing in kitgen imports this file, and
what it needs is no dependency of the project. From Debian or Ubuntu, and with kitgen installed:

    apt-get install ffmpeg flite festival festvox-us-slt-hts
    python tools/sample/voices.py content/interviews/mara-lindqvist [--set-times]

The folder's interview.md is read. Its lead is not spoken; each question is spoken in one voice and
each answer in another. Beside it the tool writes interview.mp3, or interview.mp4 and poster.jpg if
the recording is a film (film.py draws it), and interview.vtt. It prints when each question starts.
With --set-times it puts those times into interview.md as well, and changes nothing else there.

How it works: each sentence is synthesised alone and trimmed, so that its start and its end are
known to the sample. Whatever carries a time in the transcript starts on a whole second. A sentence
that is too long for one caption is cut at a clause, in the quietest moment nearby.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import re
import subprocess
import sys
import tempfile
import wave
from array import array
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from itertools import repeat
from pathlib import Path

from kitgen.load.read import read_interview
from kitgen.media import captions
from kitgen.model.interview import Interview
from kitgen.text.markdown import plain

RATE = 24_000  # samples a second, mono, 16 bit
WINDOW = RATE // 100  # the level is measured in hundredths of a second
LOUDNESS = -19.0  # LUFS of one channel; as loud as stereo at -16
SPOKEN_LEVEL = 2_600.0  # mean square root of a voice's samples before the whole is normalised
LINE = 42  # characters of a caption's line; it has two lines at most

# Seconds of silence before a sentence.
OPENING, BETWEEN, PARAGRAPH, ANSWER, QUESTION = 0.8, 0.42, 0.85, 0.65, 0.9
CLOSING = {"audio": 1.2, "video": 5.0}

# Words that belong to the next one.
LEANING = (
    *("a", "an", "the", "my", "his", "her", "our", "their", "St", "hundred", "thousand"),
    *("of", "to", "in", "on", "at", "for", "by", "is", "was"),
)

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


@dataclass(frozen=True)
class Sentence:
    """What is said in one breath, by whom, after how long a silence."""

    speaker: str
    text: str
    pause: float
    marked: bool = False  # carries a time in the transcript
    question: bool = False
    paragraph: int = 0
    start: float = 0.0
    end: float = 0.0


# --- Reading ------------------------------------------------------------------------------------


def load(folder: Path) -> Interview:
    """The interview of a folder; findings end the program."""
    path = folder / "interview.md"
    name = f"content/interviews/{folder.name}/interview.md"
    loaded = read_interview(name, path.read_bytes())
    if loaded.value is None:
        sys.exit("\n".join(str(finding) for finding in loaded.findings))
    return loaded.value


def script(interview: Interview) -> tuple[Sentence, ...]:
    """Every sentence that is spoken, a notice first; times are still to come."""
    guest, host = interview.guest.name, interview.interviewer or "Interviewer"
    notice = f"A sample recording. {guest} is invented, and both voices are synthetic."
    said = [Sentence(host, text, BETWEEN) for text in _sentences(notice)]
    said[0] = replace(said[0], pause=OPENING)
    paragraph = 0
    for exchange in interview.conversation:
        paragraph += 1
        asks = exchange.speaker or host
        for index, text in enumerate(_sentences(plain(exchange.question or ""))):
            first = index == 0
            pause = QUESTION if first else BETWEEN
            said.append(Sentence(asks, text, pause, first, first, paragraph))
        for turn in exchange.turns:
            speaker = turn.speaker or guest
            for block in re.split(r"\n\s*\n", turn.text.strip()):
                paragraph += 1
                for index, text in enumerate(_sentences(plain(block))):
                    pause = BETWEEN if index else PARAGRAPH
                    if speaker != said[-1].speaker:
                        pause = ANSWER
                    marked = index == 0 and turn.at is not None and turn.text.startswith(block)
                    said.append(Sentence(speaker, text, pause, marked, False, paragraph))
    return tuple(said)


def _sentences(text: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.!?])\s+|(?<=[.!?]”)\s+(?=[A-Z“])", text) if part]


# --- Speaking -----------------------------------------------------------------------------------


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


# --- Captions -----------------------------------------------------------------------------------


def cues(sentences: Sequence[Sentence], sound: array[int]) -> list[captions.Cue]:
    """Captions of at most two lines: short sentences together, long ones cut at a clause."""
    made: list[tuple[captions.Cue, int]] = []
    for sentence in sentences:
        pieces = _pieces(sentence.text)
        for text, start, end in _timed(pieces, sentence, sound):
            cue = captions.Cue(start, end, text, sentence.speaker)
            last, paragraph = made[-1] if made else (cue, -1)
            both = f"{last.text} {text}"
            if (
                len(pieces) == 1
                and paragraph == sentence.paragraph
                and last.speaker == cue.speaker
                and last.text[-1] in ".!?”"
                and _fits(both)
                and end - last.start < 6
            ):
                made[-1] = (replace(last, end=end, text=both), paragraph)
            else:
                made.append((cue, sentence.paragraph))
    plain_cues = [cue for cue, _ in made]
    after = [cue.start for cue in plain_cues[1:]] + [math.inf]
    return [
        replace(cue, end=round(min(cue.end + 0.3, limit), 3), text=_lines(cue.text))
        for cue, limit in zip(plain_cues, after, strict=True)
    ]


def _pieces(text: str) -> list[str]:
    if _fits(text):
        return [text]
    cut = _cut(text)
    return [*_pieces(text[:cut].rstrip()), *_pieces(text[cut:].lstrip())]


def _fits(text: str) -> bool:
    return all(len(line) <= LINE for line in _lines(text).split("\n"))


def _lines(text: str) -> str:
    """The text on one line, or on two."""
    if len(text) <= LINE:
        return text
    spaces = [match.start() for match in re.finditer(" ", text)]
    fitting = [at for at in spaces if at <= LINE and len(text) - at - 1 <= LINE]
    at = min(fitting or spaces, key=lambda at: _cost(text, at))
    return f"{text[:at]}\n{text[at + 1 :]}"


def _cut(text: str) -> int:
    # Past two captions a cut in the middle would leave halves that are still too long.
    return min((m.start() for m in re.finditer(" ", text)), key=lambda at: _cost(text, at))


def _cost(text: str, at: int) -> float:
    """How little a reader likes a break at a space: lopsided, or within a phrase."""
    before, after = text[:at], text[at + 1 :]
    cost = abs(len(before) - len(after)) / len(text)
    if before[-1] in ".!?;:":
        return cost - 0.5
    if before[-1] in ",”":
        return cost - 0.3
    if re.match(r"(and|but|or|so|because|that|which|who|when|where|if|instead|until)\b", after):
        return cost - 0.15
    if before.rsplit(" ", 1)[-1] in LEANING:
        return cost + 0.25
    return cost


def _timed(
    pieces: Sequence[str], sentence: Sentence, sound: array[int]
) -> Iterator[tuple[str, float, float]]:
    start, length = sentence.start, len(sentence.text)
    done = 0
    for index, piece in enumerate(pieces):
        done += len(piece) + 1
        end = sentence.end
        if index < len(pieces) - 1:
            guess = sentence.start + (sentence.end - sentence.start) * done / length
            end = _quietest(sound, guess)
        yield piece, round(start, 3), round(end, 3)
        start = end


def _quietest(sound: array[int], guess: float) -> float:
    """The middle of the quietest twentieth of a second near a guess."""
    first = max(0, round((guess - 0.45) * RATE))
    near = levels(sound[first : round((guess + 0.45) * RATE)])
    best = min(range(len(near) - 5), key=lambda at: sum(near[at : at + 5]) + abs(at - 45))
    return first / RATE + (best + 2.5) / 100


# --- Files --------------------------------------------------------------------------------------


def normalised(sound: array[int], folder: Path) -> Path:
    """All the sound as a WAV file of the wanted loudness, changed by one gain throughout."""
    raw, even = folder / "raw.wav", folder / "even.wav"
    with wave.open(str(raw), "wb") as file:
        file.setparams((1, 2, RATE, 0, "NONE", ""))
        file.writeframes(sound.tobytes())
    target = f"loudnorm=I={LOUDNESS}:TP=-1.5:LRA=11"
    heard = subprocess.run(
        [
            "ffmpeg",
            "-hide_banner",
            "-i",
            raw,
            "-af",
            f"{target}:print_format=json",
            "-f",
            "null",
            "-",
        ],
        check=True,
        capture_output=True,
        text=True,
    ).stderr
    measured = json.loads(heard[heard.rindex("{") : heard.rindex("}") + 1])
    gain = LOUDNESS - float(measured["input_i"])
    limit = f"volume={gain:.2f}dB,alimiter=limit=0.84:level=false:latency=true"
    subprocess.run(["ffmpeg", "-v", "error", "-y", "-i", raw, "-af", limit, even], check=True)
    return even


def metadata(interview: Interview, seconds: float, marks: Sequence[tuple[float, str]]) -> str:
    """Title and chapters for the file's own head, in ffmpeg's format."""
    guest, host = interview.guest.name, interview.interviewer
    recording = interview.recording
    lines = [
        ";FFMETADATA1",
        f"title={guest}: {interview.title}",
        f"artist={guest} and {host}",
        f"comment={recording.note if recording and recording.note else ''}",
    ]
    ends = [at for at, _ in marks[1:]] + [seconds]
    for (at, title), end in zip(marks, ends, strict=True):
        lines += ["[CHAPTER]", "TIMEBASE=1/1000", f"START={round(at * 1000)}"]
        lines += [f"END={round(end * 1000)}", f"title={title}"]
    return "\n".join(re.sub(r"(?<!^)([;#\\])", r"\\\1", line) for line in lines) + "\n"


def write_mp3(sound: Path, head: Path, target: Path) -> None:
    """Encode the sound; a constant bit rate keeps every seek exact."""
    command = ["ffmpeg", "-v", "error", "-y", "-i", str(sound), "-f", "ffmetadata", "-i", str(head)]
    command += ["-map", "0:a", "-map_metadata", "1", "-map_chapters", "1"]
    command += ["-c:a", "libmp3lame", "-b:a", "40k", "-compression_level", "0"]
    subprocess.run(
        [*command, "-id3v2_version", "3", "-fflags", "+bitexact", str(target)], check=True
    )


def length(path: Path) -> float:
    """How long a recording runs, in seconds."""
    command = ["ffprobe", "-v", "error", "-show_entries", "format=duration", "-of", "csv=p=0"]
    return float(
        subprocess.run([*command, path], check=True, capture_output=True, text=True).stdout
    )


# --- The transcript's times ---------------------------------------------------------------------

_MARK = re.compile(r"(?m)^(## |\*\*[^*\n]+:\*\* )\[((?:\d+:)?\d+:\d\d)\]")


def moved_chapters(text: str, interview: Interview, marks: Sequence[Sentence]) -> list[float]:
    """Where the chapters start now: each with the question that it was nearest to."""
    old = [_seconds(match[2]) for match in _MARK.finditer(text)]
    if len(old) != len(marks):
        sys.exit(f"{len(old)} times stand in the transcript, {len(marks)} are spoken")
    chapters = interview.recording.chapters if interview.recording else ()
    nearest = [min(range(len(old)), key=lambda i: abs(old[i] - c.at)) for c in chapters]
    return [marks[index].start for index in nearest]


def said_at(quote: str, sentences: Sequence[Sentence]) -> float:
    """When the sentence starts with which a quote begins."""
    for index, sentence in enumerate(sentences):
        rest = " ".join(s.text for s in sentences[index : index + 6])
        if quote in rest and quote[:20] in sentence.text:
            return round(sentence.start, 1)
    sys.exit(f"nobody says: {quote}")


def with_times(
    text: str,
    interview: Interview,
    sentences: Sequence[Sentence],
    seconds: float,
    chapters: Sequence[float],
    size: tuple[int, int] | None,
) -> str:
    """The text of interview.md with the recording's true times and nothing else changed."""
    marks = iter([sentence for sentence in sentences if sentence.marked])
    text = _MARK.sub(lambda m: f"{m[1]}[{_clock(next(marks).start)}]", text)
    text = re.sub(r"(?m)^(  seconds: ).*$", rf"\g<1>{seconds:.1f}", text, count=1)
    if size:
        text = re.sub(r"(?m)^  (width|height): .*\n", "", text)
        shape = f"  width: {size[0]}\n  height: {size[1]}\n"
        text = re.sub(r"(?m)^(  seconds: .*\n)", rf"\g<1>{shape}", text, count=1)
    starts = iter(chapters)
    text = re.sub(r"(?m)^(    - \{ at: )[\d.]+", lambda m: f"{m[1]}{next(starts):g}", text)
    for quote in interview.quotes:
        line = re.compile(rf'(?m)^(  - text: "?{re.escape(quote.text)}"?\n)(?:    at: .*\n)?')
        if not line.search(text):
            sys.exit(f"the quote is not on a line of its own: {quote.text}")
        at = f"    at: {said_at(quote.text, sentences):g}\n"
        text = line.sub(rf"\g<1>{at}", text, count=1)
    return text


def _seconds(clock: str) -> float:
    seconds = 0
    for part in clock.split(":"):
        seconds = seconds * 60 + int(part)
    return seconds


def _clock(seconds: float) -> str:
    return f"{int(seconds) // 60:02}:{int(seconds) % 60:02}"


def main() -> None:
    """Speak the interview of a folder."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path, help="the interview's folder")
    parser.add_argument("--set-times", action="store_true", help="put the times in interview.md")
    parser.add_argument("--keep", type=Path, help="a folder that keeps what was spoken")
    arguments = parser.parse_args()
    folder: Path = arguments.folder
    interview = load(folder)
    recording = interview.recording
    if recording is None:
        sys.exit("the interview has no recording")
    sentences, sound = perform(interview, arguments.keep)
    words = (folder / "interview.md").read_text(encoding="utf-8")
    marked = [sentence for sentence in sentences if sentence.marked]
    starts = moved_chapters(words, interview, marked)
    marks = [(at, c.title) for at, c in zip(starts, recording.chapters, strict=True)]
    target = folder / recording.file
    size = None
    with tempfile.TemporaryDirectory() as name:
        even, head = normalised(sound, Path(name)), Path(name, "head.txt")
        head.write_text(metadata(interview, len(sound) / RATE, marks), encoding="utf-8")
        if recording.kind == "audio":
            write_mp3(even, head, target)
        else:
            import film

            size = (film.WIDTH, film.HEIGHT)
            scenes = film.scenes(interview, marks, sentences, len(sound) / RATE)
            film.write(interview, folder, scenes, sentences, levels(sound), even, head, target)
    vtt = captions.write(cues(sentences, sound))
    (folder / "interview.vtt").write_text(vtt, encoding="utf-8")
    seconds = length(target)
    for sentence in marked:
        print(f"{_clock(sentence.start)}  {sentence.speaker}: {sentence.text}")
    print(f"{seconds:.3f} s, {target.stat().st_size / 1e6:.2f} MB")
    if arguments.set_times:
        text = with_times(words, interview, sentences, seconds, starts, size)
        (folder / "interview.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
