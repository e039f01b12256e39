"""A set of bouwstenen as a file that a region can share: only words of the way of working, nothing of any family.

    write_wording(stones, path)              # .json, .xlsx or .csv, by the ending of the name
    rows = read_wording(path)                # the same rows; refused as a whole when one of them is wrong

All three hold the same columns: ``lijst``, ``code``, ``naam``, ``waarvoor``, ``vraag 1`` and so on, ``vervalt``.
"""

from werkbank.exchange.wording.reading import read_wording
from werkbank.exchange.wording.writing import write_wording

__all__ = ["read_wording", "write_wording"]
