"""The history of a field, and what copies have different, in the window."""
