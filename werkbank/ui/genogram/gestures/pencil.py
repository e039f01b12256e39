"""Draw somebody new with one key, and type who it is in the picture; then go on with the next key.

P, K, B and O draw from who is chosen, N beside everybody, G notes an event, S who helps, F2 or a double click renames.
The symbol is there at once; Enter accepts the line and chooses the new person. The same key right after draws one more
from where the last one came from (the next child of the same parents); any other key goes on from the new person. Tab
accepts and draws one more at once. Escape takes the new symbol away. Symbol and line are one undo step.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu

from werkbank.app.session import Key
from werkbank.app.verbs import family, history, linking, naming
from werkbank.genogram.person_line import read_person, said
from werkbank.i18n import tr
from werkbank.journal.history import HistoryStep
from werkbank.model.clock import EntityId
from werkbank.model.entities import Person
from werkbank.model.kinds import Kind
from werkbank.model.rules import called
from werkbank.timeline.quick_entry import understand
from werkbank.ui.genogram.gesture import Gesture
from werkbank.ui.genogram.gestures.helping import Helping
from werkbank.ui.genogram.gestures.inline import End
from werkbank.ui.genogram.gestures.strokes import BY_KEY, EVENT, PARENT, PARTNER, SUPPORT, TYPED, Stroke
from werkbank.ui.genogram.gestures.table import Table
from werkbank.ui.genogram.gestures.words import TIE_NAMES, gender_words, union_words

PLAIN = {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}


@dataclass(frozen=True, slots=True)
class Drawn:
    """What was drawn last: who, from whom, by which step, with which new relations."""

    person: EntityId
    stroke: Stroke | None = None
    origin: EntityId | None = None
    step: HistoryStep | None = None
    unions: tuple[EntityId, ...] = ()
    links: tuple[EntityId, ...] = ()


class Pencil(Gesture):
    """Draws and names."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._desk = table.desk
        self.helping = Helping(table)
        self._last: Drawn | None = None
        table.desk.selection_changed.connect(self._on_selection)

    # --- what starts it ------------------------------------------------------------------------------------------

    def key(self, event: QKeyEvent) -> bool:
        if event.modifiers() not in PLAIN or not self._table.writable:
            return False
        key, person = Qt.Key(event.key()), self._table.person
        if key is Qt.Key.Key_N:
            self.new()
        elif key is Qt.Key.Key_F2 and person is not None:
            self.rename(person.id)
        elif key in BY_KEY and person is not None and (BY_KEY[key].draw or BY_KEY[key] in TYPED):
            self.go_on(BY_KEY[key], person.id)
        else:
            return False
        return True

    def double(self, event: QMouseEvent) -> bool:
        at = event.position().toPoint()
        person = self._table.person_at(at)
        if not self._table.writable or (person is None and self._table.view.key_at(at) is not None):
            return False
        if person is None:
            self.new()
        else:
            self.rename(person)
        return True

    def offer(self, menu: QMenu, key: Key | None) -> None:
        if not self._table.writable:
            return
        if key is None or key.kind is not Kind.PERSON:
            menu.addAction(tr("Nieuwe persoon") + "\tN", self.new)
            return
        for stroke in BY_KEY.values():
            if stroke.draw or stroke in TYPED:
                menu.addAction(f"{tr(stroke.title)}\t{stroke.letter}", partial(self.draw, stroke, key.id))
        menu.addAction(tr("Naam en geboorte wijzigen") + "\tF2", partial(self.rename, key.id))

    # --- drawing -------------------------------------------------------------------------------------------------

    def go_on(self, stroke: Stroke, person: EntityId) -> None:
        """A key: the same one again goes on from where the last stroke began."""
        last = self._last
        again = last is not None and last.stroke is stroke and last.person == person and last.origin is not None
        full = stroke is PARENT and again and len(linking.biological(self._desk.casus, last.origin)) >= 2  # type: ignore[union-attr,arg-type]
        self.draw(stroke, last.origin if again and last and last.origin and not full else person)

    def draw(self, stroke: Stroke, origin: EntityId) -> None:
        """Somebody new beside somebody, an event of theirs, or who helps them."""
        if stroke is EVENT:
            self.note(origin)
        elif stroke is SUPPORT:
            self.helping.ask(origin)
        elif stroke is PARENT and len(linking.biological(self._desk.casus, origin)) >= 2:
            self._ask_tie(origin)
        elif stroke.draw is not None:
            self._draw(lambda: stroke.draw(self._desk.session, origin), stroke=stroke, origin=origin)  # type: ignore[misc]

    def new(self) -> None:
        """Somebody new, on their own."""
        self._draw(lambda: family.add_person(self._desk.session))

    def rename(self, person: EntityId) -> None:
        """Change the line under a symbol; what is taken out of it is emptied."""
        drawn = Drawn(person, unions=self._latest_union(person))
        self._desk.select(Key(Kind.PERSON, person))
        self._open(drawn, text=naming.line_of(self._desk.casus.persons[person]))

    def relate(self, person: EntityId, *, unions: tuple[EntityId, ...] = (), links: tuple[EntityId, ...] = ()) -> None:
        """Two people were connected: type what they are to each other and since when, in the same step."""
        drawn = Drawn(person, step=self._desk.session.undo_step, unions=unions, links=links)
        self._desk.select(Key(Kind.PERSON, person))
        self._table.type_line(
            lambda: self._table.hit(person),
            read=self._read_person,
            done=partial(self._related, drawn),
            name=tr("Wat zij van elkaar zijn"),
            hint=tr("sinds wanneer, mag leeg: h. 1998") if unions else tr("mag leeg: pleeg 2016 tot 2018"),
            words=union_words() if unions else (),
        )

    def _related(self, drawn: Drawn, text: str, end: End) -> None:
        if end is End.CANCEL:
            self._take_back(drawn)
        elif text and drawn.person in self._desk.casus.persons:
            read = replace(read_person(text, today=self._desk.session.today), name="", index=False)
            self._desk.run(
                lambda: naming.write_line(
                    self._desk.session, drawn.person, read=read, unions=drawn.unions, links=drawn.links, step=drawn.step
                )
            )
        self._table.hint.rest()

    def note(self, *persons: EntityId) -> None:
        """Type an event of these people, as in the line below the timeline; they take part without being named."""
        names = tr(" en ").join(called(self._desk.casus.persons.get(p)) for p in persons)
        self._table.type_line(
            lambda: self._table.hit(persons[0]),
            read=self._read_event,
            done=partial(self._noted, persons),
            name=tr("Gebeurtenis van {wie}", wie=names),
            hint=tr("Gebeurtenis van {wie}: voorjaar 2013 OTS schoolverzuim", wie=names),
        )

    def _draw(
        self, verb: Callable[[], Person], *, stroke: Stroke | None = None, origin: EntityId | None = None
    ) -> None:
        before = self._desk.casus
        made = self._desk.run(verb)
        if made is None:
            return
        now = self._desk.casus
        new_unions = tuple(i for i in now.partnerships if i not in before.partnerships)
        new_links = tuple(i for i in now.parentages if i not in before.parentages)
        self._last = Drawn(made.id, stroke, origin, self._desk.session.undo_step, new_unions, new_links)
        self._open(self._last)

    def _open(self, drawn: Drawn, *, text: str = "") -> None:
        union = tr(" h. 2006") if drawn.unions else ""
        self._table.type_line(
            lambda: self._table.hit(drawn.person),
            read=self._read_person,
            done=partial(self._named, drawn),
            text=text,
            hint=tr("bijvoorbeeld: Bo m 12-3-2014") + union,
            keys=tr("Enter: klaar · Tab: klaar en nog een · Esc: toch niet") if drawn.stroke else "",
            words=[*gender_words(), *(union_words() if drawn.unions else ())],
        )

    # --- the end of a line ---------------------------------------------------------------------------------------

    def _named(self, drawn: Drawn, text: str, end: End) -> None:
        is_new = drawn.step is not None
        if end is End.CANCEL:
            self._take_back(drawn)
        elif drawn.person in self._desk.casus.persons and (text or not is_new):
            read = read_person(text, today=self._desk.session.today)
            self._desk.run(
                lambda: naming.write_line(
                    self._desk.session, drawn.person, read=read, whole=not is_new,
                    unions=drawn.unions, links=drawn.links, step=drawn.step,
                )
            )  # fmt: skip
        self._table.hint.rest()
        if end in {End.ACCEPT, End.AGAIN} and is_new:
            self._desk.select(Key(Kind.PERSON, drawn.person))
            self._last = drawn
            if end is End.AGAIN and drawn.stroke and drawn.origin:
                self.go_on(drawn.stroke, drawn.person)
            else:
                self._hint_next(drawn)
        self._table.view.redo_marks()

    def _noted(self, persons: tuple[EntityId, ...], text: str, end: End) -> None:
        if text and end is not End.CANCEL:
            found = understand(text, self._desk.casus, today=self._desk.session.today)
            fields = found.fields() | {"persons": tuple(dict.fromkeys((*persons, *found.persons)))}
            kept = self._desk.session.selection
            self._desk.run(lambda: history.add_event(self._desk.session, **fields))
            self._desk.select(*kept)
        self._table.hint.rest()

    def _take_back(self, drawn: Drawn) -> None:
        step = self._desk.session.undo_step
        if drawn.step is not None and step is not None and step.id == drawn.step.id:
            self._desk.session.undo()
            if drawn.origin is not None:
                self._desk.select(Key(Kind.PERSON, drawn.origin))
        self._last = None

    def _hint_next(self, drawn: Drawn) -> None:
        person, origin = (self._desk.casus.persons.get(i) for i in (drawn.person, drawn.origin or drawn.person))
        if drawn.stroke is None or person is None or not self._table.hint.is_wanted:
            return
        again = tr(drawn.stroke.again, wie=called(origin))
        others = "P partner, K kind" if drawn.stroke is not PARTNER else "K kind"
        self._table.hint.say(tr("{weer} · van {wie}: {toetsen}", weer=again, wie=called(person), toetsen=others))

    # --- small ---------------------------------------------------------------------------------------------------

    def _ask_tie(self, child: EntityId) -> None:
        """A third parent is no biological one: ask which kind."""
        parents = tr(" en ").join(
            called(self._desk.casus.persons.get(p)) for p in linking.biological(self._desk.casus, child)
        )
        title = tr("{kind} heeft al twee biologische ouders ({ouders}). Wat voor ouder komt erbij?",
                   kind=called(self._desk.casus.persons[child]), ouders=parents)  # fmt: skip
        rows = [
            (tr(name), partial(self._draw, partial(family.add_parent, self._desk.session, child, tie=tie),
                               stroke=PARENT, origin=child))
            for tie, name in TIE_NAMES.items()
        ]  # fmt: skip
        self._table.pop_up(title, rows, at=self._table.middle(child) or QPointF())

    def _latest_union(self, person: EntityId) -> tuple[EntityId, ...]:
        mine = [p for p in self._desk.casus.partnerships.values() if person in p.partners]
        return (mine[-1].id,) if len(mine) == 1 else ()

    def _read_person(self, text: str) -> Iterator[str]:
        read = read_person(text, today=self._desk.session.today)
        yield from said(read)
        if read.rest:
            yield tr("notitie: {tekst}", tekst=read.rest)

    def _read_event(self, text: str) -> Iterator[str]:
        found = understand(text, self._desk.casus, today=self._desk.session.today)
        yield from (piece.meaning for piece in found.pieces)
        if found.title:
            yield found.title

    def _on_selection(self) -> None:
        if self._last is not None and self._desk.session.selection != (Key(Kind.PERSON, self._last.person),):
            self._last = None
        if self._table.line.isHidden():
            self._table.hint.rest()

    def flush(self) -> None:
        self._table.line.flush()

    def cancel(self) -> None:
        """Losing the keyboard to its own line is no reason to stop; the line ends itself."""
