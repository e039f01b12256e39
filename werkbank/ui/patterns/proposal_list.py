"""The left side of the page Patronen: what is proposed, what worked beside it, and what did not run.

Order is that of the catalogue, never by weight: the program does not rank. 'Wat werkte' stands first, so that nobody
reads what keeps coming back without it. Of one kind only the first few are cards; the others come when asked for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from werkbank.app.proposals import CALM, Asked, Standing, standing
from werkbank.drawing import tokens
from werkbank.i18n import mark, ntr, tr
from werkbank.model.entities import Person
from werkbank.model.kinds import Kind
from werkbank.model.rules import called
from werkbank.patterns import DETECTORS, Failure, Finding
from werkbank.patterns.settings import COMMON
from werkbank.ui.desk import Desk
from werkbank.ui.dialogs import opened
from werkbank.ui.flow import FlowBox
from werkbank.ui.patterns.asking import asking_button
from werkbank.ui.patterns.finding_card import FindingCard
from werkbank.ui.patterns.proposals import FINDING
from werkbank.ui.patterns.settings_dialog import SettingsDialog
from werkbank.ui.reading_order import tab_through
from werkbank.ui.timers import soon
from werkbank.ui.widgets import button, column, empty, label

FEW = 8  # cards of one kind before the rest has to be asked for
MOST_NOTES = 3  # about detectors that failed, before they are told in one
AT_ONCE = 12  # new cards in one turn of the window: some 30 ms


class ProposalList(QWidget):
    """Cards of possible patterns."""

    stepped = Signal(object)  # the card, or the field in it, that now has the keyboard

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("page")
        self._desk = desk
        self._all = False  # also those that were answered
        self._every_calm = False  # more than one quiet time
        self._whole: set[str] = set()  # detectors of which every card is wanted
        self._opened = False  # somebody asked for the cards while the family reads along
        self.cards: dict[str, FindingCard] = {}
        self._rest: dict[str, QPushButton] = {}  # the ways to more of a kind
        self._room = AT_ONCE  # new cards that may still be made in this turn
        self._count = label("", look="soft", wrap=True)
        self._calm, self._others, self._notes = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        for part in (self._calm, self._others, self._notes):
            part.setSpacing(tokens.SPACE_3)
        self._calm_head = label(tr("Wat werkte"), look="title")
        self._others_head = label(tr("Wat steeds terugkomt"), look="title")
        self._answered = button("", self._turn_answered, look="quiet")
        self._more_calm = button("", self._turn_calm, look="quiet")
        self._open = button(tr("Samen bekijken"), self._open_all)
        self._settings = button(tr("Instellingen…"), lambda: self.ask_settings(COMMON), look="quiet")
        tools = FlowBox(asking_button(desk), self._settings, space=tokens.SPACE_2)
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
        """Cards that stay are left where they are; of new ones a few a turn, so that nobody waits for them."""
        kept, buttons, held = dict(self.cards), dict(self._rest), self._held()
        self._room = AT_ONCE
        cards = ((one.key, self._card(kept, one)) for one in shown)
        self.cards = {key: made for key, made in cards if made is not None}
        last = {made.finding.detector: made for made in self.cards.values()}
        self._rest = {one: buttons.pop(one) if one in buttons else self._more_of(one) for one in rest if one in last}
        calm: list[QWidget] = []
        others: list[QWidget] = []
        for made in self.cards.values():
            detector = made.finding.detector
            (calm if detector == CALM else others).append(made)
            made.refresh()
            if made is last[detector] and detector in self._rest:
                others.append(self._name_rest(detector, rest[detector]))
        for gone in (*kept.values(), *buttons.values()):
            gone.hide()
            gone.deleteLater()
        changed = [place(layout, parts) for layout, parts in ((self._calm, calm), (self._others, others))]
        self._follow_keyboard(held)
        self._calm_head.setVisible(bool(calm))
        self._others_head.setVisible(bool(others))
        if any(changed):
            tab_through(self._settings, *calm, self._more_calm, *others, self._answered)
        if self._room < 0:
            soon(self, self.refresh)

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
        """When the card that had the keyboard went away, the next one has it; it comes in sight once it has a place."""
        if held and held[0] not in self.cards:
            heir = next((self.cards[key] for key in held if key in self.cards), None)
            if heir is not None:
                heir.setFocus(Qt.FocusReason.OtherFocusReason)
                soon(heir, lambda: self.stepped.emit(heir))

    def _more_of(self, detector: str) -> QPushButton:
        return button("", lambda: self._show_all_of(detector), look="quiet")

    def _name_rest(self, detector: str, number: int) -> QPushButton:
        name = tr(DETECTORS[detector].name) if detector in DETECTORS else detector
        text = ntr("Nog {n} keer ‘{naam}’ tonen", "Nog {n} keer ‘{naam}’ tonen", number, naam=name)
        self._rest[detector].setText(text)
        self._rest[detector].setAccessibleName(text)
        return self._rest[detector]

    def _show_all_of(self, detector: str) -> None:
        """Every card of one kind; the keyboard goes to the first that comes in."""
        before = set(self.cards)
        self._whole.add(detector)
        self.refresh()
        if (first := next((made for key, made in self.cards.items() if key not in before), None)) is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _card(self, kept: dict[str, FindingCard], finding: Finding) -> FindingCard | None:
        """The card that was there, when it still says the same; else a new one, open when the old one was.

        When there were new ones enough this turn, what was there stays until the next.
        """
        old = kept.get(finding.key)
        if old is not None and _says(old.finding) == _says(finding):
            return kept.pop(finding.key)
        self._room -= 1
        if self._room < 0:
            return kept.pop(finding.key, None)
        made = FindingCard(self._desk, finding)
        made.settings_wanted.connect(self.ask_settings)
        made.stepped.connect(lambda by: self._step(made, by))
        made.turned.connect(lambda: tab_through(made, made))
        made.answers.asked.connect(lambda field: self._ask_in_sight(made, field))
        if old is not None and old.is_open:
            made.turn()
        return made

    def _ask_in_sight(self, made: FindingCard, field: QWidget) -> None:
        """A card asks who answers: Tab goes through its fields, and the one with the keyboard comes in sight."""
        tab_through(made, made)
        soon(made, lambda: self.stepped.emit(field))

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
        for text in _went_wrong(proposals.made.failures if proposals.made is not None else ()):
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
        if self._desk.proposals.made.failures:
            return tr("Het zoeken ging mis. Na de volgende wijziging probeert de Werkbank het opnieuw.")
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


def place(layout: QVBoxLayout, wanted: Sequence[QWidget]) -> bool:
    """Let a layout hold just these, in this order; what stands right is not touched. Whether anything changed."""
    changed, meant = False, set(wanted)
    for number in reversed(range(layout.count())):
        item = layout.itemAt(number)
        if item is not None and (old := item.widget()) is not None and old not in meant:
            layout.removeWidget(old)  # takeAt would leave a place behind that keeps it from growing in its next one
            changed = True
    for number, widget in enumerate(wanted):
        item = layout.itemAt(number)
        if item is None or item.widget() is not widget:
            layout.removeWidget(widget)
            layout.insertWidget(number, widget)
            changed = True
    return changed


def _says(finding: Finding) -> tuple[object, ...]:
    return finding.told, tuple(finding.params.values())


def _went_wrong(failures: Sequence[Failure]) -> list[str]:
    """What was switched off for now, each with the code that stands in the log; of many the names and one code."""
    names = [tr(DETECTORS[one.detector].name) if one.detector in DETECTORS else one.detector for one in failures]
    if len(failures) > MOST_NOTES:
        pattern = mark("Bij {n} soorten patronen ging het zoeken mis (code {code}). Die zijn nu uitgezet: {namen}.")
        return [tr(pattern, n=len(failures), code=failures[0].code, namen=", ".join(names))]
    pattern = mark("'{naam}' is nu uitgezet omdat het zoeken misging (code {code}). De rest klopt.")
    return [tr(pattern, naam=name, code=one.code) for name, one in zip(names, failures, strict=True)]


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
