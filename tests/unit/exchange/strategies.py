"""Invented casussen for hypothesis: everything a table can hold, in the form in which tables give it back.

Ids are what reading hands out (``r1``, ``r2`` in tables without ids), so that a casus that went through tables can be
compared as it is.
"""

from __future__ import annotations

from hypothesis import strategies as st

from tests.unit.exchange.strategies_plan import pattern_with_answers, plan_of
from tests.unit.exchange.values import (
    PERSONS,
    WORDS,
    Draw,
    days,
    flags,
    known,
    made,
    maybe_days,
    names,
    persons,
    some_names,
    some_persons,
    texts,
    who,
    word,
)
from werkbank.exchange.tables.homes import limits_of
from werkbank.model import entities as e
from werkbank.model.casus import Casus, casus_of
from werkbank.model.clock import EntityId
from werkbank.model.dates import UNKNOWN
from werkbank.model.kinds import (
    Gender,
    LifeStatus,
    ParentageKind,
    PartnershipKind,
    Role,
)


def _people(draw: Draw) -> list[e.Entity]:
    found: list[e.Entity] = []
    for ident in PERSONS:
        death = draw(maybe_days)
        died = death.is_known or draw(flags)
        found.append(
            made(
                draw,
                e.Person,
                ident,
                first_name=texts,
                last_name=texts,
                alias=texts,
                gender=st.sampled_from(Gender),
                birth=maybe_days,
                death=death,
                died=died,
                life=st.sampled_from(LifeStatus),
                role=st.sampled_from(Role),
                index=flags,
                acknowledged=st.sampled_from([None, True, False]),
                descent_shielded=flags,
                language=texts,
                interpreter=flags,
                reading_help=flags,
            )
        )
    return found


def _relations(draw: Draw) -> list[e.Entity]:
    """Rows of one table, named by their place in it."""
    makers = draw(st.lists(st.sampled_from([_couple, _parent, _bond]), max_size=5))
    rows: list[e.Entity] = []
    for maker in sorted(makers, key=[_couple, _parent, _bond].index):
        one, other = draw(st.lists(persons, min_size=2, max_size=2, unique=True).map(sorted))
        new = maker(draw, f"r{len(rows) + 1}", one, other)
        if not any(isinstance(new, e.Parentage) and _same(new, row) for row in rows):
            rows.append(new)
    return rows


def _same(new: e.Parentage, row: e.Entity) -> bool:
    return isinstance(row, e.Parentage) and (row.parent, row.child) == (new.parent, new.child)


def _couple(draw: Draw, ident: str, one: str, other: str) -> e.Entity:
    end, how = draw(maybe_days), draw(word("partnership_ends"))
    return made(
        draw,
        e.Partnership,
        ident,
        ref="",
        partners=(one, other),
        kind=st.sampled_from(PartnershipKind),
        begin=maybe_days,
        end=end,
        how_ended=how,
        ended=end.is_known or bool(how) or draw(flags),
    )


def _parent(draw: Draw, ident: str, one: str, other: str) -> e.Entity:
    return made(
        draw,
        e.Parentage,
        ident,
        ref="",
        parent=one,
        child=other,
        kind=st.sampled_from(ParentageKind),
        begin=maybe_days,
        end=maybe_days,
        foster_kind=word("foster_kinds"),
    )


def _bond(draw: Draw, ident: str, one: str, other: str) -> e.Entity:
    return made(
        draw,
        e.Bond,
        ident,
        ref="",
        from_person=one,
        to_person=other,
        kind=known("bond_kinds"),
        begin=maybe_days,
        end=maybe_days,
        status=known("bond_statuses"),
    )


def _events(draw: Draw) -> list[e.Entity]:
    return [_event(draw, f"g{number}") for number in range(draw(st.integers(0, 3)))]


def _event(draw: Draw, ident: str) -> e.Entity:
    kind = draw(known("event_kinds") | st.just("overig"))
    end = draw(days)
    period, end, running = draw(
        st.sampled_from([(False, UNKNOWN, False), (True, UNKNOWN, False), (True, UNKNOWN, True), (True, end, False)])
    )
    outcome = draw(st.one_of(texts, known("outcomes").map(lambda row: WORDS.outcomes[row].label)))
    ending = WORDS.ending_of(outcome, stopped_by=draw(word("stopped_by")), end_reason=draw(word("end_reasons")))
    return made(
        draw,
        e.Event,
        ident,
        kind=kind,
        date=maybe_days,
        end=end,
        period=period,
        running=running,
        title=texts.map(lambda text: text or "x"),
        text=texts,
        persons=some_persons,
        municipality=texts,
        organisation=texts,
        reason=texts,
        outcome=outcome,
        stopped_by=ending.stopped_by,
        end_reason=ending.end_reason,
        effect_family=texts,
        effect_help=texts,
        frame=word("frames"),
        product=texts,
        asked_by=who,
        domains=st.lists(known("life_domains"), unique=True, max_size=2).map(tuple),
        applied=maybe_days,
        granted=maybe_days,
        reporter=word("reporters"),
        finding=word("findings"),
        rank=st.integers(0, 9),
        chosen=flags,
    )


def _homes(draw: Draw) -> list[e.Entity]:
    found: list[e.Entity] = []
    count = 0
    for label in draw(st.lists(names, unique=True, max_size=2)):
        living = []
        for person in draw(st.lists(persons, min_size=1, max_size=2)):
            count += 1
            living.append(
                made(
                    draw,
                    e.Residence,
                    f"r{count}",
                    ref="",
                    person=person,
                    household=label,
                    begin=maybe_days,
                    end=maybe_days,
                )
            )
        home = e.Household(
            id=EntityId(label),
            ref=label,
            label=draw(texts) or label,
            municipality=draw(texts),
            secret=draw(flags),
            secret_for=draw(some_names),
            **limits_of(living),
        )
        found += [home, *living]
    return found


def _marks(draw: Draw) -> list[e.Entity]:
    return [
        made(
            draw,
            e.Condition,
            f"r{number}",
            ref="",
            person=persons,
            kind=known("condition_kinds") | st.just("zzz eigen woord"),
            begin=maybe_days,
            end=end,
            running=not end.is_known and draw(flags),
            status=known("condition_statuses"),
        )
        for number, end in enumerate(draw(st.lists(maybe_days, max_size=2)), start=1)
    ]


def _others(draw: Draw) -> list[e.Entity]:
    return [
        made(
            draw,
            e.Custody,
            "r1",
            ref="",
            child=persons,
            holder=who,
            kind=word("gezag_kinds"),
            begin=maybe_days,
            end=maybe_days,
        ),
        made(
            draw,
            e.Involvement,
            "r1",
            ref="",
            name=texts,
            role=word("involvement_roles"),
            organisation=texts,
            persons=some_persons,
            begin=maybe_days,
            end=maybe_days,
            phone=texts,
            strength=word("tie_strengths"),
            direction=word("tie_directions"),
        ),
        made(
            draw,
            e.Sheet,
            e.SHEET_ID,
            ref="",
            name=texts,
            municipality=texts,
            reason=texts,
            owners=st.just(("A|B", "C")),
            started=maybe_days,
            phase=texts,
            evaluation=maybe_days,
            retention=texts,
            retention_date=maybe_days,
            story=texts,
        ),
    ]


@st.composite
def casussen(draw: Draw) -> Casus:
    """A casus with something of everything."""
    relations, events = _relations(draw), _events(draw)
    event_ids = tuple(event.id for event in events)
    bonds = tuple(row.id for row in relations if isinstance(row, e.Bond))
    return casus_of(
        [
            *_people(draw),
            *relations,
            *events,
            *_homes(draw),
            *_marks(draw),
            *_others(draw),
            *pattern_with_answers(draw, event_ids, bonds if draw(flags) else ()),
            *plan_of(draw, event_ids),
        ]
    )
