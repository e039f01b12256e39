"""What each action does in the window: one function an action id, gathered in tables by subject."""
