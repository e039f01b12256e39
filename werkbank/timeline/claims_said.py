"""What somebody else says of a date, in words: on paper, in lists, to who hears the timeline."""

from __future__ import annotations

from werkbank.i18n import tr
from werkbank.model.casus import Casus
from werkbank.model.claims import other_dates
from werkbank.model.dates import to_dutch
from werkbank.model.entities import DateClaim, Event
from werkbank.model.kinds import ClaimedField, Nature
from werkbank.timeline.spoken import NATURES


def said_of(claim: DateClaim) -> str:
    """'einde: juni 2015, volgens Mo (mening)'."""
    when = tr("loopt nog") if claim.running else to_dutch(claim.date)
    text = tr("einde: {datum}", datum=when) if claim.field is ClaimedField.END else when
    who = claim.source or claim.contributor
    text = tr("{datum}, volgens {wie}", datum=text, wie=who) if who else text
    return text if claim.nature is Nature.FACT else f"{text} ({tr(NATURES[claim.nature])})"


def others_said(event: Event, *, casus: Casus) -> str:
    """All other dates of an event; nothing when nobody says otherwise."""
    return "; ".join(said_of(claim) for claim in other_dates(casus, event)) if casus.date_claims else ""
