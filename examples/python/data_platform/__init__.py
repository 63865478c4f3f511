"""The parts of the apps of this project."""
