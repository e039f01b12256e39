"""A piece of a report becomes proposals: dated where it says so, never guessed where it does not."""

from typing import Any

import pytest

from tests.unit.timeline.made import TODAY, called
from tests.unit.timeline.test_own_lines import big_family
from werkbank.model.entities import Event
from werkbank.model.kinds import Nature
from werkbank.timeline.paragraph import Found, clauses, is_report, propose
from werkbank.timeline.paragraph_sentences import sentences

REPORT = """In maart 2014 werd Sem onder toezicht gesteld wegens schoolverzuim. Een maand later is Daan uit huis
geplaatst bij pleegouders. Volgens moeder was er toen huiselijk geweld. Wij vinden dat de omgang te snel is gestopt.
- Op 12 mei volgde een MDO bij mw. De Wit thuis.
- In 2015 gingen ouders uit elkaar, en in juni 2016 verhuisde Petra naar Oefendam.
- Dezelfde dag deed Kees aangifte.
Vader vertelt dat hij in de jaren 80 zelf is mishandeld. De sfeer was goed."""


def found_in(text: str) -> tuple[Found, ...]:
    return propose(text, big_family(), today=TODAY)


def only(text: str) -> dict[str, Any]:
    (one,) = found_in(text)
    return one.fields


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Sem is op 12 mrt. 2014 verhuisd. Daan niet.", 2),
        ("Mw. De Wit en dhr. Van den Berg waren er. Sem niet.", 2),
        ("A. de Wit was er. Sem niet.", 2),
        ("- eerste punt\n- tweede punt\n\n1. derde punt", 3),
        ("Dit is een regel die door het papier\nis afgebroken en verder gaat. Punt.", 2),
        ("Ging het goed? Nee! Het ging mis…", 3),
        ("", 0),
        ("voorjaar 2013 OTS Anouk", 1),
    ],
)
def test_a_text_falls_apart_in_sentences(text: str, count: int) -> None:
    assert len(sentences(text)) == count


def test_no_letter_of_the_text_is_lost() -> None:
    plain = REPORT.replace("- ", "").split()
    assert " ".join(sentences(REPORT)).split() == plain


def test_one_typed_line_is_no_report() -> None:
    assert not is_report("12 mrt. 2014 OTS Anouk schoolverzuim @JBW")
    assert is_report(REPORT)
    assert is_report("2013 OTS Anouk\n2014 verhuisd Sem")


def test_a_sentence_with_two_dates_is_two_events() -> None:
    family = big_family()
    said = "In 2015 gingen ouders uit elkaar, en in juni 2016 verhuisde Petra naar Oefendam."
    assert len(clauses(said, family, today=TODAY)) == 2
    assert len(clauses("Van 10-3-2016 tot 9-9-2017 kreeg Anouk begeleid wonen.", family, today=TODAY)) == 1
    one, other = found_in(said)
    assert (one.fields["date"].edtf, one.fields["kind"]) == ("2015", "relatie-eindigt")
    assert (other.fields["date"].edtf, other.fields["kind"]) == ("2016-06", "verhuizing")
    assert one.fields["text"] == other.fields["text"] == said


def test_a_dated_sentence_says_when_what_who_and_why() -> None:
    fields = only("In maart 2014 werd Sem onder toezicht gesteld wegens schoolverzuim.")
    assert (fields["date"].edtf, fields["kind"], fields["persons"]) == ("2014-03", "ots", ("sem",))
    assert (fields["reason"], fields["nature"]) == ("schoolverzuim", Nature.FACT)
    assert fields["title"] == "Sem werd onder toezicht gesteld wegens schoolverzuim"


@pytest.mark.parametrize(
    ("said", "ordering"),
    [
        ("Een maand later is Daan uit huis geplaatst.", "een maand na"),
        ("Drie weken eerder was Daan weggelopen.", "drie weken voor"),
        ("Dezelfde dag deed Kees aangifte.", "tegelijk met"),
        ("Kort daarna deed Kees aangifte.", "kort na"),
        ("Daarna deed Kees aangifte.", "na"),
        ("Het jaar erop deed Kees aangifte.", "een jaar na"),
        ("Toen deed Kees aangifte.", "rond"),
        ("In die periode deed Kees aangifte.", "rond"),
    ],
)
def test_a_relative_date_is_an_ordering_that_asks(said: str, ordering: str) -> None:
    one = found_in(f"In maart 2014 kreeg Sem een OTS. {said}")[1]
    assert one.fields["date"].ordering == f"{ordering} OTS van Sem"
    assert not one.fields["date"].is_known
    assert one.asks


@pytest.mark.parametrize("said", ["Een maand later is Daan uit huis geplaatst.", "Toen ging Daan uit huis."])
def test_a_relative_date_without_an_event_before_goes_to_the_tray(said: str) -> None:
    (one,) = found_in(said)
    assert not one.fields["date"].is_known
    assert one.fields["date"].as_typed
    assert one.asks


@pytest.mark.parametrize(
    "said", ["Op 12 mei volgde een MDO.", "In maart volgde een MDO.", "In het voorjaar was er MDO."]
)
def test_a_date_without_a_year_is_kept_and_asked_never_guessed(said: str) -> None:
    one = found_in(f"In 2014 kreeg Sem een OTS. {said}")[1]
    assert not one.fields["date"].is_known
    assert one.asks


@pytest.mark.parametrize(
    ("said", "nature", "source"),
    [
        ("Volgens moeder was er in 2014 huiselijk geweld.", Nature.OPINION, "moeder"),
        ("Wij vinden dat de omgang in 2014 te snel stopte.", Nature.OPINION, "Wij"),
        ("School denkt dat Sem in 2014 spijbelde.", Nature.OPINION, "School"),
        ("Vader vertelt dat hij in 2014 ziek was.", Nature.STORY, "Vader"),
        ("In 2014 zou Kees zijn aangehouden.", Nature.OPINION, ""),
        ("In 2014 zei Kees dat Sem spijbelde.", Nature.OPINION, "Kees"),
        ("In 2014 verhuisde Petra.", Nature.FACT, ""),
    ],
)
def test_whose_words_it_are_is_proposed(said: str, nature: Nature, source: str) -> None:
    fields = only(said)
    assert (fields["nature"], fields["source"]) == (nature, source)


def test_who_only_tells_it_is_not_who_it_is_about() -> None:
    assert only("Volgens moeder is Sem in 2014 mishandeld door Kees.")["persons"] == ("sem", "kees")


def test_a_sentence_without_anything_known_is_given_as_unlikely() -> None:
    one, other = found_in("In 2014 verhuisde Petra. De sfeer was goed.")
    assert (one.likely, other.likely) == (True, False)


def test_every_proposal_can_be_an_event() -> None:
    for number, one in enumerate(found_in(REPORT)):
        made = Event(id=called(f"n{number}"), **one.fields)
        assert made.title or made.kind != "overig"


def test_reading_stops_when_nobody_waits() -> None:
    seen: list[int] = []

    def stop(done: int, _total: int) -> bool:
        seen.append(done)
        return done < 2

    propose(REPORT, big_family(), today=TODAY, progress=stop)
    assert seen == [1, 2]
