"""Kin by partners: husband and ex, step parents, in-laws, 'oom (door huwelijk)', and ties that are no kin.

One partner stands on the way, at either end: the first person is the partner of kin of the second, or kin of the
second's partner. A relation that ended gives 'ex-schoonmoeder' and 'ex-partner van de moeder'; death ends no kinship.
"""

from __future__ import annotations

from collections.abc import Iterator

from werkbank.genogram import kinship_words as w
from werkbank.genogram.kinship import (
    CLOSE,
    Blood,
    Relation,
    blood_ties,
    blood_words,
    by_blood,
    sibling_word,
    way_of,
)
from werkbank.genogram.kinship_ties import Bond, Sibship, Ties
from werkbank.genogram.labels import is_dead
from werkbank.i18n import mark, tr
from werkbank.model.clock import EntityId
from werkbank.model.kinds import LifeStatus, PartnershipKind
from werkbank.model.kinds import ParentageKind as P

KIN_SIBSHIPS = {Sibship.FULL, Sibship.HALF, Sibship.PERHAPS, Sibship.ADOPTED}
LONGEST = 6  # steps to somebody with whom there is only a way over somebody else

WORDS = {
    PartnershipKind.REGISTERED: mark("geregistreerd partner"),
    PartnershipKind.COHABITING: mark("partner"),
    PartnershipKind.LAT: mark("LAT-partner"),
    PartnershipKind.RELATION: mark("partner"),
    PartnershipKind.AFFAIR: mark("affaire"),
}


def other_ties(ties: Ties, one: EntityId, two: EntityId) -> Iterator[Relation]:
    """Partners, parents of the same child, guardians and pets."""
    bond = next((b for b in ties.bonds(two) if b.other == one), None)
    if bond is not None:
        yield Relation(partner_word(ties, bond, of=two), way=(one, two), rank=1)
    elif shared := _children(ties, one) & _children(ties, two):
        way = (one, min(shared), two)
        yield Relation(w.said(OTHER_PARENT, ties.casus.persons[one]), remark=tr("samen een kind"), way=way, rank=2)
    yield from _step_siblings(ties, one, two)
    for custody in ties.casus.custodies.values():
        if custody.holder == one and custody.child == two and "voogd" in custody.kind:
            yield Relation(tr("voogd"), way=(one, two), rank=1)
        if custody.holder == two and custody.child == one and "voogd" in custody.kind:
            yield Relation(tr("pupil"), way=(one, two), rank=1)
    if ties.casus.persons[one].life is LifeStatus.PET:
        yield Relation(tr("huisdier"), way=(one, two), rank=1)
    elif ties.casus.persons[two].life is LifeStatus.PET:
        yield Relation(tr("baasje"), way=(one, two), rank=1)


def _step_siblings(ties: Ties, one: EntityId, two: EntityId) -> Iterator[Relation]:
    """Children of two people who live together, without a parent in common."""
    if ties.parents(one) & ties.parents(two):
        return
    for parent in sorted(ties.parents(one, *CLOSE)):
        for bond in ties.bonds(parent):
            if bond.other in ties.parents(two, *CLOSE) and bond.lives_with and not bond.later:
                word = sibling_word(ties, one, Sibship.STEP)
                said = tr("vroeger {woord}", woord=word) if bond.over else word
                yield Relation(said, way=(one, parent, bond.other, two), rank=3)


OTHER_PARENT = w.Word(mark("andere ouder"), mark("andere ouder"), mark("andere ouder"))


def _children(ties: Ties, parent: EntityId) -> frozenset[EntityId]:
    return frozenset(child for child, parents in ties.up.items() if set(parents.get(parent, ())) & CLOSE)


def partner_word(ties: Ties, bond: Bond, *, of: EntityId) -> str:
    """What ``bond.other`` is of somebody."""
    person = ties.casus.persons[bond.other]
    if bond.later:
        return tr("later {woord}", woord=tr("partner"))
    if bond.over:
        if bond.kind is PartnershipKind.AFFAIR:
            return tr("vroegere affaire")
        return w.said(w.EX_SPOUSE, person) if bond.kind is PartnershipKind.MARRIAGE else tr("ex-partner")
    if is_dead(person, as_of=ties.as_of):
        word = w.said(w.SPOUSE, person) if bond.kind is PartnershipKind.MARRIAGE else tr("partner")
        return tr("overleden {woord}", woord=word)
    if is_dead(ties.casus.persons[of], as_of=ties.as_of) and bond.lives_with:
        return w.said(w.WIDOWED, person)
    return w.said(w.SPOUSE, person) if bond.kind is PartnershipKind.MARRIAGE else tr(WORDS[bond.kind])


def by_marriage(ties: Ties, one: EntityId, two: EntityId) -> Iterator[Relation]:
    """One partner on the way, at the end of the first or of the second person."""
    for bond in ties.bonds(one):
        if bond.other != two and not bond.later:
            for blood in blood_ties(ties, bond.other, two):
                if (told := _partner_of(ties, one, bond, blood)) is not None:
                    yield _over(told, (one, *way_of(ties, blood)), blood)
    for bond in ties.bonds(two):
        if bond.other != one and not bond.later:
            for blood in blood_ties(ties, one, bond.other):
                if (told := _of_partner(ties, two, bond, blood)) is not None:
                    yield _over(told, (*way_of(ties, blood), two), blood)


def _over(told: tuple[str, str], way: tuple[EntityId, ...], blood: Blood) -> Relation:
    rank = len(blood.down) + len(blood.up) + 2 * (blood.sibship is not None) + 1
    return Relation(told[0], remark=told[1], way=way, rank=rank)


# --- the first person is the partner of kin --------------------------------------------------------------------------


def _partner_of(ties: Ties, one: EntityId, bond: Bond, blood: Blood) -> tuple[str, str] | None:
    """Word and remark for the partner of somebody (``blood.one``) who is kin of the second person."""
    person, plain = ties.casus.persons[one], _plain(ties, blood)
    if blood.sibship is None and blood.up:
        if _has_own_tie(ties, one, blood.two, over=bond.over):
            return None
        if _stands_in(bond) and len(blood.up) == 1 and blood.up[0].kind in CLOSE:
            return w.said(w.PARENT[P.STEP], person), ""
        return _partner(bond, plain), ""
    if blood.sibship is None:
        if len(blood.down) == 1 and blood.down[0].kind in CLOSE and bond.kind is not PartnershipKind.AFFAIR:
            return _ex(w.said(w.CHILD_IN_LAW, person), bond), ""
        return _partner(bond, plain), ""
    if blood.sibship not in KIN_SIBSHIPS or not blood.kinds <= CLOSE or bond.kind is PartnershipKind.AFFAIR:
        return _partner(bond, plain), ""
    if not blood.down and not blood.up:
        whose = sibling_word(ties, blood.one, blood.sibship)
        return _ex(w.said(w.SIBLING_IN_LAW, person), bond), tr("{wat} van {wie}", wat=_bare(bond), wie=whose)
    if not blood.down and bond.married and not bond.over:
        return w.said(w.among(w.UNCLES, len(blood.up) - 1), person), tr("door huwelijk")
    return _partner(bond, plain), ""


def _has_own_tie(ties: Ties, one: EntityId, two: EntityId, *, over: bool) -> bool:
    """Whether somebody is a parent (or further up) already, so that being the partner of the other says nothing."""
    if own := ties.up.get(two, {}).get(one):
        return not (over and set(own) <= {P.STEP, P.FOSTER})
    return any(blood.sibship is None and blood.up for blood in blood_ties(ties, one, two))


def _stands_in(bond: Bond) -> bool:
    return bond.lives_with and not bond.over


def _bare(bond: Bond) -> str:
    if bond.kind is PartnershipKind.AFFAIR:
        return tr("affaire")
    return tr("ex-partner") if bond.over else tr("partner")


def _partner(bond: Bond, whose: str) -> str:
    return tr("{wat} van {wie}", wat=_bare(bond), wie=w.with_article(whose))


def _ex(word: str, bond: Bond) -> str:
    if not bond.over:
        return word
    either = tr(" of ")
    return either.join(tr("ex-{woord}", woord=part) for part in word.split(either))


# --- the first person is kin of the partner --------------------------------------------------------------------------


def _of_partner(ties: Ties, two: EntityId, bond: Bond, blood: Blood) -> tuple[str, str] | None:
    """Word and remark for kin of the second person's partner (``blood.two``)."""
    person, plain = ties.casus.persons[blood.one], _plain(ties, blood)
    whose = tr("{wat} van {wie}", wat=plain, wie=w.with_article(_bare(bond)))
    if blood.sibship is None and blood.down:
        if _has_own_tie(ties, two, blood.one, over=bond.over):
            return None
        if _stands_in(bond) and len(blood.down) == 1 and blood.down[0].kind in CLOSE:
            return w.said(w.CHILD[P.STEP], person), ""
        return whose, ""
    if bond.kind is PartnershipKind.AFFAIR or not blood.kinds <= CLOSE:
        return whose, ""
    if blood.sibship is None:
        return (_ex(w.said(w.PARENT_IN_LAW, person), bond) if len(blood.up) == 1 else whose), ""
    if blood.sibship in KIN_SIBSHIPS and not blood.down and not blood.up:
        word = _ex(w.said(w.SIBLING_IN_LAW, person), bond)
        return word, tr("{wat} van {wie}", wat=sibling_word(ties, blood.one, blood.sibship), wie=_bare(bond))
    if blood.sibship in KIN_SIBSHIPS and len(blood.down) == 1 and not blood.up and bond.married and not bond.over:
        return w.said(w.COUSINS[0], person), tr("door huwelijk")
    return whose, ""


def _plain(ties: Ties, blood: Blood) -> str:
    """The bare word of a way by blood."""
    return next(blood_words(ties, blood)).word


# --- no kin, but somebody in between ---------------------------------------------------------------------------------


def in_between(ties: Ties, one: EntityId, two: EntityId) -> Iterator[Relation]:
    """'vader van de halfbroer': when one person in between tells it all; only the shortest way is looked at."""
    import networkx

    try:
        way = networkx.shortest_path(ties.graph, one, two)
    except networkx.NetworkXNoPath:
        return
    if len(way) > LONGEST:
        return
    for middle in way[1:-1]:
        near, far = _told(ties, one, middle), _told(ties, middle, two)
        if near and far:
            text = tr("{wat} van {wie}", wat=near, wie=w.with_article(far))
            yield Relation(text, remark=tr("geen familie"), way=tuple(way), rank=len(way))
            return


def _told(ties: Ties, one: EntityId, two: EntityId) -> str:
    words = [*other_ties(ties, one, two), *by_blood(ties, one, two), *by_marriage(ties, one, two)]
    return min(words, key=lambda r: r.rank).word if words else ""
