"""Patterns: pure functions that find what repeats in a case, with the events that show it."""
