"""The report as people and programs read it: page, terminal, CSV and JSON."""
