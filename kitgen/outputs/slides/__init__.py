"""The guide as slides: PowerPoint, with notes for the speaker."""
