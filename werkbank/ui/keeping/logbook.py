"""'Logboek': who looked, wrote, printed or handed over; by person of the family, by period, by who; to print as PDF."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox

from werkbank.app.keeping.entries import Asked, Entry, entries_of, people_in
from werkbank.app.keeping.log_words import day_words, folded
from werkbank.app.keeping.looked import HOUSEKEEPING, looked_sheet
from werkbank.app.keeping.workplace_log import workplace_told
from werkbank.app.news import previous_session, wants_news
from werkbank.i18n import mark, ntr, tr
from werkbank.model.clock import EntityId
from werkbank.model.errors import KnownError
from werkbank.model.rules import called
from werkbank.ui.choice_field import ChoiceField
from werkbank.ui.keeping.parts import Page, Rows
from werkbank.ui.widgets import button, column, label, row

if TYPE_CHECKING:
    from werkbank.store.workplace import StoredCasus
    from werkbank.ui.casework import Casework

WORKPLACE = "workplace"
PERIODS = (
    (0, mark("Altijd")),
    (7, mark("De laatste week")),
    (31, mark("De laatste maand")),
    (366, mark("Het laatste jaar")),
)


class LogbookPage(Page):
    """The log of one casus. With the family in the room it tells of one visible person at a time."""

    def __init__(self, work: Casework, stored: StoredCasus) -> None:
        super().__init__(work.window, title=tr("Logboek"))
        self._work, self._stored = work, stored
        self._casus = work.session.casus
        self._family = work.session.audience is not None
        self._all = entries_of(stored, work.session.casus)
        stored.log("log-viewed")
        self.about = self._box(tr("Over wie"), self._people())
        self.who = self._box(
            tr("Wie deed het"), [("", tr("Iedereen")), *((name, name) for name in people_in(self._all))]
        )
        self._previous = previous_session(work.session)
        self.period = self._box(tr("Wanneer"), self._periods())
        heads = (tr("Dag"), tr("Tijd"), tr("Wat er gebeurde"))
        self.rows = Rows(tr("Wat er met dit dossier gebeurde, het nieuwste boven"), heads=heads, stretch=2)
        self._count = label("", look="note")
        title = label(tr("Wie keek in dit dossier?"), look="title", buddy=self.rows)
        intro = tr(
            "Alles wat iemand met dit dossier deed, staat hier. Het kan niet stil worden weggehaald of veranderd."
        )
        choices = row(
            label(tr("Over wie"), look="field"), self.about,
            label(tr("Wie deed het"), look="field"), self.who,
            label(tr("Wanneer"), look="field"), self.period, 1,
        )  # fmt: skip
        self.save = button(tr("Opslaan als PDF…"), self.write, hint=tr("Om af te drukken en aan het gezin te geven"))
        last = row(self._count, 1, self.save, button(tr("Sluiten"), self.accept, look="primary"))
        self.lay_out(column(title, label(intro, look="soft", wrap=True), choices, self.rows, last, space=10))
        self._show()

    @property
    def wanted(self) -> list[Entry]:
        """The entries that fit what is chosen."""
        since: date | None = self.period.currentData()
        about = EntityId(self.about.currentData()) if self.about.currentData() else None
        asked = Asked(about=about, since=since, who=str(self.who.currentData() or ""))
        return [one for one in self._all if asked.wants(one) and not (self._family and one.type in HOUSEKEEPING)]

    def write(self) -> None:
        """Write what is shown as PDF; told in the log before it leaves."""
        title, kinds = tr("Logboek opslaan als PDF"), tr("PDF-bestand") + " (*.pdf)"
        path = self._work.window.ask_target(title, proposal="logboek.pdf", kinds=kinds)
        if path is None:
            return
        from werkbank.app.exports import write_whole
        from werkbank.paper.looked import looked_pdf

        person = self._casus.persons.get(EntityId(self.about.currentData() or ""))
        try:
            data = looked_pdf(looked_sheet(self.wanted, self._casus, person=person), today=self._work.session.today)
            self._stored.log("export", about=(person.id,) if person else (), detail="logboek")
            write_whole(path, data)
        except KnownError as error:
            self._work.window.refuse(error)
            return
        self._work.window.messages.say(tr("Opgeslagen. Let op: dit bestand is niet versleuteld."))

    def _show(self) -> None:
        told = list(reversed(folded(self.wanted)))
        of_workplace = self.about.currentData() == WORKPLACE
        for other in (self.who, self.period, self.save):
            other.setEnabled(not of_workplace)
        if of_workplace:
            told = workplace_told(self._work.workplace)
        after = self._previous if wants_news(self._work.session) else None
        dot = "• " if after is not None else ""
        lines = [(dot if after and one.day > after else "") + one.line for one in told]
        self.rows.fill([(day_words(one.day), one.clock, line) for one, line in zip(told, lines, strict=True)])
        self._count.setText(ntr("{n} regel", "{n} regels", len(told)))

    def _periods(self) -> list[tuple[date | None, str]]:
        """From which day on; what is new since the previous session can be asked for by itself."""
        today, before = self._work.session.today, self._previous
        made = [(today - timedelta(days=days) if days else None, tr(name)) for days, name in PERIODS]
        new = [(before + timedelta(days=1), tr("Sinds de vorige sessie"))] if before is not None else []
        return [made[0], *new, *made[1:]]

    def _people(self) -> list[tuple[str, str]]:
        people = [(str(one.id), called(one)) for one in self._casus.persons.values()]
        return people if self._family else [("", tr("Het hele dossier")), *people, (WORKPLACE, tr("De werkplek zelf"))]

    def _box(self, name: str, choices: Iterable[tuple[object, str]]) -> QComboBox:
        made = ChoiceField()
        made.setAccessibleName(name)
        for value, text in choices:
            made.addItem(text, value)
        made.currentIndexChanged.connect(lambda _index: self._show())
        return made
