"""Words: Markdown into safe HTML, and plain words out of it."""
