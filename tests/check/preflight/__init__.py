"""Tests of what networks show of links."""
