"""Cards: the pictures that links show when they are passed on, and that guests post themselves."""
