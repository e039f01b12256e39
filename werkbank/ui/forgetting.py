"""What measuring and drawing keep of texts and shapes, let go when a casus closes.

Each is bounded, but large: over a day of many cases they would fill up with the words of families that nobody has open.
"""

from __future__ import annotations

import sys

KEPT = (
    ("werkbank.drawing.metrics", "runs"),
    ("werkbank.drawing.metrics", "_ems"),
    ("werkbank.timeline.cutting", "edges"),
    ("werkbank.genogram.households_hull", "_outlines"),
    ("werkbank.genogram.pedigree_family", "id_key"),
    ("werkbank.plan.passing_on", "_is_closed"),
    ("werkbank.plan.plain.own", "wordlist_with"),
    ("werkbank.ui.canvas.glyphs", "_runs"),
    ("werkbank.ui.canvas.glyphs", "_figures"),
    ("werkbank.ui.canvas.painter", "_traced"),
    ("werkbank.ui.canvas.painter", "_image"),
    ("werkbank.ui.timeline.ground_painter", "_widths"),
)


def forget_texts() -> None:
    """Empty them; a module that was never needed stays unloaded."""
    for module, name in KEPT:
        if (loaded := sys.modules.get(module)) is not None:
            getattr(loaded, name).cache_clear()
