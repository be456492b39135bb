"""What networks will show of a link: read off the built pages, held against what they take."""
