"""One folder a format: plan the pages, render each; nothing here writes a file."""
