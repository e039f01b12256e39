"""One open casus at the desk: its value, what is selected, where the time cursor stands, and what is remembered.

Genogram, timeline, inspector and pages share this one selection and this one cursor. No Qt here: the window listens
and turns each notice into a signal; the command line and tests use it as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple, Protocol, TypeVar

from werkbank.app import pictures_kept
from werkbank.app.actions import BY_ID, Need, title_of
from werkbank.app.audience import STATE, Audience, audience_from
from werkbank.app.audience_memory import beside
from werkbank.app.audience_screen import Screen
from werkbank.i18n import tr
from werkbank.journal.changes import ChangeSet
from werkbank.journal.history import HistoryStep
from werkbank.journal.open_casus import OpenCasus
from werkbank.model.casus import Casus
from werkbank.model.clock import Clock, EntityId
from werkbank.model.entities import Entity, Event, Person
from werkbank.model.kinds import Kind

L = TypeVar("L")


class Key(NamedTuple):
    """Names one entity; its text form 'kind:id' is the key of a group in a drawing."""

    kind: Kind
    id: EntityId

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}"


def key_of(entity: Entity) -> Key:
    """The key of an entity."""
    return Key(entity.kind_of, entity.id)


def key_from(text: str) -> Key | None:
    """Read 'kind:id'; None when it names no kind."""
    kind, _, entity_id = text.partition(":")
    return Key(Kind(kind), EntityId(entity_id)) if kind in set(Kind) and entity_id else None


class Memory(Protocol):
    """Where a view keeps its state: inside the encrypted case file."""

    def view_state(self, key: str) -> Any:  # noqa: ANN401 - what json.loads returns
        """What was kept under this key, or None."""
        ...

    def set_view_state(self, key: str, value: Any) -> None:  # noqa: ANN401 - JSON
        """Keep a JSON value."""
        ...


class Forgetful:
    """Keeps view state only as long as the program runs (files opened without a workplace)."""

    def __init__(self) -> None:
        self._kept: dict[str, Any] = {}

    def view_state(self, key: str) -> Any:  # noqa: ANN401 - JSON
        return self._kept.get(key)

    def set_view_state(self, key: str, value: Any) -> None:  # noqa: ANN401 - JSON
        self._kept[key] = value


class Session:
    """What is on the desk."""

    def __init__(
        self, open_casus: OpenCasus, *, clock: Clock, memory: Memory | None = None, read_only: bool = False
    ) -> None:
        self.open = open_casus
        self.clock = clock
        self.memory: Memory = memory or Forgetful()
        self.read_only = read_only
        self.selection: tuple[Key, ...] = ()
        self.cursor: date | None = None  # None: today
        self._on_change: list[Callable[[ChangeSet], None]] = []
        self._on_selection: list[Callable[[], None]] = []
        self._on_cursor: list[Callable[[], None]] = []
        self._own_memory = self.memory
        self.screen: Screen | None = None
        open_casus.listen(self._take)
        self._turn_to(audience_from(self.memory.view_state(STATE)))

    @property
    def casus(self) -> Casus:
        """The casus as it is now, as far as everybody who reads along may see it; what every view reads."""
        return self.screen.casus if self.screen is not None else self.open.now

    @property
    def file(self) -> Memory:
        """Where all of it is kept, whoever reads along: the stored casus, when there is one."""
        return self._own_memory

    @property
    def whole(self) -> Casus:
        """All of the casus, whoever reads along: for the rules in the verbs, never for a view."""
        return self.open.now

    @property
    def audience(self) -> Audience | None:
        """Who reads along."""
        return self.screen.audience if self.screen is not None else None

    @property
    def has_family(self) -> bool:
        """Whether somebody from outside the team reads along now."""
        return self.screen is not None and self.screen.has_family

    def show_for(self, audience: Audience | None, *, screen: Screen | None = None) -> None:
        """From now on show what these people may see; remembered in the case file. Views are to be made anew.

        ``screen`` is what ``screen_for`` gave for them.
        """
        if not self.read_only:
            self._own_memory.set_view_state(STATE, audience.as_json() if audience else None)
        self._turn_to(audience, screen)

    def screen_for(self, audience: Audience) -> Screen:
        """What these people would see; nothing is shown yet."""
        return Screen(audience, lambda: self.open.now, today=self.clock.today, past=self.open.happened)

    def note(self, what: str, **fields: Any) -> None:  # noqa: ANN401 - fields of a line of the log
        """Write a line in the access log, when this casus has one; also of a casus that can only be read."""
        if (log := getattr(self._own_memory, "log", None)) is not None:
            log(what, **fields)

    def keep_picture(self, content: bytes) -> str:
        """Keep a picture with the casus and return its name. Raises ``KnownError`` of the store."""
        return pictures_kept.keep(self._own_memory, content)

    def picture(self, name: str) -> bytes:
        """A picture by its name; nothing when it is not there."""
        return pictures_kept.kept(self._own_memory, name)

    def _turn_to(self, audience: Audience | None, screen: Screen | None = None) -> None:
        self.screen, self.memory, self.open.settle = None, self._own_memory, lambda changes: changes
        if audience is not None:
            self.screen = screen or self.screen_for(audience)
            self.memory = beside(self._own_memory, family=self.screen.has_family)  # views tell what they showed before
            self.open.settle = self.screen.kept
        self.selection = tuple(key for key in self.selection if self.casus.get(key.kind, key.id))

    @property
    def today(self) -> date:
        """The calendar day."""
        return self.clock.today()

    @property
    def as_of(self) -> date:
        """The day at which the genogram is seen."""
        return self.cursor or self.today

    def select(self, *keys: Key) -> None:
        """Make this the one shared selection."""
        found = tuple(dict.fromkeys(key for key in keys if self.casus.get(key.kind, key.id)))
        if found != self.selection:
            self.selection = found
            self._tell(self._on_selection)

    def move_cursor(self, to: date | None) -> None:
        """Put the time cursor on a day; None means today."""
        if to != self.cursor:
            self.cursor = to
            self._tell(self._on_cursor)

    def selected(self, kind: Kind) -> tuple[Entity, ...]:
        """The selected entities of one kind."""
        found = (self.casus.get(key.kind, key.id) for key in self.selection if key.kind is kind)
        return tuple(entity for entity in found if entity)

    @property
    def person(self) -> Person | None:
        """The one selected person, or the first of several."""
        first = next(iter(self.selected(Kind.PERSON)), None)
        return first if isinstance(first, Person) else None

    @property
    def events(self) -> tuple[Event, ...]:
        """The selected events."""
        return tuple(entity for entity in self.selected(Kind.EVENT) if isinstance(entity, Event))

    def offers(self, action_id: str) -> bool:
        """Whether an action can run now."""
        action = BY_ID.get(action_id)
        return action is not None and self._has(action.need)

    def _has(self, need: Need) -> bool:
        if need in {Need.NOTHING, Need.CASE}:
            return True
        if need is Need.AUDIENCE:
            return self.audience is not None
        if need is Need.WORKPLACE:
            return self.audience is None
        if self.read_only:
            return False
        match need:
            case Need.PERSON:
                return self.person is not None
            case Need.EVENTS:
                return bool(self.events)
            case Need.SELECTION:
                return bool(self.selection)
            case Need.UNDO:
                return self.undo_step is not None
            case Need.REDO:
                return self.redo_step is not None
        return True

    @property
    def undo_step(self) -> HistoryStep | None:
        """What undo takes back; None as well when it would touch what whoever reads along may not see."""
        return self._seen_step(self.open.undo_step)

    @property
    def redo_step(self) -> HistoryStep | None:
        """What redo brings back; None as well when it would touch what whoever reads along may not see."""
        return self._seen_step(self.open.redo_step)

    def undo(self) -> ChangeSet | None:
        """Take the last step back."""
        return self.open.undo() if self.undo_step is not None else None

    def redo(self) -> ChangeSet | None:
        """Do the last undone step again."""
        return self.open.redo() if self.redo_step is not None else None

    def _seen_step(self, step: HistoryStep | None) -> HistoryStep | None:
        if self.screen is None or step is None:
            return step
        if not self.screen.sees(step):
            return None
        return step if self.screen.names_steps else replace(step, subject="")

    def on_change(self, listener: Callable[[ChangeSet], None]) -> Callable[[], None]:
        """Hear of every durable change, as far as it is shown; returns the way to stop."""
        return _joined(self._on_change, listener)

    def on_selection(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Hear when the selection changes; returns the way to stop."""
        return _joined(self._on_selection, listener)

    def on_cursor(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Hear when the time cursor moves; returns the way to stop."""
        return _joined(self._on_cursor, listener)

    def _take(self, change_set: ChangeSet) -> None:
        """Let go of what vanished, and tell everybody, also when an earlier one fails."""
        seen = self.screen.take(change_set) if self.screen is not None else change_set
        self.select(*self.selection)
        failures: list[Exception] = []
        for listener in tuple(self._on_change):
            try:
                listener(seen)
            except Exception as failure:  # noqa: BLE001 - raised below, after all have heard
                failures.append(failure)
        if failures:
            raise failures[0]

    @staticmethod
    def _tell(listeners: Iterable[Callable[[], None]]) -> None:
        for listener in tuple(listeners):
            listener()


def _joined(listeners: list[L], listener: L) -> Callable[[], None]:
    listeners.append(listener)
    return lambda: listeners.remove(listener)


NAMED = 60  # letters of what a step is about, in a menu


def step_name(step: HistoryStep | None) -> str:
    """What a step is called in the undo menu: 'Kind: Bo'."""
    if step is None:
        return ""
    title = tr(title_of(step.action)).replace("&", "")
    subject = step.subject if len(step.subject) <= NAMED else f"{step.subject[: NAMED - 1]}…"
    return f"{title}: {subject}" if subject else title
