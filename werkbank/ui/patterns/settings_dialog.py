"""Settings of the detectors: every number with its reason and bounds, kept with the casus, and a way back.

What is changed holds at once: the page behind looks again and the count below the settings follows. Nothing here is a
norm; what is our own proposal says so.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QCheckBox, QDialog, QSpinBox, QVBoxLayout, QWidget

from werkbank.app.proposals import settings_for, settings_of
from werkbank.app.verbs import patterns
from werkbank.drawing import tokens
from werkbank.i18n import ntr, tr
from werkbank.patterns import DETECTORS
from werkbank.patterns.settings import COMMON, Setting, Value
from werkbank.ui.choice_field import ChoiceField, NumberField
from werkbank.ui.desk import Desk
from werkbank.ui.timers import Debounce
from werkbank.ui.widgets import button, card, column, empty, label, row, scroll

TYPED_MS = 350
_WIDE, _TALL = 620, 560


class SettingsDialog(QDialog):
    """The settings of one detector at a time, chosen above."""

    def __init__(self, parent: QWidget, desk: Desk, *, detector: str = COMMON) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setWindowTitle(tr("Instellingen van mogelijke patronen"))
        self.which = ChoiceField()
        self.which.setAccessibleName(tr("Van welk patroon"))
        self.which.addItem(tr("Alle patronen samen"), COMMON)
        for known in DETECTORS.values():
            self.which.addItem(tr(known.name), known.id)
        self._rule = label("", look="soft", wrap=True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(tokens.SPACE_3)
        inner = QWidget()
        inner.setObjectName("page")
        inner.setLayout(column(self._rows, 1))
        self._count = label("", look="echo", wrap=True)
        self.back = button(tr("Terug naar het voorstel"), self._back)
        self.setLayout(
            column(
                label(tr("Bij welk patroon"), look="field", buddy=self.which),
                self.which,
                self._rule,
                scroll(inner, name=tr("Instellingen")),
                self._count,
                row(self.back, 1, button(tr("Klaar"), self.accept, look="primary")),
                space=tokens.SPACE_3,
            )
        )
        self.layout().setContentsMargins(*([tokens.SPACE_4] * 4))  # type: ignore[union-attr]
        self.resize(_WIDE, _TALL)
        self.inputs: dict[str, QSpinBox | QCheckBox] = {}
        self._waiting: dict[tuple[str, str], Value] = {}  # by detector and name
        self._later = Debounce(self, self._commit, milliseconds=TYPED_MS)
        self.which.currentIndexChanged.connect(lambda _at: self._turn())
        desk.changed.connect(self._refresh)
        desk.proposals.changed.connect(self._tell)
        self.which.setCurrentIndex(max(self.which.findData(detector), 0))
        self._fill()

    @property
    def detector(self) -> str:
        """Whose settings are shown."""
        return str(self.which.currentData())

    def done(self, result: int) -> None:
        self._later.flush()
        super().done(result)

    def _turn(self) -> None:
        self._later.flush()
        self._fill()

    def _fill(self) -> None:
        known = DETECTORS.get(self.detector)
        self._rule.setText(f"{tr(known.rule)} {tr(known.false_alarm)}" if known is not None else "")
        self._rule.setVisible(known is not None)
        empty(self._rows)
        self.inputs = {}
        for setting in settings_for(self.detector):
            self._rows.addWidget(self._row(setting))
        self._refresh()
        self._tell()

    def _row(self, setting: Setting) -> QWidget:
        made = self._input(setting)
        made.setAccessibleName(tr(setting.label))
        made.setAccessibleDescription(tr(setting.reason))
        made.setEnabled(not self._desk.session.read_only)
        self.inputs[setting.id] = made
        why = tr(setting.reason)
        if setting.own:
            why = f"{why} {tr('Voorstel van de Werkbank, pas aan.')}"
        head = row(made, 1) if isinstance(made, QCheckBox) else row(label(tr(setting.label), buddy=made), 1, made)
        return card(head, label(why, look="note", wrap=True), pad=tokens.SPACE_3)

    def _input(self, setting: Setting) -> QSpinBox | QCheckBox:
        if setting.is_switch:
            switch = QCheckBox(tr(setting.label))
            switch.toggled.connect(lambda on, name=setting.id: self._changed(name, on))
            return switch
        number = NumberField()
        number.setRange(setting.least, setting.most)
        number.setSuffix(f" {tr(setting.unit.label)}" if setting.unit.label else "")
        number.setKeyboardTracking(False)
        number.valueChanged.connect(lambda value, name=setting.id: self._changed(name, value))
        return number

    def _changed(self, name: str, value: Value) -> None:
        self._waiting[self.detector, name] = value
        self._later.call()

    def _commit(self) -> None:
        waiting, self._waiting = self._waiting, {}
        for (detector, name), value in waiting.items():
            self._desk.run(partial(patterns.set_value, self._desk.session, detector, name=name, value=value))

    def _back(self) -> None:
        self._later.drop()
        self._waiting = {}
        self._desk.run(lambda: patterns.set_back(self._desk.session, self.detector))

    def _refresh(self, *_: object) -> None:
        """Show the values as they are now, also after undo."""
        chosen = settings_of(self._desk.casus).get(self.detector, {})
        for setting in settings_for(self.detector):
            made = self.inputs.get(setting.id)
            if made is None or (self.detector, setting.id) in self._waiting:
                continue
            value = chosen.get(setting.id, setting.value)
            made.blockSignals(True)  # noqa: FBT003 - Qt's own signature
            made.setChecked(bool(value)) if isinstance(made, QCheckBox) else made.setValue(int(value))
            made.blockSignals(False)  # noqa: FBT003 - Qt's own signature
            usual = setting.value
            made.setToolTip("" if value == usual else tr("Het voorstel was {waarde}.", waarde=_told(setting)))
        self.back.setEnabled(bool(chosen) and not self._desk.session.read_only)

    def _tell(self) -> None:
        """How many possible patterns there are with these settings."""
        found = self._desk.proposals.found
        mine = [one for one in found if self.detector in {one.detector, COMMON}]
        text = ntr("Nu {n} mogelijk patroon.", "Nu {n} mogelijke patronen.", len(mine))
        self._count.setText(text if self._desk.proposals.made is not None else "")


def _told(setting: Setting) -> str:
    if setting.is_switch:
        return tr("ja") if setting.value else tr("nee")
    return str(setting.value)
