"""A month of shares that is known to the last visit, played to the real collector."""
