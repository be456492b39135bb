"""What one does with share links: look them up, check them, write them out."""
