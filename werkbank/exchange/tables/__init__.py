"""The tables of the interchange format as data: one declaration drives reading and writing."""
