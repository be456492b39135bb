"""python -m kitgen."""

from __future__ import annotations

from kitgen.cli import main

if __name__ == "__main__":
    main(prog_name="kitgen")
