"""What keeping does by itself in the window: bring copies to the second place, and warn of where things lie.

Both happen beside the window after unlocking and whenever a casus is closed; what goes wrong is said once a start.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkbank.app.keeping.paper_use import paper_was_used
from werkbank.app.keeping.shelf import Standing, shelved, warnings
from werkbank.i18n import ntr, tr
from werkbank.store.copies import bring_over, second_place
from werkbank.store.forgetting import renew_copies, still_to_renew
from werkbank.ui.jobs import Job

if TYPE_CHECKING:
    from werkbank.ui.casework import Casework


def look_after(work: Casework, *, aloud: bool) -> Job | None:
    """Bring over, and when ``aloud`` say what people must know."""
    at = work.workplace.premises

    def failed(error: Exception) -> None:
        if hasattr(error, "for_people") and aloud and work.window.work is work:
            work.window.messages.refuse(error.text, error.remedy)  # type: ignore[attr-defined]

    def bring(_progress: object) -> int:
        if aloud:
            _renew(work)
        return bring_over(at, now=at.clock.now())

    if aloud:
        _warn(work)
    if at.read_only or (second_place(at) is None and not still_to_renew(work.workplace)):
        return None
    job = Job(bring, work.window).on(done=lambda _n: None, failed=failed)
    return job.start()


def _renew(work: Casework) -> None:
    """Make the copies of cases anew of which older ones still hold what was erased."""
    for case in still_to_renew(work.workplace):
        stored = work.stored if work.stored is not None and work.stored.id == case else None
        opened = stored or work.workplace.open_case(case, purpose="backup")
        try:
            renew_copies(work.workplace, opened)
        finally:
            if stored is None:
                opened.close()


def _warn(work: Casework) -> None:
    if told := paper_was_used(work.workplace):
        remedy = tr("Klopt dat niet? Kijk in Kluis, Logboek, en maak bij Mensen en sleutels een nieuwe herstelsleutel.")
        work.window.messages.refuse(told, remedy)
        return
    for text in warnings(work.workplace)[:1]:
        work.window.messages.refuse(text, tr("Kijk in Kluis, Reservekopieën."))
        return
    passed = [one for one in shelved(work.workplace, today=work.clock.today()) if one.standing is Standing.PASSED]
    if passed:
        n = len(passed)
        told = ntr("Van {n} casus is de bewaartermijn voorbij.", "Van {n} casussen is de bewaartermijn voorbij.", n)
        work.window.messages.say(told + " " + tr("Kijk in Kluis, Bewaren en vernietigen."))
