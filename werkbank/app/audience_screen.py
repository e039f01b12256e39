"""The casus as the screen shows it while somebody reads along, and how an edit on that screen reaches the whole casus.

What is shown is what every reader may see (``plan.projection``, ``plan.shown.meet``), and what was made while these
same people were there: they said it themselves. It is worked out once for each casus and day, and what did not change
stays the same value, so that views redraw no more than they must. Invariants:

1. a view never gets the whole casus, and hears only of changes that it can see (``take``);
2. an edit never empties what it could not see (``kept``): of a list only the visible part changes, a text is added to
   the hidden one, and anything else is refused in words that name nothing;
3. what is new gets a 'delen' with which everybody who was there may read it, unless somebody says otherwise;
4. undo offers no step that touches something hidden, nor the session that runs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from werkbank.app.actions import ActionId
from werkbank.app.audience import Audience, Purpose, is_team, reader_for
from werkbank.app.audience_masks import Masks
from werkbank.app.audience_names import NAMED_BY, NAMED_IN
from werkbank.i18n import tr
from werkbank.journal.changes import EXISTS, ChangeSet, FieldChange, difference
from werkbank.journal.history import HistoryStep
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.entities import Entity, Person, fields_of
from werkbank.model.errors import KnownError
from werkbank.model.kinds import Kind, Sharing
from werkbank.model.references import references_of
from werkbank.plan.projection import Projection
from werkbank.plan.reader import Reader, role_reader
from werkbank.plan.shown import Shown, meet
from werkbank.plan.stakes import refusal
from werkbank.plan.stripping import stripped
from werkbank.plan.view import view_of

Address = tuple[Kind, EntityId]
FieldOf = tuple[Kind, EntityId, str]
LONG = {"text", "note", "happens", "follows", "story", "reason", "effect_family", "effect_help"}
MOST_ALONE = 50  # items of one change that are followed one by one
COPYING = {ActionId.COPY_EVENTS, ActionId.SPLIT_EVENT, ActionId.MERGE_EVENTS, ActionId.SHOW_CLAIM, ActionId.ADD_CLAIM}
"""These write what stood elsewhere, so what they write was not said by whoever is there."""


class _Stopped(Exception):  # noqa: N818 - somebody does not want to wait for it any more
    """What is shown is not worked out after all."""


def _go_on(done: int, total: int, /) -> bool:  # noqa: ARG001 - the shape of a report
    return True


class Screen:
    """What one audience sees of one open casus."""

    def __init__(
        self,
        audience: Audience,
        whole: Callable[[], Casus],
        *,
        today: Callable[[], date],
        past: Iterable[ChangeSet] = (),
    ) -> None:
        self.audience = audience
        self._whole, self._today = whole, today
        self._made: set[Address] = set()
        self._told: dict[FieldOf, Any] = {}  # as typed, of fields that the rules hide
        self._typed: dict[FieldOf, Any] = {}  # on its way to the casus
        self._steps: set[str] = set()
        self._shown: Shown | None = None
        self._day: date | None = None
        self._masks: Masks | None = None
        self._projections: list[Projection] = []
        for change_set in _since(past, after=audience.after):
            self._note(change_set)

    # --- what is shown -------------------------------------------------------------------------------------------

    @property
    def casus(self) -> Shown:
        """What everybody who is there may see."""
        whole, today = self._whole(), self._today()
        shown = self._shown
        if shown is None or shown.origin is not whole or self._day != today:
            shown = self._shown = self._worked_out(whole, today=today)
            self._day = today
        return shown

    @property
    def readers(self) -> tuple[Reader, ...]:
        """Everybody who is there, as the rules know them; the team when nobody was named."""
        whole, today = self._whole(), self._today()
        found = tuple(reader_for(word, whole, today=today) for word in self.audience.readers)
        return found or (role_reader("team"),)

    @property
    def has_family(self) -> bool:
        """Whether somebody reads along who is not of the team."""
        return not is_team(self.readers)

    @property
    def work(self) -> int:
        """How much there is to judge: every item for every reader."""
        return sum(map(len, self._whole().tables.values())) * len(self.readers)

    def prepare(self, tell: Callable[[int, int], bool]) -> bool:
        """Work out what is shown before anybody asks, beside the window; False when ``tell`` says to stop."""
        whole, today = self._whole(), self._today()
        try:
            self._shown = self._worked_out(whole, today=today, tell=tell)
        except _Stopped:
            return False
        self._day = today
        return True

    def _worked_out(self, whole: Casus, *, today: date, tell: Callable[[int, int], bool] = _go_on) -> Shown:
        readers = tuple({(r.kind, r.person, r.words): r for r in self.readers}.values())
        views = [view_of(whole, reader, today=today) for reader in readers]
        self._projections, parts = [], list[Casus]()
        for number, view in enumerate(views, start=1):
            self._projections.append(Projection(view))
            parts.append(self._projections[-1].casus())
            if not tell(number, len(views) + 1):
                raise _Stopped
        seen = meet(whole, parts)
        found = {(item.kind_of, item.id): self._as_told(item, whole) for item in seen.everything()}
        for item in self._said_here(whole, set(found), refused=lambda one: any(refusal(one, v) for v in views)):
            if (met := _met(whole, [stripped(item, view=view) for view in views])) is not None:
                found[met.kind_of, met.id] = self._as_told(met, whole)
        if self.audience.purpose is Purpose.LEARN:
            self._masks = masks = Masks(whole, self._masks)
            found = {key: masks.masked(item) for key, item in found.items()}
        shown = found.__contains__
        return self._in_order(whole, {key: _mentioning(item, shown, whole=whole) for key, item in found.items()})

    def _followed(self, change_set: ChangeSet) -> Shown | None:
        """The same picture with only the changed items worked out anew; None when that is not all there is to do."""
        shown, whole = self._shown, self._whole()
        keys = change_set.touches()
        if shown is None or self._day != self._today() or len(keys) > MOST_ALONE:
            return None
        seen = [one.again(whole, keys) for one in self._projections]
        tables: dict[Kind, Mapping[EntityId, Entity]] = dict(shown.tables)
        for key in keys:
            if any(part is None for part in seen) or self._names_anew(change_set):
                return None
            item = self._alone(key, [part[key] for part in seen if part is not None], whole=whole, shown=shown)
            table = {**tables.get(key[0], {}), **({key[1]: item} if item is not None else {})}
            if item is None:
                table.pop(key[1], None)
            tables[key[0]] = table
        for kind in {kind for kind, one in keys if one in tables[kind] and one not in shown.table(kind)}:
            tables[kind] = {one: tables[kind][one] for one in whole.table(kind) if one in tables[kind]}
        return Shown({kind: table for kind, table in tables.items() if table}, origin=whole)

    def _alone(self, key: Address, seen: list[Entity | None], *, whole: Casus, shown: Shown) -> Entity | None:
        origin = whole.get(*key)
        views = [one.view for one in self._projections]
        if origin is None:
            return None
        if key in self._made and None in seen and not any(refusal(origin, view) for view in views):
            bearers = (shown.get(*bearer) for bearer in _bearers(origin))
            seen = [stripped(origin, view=view) for view in views] if None not in bearers else [None]
        parts = [part for part in seen if part is not None]
        met = _met(whole, parts) if len(parts) == len(views) else None
        if met is None:
            return None
        item = _mentioning(self._as_told(met, whole), lambda one: shown.get(*one) is not None, whole=whole)
        return _kept(shown.get(*key), self._masks.masked(item) if self._masks is not None else item)

    def _names_anew(self, change_set: ChangeSet) -> bool:
        """Whether other words have to be masked from now on."""
        masks = self._masks
        if masks is None:
            return False
        kinds = {change.kind for change in change_set.changes if change.field == EXISTS}
        said = (change for change in change_set.changes if change.field in NAMED_BY)
        return bool(kinds & NAMED_IN) or not all(masks.knows(change.field, change.after) for change in said)

    def _as_told(self, item: Entity, whole: Casus) -> Entity:
        """With its own 'delen', and with what was typed here in fields that are emptied for these readers."""
        origin = whole.get(item.kind_of, item.id)
        if origin is not None and origin.sharing is not item.sharing:
            item = item.model_copy(update={"sharing": origin.sharing})
        told = {
            field: value for (kind, of, field), value in self._told.items() if (kind, of) == (item.kind_of, item.id)
        }
        return item.but(**told) if told else item

    def _said_here(self, whole: Casus, seen: set[Address], *, refused: Callable[[Entity], bool]) -> Iterator[Entity]:
        """What was made while these people were there and hangs on nothing that they may not see."""
        waiting = [item for kind, of in self._made - seen if (item := whole.get(kind, of)) and not refused(item)]
        while ready := [item for item in waiting if _bearers(item) <= seen]:
            seen |= {(item.kind_of, item.id) for item in ready}
            waiting = [item for item in waiting if item not in ready]
            yield from ready

    def _in_order(self, whole: Casus, found: dict[Address, Entity]) -> Shown:
        """Tables in the order of the whole; whatever is as it was stays the same value."""
        before = self._shown.tables if self._shown is not None else {}
        tables: dict[Kind, Mapping[EntityId, Entity]] = {}
        for kind, table in whole.tables.items():
            old = before.get(kind, {})
            made = {i: _kept(old.get(i), found[kind, i]) for i in table if (kind, i) in found}
            same = list(made) == list(old) and all(old.get(i) is item for i, item in made.items())
            if made:
                tables[kind] = old if same else made
        return Shown(tables, origin=whole)

    # --- what happens --------------------------------------------------------------------------------------------

    def take(self, change_set: ChangeSet) -> ChangeSet:
        """The change as the screen sees it: what appears, goes or changes there."""
        before = self._shown or Shown()
        self._note(change_set)
        if (followed := self._followed(change_set)) is not None:
            self._shown = followed
        return replace(change_set, changes=tuple(_between(before, self.casus)))

    def kept(self, changes: tuple[FieldChange, ...]) -> tuple[FieldChange, ...]:
        """The changes as they go into the whole casus (invariants 2 and 3).

        Raises:
            KnownError: a field that nobody who is there gets, and that is no text.
        """
        self._typed.clear()
        added = {(c.kind, c.entity) for c in changes if c.field == EXISTS and c.after}
        gone = {(c.kind, c.entity) for c in changes if c.field == EXISTS and not c.after}
        made = [c if (c.kind, c.entity) in gone else self._kept_field(c, added=added) for c in changes]
        decided = {(c.kind, c.entity) for c in made if c.field == "sharing"}
        level = self._level()
        if level is not None:
            made += [FieldChange(kind, of, "sharing", None, str(level)) for kind, of in sorted(added - decided)]
        return tuple(change for change in made if change.before != change.after)

    def _kept_field(self, change: FieldChange, *, added: set[Address]) -> FieldChange:
        after = self._unmasked(change.after)
        key = (change.kind, change.entity)
        if isinstance(after, str) and change.field != "sharing":
            self._typed[change.address] = after
        item = self.casus.get(*key)
        if key in added or item is None or change.field == "sharing":
            return replace(change, after=after)
        seen = self._unmasked(fields_of(item).get(change.field))
        if seen == change.before:
            return replace(change, after=after)
        if isinstance(change.before, list):
            hidden = [one for one in change.before if one not in (seen or [])]
            return replace(change, after=[*(after or []), *(one for one in hidden if one not in (after or []))])
        if isinstance(change.before, str) and change.kind not in {Kind.HOUSEHOLD, Kind.RESIDENCE}:
            if isinstance(item, Person) and change.field in {"first_name", "last_name"}:
                return replace(change, after=after)
            return replace(change, after=_added(change.before, after or "", said=seen or "", field=change.field))
        if change.before is None:
            return replace(change, after=after)
        raise KnownError(
            tr("Dit is nu niet te veranderen, omdat er iemand meeleest."),
            remedy=tr("Doe het na de sessie. Er is niets veranderd."),
            code="read-along",
        )

    def sees(self, step: HistoryStep) -> bool:
        """Whether undo may name and take back a step here (invariant 4)."""
        if any((change.kind, change.entity) == (Kind.SESSION, self.audience.session) for change in step.changes):
            return False  # who reads along changes only by saying so, and the meeting is theirs
        if step.id in self._steps:
            return True
        return self.names_steps and all(self._is_seen(change) for change in step.changes)

    def _is_seen(self, change: FieldChange) -> bool:
        item, origin = (casus.get(change.kind, change.entity) for casus in (self.casus, self._whole()))
        if item is None or origin is None:
            return False
        return change.field == EXISTS or fields_of(item).get(change.field) == fields_of(origin).get(change.field)

    @property
    def names_steps(self) -> bool:
        """Whether a step may be named by whom it is about."""
        return self.audience.purpose is not Purpose.LEARN

    def masked(self, text: str) -> str:
        """A text with names and places replaced when people learn from this casus."""
        if self.audience.purpose is not Purpose.LEARN:
            return text
        return (self._masks or Masks(self._whole())).text(text)

    def _note(self, change_set: ChangeSet) -> None:
        """Remember what was said here."""
        if change_set.action in {ActionId.START_SESSION, ActionId.CHANGE_SESSION}:
            return
        if not change_set.undoes:
            self._steps.add(change_set.group or change_set.id)
        said = change_set.action not in COPYING and not change_set.undoes
        for change in change_set.changes:
            if change.field == EXISTS and change.after:
                self._made.add((change.kind, change.entity))
            elif change.address in self._typed and said:
                self._told[change.address] = self._typed[change.address]
            elif said and change.before is None and isinstance(change.after, str | bool) and change.field != "sharing":
                self._told[change.address] = change.after
            else:
                self._told.pop(change.address, None)
        self._typed.clear()

    def _level(self) -> Sharing | None:
        """The least open 'delen' with which everybody who is there may read; None when the team is alone."""
        if not self.has_family:
            return None
        family = all(reader.may_read(Sharing.FAMILY) for reader in self.readers)
        return Sharing.FAMILY if family else Sharing.CHAIN

    def _unmasked(self, value: Any) -> Any:  # noqa: ANN401 - JSON
        if self.audience.purpose is not Purpose.LEARN or self._masks is None:
            return value
        if isinstance(value, list):
            return [self._unmasked(one) for one in value]
        return self._masks.unmasked(value) if isinstance(value, str) else value


def _since(past: Iterable[ChangeSet], *, after: str) -> list[ChangeSet]:
    """What came after one change set, oldest first; nothing when that is not there any more, to be on the safe side."""
    found = list(past)
    ids = [change_set.id for change_set in found]
    if not after:
        return found
    return found[ids.index(EntityId(after)) + 1 :] if after in ids else []


def _kept(old: Entity | None, new: Entity) -> Entity:
    return old if old is not None and old == new else new


def _bearers(item: Entity) -> set[Address]:
    """What an item cannot stand without."""
    found: set[Address] = set()
    for reference in references_of(item.kind_of, bearing=True):
        value = getattr(item, reference.field)
        found |= {(reference.target, EntityId(i)) for i in (value if isinstance(value, tuple) else (value,)) if i}
    return found


def _met(whole: Casus, parts: list[Entity]) -> Entity | None:
    met = meet(whole, [Casus({part.kind_of: {part.id: part}}) for part in parts])
    return next(met.everything(), None)


def _mentioning(item: Entity, is_shown: Callable[[Address], bool], *, whole: Casus) -> Entity:
    """The item without the mention of what is not shown."""
    fields: dict[str, Any] = {}
    for reference in references_of(item.kind_of, bearing=False):
        value = getattr(item, reference.field)
        if isinstance(value, tuple):
            left = tuple([i for i in value if is_shown((reference.target, i))])
            if left != value:
                fields[reference.field] = left
        elif value and not is_shown((reference.target, EntityId(value))) and whole.get(reference.target, value):
            fields[reference.field] = ""
    return item.model_copy(update=fields) if fields else item


def _between(before: Casus, after: Casus) -> Iterator[FieldChange]:
    """What leads from one picture to the next."""
    for kind in dict.fromkeys((*after.tables, *before.tables)):
        old, new = before.table(kind), after.table(kind)
        if old is not new:
            for i in dict.fromkeys((*new, *old)):
                if old.get(i) is not new.get(i):
                    yield from difference(old.get(i), new.get(i))


def _added(hidden: str, typed: str, *, said: str, field: str) -> str:
    """What was typed after what stands there already; ``said`` is what was typed here before."""
    between = "\n" if field in LONG else "; "
    if said and hidden.endswith(between + said):
        hidden = hidden.removesuffix(between + said)
    return f"{hidden}{between}{typed}" if typed else hidden
