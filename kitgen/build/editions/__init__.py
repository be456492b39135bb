"""Editions of the guide for many people at once: made anywhere, put anywhere, gone on with."""
