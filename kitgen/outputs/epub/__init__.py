"""The guide for e-readers: an EPUB 3 book, and anybody's edition of it."""
