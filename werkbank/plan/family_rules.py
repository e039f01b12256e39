"""Who may see persons, relations, marks, patterns and people around the family (domain.md section 4)."""

from __future__ import annotations

from werkbank.model import entities as e
from werkbank.model.kinds import AnswerKind, LifeStatus
from werkbank.model.vocabulary import vocabulary
from werkbank.plan.access import MINORS, ONLY_NAMED, WORKERS, Block, ReaderKind
from werkbank.plan.stakes import foreign, own_part, refusal
from werkbank.plan.view import View
from werkbank.plan.why import Why

R = ReaderKind
LOCAL_ROLES = frozenset({"school", "lokaal-team", "huisarts", "jeugdarts", "leerplicht", "wmo-consulent", "wonen"})
"""Who has such a role sits where the family lives; where nobody said for whom, that may be the secret place."""
_LOST = frozenset({LifeStatus.MISCARRIAGE, LifeStatus.TERMINATED, LifeStatus.STILLBORN})
_OPEN_STATUS = {"", "onbekend"}
RECOGNISING = frozenset({AnswerKind.RECOGNISED, AnswerKind.DIFFERENT})


def needs(block: Block, view: View) -> Why | None:
    """Why not, when a reader does not get this block."""
    return None if block in view.reader.blocks else Why.NO_BLOCK


def person_verdict(item: e.Person, view: View) -> Why | None:
    """Persons make the family picture; who gets no picture meets only itself and its children."""
    if item.id in view.unknown:
        return Why.DESCENT
    if item.life in _LOST and not _may_mourn(item, view):
        return Why.OTHER_ADULT
    asked = view.reader.own_children if view.reader.main_facts else frozenset()
    return None if item.id in view.reader.mine | asked else needs(Block.WHO, view)


def _may_mourn(item: e.Person, view: View) -> bool:
    """A child that was not born alive is its parents' to tell of: nobody else in the family meets it unless named."""
    if view.reader.kind in WORKERS | {R.PARENT} or (item.only_for and view.reader.is_meant(item.only_for)):
        return True
    links = view.casus.parentages.values()
    return any(link.child == item.id and link.parent == view.reader.person for link in links)


def family_line_verdict(_item: e.Entity, view: View) -> Why | None:
    """Partners, parents, homes and gezag belong to the family picture."""
    return needs(Block.WHO, view)


def bond_verdict(item: e.Bond, view: View) -> Why | None:
    """No accusing line on anybody's sheet; a child gets only its own lines."""
    row = vocabulary().bond_kinds.find(item.kind)
    if row is None or row.accusation:
        return Why.ACCUSATION
    ends = {item.from_person, item.to_person}
    if view.reader.kind in MINORS and view.reader.person not in ends:
        return Why.OTHER_ADULT
    return needs(Block.WHO, view)


def condition_verdict(item: e.Condition, view: View) -> Why | None:
    """A mark is for its owner and for the parent of a child; an accusing one needs source and status."""
    row = vocabulary().condition_kinds.find(item.kind)
    accuses = row is None or row.accusation
    if accuses and (not item.source or item.status in _OPEN_STATUS):
        return Why.ACCUSATION
    if view.reader.kind in WORKERS:
        return None
    if item.person == view.reader.person:
        return None
    if accuses:
        return Why.ACCUSATION
    return foreign(item, view) if view.reader.kind is R.PARENT else Why.OTHER_ADULT


def pattern_verdict(item: e.Pattern, view: View) -> Why | None:
    """A pattern comes into a plan only when somebody of the family recognises it."""
    if Block.PATTERN not in view.reader.blocks:
        return Why.NO_BLOCK
    answers = (
        a for a in view.casus.answers.values() if a.pattern == item.id and refusal(a, view) is None and a.by_family
    )
    if not any(answer.kind in RECOGNISING for answer in answers):
        return Why.NOT_RECOGNISED
    if view.reader.kind is R.RECEIVER:
        return None
    if view.reader.kind is R.YOUTH:
        return own_part(item, view, item.name, item.happens, item.follows)
    return foreign(item, view, item.name, item.happens)


def answer_verdict(item: e.Answer, view: View) -> Why | None:
    """The family's answers stand apart from the team's."""
    return (None if item.by_family else Why.TEAM_ONLY) or needs(Block.PATTERN, view)


def involvement_verdict(item: e.Involvement, view: View) -> Why | None:
    """Who is involved for the reader or a child of the reader; never through a secret stay."""
    row = vocabulary().involvement_roles.find(item.role)
    if set(item.persons) & view.sheltered:
        return Why.SECRET
    if view.names_reader(item.name):
        return None
    if view.sheltered and not item.persons and row is not None and row.id in LOCAL_ROLES:
        return Why.SECRET
    if view.reader.kind in WORKERS:
        return None
    if view.reader.kind in ONLY_NAMED:
        return None if row and row.id == "vast-aanspreekpunt" else Why.NOT_NAMED
    return foreign(item, view, item.name)
