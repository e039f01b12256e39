"""Locking: when, how within a second whatever is going on, and how everything is there again afterwards."""
