"""Run by every kernel of the team at its start."""
import os

os.environ.setdefault("TEAM", "example")
