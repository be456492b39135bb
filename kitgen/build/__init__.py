"""The driver: loads, checks, plans, renders and publishes."""
