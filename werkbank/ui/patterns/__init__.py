"""Cards of possible patterns and of recognised ones."""
