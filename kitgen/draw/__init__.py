"""Drawings from numbers and seeds: charts, the house pattern, QR codes."""
