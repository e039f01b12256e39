"""The weging of this casus: the story first, then a list that helps to look, then what was decided, in words.

Nothing is mandatory and nothing is counted. The list is the team's own as much as the bouwstenen are: its words can be
changed here.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from werkbank.app.session import key_of
from werkbank.app.verbs import bouwstenen, weging
from werkbank.drawing import tokens
from werkbank.i18n import mark, tr
from werkbank.model.sets import WEGING, Stone, stones
from werkbank.model.weighing import SEEN_TITLES, point_of, weighing_of
from werkbank.plan.names import said_name
from werkbank.ui.bouwsteen_menu import mark_as
from werkbank.ui.bouwstenen.marks import Marks
from werkbank.ui.bouwstenen.words import WordsForm, whose_words
from werkbank.ui.choice_field import ChoiceField
from werkbank.ui.desk import Desk
from werkbank.ui.inspector.fields import Field, Input
from werkbank.ui.inspector.inputs import FieldInput, make_input
from werkbank.ui.plan.row import hide_title, input_for, show_value
from werkbank.ui.sessions.dot import Dot
from werkbank.ui.widgets import button, card, column, empty, label, row

_STORY = Field(
    "story",
    mark("Vertel eerst in eigen woorden wat er speelt"),
    Input.LONG,
    hint=mark("wat zien jullie, wat zegt het gezin zelf, wat is er al geprobeerd?"),
)
_OUTCOME = Field(
    "outcome", mark("Wat besluiten wij"), Input.LONG, hint=mark("past deze aanpak bij dit gezin, en waarom?")
)
_WHO = Field("decided_by", mark("Wie besloten dit"), hint=mark("namen, met een komma ertussen"))
_ON = Field("on", mark("Wanneer"), Input.DATE)
_DISAGREES = Field("disagrees", mark("Wie ziet het anders, en hoe"), Input.LONG)
_TEXT = Field("text", mark("Toelichting"), Input.LONG, hint=mark("waaraan zien wij dat?"))


class WeighingPanel(QWidget):
    """The weging."""

    export_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._inputs = {spec.name: self._input(spec) for spec in (_STORY, _OUTCOME, _WHO, _ON, _DISAGREES)}
        self._points: dict[str, PointRow] = {}
        self._list = column(space=tokens.SPACE_3)
        self._dropped = column(space=2)  # rows that this casus took out of the list
        add = button(tr("+ Eigen regel"), self._add, look="quiet")
        add.setEnabled(not desk.session.read_only)
        inputs = self._inputs
        decided = row(inputs["decided_by"], inputs["on"])
        decided.setStretch(0, 3)
        decided.setStretch(1, 2)
        own = tr(
            "Deze lijst is een voorstel van de Werkbank. Pas hem aan zoals jullie werken. Er wordt niets opgeteld."
        )
        self._team_only = label(tr("De weging is van het team. Nu leest het gezin mee."), look="soft", wrap=True)
        self._new = Dot(desk)
        self._parts = QWidget()
        self._marks = Marks()
        paper = button(tr("Als PDF…"), self.export_wanted.emit)
        self._parts.setLayout(
            column(
                row(self._new, label(tr("Weging"), look="title"), self._marks, 1, paper),
                label(tr("Past deze aanpak bij dit gezin? Niets hier is verplicht."), look="soft", wrap=True),
                card(inputs["story"]),
                card(
                    label(tr("Om samen naar te kijken"), look="lead"),
                    label(own, look="note", wrap=True),
                    self._list,
                    self._dropped,
                    row(add, 1),
                ),
                card(label(tr("Besluit"), look="lead"), inputs["outcome"], decided, inputs["disagrees"]),
                space=tokens.SPACE_3,
            )
        )
        self.setLayout(column(self._team_only, self._parts))
        self.refresh()

    def refresh(self) -> None:
        """Show the weging as it is now; closed with the family in the room, because it is of the team."""
        self._team_only.setVisible(self._desk.session.has_family)
        self._parts.setVisible(not self._desk.session.has_family)
        casus = self._desk.casus
        now = weighing_of(casus)
        self._new.show_keys(key_of(now))
        mark_as(self._parts, key_of(now))
        self._marks.show_entity(now, casus)
        for name in ("story", "outcome", "on", "disagrees"):
            show_value(self._inputs[name], getattr(now, name))
        show_value(self._inputs["decided_by"], ", ".join(said_name(casus, who) for who in now.decided_by))
        rows = stones(casus, WEGING)
        if [stone.id for stone in rows] != list(self._points):
            empty(self._list)
            self._points = {stone.id: PointRow(self._desk, stone) for stone in rows}
            for made in self._points.values():
                self._list.addWidget(made)
        for stone in rows:
            self._points[stone.id].show_stone(stone)
        self._fill_dropped()

    def input(self, name: str) -> FieldInput:
        """The widget of one field."""
        return self._inputs[name]

    def point(self, trigger: str) -> PointRow:
        """The row of one trigger."""
        return self._points[trigger]

    def flush(self) -> None:
        """Commit what is being typed."""
        for made in self._inputs.values():
            made.flush()
        for point in self._points.values():
            point.flush()

    def _input(self, spec: Field) -> FieldInput:
        """The story has room for more than a line from the start."""
        if spec is not _STORY:
            return input_for(self._desk, spec, self._commit)
        made = make_input(spec, self._desk.session)
        made.edited.connect(self._commit)
        made.setEnabled(not self._desk.session.read_only)
        return made

    def _commit(self, name: str, value: Any) -> None:  # noqa: ANN401 - the field decides
        if name == "decided_by":
            value = self._who(str(value))
        if getattr(weighing_of(self._desk.casus), name) != value:
            self._desk.run(lambda: weging.weigh(self._desk.session, **{name: value}))

    def _fill_dropped(self) -> None:
        """What was taken out of the list can come back."""
        empty(self._dropped)
        session = self._desk.session
        for stone in stones(self._desk.casus, WEGING, dropped=True):
            if stone.dropped:
                back = button(
                    tr("Terug in de lijst: {naam}", naam=stone.label),
                    lambda s=stone: self._desk.run(lambda: bouwstenen.drop_stone(session, s, dropped=False)),  # type: ignore[misc]
                    look="small",
                )
                back.setEnabled(not session.read_only)
                self._dropped.addLayout(row(back, 1))

    def _who(self, text: str) -> tuple[str, ...]:
        """Names typed with commas; one that is somebody of the casus stays that person."""
        known = {said_name(self._desk.casus, who): who for who in weighing_of(self._desk.casus).decided_by}
        return tuple(known.get(name, name) for part in text.split(",") if (name := part.strip()))

    def _add(self) -> None:
        made = self._desk.run(lambda: bouwstenen.add_stone(self._desk.session, of_list=WEGING))
        if made is not None:
            self.refresh()  # now: its name is what somebody types next
            self._points[made].edit_words()


class PointRow(QWidget):
    """One trigger: its words, what people see of it, and why."""

    def __init__(self, desk: Desk, stone: Stone) -> None:
        super().__init__()
        self._desk = desk
        self._stone = stone
        self._marks = Marks()
        self._name = label("", look="strong", wrap=True)
        self._about = label("", look="soft", wrap=True)
        self.seen = ChoiceField()
        for word, title in SEEN_TITLES.items():
            self.seen.addItem(tr(title), word)
        self.seen.activated.connect(lambda _index: self._say(seen=str(self.seen.currentData())))
        self._text = input_for(desk, _TEXT, lambda _name, value: self._say(text=value))
        hide_title(self._text)
        self._words = button(tr("woorden…"), self.edit_words, look="small", hint=tr("Deze regel anders verwoorden"))
        self._drop = button(tr("weg"), self._leave, look="small", hint=tr("Uit deze lijst halen; met Ctrl+Z terug"))
        self._form: WordsForm | None = None
        for tool in (self.seen, self._words, self._drop):
            tool.setEnabled(not desk.session.read_only)
        self._new = Dot(desk)
        head = row(self._new, self._name, self._marks, self._words, self._drop)
        head.setStretch(1, 1)
        line = row(self.seen, self._text)
        line.setStretch(1, 1)
        self._box = column(head, self._about, line, space=tokens.SPACE_1)
        self.setLayout(self._box)

    def show_stone(self, stone: Stone) -> None:
        """Show the trigger and what is said of it now."""
        self._stone = stone
        self._name.setText(stone.label)
        self._name.setToolTip(whose_words(stone))
        self._about.setText("  ".join((stone.aim, *stone.questions)))
        self._about.setVisible(bool(stone.aim or stone.questions))
        point = point_of(self._desk.casus, stone.id)
        self._new.show_keys(key_of(point))
        mark_as(self, key_of(point))
        self._marks.show_entity(point, self._desk.casus)
        at = self.seen.findData(point.seen)
        if at < 0:
            self.seen.addItem(point.seen, point.seen)
            at = self.seen.findData(point.seen)
        self.seen.setCurrentIndex(at)
        self.seen.setAccessibleName(tr("Wat zien wij: {regel}", regel=stone.label))
        inner = self._text.focusProxy() or self._text
        inner.setAccessibleName(tr("Toelichting: {regel}", regel=stone.label))
        show_value(self._text, point.text)
        if self._form is not None:
            self._form.show_stone(stone)

    def flush(self) -> None:
        """Commit what is being typed."""
        self._text.flush()
        if self._form is not None:
            self._form.flush()

    def edit_words(self) -> None:
        """Open or close the form with the words of this trigger."""
        if self._form is None:
            self._form = WordsForm()
            self._form.show_stone(self._stone)
            self._form.edited.connect(self._reword)
            self._box.addWidget(self._form)
            self._form.name.setFocus()
            self._form.name.selectAll()
            return
        self._form.flush()
        self._form.hide()
        self._form.deleteLater()
        self._form = None

    def _reword(self, field: str, value: Any) -> None:  # noqa: ANN401 - text or texts
        if getattr(self._stone, field) != value:
            self._desk.run(lambda: bouwstenen.reword(self._desk.session, self._stone, **{field: value}))

    def _say(self, **said: str) -> None:
        self._desk.run(lambda: weging.say_point(self._desk.session, self._stone.id, **said))

    def _leave(self) -> None:
        self._desk.run(lambda: bouwstenen.drop_stone(self._desk.session, self._stone))
        self._desk.noticed.emit(tr("Uit de lijst gehaald. Met Ctrl+Z komt de regel terug."))
