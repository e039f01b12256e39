"""'Bewaren en vernietigen': until when each case stays, what the rules propose and why, destroying one with proof."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QInputDialog, QListWidget, QWidget

from werkbank.app.keeping.noticing import PROPOSAL, write_notice
from werkbank.app.keeping.shelf import Shelved, shelved, standing_words
from werkbank.app.verbs.keeping import last_changed, set_retention
from werkbank.i18n import tr
from werkbank.model.dates import from_edtf, say_day, to_dutch
from werkbank.model.errors import KnownError
from werkbank.plan.retention import FILE, WORKING_COPY, Proposal, proposals
from werkbank.store.destroying import Proof, destroy, proofs
from werkbank.ui.choice_field import ChoiceField
from werkbank.ui.keeping.parts import Page, Rows
from werkbank.ui.widgets import button, card, column, label, line_edit, row
from werkbank.ui.wrapping import wrap_list

if TYPE_CHECKING:
    from werkbank.ui.casework import Casework
    from werkbank.ui.jobs import Job


class KeepingPage(Page):
    """The list of cases by date, the open case's term, and what was destroyed."""

    def __init__(self, work: Casework) -> None:
        super().__init__(work.window, title=tr("Bewaren en vernietigen"))
        self._work = work
        self._cases: list[Shelved] = []
        heads = (tr("Casus"), tr("Bewaren"))
        self.rows = Rows(tr("Casussen, eerst wat weg mag"), heads=heads, stretch=1)
        self.said = label("", look="soft", wrap=True)
        self.gone = QListWidget()
        self.gone.setAccessibleName(tr("Wat vernietigd is"))
        self.gone.setMaximumHeight(90)
        wrap_list(self.gone)
        self.destroy_button = button(tr("Deze casus vernietigen…"), self.destroy_chosen)
        self._gone_head = label(tr("Vernietigd"), look="lead", buddy=self.gone)
        self.notice = button(tr("Bericht voor wie een kopie kreeg…"), self.write_notice)
        intro = tr(
            "Werkbank stelt een datum voor en waarschuwt. Een mens beslist en vernietigt; vanzelf verdwijnt niets."
        )
        self.kind, self.until = (
            ChoiceField(),
            line_edit(tr("Bewaren tot en met"), placeholder=tr("dag, zoals 1-5-2046")),
        )
        parts: list[QWidget] = [label(tr("Bewaren en vernietigen"), look="title"), label(intro, look="soft", wrap=True)]
        self._card = self._term() if work.desk is not None else QWidget()
        parts.append(self._card)
        below = row(self.destroy_button, self.said)
        below.setStretch(1, 1)
        self.lay_out(
            column(
                *parts,
                self.rows,
                below,
                self._gone_head,
                self.gone,
                row(self.notice, 1),
                row(1, button(tr("Sluiten"), self.accept)),
                space=10,
            )
        )
        self.refresh()

    def refresh(self) -> None:
        """Show the cases and the proofs as they are now."""
        if self._work.stored is not None:
            self._work.stored.settle()
        self._cases = shelved(self._work.workplace, today=self._work.clock.today())
        self.rows.fill([(one.name, standing_words(one)) for one in self._cases])
        self._card.setVisible(self._work.desk is not None)  # the open case may be the one that was destroyed
        self.destroy_button.setEnabled(bool(self._cases))
        kept = proofs(self._work.workplace.premises)
        self.gone.clear()
        self.gone.addItems([_proof_words(one) for one in kept])
        self.gone.setCurrentRow(0)
        self.notice.setVisible(bool(kept))
        self._gone_head.setVisible(bool(kept))
        self.gone.setVisible(bool(kept))

    def keep(self) -> None:
        """Write down what was decided for the open case."""
        try:
            set_retention(self._work.session, file=str(self.kind.currentData() or ""), until=self.until.text())
        except KnownError as error:
            self.said.setText(error.for_people())
            return
        if self._work.stored is not None:
            self._work.stored.log("retention", action="U", detail=self.until.text().strip())
        self.refresh()
        self.said.setText(tr("Opgeschreven."))

    def destroy_chosen(self) -> Job | None:
        """Ask for the name and the reason, and destroy."""
        place = self.rows.chosen
        if not 0 <= place < len(self._cases):
            return None
        one = self._cases[place]
        reason = self.ask_reason(one)
        return self.destroy_now(one, reason) if reason else None

    def write_notice(self) -> None:
        """A signed notice of the chosen destruction, to send to who received something."""
        kept, place = proofs(self._work.workplace.premises), self.gone.currentRow()
        title, kinds = tr("Bericht van vernietiging"), tr("Bericht") + " (*.vernietigd)"
        path = self._work.window.ask_target(title, proposal=PROPOSAL, kinds=kinds)
        if path is None or not 0 <= place < len(kept):
            return
        try:
            write_notice(self._work.workplace, kept[place], path=path)
        except KnownError as error:
            self.said.setText(error.for_people())
            return
        self.said.setText(tr("Het bericht staat klaar om te versturen."))

    def ask_reason(self, one: Shelved) -> str:
        """Why; empty when somebody thinks better of it or types another name."""
        text = tr(
            "Dit vernietigt '{naam}' met alle reservekopieën. Dit kan niet terug. "
            "Typ de naam van de casus om door te gaan.",
            naam=one.name,
        )
        typed, sure = QInputDialog.getText(self, tr("Casus vernietigen"), text)
        if not sure or typed.strip() != one.name.strip():
            self.said.setText(tr("Er is niets vernietigd.") if sure else "")
            return ""
        reason, sure = QInputDialog.getText(self, tr("Casus vernietigen"), tr("Waarom? Dit komt in het bewijs."))
        return reason.strip() if sure else ""

    def destroy_now(self, one: Shelved, reason: str) -> Job:
        """Destroy a case beside the window."""
        from werkbank.ui.progress import run_with_progress

        work = self._work
        if work.stored is not None and work.stored.id == one.id:
            work.show_list()

        def done(proof: Proof) -> None:
            if work.desk is None:
                work.show_list()
            self.refresh()
            send = tr("Stuur nu het bericht aan wie een kopie kreeg.") if proof.receivers else ""
            self.said.setText(" ".join(filter(None, (tr("De casus is vernietigd."), send))))

        return run_with_progress(
            self,
            tr("Vernietigen…"),
            lambda _progress: destroy(work.workplace, one.id, reason=reason),
            done,
            lambda error: self.said.setText(_said(error)),
        )

    # --- the term of the open case -------------------------------------------------------------------------------

    def _term(self) -> QWidget:
        sheet = self._work.session.casus.sheet
        self.kind.setAccessibleName(tr("Wat voor dossier is dit"))
        for value, text in (
            ("", tr("Nog niet besloten door de FG")),
            (FILE, tr("Dit is het dossier")),
            (WORKING_COPY, tr("Dit is een werkdossier, een kopie om mee te werken")),
        ):
            self.kind.addItem(text, value)
        self.kind.setCurrentIndex(max(0, self.kind.findData(sheet.retention)))
        self.kind.currentIndexChanged.connect(lambda _index: self._propose())
        date_now = sheet.retention_date
        self.until.setText(date_now.as_typed or (to_dutch(date_now) if date_now.is_known else ""))
        self.proposal = label("", wrap=True)
        self.take = button(tr("Neem deze datum over"), self._take)
        name = label(sheet.name or tr("Casus zonder naam"), look="lead")
        fields = row(self.kind, label(tr("Bewaren tot en met"), look="field", buddy=self.until), self.until)
        made = card(name, self.proposal, fields, row(self.take, button(tr("Vastleggen"), self.keep, look="primary"), 1))
        self._propose()
        return made

    def _propose(self) -> None:
        casus = self._work.session.casus
        casus = casus.having(casus.sheet.but(retention=str(self.kind.currentData() or "")))
        self._found = proposals(casus, changed=last_changed(self._work.session))
        self.proposal.setText("\n".join(_proposal_words(one, first=n == 0) for n, one in enumerate(self._found)))
        self.take.setVisible(bool(self._found) and self._found[0].day is not None)

    def _take(self) -> None:
        day = self._found[0].day
        if day is not None:
            self.until.setText(say_day(day))


def _proposal_words(one: Proposal, *, first: bool) -> str:
    """'Voorstel: tot en met 3 mei 2046. Dossier jeugdhulp: … Telt vanaf … Bron: …'."""
    day = tr("tot en met {dag}", dag=say_day(one.day)) if one.day else tr("nog geen datum")
    front = tr("Voorstel: {dag}.", dag=day) if first else tr("Ook geldt: {dag}.", dag=day)
    source = tr("Bron: {bron} ({dag}).", bron=one.rule.source.rstrip("."), dag=_rule_day(one.rule.dated))
    return " ".join((front, one.rule.text, one.why, source))


def _rule_day(dated: str) -> str:
    found = from_edtf(dated)
    return to_dutch(found) if found.is_known else dated


def _proof_words(one: Proof) -> str:
    day = one.at.astimezone().date()
    text = tr("Vernietigd op {dag} door {wie}. Reden: {reden}.", dag=say_day(day), wie=one.name, reden=one.reason)
    if one.receivers:
        text += " " + tr("Een kopie kregen: {wie}.", wie=", ".join(one.receivers))
    return (
        text if one.done else f"{text} " + tr("Nog niet alles is weg; Werkbank maakt het af bij het volgende openen.")
    )


def _said(error: Exception) -> str:
    said = getattr(error, "for_people", None)
    if said is None:
        raise error
    return str(said())
