"""The minutes on screen: choose the session, read it, save the page as PDF."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QWidget

from werkbank.app.audience import meeting_name
from werkbank.app.exports import write_whole
from werkbank.app.minutes import for_who_was_there, minutes_of, sessions_held
from werkbank.drawing import tokens
from werkbank.i18n import tr
from werkbank.model.dates import to_dutch
from werkbank.model.kinds import Kind
from werkbank.ui.choice_field import ChoiceField
from werkbank.ui.dialogs import room_for
from werkbank.ui.widgets import button, column, empty, label, row, scroll

if TYPE_CHECKING:
    from werkbank.app.session import Session
    from werkbank.model.entities import Session as Met
    from werkbank.paper.minutes import Minutes

Ask = Callable[..., Path | None]
Turn = Callable[["Met"], bool]
USUAL = (560, 640)
MOST = 200  # lines of a part that are shown


class MinutesDialog(QDialog):
    """One page in words."""

    def __init__(self, parent: QWidget | None, session: Session, *, save: Ask) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Verslag van een sessie"))
        self._session, self._save = session, save
        self.rewrite: Turn = lambda _met: False  # asks what is to be said of a session; whether it was said
        self.remove: Turn = lambda _met: False  # takes a session out; whether that was done
        self._held: tuple[Met, ...] = ()
        self.which = ChoiceField()
        self.which.setAccessibleName(tr("Welke sessie"))
        self.whom = ChoiceField()
        self.whom.setAccessibleName(tr("Voor wie"))
        self.whom.addItem(tr("voor het team"), False)  # noqa: FBT003 - Qt's own signature
        self.whom.addItem(tr("voor wie er was"), True)  # noqa: FBT003
        self.edit = button(tr("Gegevens…"), self._edit, hint=tr("Dag, plaats of wie er was verbeteren"))
        self.away = button(tr("Weghalen"), self._take_out, hint=tr("Wat in de sessie gezegd is blijft"))
        self._list(next((key.id for key in session.selection if key.kind is Kind.SESSION), ""))
        self.which.currentIndexChanged.connect(self._turn)
        self.whom.currentIndexChanged.connect(self._fill)
        page = QWidget()
        self._page = column(space=tokens.SPACE_2)
        self._page.setContentsMargins(*([tokens.SPACE_4] * 4))
        page.setLayout(self._page)
        buttons = QDialogButtonBox()
        self.pdf = buttons.addButton(tr("Opslaan als PDF…"), QDialogButtonBox.ButtonRole.ActionRole)
        self.pdf.clicked.connect(self._write)
        buttons.addButton(tr("Sluiten"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        tools = row(self.edit, self.away, 1, buttons)
        layout = column(self.which, self.whom, scroll(page, name=tr("Het verslag")), tools, space=tokens.SPACE_3)
        layout.setContentsMargins(*([tokens.SPACE_4] * 4))
        self.setLayout(layout)
        self._turn()
        self.resize(QSize(*USUAL).expandedTo(self.minimumSizeHint()).boundedTo(room_for(self)))

    @property
    def minutes(self) -> Minutes | None:
        """What is shown."""
        met = self._met
        if met is None:
            return None
        seen = for_who_was_there(self._session, met) if self.whom.currentData() else None
        return minutes_of(seen or self._session, met)

    @property
    def _met(self) -> Met | None:
        at = self.which.currentIndex()
        return self._held[at] if 0 <= at < len(self._held) else None

    def _list(self, chosen: str = "") -> None:
        """The sessions, with one of them chosen, or the latest."""
        self._held = sessions_held(self._session)
        self.which.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self.which.clear()
        for met in self._held:
            day = to_dutch(met.on) if met.on.is_known else tr("zonder datum")
            self.which.addItem(tr("{soort}, {dag}", soort=meeting_name(met.kind), dag=day), met.id)
        self.which.setCurrentIndex(max(self.which.findData(chosen), 0))
        self.which.blockSignals(False)  # noqa: FBT003
        open_to_change = self._session.audience is None and not self._session.read_only
        for made in (self.edit, self.away):
            made.setVisible(open_to_change)
            made.setEnabled(bool(self._held))

    def _edit(self) -> None:
        met = self._met
        if met is not None and self.rewrite(met):
            self._list(met.id)
            self._turn()

    def _take_out(self) -> None:
        met = self._met
        if met is not None and self.remove(met):
            self._list()
            self._turn()

    def _turn(self) -> None:
        """Another session: the team's page first, and a choice when others were there who may read less."""
        met = self._met
        self.whom.setVisible(met is not None and for_who_was_there(self._session, met) is not None)
        self.whom.setCurrentIndex(0)
        self._fill()

    def _fill(self) -> None:
        self.pdf.setEnabled(bool(self._held))
        empty(self._page)
        minutes = self.minutes
        if minutes is None:
            text = tr("Er is nog geen sessie geweest. Begin er een in het menu Casus: Sessie: wie is er.")
            self._page.addWidget(label(text, look="soft", wrap=True))
            self._page.addStretch(1)
            return
        self._page.addWidget(label(minutes.title, look="title", wrap=True))
        for name, text in minutes.facts:
            self._page.addWidget(label(f"{name}: {text}", wrap=True))
        for part in minutes.parts:
            self._page.addWidget(label(part.title, look="lead"))
            for line in part.lines[:MOST]:
                self._page.addWidget(label(f"• {line}", wrap=True))
            if (more := len(part.lines) - MOST) > 0:
                self._page.addWidget(
                    label(tr("en nog {n}; die staan met een stip in de tijdlijn", n=more), look="soft")
                )
        if minutes.is_empty:
            self._page.addWidget(label(tr("In deze sessie kwam er niets bij en is er niets veranderd."), look="soft"))
        self._page.addStretch(1)

    def _write(self) -> None:
        from werkbank.paper.minutes import minutes_pdf

        minutes = self.minutes
        path = self._save(tr("Verslag opslaan"), proposal=tr("verslag.pdf"), kinds=tr("PDF (*.pdf)"))
        if path is not None and minutes is not None:
            write_whole(path, minutes_pdf(minutes, today=self._session.today))
            if (log := getattr(self._session.memory, "log", None)) is not None:
                log("export", detail="minutes")
