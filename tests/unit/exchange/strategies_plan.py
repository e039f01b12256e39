"""Patterns, answers and the plan of an invented casus, for hypothesis."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.unit.exchange.values import (
    PERSONS,
    Draw,
    days,
    flags,
    made,
    maybe_days,
    persons,
    some_names,
    some_persons,
    texts,
    who,
    word,
)
from werkbank.model import entities as e
from werkbank.model.clock import EntityId
from werkbank.model.kinds import (
    AgreementKind,
    AnswerKind,
    ClaimedField,
    PatternStatus,
    Side,
    UtteranceKind,
)


def pattern_with_answers(draw: Draw, events: tuple[str, ...], bonds: tuple[str, ...]) -> list[e.Entity]:
    pattern = made(
        draw,
        e.Pattern,
        "pt1",
        name=texts,
        side=st.sampled_from(Side),
        events=events,
        persons=some_persons,
        bonds=bonds,
        since=maybe_days,
        happens=texts,
        follows=texts,
        kept_home=texts,
        kept_help=texts,
        exception=texts,
        breaks=texts,
        status=st.sampled_from(PatternStatus),
        detector=texts,
        finding=texts,
    )
    if draw(flags):
        return [pattern, *_answers_in_row(draw, pattern)]
    other = made(
        draw,
        e.Answer,
        "w1",
        pattern="pt1",
        finding=texts,
        kind=st.sampled_from(AnswerKind),
        who=who,
        role=texts.map("x".__add__),
        by_family=flags,
        on=maybe_days,
    )
    return [pattern, other]


def _answers_in_row(draw: Draw, pattern: e.Pattern) -> list[e.Entity]:
    said = sorted(draw(st.lists(st.tuples(flags, persons), unique=True, max_size=3)))
    on = draw(maybe_days)
    kinds = (AnswerKind.RECOGNISED, AnswerKind.NOT_RECOGNISED)
    return [
        e.Answer(
            id=EntityId(f"pt1-a{number}"),
            pattern="pt1",
            kind=kinds[denies],
            who=person,
            by_family=True,
            on=on,
            sharing=pattern.sharing,
            only_for=pattern.only_for,
            not_for=pattern.not_for,
        )
        for number, (denies, person) in enumerate(said, start=1)
    ]


def plan_of(draw: Draw, events: tuple[str, ...]) -> list[e.Entity]:
    rank = st.integers(0, 9)
    return [
        made(
            draw,
            e.Goal,
            "d1",
            text=texts,
            persons=some_persons,
            pattern=st.sampled_from(["", "pt1"]),
            phase=texts,
            rank=rank,
        ),
        made(draw, e.Step, "s1", goal="d1", what=texts, who=who, when=maybe_days, noticed=texts, done=flags, rank=rank),
        made(
            draw,
            e.Utterance,
            "u1",
            kind=st.sampled_from(UtteranceKind),
            by=who,
            on=maybe_days,
            text=texts,
            seen_differently=texts,
        ),
        made(
            draw,
            e.Agreement,
            "a1",
            kind=st.sampled_from(AgreementKind),
            text=texts,
            who=who,
            checked_by=who,
            if_not=texts,
            phone=texts,
            on=maybe_days,
            rank=rank,
        ),
        made(
            draw,
            e.ScalePoint,
            "c1",
            giver=who,
            on=maybe_days,
            question=texts,
            zero=texts,
            ten=texts,
            figure=st.sampled_from([None, *range(11)]),
        ),
        made(
            draw,
            e.Support,
            "h1",
            who=who,
            does=texts,
            since=maybe_days,
            strength=word("tie_strengths"),
            direction=word("tie_directions"),
        ),
        made(draw, e.Decision, "b1", text=texts, by=who, on=maybe_days, facts=events, disagrees=texts),
        made(
            draw,
            e.OwnStatement,
            "e1",
            by=who,
            on=maybe_days,
            target=st.sampled_from(["", "pt1", "d1", "x y"]),
            text=texts,
        ),
        made(
            draw,
            e.Question,
            "v1",
            text=texts,
            other_explanation=texts,
            asked_by=who,
            ask_whom=who,
            before=maybe_days,
            closed_by=texts,
        ),
        made(
            draw,
            e.Session,
            "z1",
            kind=word("session_kinds"),
            on=maybe_days,
            place=texts,
            present=some_names,
            purpose=texts,
        ),
        *_claims(draw, events),
    ]


def _claims(draw: Draw, events: tuple[str, ...]) -> list[e.Entity]:
    fields = draw(st.lists(st.sampled_from(ClaimedField), max_size=2))
    return [
        made(
            draw,
            e.DateClaim,
            f"dc{number}",
            event=events[0] if events and field in {ClaimedField.DATE, ClaimedField.END} else "",
            person=st.sampled_from(PERSONS),
            field=field,
            date=days,
        )
        for number, field in enumerate(fields)
    ]
