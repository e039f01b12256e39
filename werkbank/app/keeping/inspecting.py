"""Making the copy for inspection: the part about one person, with who looked; told in the log before it leaves."""

from __future__ import annotations

from werkbank.app.keeping.entries import Asked, entries_of
from werkbank.app.keeping.looked import looked_sheet
from werkbank.app.session import Session
from werkbank.i18n import tr
from werkbank.model.entities import Person
from werkbank.model.errors import KnownError
from werkbank.plan.inspection import Asker, Inspection, askers_of, inspection_of
from werkbank.store.workplace import StoredCasus


def ready_copy(session: Session, person: Person, asker: Asker) -> Inspection:
    """The copy, to be read by somebody of the team before it goes.

    Raises:
        KnownError: may-not-ask, when this person may not ask for it today.
    """
    if asker not in askers_of(session.casus, person, today=session.today):
        raise KnownError(
            tr("{wie} mag hier vandaag niet om vragen.", wie=asker.name),
            remedy=tr("Kijk naar de leeftijd en het gezag, of overleg met een jurist."),
            code="may-not-ask",
        )
    return inspection_of(session.casus, person, asker, today=session.today)


def copy_as_pdf(stored: StoredCasus, session: Session, copy: Inspection, *, made_by: str, password: str = "") -> bytes:
    """The copy as a file in memory; the line in the log is written here, before it can leave."""
    from werkbank.paper.inspection import inspection_pdf

    person = session.casus.persons[copy.person]
    entries = entries_of(stored, session.casus, asked=Asked(about=copy.person))
    sheet = looked_sheet(entries, session.casus, person=person)
    data = inspection_pdf(copy, looked=sheet.told, made_by=made_by, password=password)
    stored.log("inspection", about=(copy.person,), on_behalf=copy.asker.name, detail="inzage")
    return data
