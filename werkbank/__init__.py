"""Werkbank: genogram, timeline, patterns and family plan for a team around a family, encrypted on its own computer."""

__version__ = "0.1.0"
