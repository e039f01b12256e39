"""The parts of the plan page: the editor in blocks, the pages of the reader, what is open and what is left out."""
