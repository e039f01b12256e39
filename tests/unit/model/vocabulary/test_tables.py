"""Every table is sound: unique words, plain sentences, references that exist."""

from __future__ import annotations

import time
from typing import Any

import pytest

from werkbank.drawing.tokens import LANE_KINDS, ROLES
from werkbank.model import kinds
from werkbank.model.errors import BugError, KnownError
from werkbank.model.vocabulary import TABLES, Early, Table, Vocabulary, fold, reading, slug, vocabulary, words
from werkbank.model.vocabulary.rows import EventKind, Lane, Word

WORDS = vocabulary()
WITH_SENTENCE = (
    "event_kinds", "lanes", "frames", "condition_kinds", "condition_statuses", "person_roles", "genders",
    "involvement_roles", "partnership_kinds", "partnership_ends", "parentage_kinds", "foster_kinds", "bond_kinds",
    "bond_statuses", "findings", "reporters", "natures", "sharing_levels", "gezag_kinds", "abbreviations",
)  # fmt: skip
UNKIND = (
    "zorgmijder draaideur recidive probleemgezin multiproblem vechtscheiding ouderverstoting onmachtig weigerachtig "
    "ongemotiveerd manipulatief ontkent"
)


def table(name: str) -> Table[Any]:
    found: Table[Any] = getattr(WORDS, name)
    return found


@pytest.mark.parametrize("name", TABLES)
def test_every_spelling_finds_its_own_row(name: str) -> None:
    assert len(table(name)) > 1
    for row in table(name).values():
        assert all(table(name).find(spelling) is row for spelling in row.spellings())
        assert row.label == row.label.strip() != ""


@pytest.mark.parametrize("name", WITH_SENTENCE)
def test_what_the_family_reads_is_a_short_sentence_without_abbreviations(name: str) -> None:
    for row in table(name).values():
        parts = [part for part in row.sentence.replace(":", ".").split(".") if part]
        assert row.sentence.endswith("."), row.id
        assert all(len(part.split()) <= 20 for part in parts), row.id
        assert [found.id for found in WORDS.abbreviations_in(row.sentence) if found.id != row.label] == [], row.id


@pytest.mark.parametrize("name", TABLES)
def test_no_word_judges_people(name: str) -> None:
    for row in table(name).values():
        shown = words(f"{row.label} {row.sentence} {' '.join(getattr(row, 'questions', ()))}")
        assert not set(UNKIND.split()) & set(shown), row.id


@pytest.mark.parametrize(
    ("name", "field", "target"),
    [
        ("event_kinds", "lane", "lanes"),
        ("event_kinds", "abbreviation", "abbreviations"),
        ("condition_kinds", "abbreviation", "abbreviations"),
        ("involvement_roles", "abbreviation", "abbreviations"),
        ("partnership_kinds", "abbreviation", "abbreviations"),
        ("reasons", "group", "reasons"),
        ("products", "kind", "event_kinds"),
        ("codes", "kind", "event_kinds"),
        ("outcomes", "stopped_by", "stopped_by"),
        ("outcomes", "end_reason", "end_reasons"),
        ("partnership_kinds", "sign", "genogram_signs"),
        ("partnership_ends", "sign", "genogram_signs"),
        ("parentage_kinds", "sign", "genogram_signs"),
        ("bond_kinds", "sign", "genogram_signs"),
    ],
)
def test_a_reference_points_to_a_row(name: str, field: str, target: str) -> None:
    named = {getattr(row, field) for row in table(name).values()} - {""}
    assert named
    assert named <= set(table(target))


def test_end_reasons_and_outcomes_name_known_codes() -> None:
    named = {code for row in WORDS.end_reasons.values() for code in row.reported_as}
    named |= {code for row in WORDS.outcomes.values() for code in row.codes}
    assert named == {code for code in WORDS.codes if code.startswith(("JZ588", "CBS-einde"))}


def test_lanes_and_bonds_have_a_colour_of_their_own_name() -> None:
    assert set(WORDS.lanes) == set(LANE_KINDS)
    assert {lane.colour for lane in WORDS.lanes.values()} <= set(ROLES)
    assert {bond.colour for bond in WORDS.bond_kinds.values()} <= set(ROLES)
    assert [lane.order for lane in WORDS.lanes.values()] == list(range(1, len(WORDS.lanes) + 1))


@pytest.mark.parametrize(
    ("name", "closed_set"),
    [
        ("partnership_kinds", kinds.PartnershipKind),
        ("parentage_kinds", kinds.ParentageKind),
        ("person_roles", kinds.Role),
        ("natures", kinds.Nature),
        ("sharing_levels", kinds.Sharing),
        ("life_statuses", kinds.LifeStatus),
    ],
)
def test_the_closed_sets_of_the_model_have_a_label(name: str, closed_set: type[Any]) -> None:
    assert {value for value in closed_set if value} <= set(table(name))


def test_every_abbreviation_of_the_domain_is_explained() -> None:
    named = (
        "GI LT OTS VOTS UHP MUHP JR VT RvdK JBT VTO MDO GW JIM ExpEx VUHP VUP ZIN PGB "
        "LVB PV PIJ ITB STP GBM GGZ WMO COA"
    )
    for text in named.split():
        found = WORDS.find_abbreviation(text)
        assert found is not None, text
        assert found.expansion
        assert found.sentence


def test_a_label_that_is_an_abbreviation_says_so() -> None:
    for kind in WORDS.event_kinds.values():
        expected = [row.id for row in WORDS.abbreviations_in(kind.label)]
        assert not expected or kind.abbreviation or kind.id.startswith("jr-"), kind.id


def test_abbreviations_in_a_text_are_found_as_written() -> None:
    found = WORDS.abbreviations_in("Na de OTS kwam het MDO; de OTS en het gi liepen door")
    assert [row.id for row in found] == ["OTS", "MDO"]


def test_violence_neglect_and_control_between_people_are_accusations() -> None:
    accusing = {bond.id for bond in WORDS.bond_kinds.values() if bond.accusation}
    assert accusing == {
        "geweld", "emotioneel-geweld", "seksueel-geweld", "verwaarlozing", "controle", "bang-voor",
    }  # fmt: skip
    assert all(WORDS.bond_kinds[bond].directed for bond in accusing)
    assert {mark.id for mark in WORDS.condition_kinds.values() if mark.accusation} >= {"alcohol", "drugs", "gokken"}


def test_bonds_take_the_words_of_the_tables() -> None:
    texts = [
        "hecht", "versmolten", "afstandelijk", "conflict", "vijandig", "verbroken", "geweld", "seksueel geweld",
        "emotioneel geweld", "verwaarlozing", "controle", "zorgt voor", "hersteld", "gericht op", "hecht en conflict",
        "versmolten en vijandig", "steunt", "vertrouwt", "bang voor", "wisselend", "nooit ontmoet", "geen contact",
    ]  # fmt: skip
    assert [WORDS.bond_kinds[slug(text)].in_tables for text in texts] == texts
    assert len(WORDS.bond_kinds) == len(texts)


def test_accusing_signs_never_stand_in_the_family_view() -> None:
    for bond in WORDS.bond_kinds.values():
        assert WORDS.genogram_signs[bond.sign].view == ("professional" if bond.accusation else "own")
    assert WORDS.genogram_signs["index"].view == "professional"


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ({"id": "a", "label": "Twee"}, "'Twee' already belongs to twee"),
        ({"id": "a", "label": "Drie", "aliases": ["tweede"]}, "'tweede' already belongs to twee"),
        ({"id": "twee", "label": "Drie"}, "occurs twice"),
        ({"id": "a", "label": ""}, "must not be empty"),
        ({"id": "a", "label": "Drie", "colour": "blauw"}, "unexpected keyword"),
    ],
)
def test_a_faulty_row_is_named_with_its_table_and_number(row: dict[str, Any], fault: str) -> None:
    raw: list[dict[str, Any]] = [
        {"id": "een", "label": "Een"},
        {"id": "twee", "label": "Twee", "aliases": ["tweede"]},
        row,
    ]
    with pytest.raises(BugError, match=rf"proef, row 3.*{fault}"):
        reading.read(raw, name="proef", row_type=Word)


def test_an_event_kind_in_an_unknown_lane_is_refused() -> None:
    raw = [{"id": "a", "label": "A", "lane": "zolder"}]
    with pytest.raises(BugError, match=r"row 1.*zolder"):
        reading.with_classes(raw, lanes=WORDS.lanes, classes=WORDS.event_classes)


def test_own_labels_keep_the_id_and_the_old_word() -> None:
    own = WORDS.with_labels({"event_kinds": {"ots": "Onder toezicht van de GI"}})
    assert own.event_kinds["ots"].label == "Onder toezicht van de GI"
    assert own.event_kinds.find("OTS") is own.event_kinds.find("onder toezicht van de gi")
    assert own.kinds_of("loss") == WORDS.kinds_of("loss")
    assert WORDS.event_kinds["ots"].label == "OTS"


def test_own_labels_add_up() -> None:
    own = WORDS.with_labels({"lanes": {"hulp": "Steun"}}).with_labels({"lanes": {"keten": "Meldingen"}})
    assert (own.lanes["hulp"].label, own.lanes["keten"].label) == ("Steun", "Meldingen")


@pytest.mark.parametrize(
    ("labels", "code"),
    [
        ({"event_kinds": {"ots": "VOTS"}}, "vocabulary-label-taken"),
        ({"event_kinds": {"ots": "Nieuw", "vots": "nieuw"}}, "vocabulary-label-taken"),
        ({"event_kinds": {"ots": " "}}, "vocabulary-empty-label"),
        ({"event_kinds": {"otz": "Toezicht"}}, "vocabulary-unknown-id"),
        ({"gebeurtenissen": {"ots": "Toezicht"}}, "vocabulary-unknown-table"),
    ],
)
def test_a_label_that_would_confuse_is_refused_with_a_remedy(labels: dict[str, dict[str, str]], code: str) -> None:
    with pytest.raises(KnownError) as caught:
        WORDS.with_labels(labels)
    assert caught.value.code == code
    assert caught.value.remedy


def test_a_table_is_read_once_and_only_when_asked_for() -> None:
    fresh = Vocabulary()
    assert fresh.lanes is fresh.lanes
    assert fresh.lanes["leven"].order == 1
    assert vocabulary() is vocabulary()


def test_all_tables_are_read_within_the_time_of_a_blink() -> None:
    def seconds() -> float:
        reading._content.cache_clear()
        reading.event_kind_table.cache_clear()
        fresh, start = Vocabulary(), time.process_time()
        for name in TABLES:
            getattr(fresh, name)
        return time.process_time() - start

    assert min(seconds() for _ in range(5)) < 0.015


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Veilig Thuis-melding", "veiligthuismelding"), ("Gezagsbeëindiging", "gezagsbeeindiging"), ("?", "?"), ("", "")],
)
def test_fold_joins_what_people_write_apart(text: str, expected: str) -> None:
    assert fold(text) == expected


def test_slug_keeps_words_apart() -> None:
    assert slug("Zelfbeschadiging of suïcidepoging") == "zelfbeschadiging-of-suicidepoging"


def test_rows_are_frozen() -> None:
    lane: Lane = WORDS.lanes["leven"]
    with pytest.raises(AttributeError):
        lane.label = "anders"  # type: ignore[misc]
    assert not hasattr(EventKind(id="a", label="A", lane="leven"), "__dict__")
    assert {row.early for row in WORDS.outcomes.values()} == set(Early)
