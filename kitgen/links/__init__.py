"""Share links: how codes are derived, kept for good, and where each leads."""
