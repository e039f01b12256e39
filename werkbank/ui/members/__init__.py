"""Who has a key: of the workplace and of one case."""
