"""When backups were put back, in words: what stands in a case is then older than its history suggests."""

from __future__ import annotations

from datetime import datetime

from werkbank.app.keeping.log_words import day_words
from werkbank.i18n import tr
from werkbank.store.workplace import Workplace

RESTORED = "case-restored"


def last_restore(workplace: Workplace, case: str) -> str:
    """'Teruggezet op 3 maart 2026 om 14:05 door Anja.'; empty when that never happened."""
    lines = [one for one in workplace.log_lines() if one.type == RESTORED and one.casus == case]
    if not lines:
        return ""
    line, people = lines[-1], workplace.premises.index.people()
    who = people[line.person].name if line.person in people else tr("iemand")
    return _words(line.at, who)


def _words(at: datetime, who: str) -> str:
    here = at.astimezone()
    return tr(
        "Op {dag} om {tijd} zette {wie} een reservekopie van deze casus terug.",
        dag=day_words(here.date()), tijd=f"{here:%H:%M}", wie=who,
    )  # fmt: skip
