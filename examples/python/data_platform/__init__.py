"""What the apps of this project are made of."""
