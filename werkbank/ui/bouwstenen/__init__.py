"""Bouwstenen on screen: their words, questions, notes and places; the small marks; the weging."""
