"""Manners: what findings say is plain, short, and never about what somebody is like."""

import re

import pytest

from tests.helpers.families import PLANTS, TODAY, blurred, family
from tests.helpers.patterns import Case, statements
from tests.helpers.texts import texts
from werkbank.patterns import DETECTORS, Detector, find
from werkbank.patterns.facts import Look
from werkbank.patterns.material import Material
from werkbank.patterns.wording import duration, ended, enumerated, months

NEVER = re.compile(
    r"zorgmijder|draaideur|recidiv|terugval|probleemgezin|multiprobleem|multiproblem|vechtscheiding|ouderverstoting"
    r"|onmachtig|leerbaar|weigerachtig|ongemotiveerd|manipulatie|ontken|vermoed|oorzaak|schuld van|komt door|risico"
    r"|score|norm\b|gestoord|onwillig|werkt niet mee|zorgelijk|problematiek|cliënt|casus|dader",
    re.IGNORECASE,
)
LONGEST = 25  # words in a sentence, the names and years it lists not counted


def said() -> list[tuple[str, str]]:
    """Every text of the room with the place it stands."""
    found = [(text, place) for one, many, place in texts() if "/patterns/" in place for text in (one, many) if text]
    assert len(found) > 100
    return found


def test_no_text_says_what_somebody_is_like() -> None:
    assert [(text, place) for text, place in said() if NEVER.search(text)] == []


def test_the_list_of_words_catches_what_it_must() -> None:
    for word in ("een draaideurgezin", "Zorgmijders", "de terugval van vader", "moeder is niet leerbaar", "vermoeden"):
        assert NEVER.search(word), word


def test_when_something_ended_is_never_sharper_than_what_was_said() -> None:
    case = Case()
    for until in ("12-3-2015", "maart 2015", "2015", "rond 2015"):
        case.ots("1-2-2010", until)
    said = {ended(fact) for fact in Material(case.casus, look=Look(case.today, case.today)).measures}
    assert said == {"maart 2015", "2015", "rond 2015"}


def test_sentences_are_short() -> None:
    for text, place in said():
        for sentence in re.split(r"(?<=[.?!])\s", text):
            assert len(sentence.split()) <= LONGEST, (sentence, place)


@pytest.mark.parametrize("detector", DETECTORS.values(), ids=lambda detector: detector.id)
def test_every_detector_tells_its_rule_its_false_alarm_and_why_its_settings_are_so(detector: Detector) -> None:
    for text in (detector.name, detector.rule, detector.false_alarm):
        assert text[0].isupper()
    assert detector.settings
    for setting in detector.settings:
        assert setting.reason.endswith(".")
        assert setting.label


@pytest.mark.parametrize("seed", range(4))
def test_what_is_said_of_whole_families(seed: int) -> None:
    casus = family(seed, plant=PLANTS, rate=2).casus
    found = [*find(casus, today=TODAY), *find(blurred(casus, seed=seed), today=TODAY)]
    spoilt = {"open-dicht"}  # help of the other plants may begin between a closing and an opening
    assert {finding.detector for finding in found} >= set(PLANTS) - spoilt
    names = {person.first_name for person in casus.persons.values()}
    for text in statements(found):
        assert text[0].isupper() or text[0] == "'", text
        assert not NEVER.search(text), text
        assert "{" not in text
        assert not any(text.startswith(f"{name} ") for name in names), text
    for finding in found:
        if finding.detector != "kind-na-kind":  # whose sentence lists to whom the help came
            assert not any(name in finding.text for name in names)
        if finding.detector != "witte-vlek":  # which also tells what is not known
            assert re.search(r"(19|20)\d\d", finding.text), finding.text


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (1, "1 dag"), (14, "14 dagen"), (31, "1 maand"), (60, "2 maanden"), (92, "3 maanden"), (183, "6 maanden"),
        (275, "9 maanden"), (365, "12 maanden"), (548, "18 maanden"), (614, "ruim 20 maanden"), (730, "2 jaar"),
        (850, "ruim 2 jaar"), (900, "ongeveer 2,5 jaar"), (1660, "ongeveer 4,5 jaar"), (1780, "bijna 5 jaar"),
        (1900, "ruim 5 jaar"),
    ],
)  # fmt: skip
def test_durations_are_told_as_people_do(days: int, words: str) -> None:
    assert duration(days) == words


def test_lists_are_told_as_people_do() -> None:
    assert enumerated(["a"]) == "a"
    assert enumerated(["a", "b", "c"]) == "a, b en c"


def test_nobody_listens_to_a_list_of_forty() -> None:
    case = Case()
    for number in range(40):
        case.help(f"1-1-{1980 + number}", f"1-6-{1980 + number}")
    assert "40 keer ingezet (van 1980 tot 2019)" in case.one("zelfde-hulp").text


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [(4, 4, "april"), (4, 5, "april en mei"), (12, 1, "december en januari"), (3, 5, "maart tot en met mei")],
)
def test_months_are_told_as_people_do(first: int, last: int, words: str) -> None:
    assert months(first, last) == words


def test_every_card_asks_whether_it_is_so() -> None:
    casus = family(1, plant=PLANTS, rate=2).casus
    for finding in find(casus, today=TODAY):
        assert finding.text.endswith("?"), finding.text
