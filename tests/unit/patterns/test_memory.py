"""A run that remembers the one before gives what a fresh start gives."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.helpers.families import PLANTS, TODAY, blurred, family
from werkbank.i18n.resources import resource
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.dates import from_edtf
from werkbank.model.entities import Event
from werkbank.model.kinds import Kind, Nature
from werkbank.model.vocabulary import vocabulary
from werkbank.patterns import DETECTORS, Findings, Memory, Params, as_json, find, look
from werkbank.patterns.facts import Look
from werkbank.patterns.material import Material

FAMILIES = 4
EXAMPLES = int(os.environ.get("WERKBANK_MEMORY_EXAMPLES", "12"))
KINDS = (*sorted(vocabulary().event_kinds), "nergens-bekend")
REASONS = ("", "schoolverzuim", "huiselijk geweld", "iets anders")


@lru_cache(None)
def _casus(seed: int, /) -> Casus:
    made = family(seed, plant=PLANTS if seed % 2 else (), rate=1.0).casus
    made = made.having(*_one_of_each(made, seed=seed)) if seed % 2 else made
    return blurred(made, seed=seed) if seed >= FAMILIES // 2 else made


def _one_of_each(casus: Casus, *, seed: int) -> Iterator[Event]:
    """Two events of each kind, on days and about people that hang on the seed."""
    people = list(casus.persons)
    for number, kind in enumerate((*KINDS, *KINDS)):
        day = TODAY - timedelta(days=(number * 977 + seed * 131) % 7000)
        yield Event(
            id=EntityId(f"elk{number}"), kind=kind, date=from_edtf(day.isoformat()), source="dossier",
            persons=(people[(number + seed) % len(people)],), reason=REASONS[number % len(REASONS)],
        )  # fmt: skip


def _said(findings: Findings, casus: Casus) -> list[str]:
    assert not findings.failed
    return [json.dumps(as_json(finding, casus)) for finding in findings]


def _fresh(casus: Casus) -> list[str]:
    return _said(find(casus, today=TODAY, everything=True), casus)


EDITS = st.lists(
    st.tuples(
        st.sampled_from(("change", "move", "remove", "add", "undo", "kind", "person", "tell")),
        st.integers(0, 10_000),
        st.sampled_from(KINDS),
        st.sampled_from(REASONS),
        st.integers(-4000, 100),
    ),
    min_size=1,
    max_size=4,
)


def _edited(casus: Casus, edit: tuple[str, int, str, str, int]) -> Casus:
    how, number, kind, reason, days = edit
    events = list(casus.events.values())
    event = events[number % len(events)]
    day = from_edtf((TODAY + timedelta(days=days)).isoformat())
    people = list(casus.persons.values())
    if how == "remove":
        return casus.without(Kind.EVENT, [event.id])
    if how == "add":
        persons = (people[number % len(people)].id,)
        fresh = Event(id=EntityId(f"nieuw{number}"), kind=kind, date=day, reason=reason, persons=persons, source="test")
        return casus.having(fresh)
    if how == "person":
        person = people[number % len(people)]
        return casus.having(person.model_copy(update={"birth": from_edtf(str(1980 + number % 30))}))
    updates: dict[str, dict[str, object]] = {
        "change": {"reason": reason}, "move": {"date": day}, "kind": {"kind": kind},
        "tell": {"nature": Nature.STORY if event.nature is Nature.FACT else Nature.FACT},
    }  # fmt: skip
    update = updates.get(how, {"note": "meer"})
    return casus.having(event.model_copy(update=update))


@settings(max_examples=EXAMPLES, deadline=None)
@given(seed=st.integers(0, FAMILIES - 1), edits=EDITS)
def test_a_run_with_memory_gives_what_a_fresh_start_gives(
    seed: int, edits: list[tuple[str, int, str, str, int]]
) -> None:
    memory = Memory()
    casus = first = _casus(seed)
    find(casus, today=TODAY, everything=True, memory=memory)
    for edit in edits:
        casus = first if edit[0] == "undo" else _edited(casus, edit)
        found = find(casus, today=TODAY, everything=True, memory=memory)
        assert _said(found, casus) == _fresh(casus)


@pytest.mark.parametrize("name", list(DETECTORS))
def test_a_detector_reads_no_more_than_it_says(name: str) -> None:
    """Without everything that it does not read it finds and says the same."""
    detector = DETECTORS[name]
    for seed in range(FAMILIES):
        casus = _casus(seed)
        material = Material(casus, look=Look(TODAY, TODAY, refuted=True))
        unread = [fact.id for fact in material.facts if not detector.reads(fact)]
        less = casus.without(Kind.EVENT, unread)
        if detector.beside(material) == detector.beside(Material(less, look=material.look)):
            whole, part = (find(one, today=TODAY, only=[name]) for one in (casus, less))
            assert _said(whole, casus) == _said(part, less)


def test_what_reads_nothing_of_an_edit_does_not_look_again() -> None:
    casus, memory = _casus(1), Memory()
    before = {one.key: one for one in find(casus, today=TODAY, memory=memory)}
    event = next(one for one in casus.events.values() if one.kind == "ots")
    edited = casus.having(event.model_copy(update={"reason": "schoolverzuim"}))
    after = {one.key: one for one in find(edited, today=TODAY, memory=memory)}
    season = [key for key in after if key.startswith(("seizoen:", "zelfde-hulp:"))]
    assert season
    assert all(after[key] is before[key] for key in season)
    measures = [one for key, one in after.items() if key.startswith("zelfde-maatregel:")]
    assert not any(one is before.get(one.key) for one in measures)


def test_another_day_other_settings_or_other_people_start_afresh() -> None:
    casus, memory = _casus(1), Memory()
    find(casus, today=TODAY, memory=memory)
    later = TODAY + timedelta(days=400)
    assert _said(find(casus, today=later, memory=memory), casus) == _said(find(casus, today=later), casus)
    params: Params = {"zelfde-hulp": {"times": 3}, "*": {"refuted": True}}
    now = find(casus, today=later, params=params, memory=memory)
    assert _said(now, casus) == _said(find(casus, today=later, params=params), casus)


def test_a_run_that_was_stopped_is_not_remembered() -> None:
    casus, memory = _casus(1), Memory()
    next(look(casus, today=TODAY, memory=memory))
    assert Material(casus, look=Look(TODAY, TODAY)).changed is None
    assert _said(find(casus, today=TODAY, memory=memory), casus) == _said(find(casus, today=TODAY), casus)


@pytest.mark.parametrize("number", [1, 2, 3])
def test_the_demo_cases_with_every_event_left_out_once(number: int) -> None:
    from werkbank.exchange import read_input

    today = date(2026, 11, 21)
    casus = read_input(resource("samples", f"casus{number}"), today=today).casus
    memory = Memory()
    find(casus, today=today, memory=memory)
    for event in list(casus.events)[::5]:
        less = casus.without(Kind.EVENT, [event])
        assert _said(find(less, today=today, memory=memory), less) == _said(find(less, today=today), less)
