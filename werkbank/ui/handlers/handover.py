"""Sending and receiving: what the menu 'Kluis' opens of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from werkbank.app.actions import ActionId
from werkbank.i18n import ntr, tr
from werkbank.model.errors import KnownError

if TYPE_CHECKING:
    from werkbank.app.merge_deciding import Decisions
    from werkbank.app.receiving import Taken
    from werkbank.store.handover.arriving import Arrival
    from werkbank.store.merging import MergePreview
    from werkbank.store.workplace import StoredCasus
    from werkbank.ui.casework import Casework
    from werkbank.ui.jobs import Job


def show_sending(work: Casework) -> None:
    """A handover of the open casus."""
    from werkbank.ui.handover.sending import SendingPage

    stored = _for_the_team(work)
    work.space.flush()
    _show(SendingPage(work, stored))


def show_contacts(work: Casework) -> None:
    """The address book and the own card."""
    from werkbank.ui.handover.contacts import ContactsPage

    _show(ContactsPage(work))


def show_handovers(work: Casework) -> None:
    """What went out of the open casus and what came in."""
    from werkbank.ui.handover.handovers import HandoversPage

    stored = _for_the_team(work)
    page = HandoversPage(work, stored)
    page.exec()
    wanted = page.wanted
    page.deleteLater()
    if wanted is not None:
        work.run(wanted)


def _for_the_team(work: Casework) -> StoredCasus:
    """The open casus. Raises ``KnownError``: no-case, audience-reads."""
    if work.stored is None:
        raise KnownError(tr("Er is geen casus open."), remedy=tr("Open eerst een casus."), code="no-case")
    if work.session.audience is not None:
        raise KnownError(
            tr("Dit is voor het team, en er leest nu iemand mee."),
            remedy=tr("Zet het meelezen eerst uit."),
            code="audience-reads",
        )
    return work.stored


def receive(work: Casework) -> None:
    """Ask which file came, and look at it."""
    kinds = tr("Van Werkbank") + " (*.casus *.ontvangst *.vernietigd *.visitekaartje)"
    if (path := work.window.ask_file(tr("Ontvangen"), kinds=kinds)) is not None:
        receive_file(work, path)


def receive_file(work: Casework, path: Path) -> Job | None:
    """Take in whatever somebody sent."""
    from werkbank.store.handover.sorting import Sort, sort_of

    sort = sort_of(path)
    if sort is Sort.CARD:
        from werkbank.ui.handover.contacts import ContactsPage

        page = ContactsPage(work)
        page.take(path)
        _show(page)
        return None
    work.flush()  # what is being typed stays, also when what comes in is about the casus that is open
    if sort is Sort.LETTER:
        _letter(work, path)
        return None
    return _look(work, path)


def _look(work: Casework, path: Path) -> Job:
    from werkbank.store.handover.arriving import look, preview
    from werkbank.ui.progress import run_with_progress

    place, at_work = work.workplace, work.stored

    def looked(_progress: object) -> tuple[Arrival, MergePreview]:
        arrival = look(place.premises, path)
        return arrival, preview(place, arrival, at_work=at_work)

    return run_with_progress(
        work.window, tr("Openen en nakijken…"), looked, lambda found: show_arrival(work, *found), work.window.refuse
    )


def show_arrival(work: Casework, arrival: Arrival, seen: MergePreview) -> None:
    """What it would do; when it is taken in, the casus opens, or shows what came when it is open already."""
    from werkbank.ui.handover.receiving import ReceivingPage

    page = ReceivingPage(work, arrival, seen)
    page.exec()
    taken, decisions = page.taken, page.decisions
    page.deleteLater()
    if taken is not None:
        follow(work, taken, decisions)


def follow(work: Casework, taken: Taken, decisions: Decisions) -> None:
    """Show what was taken in, and decide what was already chosen."""
    from werkbank.app.receiving import renew

    if work.stored is not None and work.stored.id == taken.accepted.case:
        renew(work.session, work.stored)
    else:
        work.open_case(taken.accepted.case)
    if work.stored is None or work.stored.id != taken.accepted.case:
        return
    if left := decisions.carry_out(work.session):
        told = ntr("{n} keuze kon niet worden gemaakt.", "{n} keuzes konden niet worden gemaakt.", left)
        work.window.messages.refuse(told, tr("Kies opnieuw bij 'Tegenstrijdige wijzigingen'."))


def _letter(work: Casework, path: Path) -> None:
    from werkbank.app.handed_over import letter_words
    from werkbank.app.receiving import take_letter

    work.window.messages.say(letter_words(take_letter(work.workplace, path, at_work=work.stored)))


def _show(page: object) -> None:
    page.exec()  # type: ignore[attr-defined]
    page.deleteLater()  # type: ignore[attr-defined]


HANDLERS: dict[ActionId, Callable[[Casework], object]] = {
    ActionId.SEND_CASE: show_sending,
    ActionId.RECEIVE: receive,
    ActionId.CONTACTS: show_contacts,
    ActionId.HANDOVERS: show_handovers,
}
