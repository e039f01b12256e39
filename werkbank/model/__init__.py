"""What a case is made of: frozen values, vocabularies, vague dates and rules. No input, no output."""
