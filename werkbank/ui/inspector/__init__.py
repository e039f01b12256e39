"""The inspector: the fields of what is selected, each edit one undo step, saved while one types."""
