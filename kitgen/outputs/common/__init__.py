"""What every format shows and is made with: chapters, sums and charts, words, templates, press."""
