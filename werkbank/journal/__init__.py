"""Changes as data: transactions, undo, redo and merging of edits."""
