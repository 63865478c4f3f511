"""Reads the orders of the day."""

print("ingest")
