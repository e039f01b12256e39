"""The left side of the page Patronen: what is proposed, what worked beside it, and what did not run.

Order is that of the catalogue, never by weight: the program does not rank. 'Wat werkte' stands first, so that nobody
reads what keeps coming back without it. Of one kind only the first few are cards; the others come when asked for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from werkbank.app.proposals import CALM, Asked, Standing, standing
from werkbank.drawing import tokens
from werkbank.i18n import ntr, tr
from werkbank.model.entities import Person
from werkbank.model.kinds import Kind
from werkbank.model.rules import called
from werkbank.patterns import DETECTORS, Finding
from werkbank.patterns.settings import COMMON
from werkbank.ui.desk import Desk
from werkbank.ui.dialogs import opened
from werkbank.ui.flow import Flow
from werkbank.ui.patterns.asking import asking_button
from werkbank.ui.patterns.finding_card import FindingCard
from werkbank.ui.patterns.proposals import FINDING
from werkbank.ui.patterns.settings_dialog import SettingsDialog
from werkbank.ui.widgets import button, column, empty, label

FEW = 8  # cards of one kind before the rest has to be asked for


class ProposalList(QWidget):
    """Cards of possible patterns."""

    stepped = Signal(object)  # the card that now has the keyboard

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("page")
        self._desk = desk
        self._all = False  # also those that were answered
        self._every_calm = False  # more than one quiet time
        self._whole: set[str] = set()  # detectors of which every card is wanted
        self._opened = False  # somebody asked for the cards while the family reads along
        self.cards: dict[str, FindingCard] = {}
        self._rest: dict[str, QWidget] = {}  # the ways to more of a kind
        self._count = label("", look="soft", wrap=True)
        self._calm, self._others, self._notes = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        for part in (self._calm, self._others, self._notes):
            part.setSpacing(tokens.SPACE_3)
        self._calm_head = label(tr("Wat werkte"), look="title")
        self._others_head = label(tr("Wat steeds terugkomt"), look="title")
        self._answered = button("", self._turn_answered, look="quiet")
        self._more_calm = button("", self._turn_calm, look="quiet")
        self._open = button(tr("Samen bekijken"), self._open_all)
        tools = QWidget()
        flow = Flow(space=tokens.SPACE_2)
        flow.addWidget(asking_button(desk))
        flow.addWidget(button(tr("Instellingen…"), lambda: self.ask_settings(COMMON), look="quiet"))
        tools.setLayout(flow)
        self._tools = tools
        intro = tr("De Werkbank zoekt mee en stelt voor. Jullie bepalen of het klopt. Het zegt niets over schuld.")
        layout = column(
            label(tr("Mogelijke patronen"), look="display"), label(intro, look="soft", wrap=True), tools, self._count,
            self._open, self._notes, self._calm_head, self._calm, self._more_calm, self._others_head, self._others,
            self._answered, 1,
            space=tokens.SPACE_3,
        )  # fmt: skip
        layout.setContentsMargins(*([tokens.SPACE_5] * 4))
        self.setLayout(layout)
        for made in (self._calm_head, self._more_calm, self._others_head, self._answered, self._open):
            made.hide()

    def refresh(self) -> None:
        """Show what is proposed now."""
        casus = self._desk.casus
        found = self._desk.proposals.found
        where = {one.key: standing(one, casus) for one in found}
        waiting = [one for one in found if where[one.key] in {Standing.OPEN, Standing.LATER}]
        answered = [one for one in found if where[one.key] not in {Standing.OPEN, Standing.LATER}]
        closed = self._desk.session.has_family and not self._opened
        shown = [] if closed else [*waiting, *(answered if self._all else ())]
        later = [one for one in shown if where[one.key] is not Standing.OPEN]
        calm = [one for one in shown if one.detector == CALM]
        put_by = [] if self._every_calm else calm[:-1]  # the latest stands beside the rest, earlier ones when asked
        away = {one.key for one in (*later, *put_by)}
        ordered = [*(one for one in shown if one.key not in away), *(one for one in later if one not in put_by)]
        few = self._few(ordered)
        self._show_cards(few, rest=Counter(one.detector for one in ordered) - Counter(one.detector for one in few))
        more = ntr("Nog {n} rustige tijd", "Nog {n} rustige tijden", len(calm) - 1)
        self._more_calm.setText(tr("Alleen de laatste rustige tijd") if self._every_calm else more)
        self._more_calm.setVisible(len(calm) > 1)
        self._tell(found, waiting=len(waiting), answered=0 if closed else len(answered))
        self._open.setVisible(closed and bool(waiting))
        self._tools.setVisible(not closed)

    def card_of(self, key: str) -> FindingCard | None:
        """The card of what stands in the light under this key."""
        return self.cards.get(key.removeprefix(FINDING))

    def ask_settings(self, detector: str) -> None:
        """Open the settings of a detector."""
        opened(SettingsDialog(self.window(), self._desk, detector=detector))

    def _few(self, shown: list[Finding]) -> list[Finding]:
        """The first of each kind, and what stands in the light; all of a kind that was asked for."""
        lit = self._desk.proposals.lit
        number: Counter[str] = Counter()
        few: list[Finding] = []
        for one in shown:
            number[one.detector] += 1
            wanted = one.detector in self._whole or one.detector == CALM or number[one.detector] <= FEW
            if wanted or (lit is not None and lit.key == f"{FINDING}{one.key}"):
                few.append(one)
        return few

    def _show_cards(self, shown: list[Finding], *, rest: Mapping[str, int]) -> None:
        kept, buttons, held = self.cards, self._rest, self._held()
        for part in (self._calm, self._others):
            while part.count():
                part.takeAt(0)
        self.cards = {one.key: self._card(kept, one) for one in shown}
        last = {made.finding.detector: made for made in self.cards.values()}
        self._rest = {one: self._more_of(one, number) for one, number in rest.items()}
        for made in self.cards.values():
            detector = made.finding.detector
            (self._calm if detector == CALM else self._others).addWidget(made)
            made.refresh()
            if made is last[detector] and detector in self._rest:
                self._others.addWidget(self._rest[detector])
        for gone in (*kept.values(), *buttons.values()):
            gone.hide()
            gone.deleteLater()
        self._follow_keyboard(held)
        self._calm_head.setVisible(bool(self._calm.count()))
        self._others_head.setVisible(bool(self._others.count()))

    def take_keyboard(self) -> None:
        """The keyboard goes to the first card."""
        if (first := next(iter(self.ordered()), None)) is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def ordered(self) -> list[FindingCard]:
        """The cards from the top down: what worked stands first."""
        return sorted(self.cards.values(), key=lambda made: made.finding.detector != CALM)

    def _held(self) -> list[str]:
        """The card that has the keyboard and those after it; nothing when it is elsewhere."""
        focus: QWidget | None = self.window().focusWidget()
        order = self.ordered()
        at = next(
            (n for n, made in enumerate(order) if made is focus or (focus is not None and made.isAncestorOf(focus))),
            None,
        )
        return [] if at is None else [made.finding.key for made in (*order[at:], *reversed(order[:at]))]

    def _follow_keyboard(self, held: list[str]) -> None:
        """When the card that had the keyboard went away, the next one has it."""
        if held and held[0] not in self.cards:
            heir = next((self.cards[key] for key in held if key in self.cards), None)
            if heir is not None:
                heir.setFocus(Qt.FocusReason.OtherFocusReason)

    def _more_of(self, detector: str, number: int) -> QWidget:
        name = tr(DETECTORS[detector].name) if detector in DETECTORS else detector
        text = ntr("Nog {n} keer ‘{naam}’ tonen", "Nog {n} keer ‘{naam}’ tonen", number, naam=name)
        return button(text, lambda: self._show_all_of(detector), look="quiet")

    def _show_all_of(self, detector: str) -> None:
        """Every card of one kind; the keyboard goes to the first that comes in."""
        before = set(self.cards)
        self._whole.add(detector)
        self.refresh()
        if (first := next((made for key, made in self.cards.items() if key not in before), None)) is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _card(self, kept: dict[str, FindingCard], finding: Finding) -> FindingCard:
        """The card that was there, when it still says the same; else a new one, open when the old one was."""
        old = kept.get(finding.key)
        if old is not None and _says(old.finding) == _says(finding):
            return kept.pop(finding.key)
        made = FindingCard(self._desk, finding)
        made.settings_wanted.connect(self.ask_settings)
        made.stepped.connect(lambda by: self._step(made, by))
        if old is not None and old.is_open:
            made.turn()
        return made

    def _step(self, card: FindingCard, by: int) -> None:
        """The keyboard goes to the next card; the page goes along."""
        order = sorted(self.cards.values(), key=lambda one: one.mapTo(self, one.rect().topLeft()).y())
        at = order.index(card) + by
        if 0 <= at < len(order):
            order[at].setFocus(Qt.FocusReason.OtherFocusReason)
            self.stepped.emit(order[at])

    def _tell(self, found: tuple[Finding, ...], *, waiting: int, answered: int) -> None:
        proposals = self._desk.proposals
        self._count.setText(self._counted(found, waiting=waiting))
        hide = ntr("{n} voorstel waar al op geantwoord is", "{n} voorstellen waar al op geantwoord is", answered)
        self._answered.setText(tr("Verberg waar al op geantwoord is") if self._all else hide)
        self._answered.setVisible(answered > 0)
        empty(self._notes)
        for failure in proposals.made.failures if proposals.made is not None else ():
            name = tr(DETECTORS[failure.detector].name) if failure.detector in DETECTORS else failure.detector
            text = tr(
                "'{naam}' is nu uitgezet omdat het zoeken misging (code {code}). De rest klopt.",
                naam=name,
                code=failure.code,
            )
            self._notes.addWidget(label(text, look="warn", wrap=True))
        if proposals.asked.detectors:
            self._notes.addWidget(label(_asked_line(self._desk, proposals.asked), look="echo", wrap=True))

    def _counted(self, found: tuple[Finding, ...], *, waiting: int) -> str:
        if self._desk.proposals.made is None:
            return tr("De Werkbank zoekt…")
        if waiting:
            return (
                ntr("{n} mogelijk patroon wacht op antwoord", "{n} mogelijke patronen wachten op antwoord", waiting)
                + "."
            )
        if found:
            return tr("Op alles wat de Werkbank vond is geantwoord.")
        if not self._desk.casus.events:
            return tr("Zet eerst gebeurtenissen op de tijdlijn. Dan zoekt de Werkbank mee.")
        return tr("In wat er nu op de tijdlijn staat komt niets terug dat de Werkbank herkent.")

    def _turn_answered(self) -> None:
        self._all = not self._all
        self.refresh()

    def _turn_calm(self) -> None:
        self._every_calm = not self._every_calm
        self.refresh()

    def _open_all(self) -> None:
        self._opened = True
        self.refresh()


def _says(finding: Finding) -> tuple[object, ...]:
    return finding.told, tuple(finding.params.values())


def _asked_line(desk: Desk, asked: Asked) -> str:
    """'Ook gezocht naar: Komt in meer generaties voor, bij Bo en Marieke.'."""
    what = ", ".join(tr(DETECTORS[one].name) for one in DETECTORS if one in asked.detectors)
    people = (desk.casus.get(Kind.PERSON, one) for one in sorted(asked.persons))
    who = ", ".join(called(one) for one in people if isinstance(one, Person))
    return (
        tr("Ook gezocht naar: {wat} (bij {wie}).", wat=what, wie=who)
        if who
        else tr("Ook gezocht naar: {wat}.", wat=what)
    )
