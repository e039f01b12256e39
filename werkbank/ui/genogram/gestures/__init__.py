"""Drawing the family by hand: one class a gesture, with press, move, release and cancel; one undo step each."""
