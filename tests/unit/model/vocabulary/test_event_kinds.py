"""The kinds of event say what domain.md section 3 says."""

from __future__ import annotations

import pytest

from werkbank.model.vocabulary import Shape, slug, vocabulary

WORDS = vocabulary()
KINDS = WORDS.event_kinds

NAMED = {
    "leven": (
        "geboorte, zwangerschap, overlijden, verhuizing, verhuizing COA, gaat het huis uit, terug naar huis, "
        "dakloos of noodopvang, huisuitzetting, relatie begint, relatie eindigt, scheiding, ouderschapsplan, "
        "omgang start, omgang stop, omgang begeleid, ziekte, opname kind, opname ouder, diagnose of onderzoek, "
        "zelfbeschadiging of suïcidepoging, ongeluk, verlies, school start, school wissel, school verzuim, "
        "zorgen over gedrag op school, schorsing of verwijdering, thuis zonder school, speciaal onderwijs, "
        "school uitval, school diploma, bijbaan of stage, sport of hobby, vriendschap, werk start, werk verlies, "
        "geld schulden, geld bewind, geld uitkering, middelen gestopt met, middelen opnieuw begonnen, "
        "vlucht of migratie, verblijfsbesluit, feestelijk of kracht"
    ),
    "veiligheid": (
        "partnergeweld, huiselijk geweld, mishandeling, verwaarlozing, bedreiging of stalking, "
        "seksueel grensoverschrijdend, sexting, slachtoffer van, uitbuiting, eergerelateerd, overlast, weglopen, "
        "huisverbod, contactverbod, veiligheidsplan"
    ),
    "politie": (
        "politiecontact, aangifte, aanhouding, PV, Halt, voorlopige hechtenis, schorsing onder voorwaarden, zitting, "
        "taakstraf, jeugddetentie, detentie, PIJ, vrij"
    ),
    "keten": (
        "aanmelding, wachtlijst, crisismelding, Veilig Thuis-melding, zorgmelding, meldcodestap, risicotaxatie, JBT, "
        "besluit JBT, VTO, raadsonderzoek, beschikking toegewezen, beschikking afgewezen, beschikking aangehouden, "
        "op- of afschaling, MDO, overdracht, wisseling hulpverlener, klacht of bezwaar"
    ),
    "maatregel": (
        "OTS, VOTS, voogdij, voorlopige voogdij, tijdelijke voogdij, gesloten plaatsing, uithuisplaatsing, MUHP, "
        "spoed-MUHP, JR toezicht & begeleiding, ITB, STP, GBM, schriftelijke aanwijzing, thuisplaatsing, "
        "overplaatsing, gezagsbeëindiging"
    ),
    "hulp": (
        "opvoedondersteuning, extra hulp op school, VUHP, gezinsopname, ouderschapsbeoordeling, verslavingszorg ouder, "
        "logeeropvang, crisispleegzorg, vrouwenopvang, begeleid wonen, steungezin, JIM, ExpEx, "
        "preventieve jeugdbescherming (drang), ambulant, crisis, daghulp, pleegzorg, gezinshuis, residentieel, "
        "gesloten, GGZ, WMO, onderwijshulp, netwerk/informeel"
    ),
}


@pytest.mark.parametrize(
    ("lane", "text"), [(lane, text) for lane, texts in NAMED.items() for text in texts.split(", ")]
)
def test_every_named_kind_is_found_in_its_lane(lane: str, text: str) -> None:
    kind = WORDS.find_event_kind(text)
    assert kind is not None
    assert kind.lane == lane


@pytest.mark.parametrize(
    ("cls", "expected"),
    [
        ("report", "crisismelding veilig-thuis-melding zorgmelding"),
        (
            "loss",
            "verhuizing gaat-het-huis-uit detentie overlijden verlies school-uitval school-wissel scheiding "
            "relatie-eindigt uithuisplaatsing",
        ),
        ("setting", "pleegzorg gezinshuis residentieel gesloten uithuisplaatsing"),
        (
            "school",
            "school-start school-wissel school-verzuim school-zorgen-over-gedrag school-schorsing-of-verwijdering "
            "school-thuis-zonder-school school-speciaal-onderwijs school-uitval school-diploma",
        ),
    ],
)
def test_classes_are_those_of_the_domain(cls: str, expected: str) -> None:
    assert WORDS.kinds_of(cls) == set(expected.split())


def test_incident_is_a_report_or_anything_in_the_lane_of_safety() -> None:
    safety = {kind.id for kind in KINDS.values() if kind.lane == "veiligheid"}
    assert WORDS.kinds_of("incident") == WORDS.kinds_of("report") | safety
    assert not WORDS.kinds_of("report") & safety


def test_help_is_the_lane_of_help_and_products_are_part_of_it() -> None:
    assert WORDS.kinds_of("help") == {kind.id for kind in KINDS.values() if kind.lane == "hulp"}
    assert all(WORDS.is_class(kind.id, "help") for kind in KINDS.values() if kind.product)
    assert {kind.id for kind in KINDS.values() if kind.lane == "hulp" and not kind.product} == WORDS.kinds_of(
        "informal"
    )


def test_every_kind_has_a_lane_a_plain_sentence_and_an_id_that_its_label_finds() -> None:
    for kind in KINDS.values():
        assert kind.lane in WORDS.lanes, kind.id
        assert kind.id == slug(kind.id), kind.id
        assert KINDS.find(slug(kind.label)) is kind
        assert kind.sentence.endswith("."), kind.id
        assert 3 <= len(kind.sentence.split()) <= 20, kind.id
        assert not WORDS.abbreviations_in(kind.sentence), kind.id
        assert kind.level in range(5), kind.id


def test_every_class_is_used() -> None:
    assert [cls for cls in WORDS.event_classes if not WORDS.kinds_of(cls)] == []


@pytest.mark.parametrize(
    ("text", "kind_id"),
    [
        ("ots", "ots"),
        ("Ondertoezichtstelling", "ots"),
        ("  VUP ", "vuhp"),
        ("hulptraject", "hulp"),
        ("veilig thuis melding", "veilig-thuis-melding"),
        ("VEILIG-THUIS-MELDING", "veilig-thuis-melding"),
        ("vt-melding", "veilig-thuis-melding"),
        ("suicidepoging", "zelfbeschadiging-of-suicidepoging"),
        ("schooluitval", "school-uitval"),
        ("School: uitval", "school-uitval"),
        ("school-uitval", "school-uitval"),
        ("CBS:11", "ots"),
        ("cbs 72", "uithuisplaatsing"),
        ("iJw:45", "ambulant"),
        ("IJW:41", "daghulp"),
        ("CBS:41", "jr-toezicht-en-begeleiding"),
        ("iJw:54", "ggz"),
    ],
)
def test_find_takes_id_label_alias_or_code_in_any_spelling(text: str, kind_id: str) -> None:
    kind = WORDS.find_event_kind(text)
    assert kind is not None
    assert kind.id == kind_id


@pytest.mark.parametrize("text", ["", "  ", "iets heel anders", "45", "11", "schorsing"])
def test_an_unknown_or_ambiguous_word_is_not_guessed(text: str) -> None:
    assert WORDS.find_event_kind(text) is None


def test_the_kind_for_what_we_do_not_know_exists() -> None:
    assert KINDS["overig"].label == "Overig"
    assert KINDS.label("een eigen woord") == "een eigen woord"
    assert not WORDS.is_class("een eigen woord", "loss")


def test_only_a_crisismelding_is_a_crisis_report() -> None:
    assert [kind.id for kind in KINDS.values() if kind.crisis_report] == ["crisismelding"]


def test_generic_help_says_nothing_specific() -> None:
    assert [kind.id for kind in KINDS.values() if not kind.specific] == ["hulp"]


def test_help_and_measures_that_run_are_periods() -> None:
    measures = WORDS.kinds_of("measure") | WORDS.kinds_of("help")
    assert {KINDS[kind_id].shape for kind_id in measures} == {Shape.PERIOD}
    assert KINDS["thuisplaatsing"].shape is Shape.MOMENT


def test_codes_are_known_codes_and_say_the_same_in_both_tables() -> None:
    of_kinds = {code: kind.id for kind in KINDS.values() for code in kind.codes}
    assert of_kinds == {code.id: code.kind for code in WORDS.codes.values() if code.kind}


def test_a_detector_that_misspells_a_class_is_told() -> None:
    with pytest.raises(Exception, match="unknown class"):
        WORDS.is_class("ots", "losses")
