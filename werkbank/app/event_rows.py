"""Events as rows of text: the columns of the table ``gebeurtenissen``, with names of persons instead of their ids.

    rows = EventRows(casus, today=today)
    rows.text(event, "personen")              # 'Bo|Lot'
    rows.fields(event, "datum", "mei 2013")   # {'date': ...}: what to write when somebody types this in the cell

What a cell says is what its column in the exchange format says, so that copied rows can be pasted again. Dates stand
as they were typed. A name that two persons share is replaced by their id.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from werkbank.app.pasting import names_of_persons
from werkbank.exchange.cells.cell import OMIT, Desk, Pen, Spot
from werkbank.exchange.report import Draft
from werkbank.exchange.tables.column import Column
from werkbank.exchange.tables.events import EVENTS
from werkbank.i18n import tr
from werkbank.model.casus import Casus
from werkbank.model.dates import UNKNOWN, VagueDate, parse, parse_end, split_period, to_dutch
from werkbank.model.entities import Event
from werkbank.model.errors import KnownError
from werkbank.model.kinds import Kind
from werkbank.model.stone_words import own_names
from werkbank.model.vocabulary import Shape, vocabulary

BEGIN, END, KIND, PERSONS = "datum", "einde", "soort", "personen"
DATES = frozenset({BEGIN, END, "aangemeld", "toegekend"})
NAMES = tuple(column.name for column in EVENTS.columns)
"""The columns, in the order of the format."""

_COLUMNS = {column.name: column for column in EVENTS.columns}
_DEFAULTS = {name: field.default for name, field in Event.model_fields.items()}
_Key = tuple[Any, ...]


class EventRows:
    """The rows of one casus as it is now."""

    def __init__(self, casus: Casus, *, today: date) -> None:
        self.casus, self.today = casus, today
        shown = Counter(person.first_name for person in casus.persons.values())
        names: dict[str, str] = {
            id_: person.first_name if person.first_name and shown[person.first_name] == 1 else person.name_in_tables
            for id_, person in casus.persons.items()
        }
        self._pen = Pen(today, vocabulary(), casus, {Kind.PERSON: names})
        self._read_as = names_of_persons(casus)

    def text(self, event: Event, name: str) -> str:
        """What a cell says."""
        if name in DATES:
            return self._when(event, name)
        column = _COLUMNS[name]
        if name == KIND:
            return vocabulary().event_kinds.label(event.kind)
        values = tuple(getattr(event, field) for field in column.fields)
        return column.cell.write(values[0] if len(values) == 1 else values, self._pen)

    def copied(self, event: Event, names: Sequence[str] = NAMES) -> list[str]:
        """A row for a spreadsheet; what would be taken for a formula is guarded by who writes it out."""
        return [self.text(event, name) for name in names]

    def order(self, event: Event, name: str) -> _Key:
        """What a column sorts by: dates by their days, all else as text; what is empty comes last."""
        if name in DATES:
            return _date_of(event, name).sort_key()
        text = self.text(event, name).casefold()
        return (not text, text)

    def fields(self, event: Event, name: str, text: str) -> dict[str, Any]:
        """What typing a text in a cell changes.

        Raises:
            KnownError: the text means nothing there (an unknown person, kind or word).
        """
        typed = text.strip()
        if name in {BEGIN, END}:
            return self._begin(event, typed) if name == BEGIN else self._end(event, typed)
        column = _COLUMNS[name]
        if not typed:
            return {field: _DEFAULTS[field] for field in column.fields if field in _DEFAULTS}
        if name == KIND:
            return self._kind(event, typed)
        return self._read(event, column, typed)

    def _when(self, event: Event, name: str) -> str:
        if name == END and event.running and not event.end.is_known:
            return tr("nu")
        claim = _date_of(event, name)
        return claim.as_typed or (to_dutch(claim) if claim.is_known else "")

    def _begin(self, event: Event, text: str) -> dict[str, Any]:
        whole = parse(text, today=self.today, birth=self._birth(event))
        if not whole.is_period:
            return {"date": whole}
        start, end, running = split_period(whole)
        return {"date": start, "end": end or UNKNOWN, "running": running, "period": True}

    def _end(self, event: Event, text: str) -> dict[str, Any]:
        end, running = parse_end(text, today=self.today, birth=self._birth(event))
        lasts = _lasts(event.kind)
        return {"end": end or UNKNOWN, "running": running, "period": bool(end or running or lasts)}

    def _kind(self, event: Event, text: str) -> dict[str, Any]:
        words = vocabulary()
        row = words.find_event_kind(text)
        product = {} if row else {"product": text}
        row = row or words.kind_of_product(text)
        if row is None:
            raise KnownError(
                tr("‘{soort}’ is geen soort gebeurtenis die ik ken.", soort=text),
                remedy=tr("Kies een soort uit de lijst, of zet de tekst bij de titel."),
            )
        period = event.end.is_known or event.running or row.shape is Shape.PERIOD
        return {"kind": row.id, "period": period, **product}

    def _read(self, event: Event, column: Column, text: str) -> dict[str, Any]:
        draft = Draft()
        desk = Desk(today=self.today, words=vocabulary(), draft=draft, fresh=lambda _name: event.id)
        desk.names[Kind.PERSON] = dict(self._read_as)
        desk.stones = own_names(self.casus.wordings.values())
        spot = Spot(desk, "", 0, event.id, event.id, column=column.name, birth=self._birth(event) or UNKNOWN)
        value = column.cell.read(text, spot)
        wrong = draft.finished().refused
        if wrong and column.name not in DATES:  # an unreadable date is kept as it was typed
            raise KnownError(wrong[0].cause, remedy=_persons_or(wrong[0].remedy, column))
        if value is OMIT:
            return {}
        return dict(zip(column.fields, value if len(column.fields) > 1 else (value,), strict=True))

    def _birth(self, event: Event) -> VagueDate | None:
        births = (self.casus.persons[id_].birth for id_ in event.persons if id_ in self.casus.persons)
        return next((birth for birth in births if birth.is_known), None)


def _persons_or(remedy: str, column: Column) -> str:
    if column.name == PERSONS:
        return tr("Schrijf de roepnaam van iemand in deze casus, met | tussen meer namen.")
    return remedy


def _date_of(event: Event, name: str) -> VagueDate:
    found: VagueDate = getattr(event, _COLUMNS[name].fields[0])
    return found


def _lasts(kind: str) -> bool:
    row = vocabulary().event_kinds.get(kind)
    return row is not None and row.shape is Shape.PERIOD
