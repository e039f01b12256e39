"""The key-less launcher: it runs the window as a process of its own, and a fresh one after each lock.

Standard library only: no Qt, no keys, and never a passphrase. What Python once held cannot be wiped, so locking ends
the process that held it.
"""
