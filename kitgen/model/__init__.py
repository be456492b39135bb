"""The nouns of a kit: frozen values, no input or output."""
