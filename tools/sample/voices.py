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
import json
import re
import subprocess
import sys
import tempfile
import wave
from array import array
from collections.abc import Sequence
from pathlib import Path

from captioning import cues
from script import load
from speech import RATE, levels, perform
from times import clock, moved_chapters, with_times

from kitgen.media import captions
from kitgen.model.interview import Interview

LOUDNESS = -19.0  # LUFS of one channel; as loud as stereo at -16


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
        print(f"{clock(sentence.start)}  {sentence.speaker}: {sentence.text}")
    print(f"{seconds:.3f} s, {target.stat().st_size / 1e6:.2f} MB")
    if arguments.set_times:
        text = with_times(words, interview, sentences, seconds, starts, size)
        (folder / "interview.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
