"""Pictures, fonts, captions and recordings: bytes in, bytes out."""
