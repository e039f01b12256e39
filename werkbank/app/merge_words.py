"""What a handover would bring, in lines for people and as JSON: new, changed, conflicting, erased."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from werkbank.app.field_words import field_words
from werkbank.app.history import circle_words
from werkbank.app.kind_words import counted, one_of
from werkbank.app.minutes import line_of
from werkbank.i18n import tr
from werkbank.journal.changes import EXISTS
from werkbank.model.casus import Casus
from werkbank.model.entities import fields_of
from werkbank.model.kinds import Kind
from werkbank.store.forks import Fork, Side
from werkbank.store.merging import MergePreview

Key = tuple[str, str]


class Told(NamedTuple):
    """One heading with its lines."""

    title: str
    lines: tuple[str, ...]
    waits: bool = False  # for somebody to decide


def told(seen: MergePreview) -> tuple[Told, ...]:
    """Everything that would change, under its headings; headings without lines are left out."""
    parts = (
        Told(tr("Nieuw"), tuple(_new(seen))),
        Told(tr("Veranderd"), tuple(_changed(seen))),
        Told(tr("Weggehaald door de ander"), tuple(_items(seen.gone, seen.ours))),
        Told(
            tr("Verschillend: hier moet iemand kiezen"),
            tuple(_conflict(one, seen) for one in seen.conflicts),
            waits=True,
        ),
        Told(tr("Gewist door de ander"), tuple(_items(seen.erased, seen.ours))),
        Told(
            tr("Niet te plaatsen (blijft bewaard)"),
            (*apart(seen), *(circle_words(seen.merged, link) for link in seen.circles)),
        ),
    )
    return tuple(part for part in parts if part.lines)


def as_json(seen: MergePreview) -> dict[str, Any]:
    """The same for scripts; only ids, kinds and fields."""
    return {
        "new": [_named(key) for key in seen.new],
        "changed": [{**_named(key), "fields": list(_fields(seen, key))} for key in seen.changed],
        "gone": [_named(key) for key in seen.gone],
        "conflicting": [
            {"kind": one.kind, "id": one.entity, "field": one.field, "by": [side.name for side in one.sides]}
            for one in seen.conflicts
        ],
        "erased": [_named(key) for key in seen.erased],
        "operations": seen.operations,
        "partial": seen.partial,
    }


def summary(seen: MergePreview) -> str:
    """One line: 'nieuw 3, veranderd 1, verschillend 2, gewist 0'."""
    return tr(
        "nieuw {n}, veranderd {v}, weggehaald {w}, verschillend {c}, gewist {e}",
        n=len(seen.new), v=len(seen.changed), w=len(seen.gone), c=len(seen.conflicts), e=len(seen.erased),
    )  # fmt: skip


def _new(seen: MergePreview) -> Iterator[str]:
    """Item by item, or how many of each kind when there is nothing here yet to lay them beside."""
    if any(True for _ in seen.ours.everything()):
        return _items(seen.new, seen.merged)
    return (counted(kind, len(table)) for kind, table in seen.merged.tables.items() if table)


def _items(keys: Iterable[Key], casus: Casus) -> Iterator[str]:
    for key in keys:
        yield _line(key, casus)


def _line(key: Key, casus: Casus) -> str:
    kind, entity = Kind(key[0]), key[1]
    item = casus.get(kind, entity)
    what = line_of(item, casus) if item is not None else ""
    return tr("{soort}: {wat}", soort=one_of(kind), wat=what or tr("zonder naam"))


def _changed(seen: MergePreview) -> Iterator[str]:
    for key in seen.changed:
        words = field_words(Kind(key[0]))
        fields = ", ".join(words.get(name, name) for name in _fields(seen, key))
        yield f"{_line(key, seen.merged)} ({fields})"


def _fields(seen: MergePreview, key: Key) -> Iterator[str]:
    before, after = seen.ours.get(Kind(key[0]), key[1]), seen.merged.get(Kind(key[0]), key[1])
    if before is not None and after is not None:
        old, new = fields_of(before), fields_of(after)
        yield from (name for name in type(after).model_fields if old.get(name) != new.get(name))


def _conflict(one: Fork, seen: MergePreview) -> str:
    kind = Kind(one.kind)
    about = _line((one.kind, one.entity), seen.merged)
    sides = "; ".join(f"{side.name}: {_value(side)}" for side in one.sides)
    if one.field == EXISTS:
        return tr("{wat}, weggehaald of niet: {wie}", wat=about, wie=sides)
    return tr("{wat}, {veld}: {wie}", wat=about, veld=field_words(kind).get(one.field, one.field), wie=sides)


def _value(side: Side) -> str:
    if side.takes_away:
        return tr("weggehaald")
    value = side.value
    if isinstance(value, dict):
        value = value.get("typed") or value.get("edtf") or ""
    if isinstance(value, list):
        return tr("{n} genoemd", n=len(value))
    return f"'{' / '.join(str(value).splitlines())}'" if value not in {None, ""} else tr("leeg")


def apart(seen: MergePreview) -> Iterator[str]:
    """What cannot be placed, apart from circles of parents, which have words of their own."""
    circles = {str(one.id) for one in seen.circles}
    for one in seen.quarantined:
        if one.entity not in circles:
            known = one.kind in set(Kind)
            words = field_words(Kind(one.kind)).get(one.field, one.field) if known and one.field else ""
            about = _line((one.kind, one.entity), seen.merged) if known else tr("iets onbekends")
            yield ", ".join(filter(None, (about, words)))


def _named(key: Key) -> dict[str, str]:
    return {"kind": key[0], "id": key[1]}
