"""The report: figures out of tallies and leads, each with what it rests on."""
