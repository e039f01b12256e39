"""Deciding where two copies of a casus say different things: one at a time, by a person, with a reason.

    for fork in forks(session):
        options = choices(session, fork)
        decide(session, fork, options[0], reason="gebeld met school")

A decision is a change set like any other, through the same door; it knows every side, so it ends the fork on every copy
that takes it in, and its reason travels along. Nothing that was said is lost: it stays in the history of the field.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field as part
from enum import Enum
from typing import Any

from pydantic import ValidationError

from werkbank.app.actions import ActionId
from werkbank.app.field_words import field_words
from werkbank.app.kind_words import one_of
from werkbank.app.minutes import line_of
from werkbank.app.said_words import value_words
from werkbank.app.session import Session
from werkbank.app.three_ways import Sentence, text_of, together
from werkbank.app.verbs.claims import claim_about
from werkbank.i18n import tr
from werkbank.journal.edit import Edit
from werkbank.model.casus import Casus
from werkbank.model.claims import FIELDS
from werkbank.model.clock import EntityId
from werkbank.model.dates.stored import date_from_json
from werkbank.model.entities import Entity, Event, Person, entity_from, fields_of
from werkbank.model.errors import KnownError
from werkbank.model.kinds import Kind
from werkbank.model.references import REFERENCES
from werkbank.store.errors import known
from werkbank.store.forks import Fork, Side, is_long_text
from werkbank.store.workplace import StoredCasus


class Way(Enum):
    """What a choice does."""

    VALUE = "value"  # the field becomes this
    BESIDE = "beside"  # one date is shown, the other stands beside it as what somebody else says
    KEEP = "keep"  # the entity stays
    REMOVE = "remove"  # the entity goes


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to end a fork."""

    way: Way
    label: str
    value: Any = part(default=None, repr=False)


def forks(session: Session) -> tuple[Fork, ...]:
    """Every fork of the open casus; none for who reads along, and none without a file."""
    stored = session.file
    return stored.forks() if isinstance(stored, StoredCasus) and session.audience is None else ()


def title_of(casus: Casus, fork: Fork) -> str:
    """What it is about: 'persoon Noor: notitie'."""
    kind = Kind(fork.kind)
    item = casus.get(kind, fork.entity)
    about = f"{one_of(kind)} {line_of(item, casus) if item is not None else ''}".strip()
    if fork.is_about_existence:
        return tr("{wat}: weg of niet?", wat=about)
    return tr("{wat}: {veld}", wat=about, veld=field_words(kind).get(fork.field, fork.field))


def side_words(casus: Casus, fork: Fork, side: Side) -> str:
    """What one side says, in words."""
    if side.takes_away:
        return tr("haalde dit weg")
    said = value_words(casus, fork.kind, side.field, side.value)
    if not fork.is_about_existence:
        return said
    return tr("werkte hieraan verder ({veld}: {waarde})",
              veld=field_words(Kind(fork.kind)).get(side.field, side.field), waarde=said)  # fmt: skip


def choices(session: Session, fork: Fork) -> tuple[Choice, ...]:
    """What can be chosen: the sides, and both together where that makes sense."""
    return choices_in(session.casus, fork)


def choices_in(casus: Casus, fork: Fork) -> tuple[Choice, ...]:
    """The same of a casus that is not open: what a merge would make."""
    if fork.is_about_existence:
        return (Choice(Way.KEEP, tr("Behouden, met alles wat er nu staat")), Choice(Way.REMOVE, tr("Toch weghalen")))
    return tuple(_values(casus, fork))


def decide(session: Session, fork: Fork, choice: Choice, *, reason: str) -> None:
    """End a fork.

    Raises:
        KnownError: reason-needed; fork-gone when somebody decided or the entity went meanwhile; what the door refuses.
    """
    if not reason.strip():
        raise known("reason-needed")
    kind, item = Kind(fork.kind), session.casus.get(Kind(fork.kind), fork.entity)
    if item is None or all((one.kind, one.entity, one.field) != (fork.kind, fork.entity, fork.field)
                           for one in forks(session)):  # fmt: skip
        raise KnownError(
            tr("Hier valt niets meer te kiezen."),
            remedy=tr("Het is al besloten of het staat er niet meer. De lijst is bijgewerkt."),
            code="fork-gone",
        )
    subject = line_of(item, session.casus)
    with session.open.transaction(ActionId.DECIDE_FORK, subject=subject, reason=reason.strip()) as edit:
        if choice.way is Way.REMOVE:
            edit.keep(kind, item.id)  # what stays of it is decided with it; taking it away comes after
            edit.remove(kind, item.id)
        elif choice.way is Way.KEEP:
            for of, one in ((kind, item.id), *((Kind(of), EntityId(one)) for of, one in fork.company)):
                if edit.casus.get(of, one) is not None:
                    edit.keep(of, one)
        elif choice.way is Way.BESIDE:
            _put_beside(edit, item, fork.field, choice)
        else:
            edit.resolve(kind, item.id, field=fork.field, value=choice.value)


def _values(casus: Casus, fork: Fork) -> Iterator[Choice]:
    seen: list[Any] = []
    for side in fork.sides:
        if side.value not in seen:
            seen.append(side.value)
            words = value_words(casus, fork.kind, fork.field, side.value)
            yield Choice(Way.VALUE, tr("{waarde} (zegt {naam})", waarde=words, naam=_names(fork, side)), side.value)
    item = casus.get(Kind(fork.kind), fork.entity)
    joined = _sentences_of(fork, seen)
    if joined and joined not in seen and item is not None and _fits(item, fork.field, joined):
        words = value_words(casus, fork.kind, fork.field, joined)
        pair = tr("Beide bewaren, zin voor zin samengevoegd: {waarde}", waarde=words)
        every = tr("Alles bewaren, zin voor zin samengevoegd: {waarde}", waarde=words)
        yield Choice(Way.VALUE, pair if len(seen) == 2 else every, joined)
        return
    if isinstance(item, Event | Person):
        yield from _dates_beside(fork, item)
    both = _both(fork, seen) if item is not None else None
    if both is not None and item is not None and both not in seen and _fits(item, fork.field, both):
        words = value_words(casus, fork.kind, fork.field, both)
        label = (
            tr("Beide bewaren: {waarde}", waarde=words)
            if len(seen) == 2
            else tr("Alles bewaren: {waarde}", waarde=words)
        )
        yield Choice(Way.VALUE, label, both)


def _dates_beside(fork: Fork, item: Event | Person) -> Iterator[Choice]:
    told = {str(side.value): side for side in reversed(fork.sides) if isinstance(side.value, dict)}
    if len(told) < 2 or fork.field not in FIELDS.values() or not hasattr(item, fork.field):
        return
    for shown in told.values():
        others = [side for side in told.values() if side is not shown]
        one, *rest = (value_words(Casus(), fork.kind, fork.field, side.value) for side in (shown, *others))
        if len(others) == 1:
            words = tr("Beide bewaren: {een} wordt getoond, {ander} blijft erbij staan (zegt {naam})",
                       een=one, ander=rest[0], naam=others[0].name)  # fmt: skip
        else:
            listed = ", ".join(
                tr("{waarde} (zegt {naam})", waarde=said, naam=side.name)
                for said, side in zip(rest, others, strict=True)
            )
            words = tr("Alles bewaren: {een} wordt getoond, erbij blijven staan: {anderen}", een=one, anderen=listed)
        yield Choice(Way.BESIDE, words, (shown.value, tuple((side.value, side.name) for side in others)))


def _put_beside(edit: Edit, item: Entity, field: str, choice: Choice) -> None:
    shown, others = choice.value
    edit.resolve(item.kind_of, item.id, field=field, value=shown)
    target, of = edit.casus.get(item.kind_of, item.id), next(one for one, named in FIELDS.items() if named == field)
    if isinstance(target, Event | Person):
        for other, name in others:
            edit.add(claim_about(edit, target, field=of, date=date_from_json(other), running=False, source=name))


def joined_sentences(fork: Fork) -> tuple[Sentence, ...]:
    """A long text of all sides in one, sentence by sentence with who wrote it; nothing when it is no such text."""
    if not fork.before:
        return ()
    told = [side for side in reversed(fork.sides) if isinstance(side.value, str) and side.value]  # the earliest first
    said = {side.value: _names(fork, side) for side in told}
    if len(said) < 2 or len(told) < len(fork.sides):
        return ()
    return together(fork.before, *((name, text) for text, name in said.items()))


def _sentences_of(fork: Fork, values: list[Any]) -> str:
    return text_of(joined_sentences(fork)) if all(isinstance(value, str) for value in values) else ""


def _names(fork: Fork, side: Side) -> str:
    return tr(" en ").join(dict.fromkeys(one.name for one in fork.sides if one.value == side.value))


def _both(fork: Fork, values: list[Any]) -> Any:  # noqa: ANN401 - JSON
    """All of it: texts one after the other, lists without doubles; None where that makes no sense."""
    told = [value for value in reversed(values) if value]  # the earliest first
    if len(told) < 2:
        return None
    if all(isinstance(value, list) for value in told):
        return list({_as_key(one): one for value in told for one in value}.values())
    names_others = any(one.kind == fork.kind and one.field == fork.field for one in REFERENCES)
    if all(isinstance(value, str) for value in told) and not names_others:
        return ("\n" if any(map(is_long_text, told)) else " / ").join(told)
    return None


def _as_key(one: Any) -> str:  # noqa: ANN401 - JSON
    return repr(one)


def _fits(item: Entity, field: str, value: Any) -> bool:  # noqa: ANN401 - JSON
    try:
        made = entity_from(item.kind_of, item.id, {**fields_of(item), field: value})
    except ValidationError:
        return False
    return bool(fields_of(made).get(field) == value)
