"""Sessions in the window: who is there, who reads along, what came of it."""
