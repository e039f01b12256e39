"""Invented families for kinship: a line a couple, with the kind of their relation.

``"Opa+Oma huwelijk: Ma Els"``; a relation that ended has a ``-`` behind its word, one without partners' relation none.
``=pleeg``, ``=adoptie``, ``=stief``, ``=donor`` behind a child tell how it belongs there.
"""

from __future__ import annotations

from datetime import date

from werkbank.genogram.kinship_ties import Ties
from werkbank.model.casus import Casus, casus_of
from werkbank.model.clock import EntityId
from werkbank.model.entities import Entity, Parentage, Partnership, Person
from werkbank.model.kinds import Gender, ParentageKind, PartnershipKind

DAY = date(2026, 11, 22)


def kin(text: str, *, men: str = "", women: str = "", more: tuple[Entity, ...] = ()) -> Casus:
    """A casus; ids are the names."""
    made: list[Entity] = []
    names: dict[str, None] = {}
    for number, line in enumerate(filter(None, map(str.strip, text.splitlines()))):
        head, _, tail = line.partition(":")
        pair, *kind = head.split()
        partners = pair.split("+")
        names |= dict.fromkeys(partners)
        if kind:
            word, over = kind[0].removesuffix("-"), kind[0].endswith("-")
            ids = tuple(map(EntityId, partners))
            ended = "overlijden" if len(kind) > 1 else "uit elkaar" if over else ""
            made.append(
                Partnership(
                    id=EntityId(f"r{number}"), partners=ids, kind=PartnershipKind(word), ended=over, how_ended=ended
                )
            )
        for child, _, tie in (c.partition("=") for c in tail.split()):
            names[child] = None
            for parent in partners:
                link = EntityId(f"o{number}{parent}{child}")
                made.append(
                    Parentage(
                        id=link,
                        parent=EntityId(parent),
                        child=EntityId(child),
                        kind=ParentageKind(tie or "ouder"),
                    )
                )
    given = {e.id for e in more}
    persons = [Person(id=EntityId(n), first_name=n, gender=_gender(n, men, women)) for n in names if n not in given]
    return casus_of([*persons, *made, *more])


def _gender(name: str, men: str, women: str) -> Gender:
    return Gender.MAN if name in men.split() else Gender.WOMAN if name in women.split() else Gender.UNKNOWN


def ties(casus: Casus) -> Ties:
    return Ties(casus, as_of=DAY)
