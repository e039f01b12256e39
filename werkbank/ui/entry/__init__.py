"""The line in which one types what happened."""
