"""'Wie kan bij deze casus': who can open the open case, giving access, taking it away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QMessageBox

from werkbank.app.members import said_of_access, warnings_of
from werkbank.i18n import tr
from werkbank.model.errors import KnownError
from werkbank.store.granting import CaseAccess, CaseMember
from werkbank.store.workplace import StoredCasus
from werkbank.ui.choice_field import ChoiceField
from werkbank.ui.jobs import Progress
from werkbank.ui.members.paper import steps
from werkbank.ui.members.parts import Step, fitting
from werkbank.ui.widgets import button, column, label, row

if TYPE_CHECKING:
    from werkbank.ui.casework import Casework

USUAL = (760, 560)


class AccessPage(Step):
    """The keys of the open case."""

    def __init__(self, work: Casework, stored: StoredCasus) -> None:
        super().__init__(work.window, title=tr("Wie kan bij deze casus"))
        self._work, self._case, self._access = work, stored.id, CaseAccess(work.workplace, stored)
        self._fixed = stored.read_only
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Wie kan bij deze casus"))
        self.list.currentRowChanged.connect(lambda _at: self._turn())
        self.warning = label("", look="warn", wrap=True)
        self.other = ChoiceField()
        self.other.setAccessibleName(tr("Wie krijgt toegang"))
        self.give = button(tr("Toegang geven"), self.give_access, look="primary")
        self.end = button(tr("Toegang intrekken…"), self.end_access)
        self.renew = button(tr("Nieuwe sleutel voor deze casus…"), self.renew_key)
        self.nobody = label("", look="soft", wrap=True)
        self.name = work.session.casus.sheet.name
        self._lay_out()
        self.resize(*fitting(work.window, USUAL))
        self.setFocusProxy(self.list)
        self.refresh()

    def refresh(self) -> None:
        """Show the keys as they are now."""
        members = self._access.members()
        self._shown: list[CaseMember] = [*members.people, *([members.paper] if members.paper else [])]
        self.list.clear()
        for one in self._shown:
            name = one.name if one.id else tr("Herstelsleutel op papier")
            item = QListWidgetItem(f"{name}\n{said_of_access(one)}")
            item.setData(Qt.ItemDataRole.UserRole, one.id)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        told = warnings_of(members)
        self.warning.setText("\n".join(told))
        self.warning.setVisible(bool(told))
        self.other.clear()
        for receiver in self._access.could_be_added():
            self.other.addItem(receiver.name or tr("Herstelsleutel op papier"), receiver.person)
        none = self.other.count() == 0
        self.nobody.setText(tr("Iedereen van deze werkplek kan al bij deze casus. Nieuwe mensen voeg je toe bij "
                               "'Mensen en sleutels'."))  # fmt: skip
        self.nobody.setVisible(none)
        self.other.setEnabled(not none and not self._fixed)
        self.give.setEnabled(not none and not self._fixed)
        self.renew.setEnabled(not self._fixed)
        self._turn()

    @property
    def chosen(self) -> CaseMember | None:
        """Who is chosen in the list."""
        at = self.list.currentRow()
        return self._shown[at] if 0 <= at < len(self._shown) else None

    def give_access(self) -> None:
        """To who is chosen below."""
        try:
            self._access.give(self.other.currentData())
        except KnownError as error:
            self.refuse(error)
        else:
            self.message.hide()
            self.refresh()

    def end_access(self) -> None:
        """Of who is chosen in the list."""
        member = self.chosen
        if member is None or not self._is_sure(member):
            return
        try:
            self._access.plan_without(member.id)
        except KnownError as error:
            self.refuse(error)
        else:
            self._change_key()

    def renew_key(self) -> None:
        """For everybody who is named here."""
        told = tr(
            "Iedereen die hier staat houdt toegang. Er komt een nieuwe reservekopie; oudere gaan weg. De casus sluit "
            "even en gaat vanzelf weer open."
        )
        if QMessageBox.question(self, tr("Nieuwe sleutel maken?"), told) != QMessageBox.StandardButton.Yes:
            return
        try:
            self._access.plan_new_key()
        except KnownError as error:
            self.refuse(error)
        else:
            self._change_key()

    def _change_key(self) -> None:
        """Close the case, open it with another key beside the window, and show it again."""
        work, case = self._work, self._case
        work.show_list()

        def opened(progress: Progress) -> StoredCasus:
            return work.workplace.open_case(case, told=steps(progress))

        def done(stored: StoredCasus) -> None:
            work.show_case(stored)
            self._access = CaseAccess(work.workplace, stored)
            self.message.hide()
            self.refresh()

        self.do(tr("Nieuwe sleutel maken…"), opened, done)

    def refuse(self, error: Exception) -> None:
        super().refuse(error)
        if self._work.stored is None:
            self.setEnabled(False)  # the case is not open any more: nothing here can be done
            self._work.window.messages.decline(getattr(error, "text", ""), getattr(error, "remedy", ""))
            self.reject()

    def _is_sure(self, member: CaseMember) -> bool:
        name = member.name if member.id else tr("het papier")
        told = tr(
            "De casus krijgt een nieuwe sleutel en een nieuwe reservekopie; oudere kopieën gaan weg. Wat iemand eerder "
            "kopieerde toen het nog mocht, blijft voor die persoon te lezen. De casus sluit even en gaat vanzelf weer "
            "open."
        )
        title = tr("Toegang van {naam} intrekken?", naam=name)
        return QMessageBox.question(self, title, told) == QMessageBox.StandardButton.Yes

    def _turn(self) -> None:
        member = self.chosen
        self.end.setEnabled(member is not None and not member.is_me and not self._fixed)

    def _lay_out(self) -> None:
        intro = tr(
            "Alleen wie hier staat kan '{casus}' lezen en erin schrijven. Zorg dat er altijd twee sleutels zijn: twee "
            "mensen, of iemand en het papier.",
            casus=self.name,
        )
        line = row(label(tr("Ook toegang voor"), look="field", buddy=self.other), self.other, self.give)
        line.setStretch(1, 1)
        self.lay_out(
            column(
                label(tr("Wie kan bij deze casus"), look="title", buddy=self.list),
                label(intro, look="soft", wrap=True),
                self.warning,
                self.message,
                self.list,
                row(self.end, self.renew, 1),
                line,
                self.nobody,
                row(1, button(tr("Sluiten"), self.accept)),
            )
        )
