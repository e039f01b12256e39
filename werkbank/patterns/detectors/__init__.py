"""One module a rule of the catalogue (patterns.md section 3); each ends with its ``DETECTOR``."""
