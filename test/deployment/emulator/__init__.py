"""MiniStack, a local AWS emulator, with additions that the platform needs. No file of MiniStack is changed."""
