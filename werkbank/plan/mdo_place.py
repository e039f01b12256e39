"""Places that must stay a secret, also on a sheet for the team: paper goes where a screen does not (domain.md 2).

Of everybody who lives or lived in a secret home, or in a vrouwenopvang, the sheet tells no municipality, no
organisation and no school; what names the secret home, its town or their school is in no text at all. Who is named with
that home ('alleen voor') knows it from the program.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from werkbank.i18n import tr
from werkbank.model.casus import Casus, casus_of
from werkbank.model.clock import EntityId
from werkbank.model.entities import Entity, Event, Household, Involvement, Person
from werkbank.model.vocabulary import vocabulary
from werkbank.plan.reader import Reader
from werkbank.plan.secret_words import PLACES, secret_words
from werkbank.plan.shown import whole_of
from werkbank.plan.view import view_of


def without_secret_places(casus: Casus, reader: Reader, *, today: date) -> Casus:
    """The casus less every place that this reader may not know; the same one when there is none."""
    whole = whole_of(casus)
    sheltered = view_of(whole, reader, today=today).sheltered
    if not sheltered:
        return casus
    secret = secret_words(whole, sheltered=sheltered, reader=reader.person or "")
    return casus_of(_hidden(item, sheltered, secret) for item in casus.everything())


def _hidden(item: Entity, sheltered: frozenset[EntityId], secret: re.Pattern[str] | None) -> Entity:
    changes: dict[str, Any] = {}
    if isinstance(item, Household) and item.secret:
        changes = {"label": tr("een veilige plek"), "municipality": ""}
    elif isinstance(item, Event) and sheltered & {*item.persons, *item.about}:
        changes = _event(item)
    elif isinstance(item, Involvement) and sheltered & {*item.persons, *item.about}:
        changes = {"organisation": "", "phone": ""}
    made = item.model_copy(update=changes) if changes else item
    return made if secret is None or isinstance(made, Person) else _scrubbed(made, secret)


def _event(event: Event) -> dict[str, Any]:
    """Its place away, and its own words where they tell a place."""
    places = [word for word in (event.municipality, event.organisation) if word.strip()]
    words = vocabulary()
    tells = any(words.is_class(event.kind, cls) for cls in PLACES) or any(
        place.casefold() in f"{event.title} {event.text}".casefold() for place in places
    )
    changes: dict[str, Any] = {"municipality": "", "organisation": ""}
    return {**changes, "title": "", "text": "", "source": ""} if tells else changes


def _scrubbed(item: Entity, secret: re.Pattern[str]) -> Entity:
    changes = {
        name: secret.sub(tr("een veilige plek"), value)
        for name, value in item.__dict__.items()
        if isinstance(value, str) and name not in {"id", "kind"} and secret.search(value)
    }
    return item.model_copy(update=changes) if changes else item
