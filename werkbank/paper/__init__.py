"""Paper: PDF pages of the drawings and of the family plan."""
