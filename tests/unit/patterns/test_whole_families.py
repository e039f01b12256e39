"""Eight invented families as people type them, each of another kind: what must come out, and what never may.

The tables were written from the design alone, and so was what is expected; dates are as vague as in real files. Events
are the numbers of the rows ('r3') or the ids that the file gives.
"""

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from tests.helpers.patterns import counters, statements
from werkbank.exchange import read_input
from werkbank.patterns import Finding, find

FAMILIES = Path(__file__).parents[2] / "data" / "patterns" / "families"
TODAY = date(2026, 11, 22)
Must = tuple[str, str, str, str, str]  # detector, status, strength, persons and events

MUST: Mapping[str, tuple[Must, ...]] = {
    "grandmother": (
        ("zelfde-hulp", "zeker", "gewoon", "m1", "r10 r18 r25"),
        ("voortijdig", "zeker", "begin", "m1", "r3 r10 r18"),
        ("kind-na-kind", "zeker", "begin", "k1 k2", "r6 r14"),
        ("kind-na-kind", "zeker", "begin", "k1 k2", "r8 r16"),
        ("verlies", "zeker", "gewoon", "o1 k1 k2", "r21 r20 r22"),
        ("rust", "mogelijk", "sterk", "m1 k1 k2", "r13 r26"),
    ),
    "help_is_the_pattern": (
        ("golfbeweging", "zeker", "gewoon", "p3", "r10 r11 r12 r19 r20 r21 r24"),
        ("zelfde-hulp", "zeker", "sterk", "p3", "r10 r12 r19 r21"),
        ("herhaald-beroep", "zeker", "sterk", "p3", "r5 r10 r12 r19 r21 r25"),
        ("wisselingen", "zeker", "begin", "p3 p4", ""),
        ("kind-bij-ouder", "zeker", "sterk", "p1 p3", "r5 r10 r12 r19 r21 r25"),
        ("opnieuw-onderzoek", "zeker", "begin", "p3", "r13 r16 r18"),
        ("wachttijd", "zeker", "sterk", "p3", "r5"),
        ("wachttijd", "zeker", "sterk", "p3", "r10"),
        ("wachttijd", "zeker", "gewoon", "p3", "r25"),
        ("rust", "zeker", "sterk", "p3", "r24"),
    ),
    "parents_apart": (
        ("veel-meldingen", "zeker", "sterk", "1 2 3 4", "r7 r8 r11 r13 r14 r15 r18 r19 r21"),
        ("zelfde-hulp", "zeker", "begin", "1 2", "r9 r23"),
        ("geen-vervolg", "zeker", "begin", "1 2 3 4", "r13 r14 r15 r19"),
    ),
    "refugees": (
        ("wisselingen", "zeker", "gewoon", "p2 p3 p4", "r5 r6 r7 r8 r9"),
        ("wachttijd", "zeker", "sterk", "p3", "r19"),
        ("wachttijd", "zeker", "sterk", "p1", "r26"),
        ("zelfde-hulp", "zeker", "begin", "p1 p2 p3 p4", "r22 r25"),
        ("rust", "mogelijk", "sterk", "p1 p2", "r20"),
        ("witte-vlek", "zeker", "sterk", "p6", "r21 r30"),
    ),
    "turning_eighteen": (
        ("zelfde-hulp", "zeker", "gewoon", "ma s", "9 12 17"),
        ("voortijdig", "zeker", "begin", "s", "12 17 22"),
        ("wisselingen", "zeker", "begin", "s", "22 23 24"),
        ("losgelaten", "zeker", "gewoon", "s", "27 34 35"),
    ),
    "mother_with_lvb": (
        ("zelfde-maatregel", "zeker", "gewoon", "k1", "r9 r21 r28"),
        ("zelfde-maatregel", "zeker", "begin", "k1", "r11 r13 r18 r27"),
        ("zelfde-hulp", "zeker", "begin", "k1", "r10 r22"),
        ("zelfde-hulp", "zeker", "begin", "m k1", "r15 r24"),
        ("kind-na-kind", "zeker", "begin", "k1 k2", "r11 r33"),
        ("verlies", "zeker", "gewoon", "k1", "r16 r17 r21"),
        ("losgelaten", "mogelijk", "gewoon", "k1", "r18"),
    ),
    "help_worked": (("herhaald-beroep", "zeker", "gewoon", "3", "r6 r10 r15 r23"),),
    "three_siblings": (
        ("zelfde-hulp", "zeker", "sterk", "mo va a b", "h6 h10 h12 h22"),
        ("golfbeweging", "zeker", "gewoon", "va", "h6 h7 h10 h11 h12 h15 h18 h22"),
        ("open-dicht", "zeker", "gewoon", "mo va", "h6 h10 h12 h15"),
        ("zelfde-maatregel", "zeker", "begin", "a", "h19 h31"),
        ("stapeling", "zeker", "gewoon", "mo va a b c", "h17 h22 h25 h26 h27"),
        ("op-en-af", "zeker", "gewoon", "a b", "h6 h10 h12 h19 h20"),
        ("losgelaten", "mogelijk", "gewoon", "a c", "h19 h21"),
        ("rust", "mogelijk", "sterk", "a", "h33"),
    ),
}
NEVER = {
    "grandmother": "zelfde-maatregel losgelaten kind-bij-ouder op-en-af stapeling seizoen wisselingen golfbeweging "
    "wachttijd veel-meldingen aaneenschakeling generatie",
    "help_is_the_pattern": "seizoen voortijdig stapeling op-en-af losgelaten zelfde-maatregel vooraf verlies "
    "kind-na-kind geen-vervolg",
    "parents_apart": "golfbeweging seizoen op-en-af zelfde-maatregel kind-na-kind stapeling wachttijd voortijdig "
    "losgelaten opnieuw-onderzoek verlies kind-bij-ouder",
    "refugees": "leeftijdsecho seizoen golfbeweging zelfde-maatregel kind-bij-ouder op-en-af losgelaten voortijdig "
    "opnieuw-onderzoek stapeling",
    "turning_eighteen": "zelfde-maatregel seizoen kind-na-kind stapeling golfbeweging veel-meldingen aaneenschakeling",
    "mother_with_lvb": "seizoen stapeling wachttijd kind-bij-ouder",
    "help_worked": "golfbeweging zelfde-maatregel seizoen open-dicht zelfde-hulp stapeling aaneenschakeling voortijdig "
    "op-en-af veel-meldingen tussentijd vooraf kind-na-kind wisselingen verlies kind-bij-ouder wachttijd geen-vervolg "
    "opnieuw-onderzoek losgelaten",
    "three_siblings": "wachttijd wisselingen opnieuw-onderzoek voortijdig kind-bij-ouder tussentijd aaneenschakeling",
}


@cache
def found(family: str) -> tuple[Finding, ...]:
    casus = read_input(FAMILIES / family, today=TODAY).casus
    findings = find(casus, today=TODAY)
    assert not findings.failed
    return findings.found


@pytest.mark.parametrize("family", MUST)
def test_what_must_be_proposed(family: str) -> None:
    shown = {
        (one.detector, one.status.name.lower(), one.strength.value, frozenset(one.persons), frozenset(one.events))
        for one in found(family)
    }
    for detector, status, strength, persons, events in MUST[family]:
        assert (detector, status, strength, frozenset(persons.split()), frozenset(events.split())) in shown


@pytest.mark.parametrize("family", NEVER)
def test_what_is_never_proposed(family: str) -> None:
    assert not {one.detector for one in found(family)} & set(NEVER[family].split())


def said(family: str, detector: str) -> str:
    return " ".join(f"{one.text} {counters(one)}" for one in found(family) if one.detector == detector)


@pytest.mark.parametrize(
    ("family", "detector", "words"),
    [
        ("help_is_the_pattern", "golfbeweging", "Alle keren stopte de hulp omdat de doelen bereikt waren."),
        ("help_is_the_pattern", "wisselingen", "4 verschillende mensen aan dezelfde taak (casusregie"),
        ("parents_apart", "veel-meldingen", "7 keer iets gemeld (2018, 2019 en 2020). Wat er gemeld werd, is 1 keer"),
        ("parents_apart", "geen-vervolg", "1 keer bevestigd"),
        ("refugees", "wisselingen", "van woonplek (2017 en 2018): COA"),
        ("turning_eighteen", "voortijdig", "omdat iemand 18 werd"),
        ("turning_eighteen", "wisselingen", "3 keer een andere plek om te wonen"),
        ("three_siblings", "op-en-af", "hulp met drang of een maatregel (2014, 2015 en 2017)"),
        ("three_siblings", "rust", "niet op papier hoe het ging"),
    ],
)
def test_how_it_is_said(family: str, detector: str, words: str) -> None:
    assert words in said(family, detector)


def test_a_child_who_died_and_children_who_were_not_born_are_not_spoken_of() -> None:
    assert "Amanu" not in " ".join(statements(found("refugees")))
    assert "k2" not in {who for one in found("mother_with_lvb") if one.detector == "verlies" for who in one.persons}


def test_the_same_reason_in_other_words_is_the_same_reason() -> None:
    assert "reden was niet steeds dezelfde" not in said("grandmother", "zelfde-hulp")
    assert "Jayden (2009) en Lieke (2014)" in said("grandmother", "kind-na-kind")
