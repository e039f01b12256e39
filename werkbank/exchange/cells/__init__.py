"""One cell of a table: how its text becomes a value and how the value becomes text again."""
