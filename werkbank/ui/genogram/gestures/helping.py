"""Type who helps somebody, with what and since when: a tie of the ecomap, drawn from a person (S, or its handle).

The handle pulled to somebody who stands there already, or Shift+S, says who helps; then only the rest is typed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from werkbank.app.verbs import network
from werkbank.genogram.support_line import read_support, said_support
from werkbank.i18n import tr
from werkbank.model.clock import EntityId
from werkbank.model.rules import called
from werkbank.ui.genogram.gestures.inline import End
from werkbank.ui.genogram.gestures.table import Table


class Helping:
    """Asks with one line and calls the verb."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def ask(self, helped: EntityId, *, by: EntityId | None = None) -> None:
        """Open the line of help for somebody; ``by``: it is known who helps."""
        persons = self._table.desk.casus.persons
        whom, helper = called(persons.get(helped)), called(persons.get(by)) if by is not None else ""
        name = tr("{helper} helpt {wie}", helper=helper, wie=whom) if by else tr("Steun voor {wie}", wie=whom)
        example = tr("past elke woensdag op, sinds 2019") if by else tr("Buurvrouw Ria, past op, sinds 2019")
        self._table.type_line(
            lambda: self._table.hit(helped),
            read=partial(self._read, by),
            done=partial(self._told, helped, by),
            name=name,
            hint=tr("{wat}: {voorbeeld}", wat=name, voorbeeld=example),
        )

    def _told(self, helped: EntityId, by: EntityId | None, text: str, end: End) -> None:
        desk = self._table.desk
        if end is not End.CANCEL and (text or by) and helped in desk.casus.persons:
            read = read_support(text, desk.casus, today=desk.session.today, by=by)
            kept = desk.session.selection
            add: Callable[[], object] = partial(
                network.add_support, desk.session, about=(helped,), who=read.who, does=read.does, since=read.since
            )
            desk.run(add)
            desk.select(*kept)  # drawing goes on from who was chosen
        self._table.hint.rest()

    def _read(self, by: EntityId | None, text: str) -> Iterator[str]:
        casus = self._table.desk.casus
        return said_support(read_support(text, casus, today=self._table.desk.session.today, by=by), casus)
