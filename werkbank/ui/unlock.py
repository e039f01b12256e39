"""The unlock screen: who are you, and your passphrase.

It must be painted at once, so it imports PySide6, tokens and texts only; the rest of the program loads in a thread
meanwhile. It shows people, because switching person must take seconds: a first letter or an arrow chooses, Enter goes
on to the passphrase. It says nothing about who has access to what: a wrong passphrase is a wrong passphrase. Waiting
after several wrong ones is a kindness against haste and no defence; the cost of a try is in the keys (store.md 1).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QLayout, QLineEdit, QVBoxLayout, QWidget

from werkbank.app.relay import CRASH, IDLE, LOCK, SWITCH, SYSTEM
from werkbank.drawing import tokens
from werkbank.i18n import tr
from werkbank.ui.logo import Logo
from werkbank.ui.people_list import PeopleList, Somebody
from werkbank.ui.theme import Theme
from werkbank.ui.timers import Every
from werkbank.ui.widgets import SELECTABLE_BY_MOUSE, button, card, column, label, line_edit, make_selectable, row

__all__ = ["CARD_WIDTH", "Cause", "Somebody", "UnlockPage", "centred", "head"]

CARD_WIDTH = 440
FREE_TRIES = 3  # wrong passphrases in a row before it takes a moment
LONGEST_WAIT = 30  # seconds


class Cause(NamedTuple):
    """Why the unlock screen is there again; empty at the start of the program."""

    why: str = ""
    report: str = ""  # where the report of a crash lies

    def told(self) -> str:
        """In words."""
        if self.why == CRASH:
            text = tr("Werkbank stopte onverwacht. Alles wat opgeslagen was, staat er nog; open gewoon opnieuw.")
            where = tr("Het verslag zonder persoonsgegevens staat in {pad}.", pad=self.report) if self.report else ""
            return f"{text} {where}".strip()
        kept = tr("Wat je aan het typen was, is versleuteld bewaard.")
        said = {
            LOCK: f"{tr('Werkbank is op slot.')} {kept}",
            IDLE: f"{tr('Er was even niemand: Werkbank ging vanzelf op slot.')} {kept}",
            SYSTEM: f"{tr('Werkbank ging op slot, samen met het scherm.')} {kept}",
            SWITCH: tr("Wie gaat er verder?"),
        }
        return said.get(self.why, "")


def wait_after(failures: int) -> int:
    """Seconds to wait after so many wrong passphrases in a row: none, then 2, 4, 8, at most half a minute."""
    over = failures - FREE_TRIES
    return 0 if over < 0 else min(2 ** (over + 1), LONGEST_WAIT)


class UnlockPage(QWidget):
    """Choose a person, type a passphrase."""

    entered = Signal(str, str)  # person id, passphrase
    recovered = Signal(str)  # the recovery key as it was typed

    def __init__(
        self,
        theme: Theme,
        *,
        people: tuple[Somebody, ...],
        demo_passphrase: str = "",
        kept: bool = False,
        came_from: Cause | None = None,
    ) -> None:
        super().__init__()
        self.setObjectName("page")
        self._cause = came_from or Cause()
        self._failures: dict[str, int] = {}
        self._pause: Every | None = None
        self._left = 0
        self._who = PeopleList(row_height=theme.px(44))
        self._secret = line_edit(tr("Wachtzin"), look="big")
        self._open = button(tr("Openen"), self._enter, look="primary")
        self._message = label("", look="warn", wrap=True)
        self._message.hide()
        self._damaged = label(_said_of_damage(), look="note", wrap=True)
        self._damaged.hide()
        self._secret.setEchoMode(QLineEdit.EchoMode.Password)
        self._secret.returnPressed.connect(self._enter)
        self._secret.installEventFilter(self)
        self._show = QCheckBox(tr("Laat zien wat ik typ"))
        self._show.toggled.connect(self._reveal)
        self._who.chosen.connect(self._secret.setFocus)
        self._who.turned.connect(self._turned)
        self._paper: _Paper | None = None
        self.set_people(people)
        centred(self, self._build(theme, demo_passphrase, kept=kept))
        to_choose = self._cause.why == SWITCH and len(people) > 2  # of two, who was not here is pointed at already
        self.setFocusProxy(self._who if to_choose else self._secret)

    def set_people(self, people: tuple[Somebody, ...]) -> None:
        """Fill the list of persons; the first is the one who is asked, unless somebody else is to take over."""
        last = people[0].id if people else ""
        self._who.fill(people, ask=self._who.person or last)
        if self._cause.why == SWITCH and not self._secret.text():
            self._who.ask_other_than(last)

    def wait(self, text: str) -> None:
        """Show that something is going on; typing goes on meanwhile."""
        self._may_go(wanted=False)
        self._open.setText(text)

    def ready(self) -> None:
        """Take a passphrase (again)."""
        self._may_go(wanted=True)
        self._open.setText(tr("Openen"))
        self._field.setFocus()

    def refuse(self, text: str) -> None:
        """Say why it did not open; the passphrase can be typed again at once, after several tries in a moment."""
        self._message.setText(text)
        self._message.setAccessibleName(text)
        self._message.show()
        self.ready()
        self._field.selectAll()
        person = self._who.person
        self._failures[person] = self._failures.get(person, 0) + 1
        if seconds := wait_after(self._failures[person]):
            self._rest(seconds)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows up and down in the passphrase choose another person: nobody has to leave the field for it."""
        if watched is self._secret and event.type() == QEvent.Type.KeyPress and self._who.steps(event):
            return True
        return super().eventFilter(watched, event)

    # --- what people do ------------------------------------------------------------------------------------------

    def _enter(self) -> None:
        if self._secret.text() and self._open.isEnabled():
            self._message.hide()
            self.wait(tr("Bezig met openen…"))
            self.entered.emit(self._who.person, self._secret.text())

    def _recover(self, text: str) -> None:
        if text.strip() and self._open.isEnabled():
            self._message.hide()
            self.wait(tr("Bezig met openen…"))
            self.recovered.emit(text)

    @property
    def _field(self) -> QLineEdit:
        """Where one types now."""
        by_paper = self._paper is not None and not self._paper.isHidden()
        return self._paper.key if self._paper is not None and by_paper else self._secret

    def _may_go(self, *, wanted: bool) -> None:
        self._open.setEnabled(wanted)
        if self._paper is not None:
            self._paper.go.setEnabled(wanted)

    def _turned(self) -> None:
        """Another person: what was typed is not theirs."""
        self._secret.clear()
        self._message.hide()
        self._damaged.setVisible(self._who.is_damaged)

    def _rest(self, seconds: int) -> None:
        self._left = seconds + 1
        self._pause = self._pause or Every(self, 1000, self._count_down)
        self._count_down()

    def _count_down(self) -> None:
        self._left -= 1
        if self._left > 0:
            self.wait(tr("Even wachten… {n}", n=self._left))
            return
        if self._pause is not None:
            self._pause.stop()
            self._pause = None
        self.ready()

    def _reveal(self, shown: bool) -> None:  # noqa: FBT001 - Qt slot
        self._secret.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

    def _turn(self) -> None:
        """To the key on paper, or back; made when somebody asks for it."""
        if self._paper is None:
            self._paper = _Paper(entered=self._recover, back=self._turn)
            self._paper.hide()
            self._form.insertWidget(0, self._paper)
        self._message.hide()
        to_paper = self._paper.isHidden()
        self._paper.setVisible(to_paper)
        self._usual.setVisible(not to_paper)
        self._field.setFocus()
        if (layout := self._inner.layout()) is not None:
            layout.invalidate()

    # --- how it is made ------------------------------------------------------------------------------------------

    def _build(self, theme: Theme, demo_passphrase: str, *, kept: bool) -> QWidget:
        self._usual = self._with_passphrase(has_paper=not demo_passphrase)
        form = card(pad=tokens.SPACE_5)
        self._form = column(self._usual, self._message)
        form.layout().addLayout(self._form)  # type: ignore[union-attr]
        self._inner = inner = QWidget()
        inner.setFixedWidth(theme.px(CARD_WIDTH))
        items: list[QWidget | QLayout] = [head(theme)]
        if said := self._cause.told():
            items.append(label(said, look="warn" if self._cause.why == CRASH else "note", wrap=True))
        items += [form, _demo(demo_passphrase, kept=kept) if demo_passphrase else _safe()]
        inner.setLayout(column(*items, space=tokens.SPACE_4))
        return inner

    def _with_passphrase(self, *, has_paper: bool) -> QWidget:
        items: list[QWidget | QLayout] = [
            label(tr("Wie ben je?"), look="field", buddy=self._who),
            self._who,
            self._damaged,
            label(tr("Wachtzin"), look="field", buddy=self._secret),
            self._secret,
            self._show,
            self._open,
        ]
        if has_paper:
            items.append(row(1, button(tr("Wachtzin kwijt?"), self._turn, look="quiet")))
        made = QWidget()
        made.setLayout(column(*items))
        return made


class _Paper(QWidget):
    """The other way in: the recovery key from paper, for reading."""

    def __init__(self, *, entered: Callable[[str], object], back: Callable[[], object]) -> None:
        super().__init__()
        why = tr(
            "Typ de herstelsleutel van deze werkplek over van het papier uit de kluis. Je kunt dan alles lezen, en "
            "niets veranderen. Wie zijn wachtzin kwijt is, krijgt daarna een nieuwe bij Kluis, Mensen en sleutels."
        )
        self.key = line_edit(tr("Herstelsleutel"), look="big", placeholder=tr("zoals hij op papier staat"))
        self.key.returnPressed.connect(lambda: entered(self.key.text()))
        self.go = button(tr("Openen om te lezen"), lambda: entered(self.key.text()), look="primary")
        self.setLayout(
            column(
                label(why, wrap=True),
                label(tr("Herstelsleutel"), look="field", buddy=self.key),
                self.key,
                self.go,
                row(1, button(tr("Terug"), back, look="quiet")),
            )
        )


def _said_of_damage() -> str:
    return tr(
        "Het sleutelbestand van deze persoon is niet te lezen. De anderen kunnen gewoon openen; er is niets verloren. "
        "Zet de map 'people' terug uit een reservekopie, of open met de herstelsleutel."
    )


def _slogan() -> QLabel:
    return label(tr("Samen de tijdlijn, het genogram en het plan"), look="soft")


def _safe() -> QLabel:
    return label(
        tr("Alles op deze computer is versleuteld. Zonder wachtzin kan niemand het lezen."), look="note", wrap=True
    )


def _demo(passphrase: str, *, kept: bool) -> QWidget:
    said = label(passphrase, look="lead")
    make_selectable(said, by=SELECTABLE_BY_MOUSE)
    what = tr("Dit is een oefenplek met drie verzonnen gezinnen.")
    stays, goes = tr("Hij blijft bewaard in de map die je koos."), tr("Hij verdwijnt als je afsluit.")
    text = " ".join((what, stays if kept else goes, tr("De wachtzin is:")))
    box = card(label(text, wrap=True), said, space=tokens.SPACE_1)
    box.setObjectName("demo")
    return box


def head(theme: Theme) -> QLayout:
    """The mark, the name and what it is for."""
    return row(Logo(theme.palette), column(label("Werkbank", look="display"), _slogan()), 1, space=tokens.SPACE_4)


def centred(page: QWidget, inner: QWidget) -> None:
    """Put something a little above the middle of a page."""
    around = QVBoxLayout(page)
    around.addStretch(2)
    around.addLayout(row(1, inner, 1))  # no alignment flag: it would lose the height that wrapped texts need
    around.addStretch(3)
