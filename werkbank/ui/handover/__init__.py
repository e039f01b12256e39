"""Sending a casus to somebody who has Werkbank, taking one in, and the address book."""
