"""The family plan as a Word document, to change words in before the kitchen table; what is changed is not read back."""
