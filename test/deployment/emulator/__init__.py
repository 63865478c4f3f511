"""MiniStack, a local emulator of AWS, with what the platform needs and MiniStack lacks. No file of MiniStack is changed."""
