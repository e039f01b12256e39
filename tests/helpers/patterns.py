"""Small cases for the tests of patterns: dates are typed the way people type them, ids are short."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from werkbank.model.casus import Casus, casus_of
from werkbank.model.clock import EntityId
from werkbank.model.dates import VagueDate, parse, parse_end
from werkbank.model.entities import (
    UNKNOWN_DATE,
    Bond,
    Condition,
    Entity,
    Event,
    Household,
    Parentage,
    Pattern,
    Person,
    Residence,
)
from werkbank.model.kinds import Nature, ParentageKind, Role
from werkbank.patterns import Finding, Findings, find
from werkbank.patterns.facts import Fact, Look
from werkbank.patterns.material import Material

TODAY = date(2026, 6, 1)


class Case:
    """A casus in the making, with a mother, a father and two children unless told otherwise."""

    def __init__(self, *, today: date = TODAY, family: bool = True) -> None:
        self.today = today
        self._entities: list[Entity] = []
        self._number = 0
        if family:
            self.person("mo", born="1985", role=Role.PARENT)
            self.person("va", born="1984", role=Role.PARENT)
            self.person("bo", born="3-4-2008", parents=("mo", "va"))
            self.person("lin", born="5-6-2011", parents=("mo", "va"))

    @property
    def casus(self) -> Casus:
        return casus_of(self._entities)

    def put(self, *entities: Entity) -> None:
        """Anything else."""
        self._entities += entities

    def claim(self, text: str) -> VagueDate:
        found = parse(text, today=self.today) if text else UNKNOWN_DATE
        assert not found.is_unreadable, text
        return found

    def person(self, name: str, *, born: str = "", role: Role = Role.YOUTH, parents: Iterable[str] = ()) -> None:
        self._entities.append(Person(id=EntityId(name), first_name=name.title(), birth=self.claim(born), role=role))
        for parent in parents:
            self.parent(parent, of=name)

    def parent(self, parent: str, *, of: str, kind: ParentageKind = ParentageKind.BIOLOGICAL) -> None:
        key = EntityId(f"{parent}>{of}")
        self._entities.append(Parentage(id=key, parent=EntityId(parent), child=EntityId(of), kind=kind))

    def home(self, name: str, **people: tuple[str, str]) -> None:
        """A household with who lived there from when until when ('' for an open side)."""
        self._entities.append(Household(id=EntityId(name), label=name))
        for who, (begin, end) in people.items():
            key = EntityId(f"{who}@{name}{begin}")
            dates: dict[str, Any] = {"begin": self.claim(begin), "end": self.claim(end)}
            self._entities.append(Residence(id=key, person=EntityId(who), household=EntityId(name), **dates))

    def event(self, kind: str, when: str, until: str = "", *, who: Iterable[str] = ("bo",), **fields: Any) -> str:  # noqa: ANN401
        """Add an event; the answer is its id."""
        self._number += 1
        key = EntityId(fields.pop("id", f"e{self._number}"))
        end, running = parse_end(until, today=self.today)
        fields.setdefault("nature", Nature.FACT)
        fields["about"] = tuple(EntityId(one) for one in fields.get("about", ()))
        self._entities.append(
            Event(
                id=key,
                kind=kind,
                date=self.claim(when),
                end=end or UNKNOWN_DATE,
                running=running,
                period=bool(until),
                persons=tuple(EntityId(one) for one in who),
                **fields,
            )
        )
        return key

    def bond(self, kind: str, one: str, other: str, **fields: Any) -> str:  # noqa: ANN401
        """A line from one person to another, told by somebody unless told otherwise."""
        self._number += 1
        key = EntityId(f"b{self._number}")
        fields.setdefault("source", "moeder")
        self._entities.append(Bond(id=key, kind=kind, from_person=EntityId(one), to_person=EntityId(other), **fields))
        return key

    def mark(self, kind: str, who: str, begin: str = "", end: str = "", **fields: Any) -> None:  # noqa: ANN401
        """A mark on a person ('kenmerk')."""
        self._number += 1
        until, running = parse_end(end, today=self.today)
        self._entities.append(
            Condition(
                id=EntityId(f"m{self._number}"),
                person=EntityId(who),
                kind=kind,
                begin=self.claim(begin),
                end=until or UNKNOWN_DATE,
                running=running,
                **fields,
            )
        )

    def pattern(self, name: str, *events: str, **fields: Any) -> None:  # noqa: ANN401
        """A pattern that people made by hand."""
        self._entities.append(
            Pattern(id=EntityId(f"pt-{name}"), name=name, events=tuple(EntityId(one) for one in events), **fields)
        )

    def ots(self, when: str, until: str = "", **fields: Any) -> str:  # noqa: ANN401
        return self.event("ots", when, until, **{"reason": "schoolverzuim", **fields})

    def help(self, when: str, until: str = "", **fields: Any) -> str:  # noqa: ANN401
        return self.event("ambulant", when, until, **{"product": "IAG", "organisation": "Zorg Voorbeeld", **fields})

    def report(self, when: str, **fields: Any) -> str:  # noqa: ANN401
        kind = fields.pop("kind", "crisismelding")
        return self.event(kind, when, **{"reason": "ruzie tussen ouders", **fields})

    def find(self, *only: str, as_of: date | None = None, params: Any = None) -> Findings:  # noqa: ANN401
        found = find(self.casus, today=self.today, only=only, as_of=as_of, params=params)
        assert not found.failed
        return found

    def one(self, detector: str, **asked: Any) -> Finding:  # noqa: ANN401
        """The only finding of a detector."""
        found = self.find(detector, **asked)
        assert len(found) == 1, [finding.text for finding in found]
        return found.found[0]

    def material(self, *, as_of: date | None = None) -> Material:
        return Material(self.casus, look=Look(self.today, as_of or self.today))

    def facts(self, *, as_of: date | None = None) -> dict[str, Fact]:
        """Facts by id."""
        return {fact.id: fact for fact in self.material(as_of=as_of).facts}


def counters(finding: Finding) -> str:
    """All that does not fit, in one text."""
    return " ".join(remark.text for remark in finding.counter)


def statements(found: Collection[Finding]) -> list[str]:
    """Every sentence that findings say."""
    return [
        text
        for finding in found
        for text in (
            finding.text,
            *(step.text for step in finding.steps),
            *(remark.text for remark in (*finding.counter, *finding.perhaps, *finding.context)),
        )
    ]
