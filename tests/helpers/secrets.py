"""Ask of a casus whether what one reader may not see can be told from what that reader gets.

``POLICY`` names what the rules themselves ask of items that a reader may not see: who holds gezag, who is a child,
whose home is a secret, whom an item is about and with whom it is shared. Changing those changes who may read what, so
they stay; every other field of every hidden item may become anything.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from enum import Enum
from typing import Any

from werkbank.model.casus import Casus, casus_of
from werkbank.model.clock import EntityId
from werkbank.model.dates import VagueDate, parse
from werkbank.model.entities import TYPES, Entity, Event
from werkbank.model.kinds import Kind, PassOn
from werkbank.model.references import REFERENCES, lost_with
from werkbank.model.vocabulary import vocabulary, words
from werkbank.plan.access import ReaderKind
from werkbank.plan.passing_on import passes_on
from werkbank.plan.projection import project
from werkbank.plan.reader import Reader, role_reader
from werkbank.plan.readers import readers_of
from werkbank.plan.stakes import refusal
from werkbank.plan.view import view_of

CANARY = "Qzwx"
TERMS = {"id", "sharing", "only_for", "not_for", "about", "persons", "pass_on"}
POLICY: dict[Kind, set[str]] = {
    Kind.PERSON: {"role", "index", "birth", "death", "died", "life", "gender", "descent_shielded"},
    Kind.PARTNERSHIP: {"partners"},
    Kind.PARENTAGE: {"parent", "child", "kind"},
    Kind.HOUSEHOLD: {"secret"},
    Kind.RESIDENCE: {"person", "household"},
    Kind.CUSTODY: {"child", "holder", "kind", "begin", "end"},
    Kind.EVENT: {"kind", "chosen"},
    Kind.PATTERN: {"events", "bonds"},
    Kind.BOND: {"from_person", "to_person", "kind"},
    Kind.CONDITION: {"person", "kind", "source", "status"},
    Kind.ANSWER: {"pattern", "kind", "by_family", "who"},
    Kind.UTTERANCE: {"kind", "by"},
    Kind.SCALE_POINT: {"giver"},
    Kind.STEP: {"goal"},
    Kind.AGREEMENT: {"kind"},
    Kind.INVOLVEMENT: {"role"},
    Kind.DATE_CLAIM: {"event", "person"},
    Kind.OWN_STATEMENT: {"target"},
    Kind.CHILD_PAGE: {"person", "say", "may_see", "explained_by"},
    Kind.COMING_OF_AGE: {"person"},
    Kind.WORDING: {"of_list", "row"},
}
WHO_MAY_READ: dict[Kind, set[str]] = {
    Kind.PERSON: POLICY[Kind.PERSON],
    Kind.PARTNERSHIP: {"partners"},
    Kind.PARENTAGE: {"parent", "child", "kind"},
    Kind.HOUSEHOLD: {"secret"},
    Kind.RESIDENCE: {"person", "household"},
    Kind.CUSTODY: POLICY[Kind.CUSTODY],
    Kind.STEP: {"goal"},
    Kind.BOND: {"from_person", "to_person"},
    Kind.CONDITION: {"person"},
    Kind.CHILD_PAGE: {"person"},
    Kind.COMING_OF_AGE: {"person"},
}
"""What stays of an item that refuses the reader by itself ('delen', 'niet voor'): who is who, and nothing more."""
TEAMS_OWN = {"note", "contributor"}
"""Fields of items that a reader does see, and that nobody outside the team gets."""
LETS_OTHERS_SEE = {Kind.CUSTODY, Kind.PARENTAGE}
"""Kinds of which one more, hidden or not, changes who may read what."""


def listed(casus: Casus) -> list[Entity]:
    """What a casus holds, kind by kind in a fixed order, each in its own order: what a paper is made from."""
    return [item for kind in Kind for item in casus.table(kind).values()]


def readers(casus: Casus, *, today: date) -> list[Reader]:
    """One reader of each kind, and every child; the more than one parent too."""
    found: dict[object, Reader] = {}
    roles = [role_reader(role) for role in ("school", "netwerk")]
    for reader in [*readers_of(casus, today=today), *roles]:
        key = reader.name if reader.children or "ouder" in reader.kind or "kind" in reader.kind else reader.kind
        found.setdefault(key, reader)
    return list(found.values())


def hidden(casus: Casus, reader: Reader, *, today: date) -> list[Entity]:
    """The items that this reader does not get."""
    seen = project(casus, reader, today=today)
    return [item for item in casus.everything() if seen.get(item.kind_of, item.id) is None]


def refuses(item: Entity, casus: Casus, reader: Reader, *, today: date) -> bool:
    """Whether the terms of the item itself refuse the reader, whatever else it says; shelters are a rule apart."""
    is_shelter = item.kind_of is Kind.EVENT and vocabulary().is_class(getattr(item, "kind", ""), "shielded_place")
    return not is_shelter and refusal(item, view_of(casus, reader, today=today)) is not None


def changed(
    item: Entity, *, today: date, word: str = CANARY, only: Iterable[str] = (), policy: dict[Kind, set[str]] = POLICY
) -> Entity:
    """The item with every field that is no policy changed; words become ``word`` and the name of the field."""
    kept = TERMS | policy.get(item.kind_of, set())
    if item.pass_on is PassOn.BY_SOURCE and passes_on(item) is PassOn.NO:
        kept |= {"source"}  # what came from the police stays with the team because of its source
    names = [name for name in (only or type(item).model_fields) if only or name not in kept]
    return item.model_copy(update={name: _other(getattr(item, name), f"{word} {name}", today=today) for name in names})


def _other(value: Any, word: str, *, today: date) -> Any:  # noqa: ANN401 - whatever a field holds
    match value:
        case Enum():
            return next((one for one in type(value) if one is not value), value)
        case bool() | None:
            return not value
        case int():
            return value + 3
        case str():
            return word
        case VagueDate():
            return parse("3 mei 2019", today=today)
        case tuple() if all(isinstance(one, str) for one in value):
            return (word,)
    return value


def without(casus: Casus, gone: Iterable[Entity]) -> Casus:
    """The casus without some items, as removing them one by one would leave it."""
    for item in gone:
        if casus.get(item.kind_of, item.id) is not None:
            casus = _removed(casus, item)
    return casus


def _removed(casus: Casus, item: Entity) -> Casus:
    lost = {(one.kind_of, one.id) for one in lost_with(casus, item.kind_of, item.id)} | {(item.kind_of, item.id)}
    return casus_of(_forgetting(one, lost) for one in casus.everything() if (one.kind_of, one.id) not in lost)


def _forgetting(item: Entity, gone: set[tuple[Kind, EntityId]]) -> Entity:
    changes: dict[str, Any] = {}
    for reference in REFERENCES:
        value = getattr(item, reference.field) if reference.kind is item.kind_of else ()
        lost = [i for kind, i in gone if kind is reference.target and i in value] if value else []
        if lost:
            changes[reference.field] = tuple(i for i in value if i not in lost) if isinstance(value, tuple) else ""
    return item.model_copy(update=changes) if changes else item


def may_go(item: Entity, reader: Reader) -> bool:
    """Whether leaving a hidden item out leaves who may read what as it was."""
    who_is_who = {Kind.CUSTODY, Kind.PARENTAGE, Kind.PARTNERSHIP, Kind.HOUSEHOLD, Kind.RESIDENCE, Kind.PERSON}
    is_shelter = isinstance(item, Event) and vocabulary().is_class(item.kind, "shielded_place")
    return item.kind_of not in who_is_who and not is_shelter and item.id != reader.person


def strangers(casus: Casus, *, today: date) -> Iterator[Entity]:
    """One item of every kind that only the team may see, about persons of the casus, full of words to find."""
    people = [*casus.persons] or [EntityId("niemand")]
    ids: dict[str, str] = {"person": people[0], "parent": people[0], "child": people[-1], "from_person": people[0]}
    ids |= {
        "to_person": people[-1],
        "goal": next(iter(casus.goals), "g"),
        "household": next(iter(casus.households), "h"),
    }
    for kind, cls in TYPES.items():
        if kind in LETS_OTHERS_SEE | {Kind.SHEET}:
            continue
        needed = {name: ids[name] for name, field in cls.model_fields.items() if field.is_required() and name != "id"}
        bare = cls.model_validate({"id": f"vreemd-{kind}", **needed})
        odd = {"role", "kind", "descent_shielded", "secret", "index"} if kind is not Kind.AGREEMENT else {"kind"}
        names = [n for n in cls.model_fields if n not in {"id", "sharing", "not_for", "only_for", *needed, *odd}]
        yield changed(bare, today=today, only=names).model_copy(
            update={name: tuple(people[:2]) for name in ("about", "persons", "partners") if name in cls.model_fields}
        )


def other_for(casus: Casus, reader: Reader, *, today: date) -> Casus:
    """The same casus to this reader: what they do not get says something else, and more of it came first."""
    gone = hidden(casus, reader, today=today)
    fields = () if reader.kind is ReaderKind.TEAM else TEAMS_OWN
    keys = {(item.kind_of, item.id) for item in gone}
    made = (
        changed(item, today=today) if (item.kind_of, item.id) in keys else _with(item, fields, today=today)
        for item in casus.everything()
    )
    return casus_of([*([] if reader.kind is ReaderKind.TEAM else strangers(casus, today=today)), *made])


def less_for(casus: Casus, reader: Reader, *, today: date) -> Casus:
    """The same casus to this reader: what they do not get is gone, as far as no rule asks for it."""
    return without(casus, [item for item in hidden(casus, reader, today=today) if may_go(item, reader)])


def words_kept_from(casus: Casus, reader: Reader, *, today: date) -> set[str]:
    """What items say that this reader does not get, as far as nothing that the reader does get says the same words."""
    seen = project(casus, reader, today=today)
    visible = {word for item in seen.everything() for text in _words(item) for word in words(text)}
    visible |= {*words(reader.name), "en"}
    told = (text for item in hidden(casus, reader, today=today) for text in _words(item))
    return {text for text in told if _tells(text) and not set(words(text)) <= visible}


def _tells(text: str) -> bool:
    """A name, a number or a phrase; a word in small letters is anybody's."""
    return len(text) > 4 and (not text.islower() or len(text.split()) > 2)


def _words(item: Entity) -> Iterator[str]:
    for name, value in item:
        if isinstance(value, str) and not isinstance(value, Enum) and name not in TERMS | {"kind", "ref", "frame"}:
            yield value


def _with(item: Entity, fields: Iterable[str], *, today: date) -> Entity:
    return changed(item, today=today, only=fields) if fields else item
