"""'Ontvangen': both sides beside each other, what changes per person, what differs; then taking it in, and the receipt.

At the left who it is from, the list, and the one thing that is chosen in it; at the right genogram or timeline of both
sides. A click in the list lights up the place in both pictures, a click in a picture finds it in the list. What differs
can be decided here, or later: until then both stay. Nothing is changed before 'Overnemen'.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QMessageBox, QSplitter, QWidget

from werkbank.app.contact_words import told as contact_told
from werkbank.app.forks import Choice, choices_in
from werkbank.app.merge_deciding import Decisions, misfits
from werkbank.app.merge_rows import Change, State, changes_of, rows_of, told_counts
from werkbank.app.receiving import Taken, take
from werkbank.app.session import Key
from werkbank.i18n import ntr, tr
from werkbank.model.errors import KnownError
from werkbank.store.handover.address_book import AddressBook
from werkbank.store.handover.arriving import Arrival
from werkbank.store.merging import MergePreview
from werkbank.ui.handover.change_list import ChangeList
from werkbank.ui.handover.pictures import Pictures
from werkbank.ui.history.fork_card import ForkCard
from werkbank.ui.keeping.parts import EDGE, Page, moment_words
from werkbank.ui.progress import run_with_progress
from werkbank.ui.widgets import button, column, label, row

if TYPE_CHECKING:
    from collections.abc import Iterable

    from werkbank.ui.casework import Casework
    from werkbank.ui.jobs import Job

LEFT, LETTERS = 430, 52  # px of the left half, and letters of a choice in it
MOST_MISFITS = 3


class ReceivingPage(Page):
    """What a handover would do, before it does."""

    def __init__(self, work: Casework, arrival: Arrival, seen: MergePreview) -> None:
        super().__init__(work.window, title=tr("Overdracht ontvangen"))
        self._work, self._arrival, self._seen = work, arrival, seen
        self.taken: Taken | None = None
        self.decisions = Decisions()
        self._change: Change | None = None
        self._changes = changes_of(seen)
        self.list = ChangeList(rows_of(self._changes, seen), decided=self._is_decided)
        self.list.chosen.connect(self._choose)
        self.card = ForkCard(wide=LETTERS, narrow=True)
        self.card.decided.connect(self._decide)
        self.card.left.connect(self._leave)
        self.pictures = Pictures(seen, self._changes, theme=work.window.theme, today=work.clock.today())
        self.pictures.pressed.connect(self.list.choose)
        self.compared = QCheckBox(tr("Ik heb deze zes woorden met de afzender vergeleken"))
        self.said = label("", look="warn", wrap=True)
        self.said.hide()
        self.progress = label("", look="note", wrap=True)
        self.accept_button = button(tr("Overnemen"), self.take_in, look="primary")
        self._count = label(told_counts(self._changes) or tr("Niets nieuws"), look="field", buddy=self.list)
        self._lay()
        self._show_state()

    def take_in(self) -> Job | None:
        """Take it in, after a second yes where that is needed."""
        unchecked = False
        if not self._arrival.sender.is_checked:
            if self.compared.isChecked():
                AddressBook(self._work.workplace.premises).compare(self._arrival.sender.card)
            elif not self.ask(tr("Niemand heeft de zes woorden van de afzender vergeleken. Toch overnemen?")):
                return None
            unchecked = True
        ahead = self._seen.ahead
        if ahead is not None and not self.ask(
            tr(
                "Er staan wijzigingen in van {dag}, na vandaag. Klopt de klok hier? Toch overnemen?",
                dag=moment_words(ahead),
            )
        ):
            return None
        work, arrival, seen, at_work = self._work.workplace, self._arrival, self._seen, self._work.stored
        return run_with_progress(
            self,
            tr("Overnemen…"),
            lambda _progress: take(
                work, arrival, seen, unchecked=unchecked, accept_future=ahead is not None, at_work=at_work
            ),
            self._done,
            self._refuse,
        )

    def ask(self, text: str) -> bool:
        """A second yes; no is usual."""
        yes, no = QMessageBox.StandardButton.Yes, QMessageBox.StandardButton.No
        return QMessageBox.warning(self, self.windowTitle(), text, yes | no, no) is yes

    def showEvent(self, event: QShowEvent) -> None:
        """Take the room that the window has: two pictures want it."""
        super().showEvent(event)
        parent = self._work.window
        self.resize(max(self.width(), parent.width() - EDGE), max(self.height(), parent.height() - EDGE))
        if self._changes:
            self.list.choose_first()
            self.list.setFocus()

    # --- laying out ----------------------------------------------------------------------------------------------

    def _lay(self) -> None:
        left, parts = QWidget(), QSplitter()
        under = QSplitter(Qt.Orientation.Vertical)
        under.setChildrenCollapsible(False)
        under.addWidget(self.list)
        under.addWidget(self.card)
        under.setSizes([200, 330] if self._work.window.theme.scale == 1 else [130, 400])
        layout = column(*self._from_whom(), self._count, under, space=6)
        layout.setStretch(layout.count() - 1, 1)
        left.setLayout(layout)
        parts.addWidget(left)
        parts.addWidget(self.pictures)
        scale = self._work.window.theme.scale
        parts.setSizes([round(LEFT * scale), 10_000])
        parts.setStretchFactor(1, 1)
        parts.setChildrenCollapsible(False)
        whole = column(parts, self.said, self._foot(), space=8)
        whole.setStretch(0, 1)
        self.lay_out(whole)

    def _from_whom(self) -> Iterable[QWidget]:
        sender, manifest = self._arrival.sender, self._arrival.arrived.manifest
        look = "strong" if self._work.window.theme.scale > 1 else "lead"  # large letters need the room below
        yield label(tr("Van {wie}", wie=contact_told(sender)), look=look, wrap=True)
        basis = manifest.basis or tr("niet ingevuld")
        about = tr("Waarvoor: {doel}. Op welke grond: {grond}.", doel=manifest.purpose, grond=basis)
        yield label(f"{about} {_kind(partial=manifest.partial, here=self._arrival.is_here)}", look="note", wrap=True)
        if not sender.is_checked:
            words = " · ".join(sender.words)
            yield label(tr("De zes woorden van de afzender: {woorden}", woorden=words), look="strong", wrap=True)
            yield self.compared
        if wrong := misfits(self._seen, today=self._work.clock.today()):
            more = [tr("en nog {n}", n=len(wrong) - MOST_MISFITS)] if len(wrong) > MOST_MISFITS else []
            told = "\n".join(f"⚠ {text}" for text in [*wrong[:MOST_MISFITS], *more])
            warned = label(told, look="warn", wrap=True)
            warned.setToolTip(tr("Het kan worden overgenomen; daarna is te zien wat er niet klopt."))
            yield warned

    def _foot(self) -> QHBoxLayout:
        self.progress.setMinimumWidth(LEFT)
        return row(self.progress, 1, button(tr("Niet overnemen"), self.reject), self.accept_button)

    # --- choosing and deciding -----------------------------------------------------------------------------------

    def _choose(self, keys: tuple[Key, ...], change: Change | None) -> None:
        self.pictures.light(keys, about=change.people if change is not None else ())
        fork = change.fork if change is not None else None
        self._change = change if fork is not None else None
        self.card.setVisible(fork is not None)
        if fork is not None:
            made = self.decisions.of(fork)
            chosen, reason = (made.choice, made.reason) if made is not None else (None, "")
            options = choices_in(self._seen.merged, fork)
            self.card.show_fork(self._seen.merged, fork, options, chosen=chosen, reason=reason)

    def _decide(self, choice: Choice, reason: str) -> None:
        if self._change is None or self._change.fork is None:
            return
        try:
            self.decisions.decide(self._change.fork, choice, reason=reason)
        except KnownError as error:
            self.card.say(error.for_people())
            return
        self._show_state()
        self.list.choose_next()

    def _leave(self) -> None:
        if self._change is not None and self._change.fork is not None:
            self.decisions.leave(self._change.fork)
            self.card.show_fork(self._seen.merged, self._change.fork, choices_in(self._seen.merged, self._change.fork))
            self._show_state()

    def _is_decided(self, change: Change) -> bool:
        return change.fork is not None and self.decisions.of(change.fork) is not None

    def _show_state(self) -> None:
        self.list.refresh()
        self.list.setVisible(bool(self._changes))
        if not self._changes:
            self.card.hide()
            self.progress.setText(
                tr("Alles hiervan is hier al. Overnemen verandert niets, en geeft wel een ontvangstbewijs.")
                if self._seen.is_nothing
                else tr("Wat er staat blijft gelijk. Alleen de geschiedenis wordt langer.")
            )
            return
        waiting = sum(change.state is State.CONFLICT for change in self._changes) - len(self.decisions)
        told = ntr(
            "{n} verschil blijft staan om later te kiezen.",
            "{n} verschillen blijven staan om later te kiezen.",
            waiting,
        )
        self.progress.setText(told if waiting else tr("Er blijft niets over om te kiezen."))

    # --- taking in -----------------------------------------------------------------------------------------------

    def _done(self, taken: Taken) -> None:
        self.taken = taken
        text = tr("Overgenomen. Stuur dit ontvangstbewijs terug: {pad}", pad=Path(taken.receipt).name)
        self._work.window.messages.say(text)
        self.accept()

    def _refuse(self, error: Exception) -> None:
        if not isinstance(error, KnownError):
            raise error
        self.said.setText(error.for_people())
        self.said.show()


def _kind(*, partial: bool, here: bool) -> str:
    where = (
        tr("Deze casus is hier al; er komt eerst een reservekopie.") if here else tr("Dit wordt hier een nieuwe casus.")
    )
    if partial:
        return f"{where} {tr('Het is een deel: wat er niet in staat, is daarmee niet weg.')}"
    return where
