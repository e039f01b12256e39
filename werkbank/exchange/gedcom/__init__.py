"""GEDCOM 5.5.1 and 7.0: persons, families and dates."""
