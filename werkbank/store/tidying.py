"""What a crash left half done is finished at the next unlocking: a restore, a destruction, a backup thrown away."""

from __future__ import annotations

import contextlib
from pathlib import Path

from werkbank.model.errors import KnownError
from werkbank.store.backup import GONE
from werkbank.store.case_door import Premises


def tidy_up(premises: Premises) -> None:
    """Finish what was begun; what cannot be finished now waits for the next time and keeps nobody out."""
    if premises.read_only or not _has_work(premises):
        return
    from werkbank.store import backup, destroying, restoring

    with contextlib.suppress(KnownError, OSError):
        restoring.finish(premises.layout)
    with contextlib.suppress(KnownError, OSError):
        destroying.finish(premises)
    for half in _half_thrown_away(premises):
        backup.sweep(half.parent)


def _has_work(premises: Premises) -> bool:
    """Cheap to ask: at nearly every unlocking there is nothing to do."""
    if any(premises.layout.cases.glob(".*")) or _half_thrown_away(premises):
        return True
    ask = "SELECT 1 FROM meta WHERE key LIKE 'destroyed:%' AND value LIKE '%\"done\": false%'"
    return premises.index.do(lambda c: c.execute(ask).fetchone()) is not None


def _half_thrown_away(premises: Premises) -> list[Path]:
    return list((premises.layout.root / "backups").glob(f"*/{GONE}*"))
