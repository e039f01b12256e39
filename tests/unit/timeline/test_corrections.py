"""A recognised word can be read otherwise, or not at all; what is chosen stays while the line is typed on."""

from tests.unit.timeline.made import TODAY, person
from tests.unit.timeline.test_own_lines import big_family
from werkbank.model.casus import Casus
from werkbank.model.kinds import Nature, Role
from werkbank.timeline.completing import completions
from werkbank.timeline.line_choices import Choice
from werkbank.timeline.line_readings import Reading, readings, title_readings
from werkbank.timeline.line_words import Part
from werkbank.timeline.quick_entry import Proposal, understand


def read(line: str, *choices: Choice, casus: Casus | None = None) -> Proposal:
    return understand(line, casus or big_family(), today=TODAY, choices=choices)


def others(line: str, part: Part, casus: Casus | None = None) -> tuple[Reading, ...]:
    piece = next(piece for piece in read(line, casus=casus).pieces if piece.part is part)
    return readings(piece, line, casus or big_family(), today=TODAY)


def test_a_word_can_be_title_text_and_nothing_else() -> None:
    found = read("2013 schoolverzuim Sem", Choice("schoolverzuim"))
    assert (found.kind, found.reason, found.title) == ("overig", "", "schoolverzuim")
    found = read("2013 OTS Sem", Choice("Sem"))
    assert (found.persons, found.title) == ((), "Sem")
    found = read("2013 MDO", Choice("2013"))
    assert (found.date.is_known, found.title) == (False, "2013")


def test_a_choice_stays_while_the_line_is_typed_on() -> None:
    for line in ("2013 Sem ziek", "2013 Sem ziek in Oefendam", "verslag 2013 Sem ziek"):
        assert read(line, Choice("ziek", Part.REASON, "ziek")).reason == "ziek"
        assert read(line, Choice("ziek", Part.REASON, "ziek")).kind == "overig"


def test_a_name_can_be_the_other_of_that_name() -> None:
    two = big_family().having(person("sem2", "Sem", role=Role.NETWORK))
    labels = others("2013 OTS Sem", Part.PERSON, two)
    assert [one.choice.value for one in labels[:2]] == ["sem", "sem2"]
    assert read("2013 OTS Sem", labels[1].choice, casus=two).persons == ("sem2",)


def test_a_kind_can_be_a_reason_and_the_other_way_round() -> None:
    as_reason = next(one for one in others("2013 schoolverzuim Sem", Part.KIND) if one.choice.part is Part.REASON)
    assert read("2013 schoolverzuim Sem", as_reason.choice).reason == "schoolverzuim"
    line = "2013 OTS Sem schoolverzuim"
    as_kind = next(one for one in others(line, Part.REASON) if one.choice.value == "school-verzuim")
    assert read(line, as_kind.choice).kind == "school-verzuim"


def test_one_of_two_winters_can_be_chosen() -> None:
    found = others("winter 2013 verhuisd Petra", Part.DATE)
    winter = next(one for one in found if one.choice.value == "winter 2013/14")
    assert read("winter 2013 verhuisd Petra", winter.choice).date.edtf == "[2013-12..2014-02]"


def test_a_bouwsteen_in_doubt_offers_what_it_may_be_first() -> None:
    found = others("2015 MDO #3", Part.BOUWSTEEN)
    assert [one.choice.value for one in found[:2]] == ["B03", "B08"]
    assert read("2015 MDO #3", found[1].choice).bouwstenen == ("B08",)


def test_a_nature_can_be_another() -> None:
    story = next(one for one in others("2014 ruzie !m", Part.NATURE) if one.choice.value == "verhaal")
    assert read("2014 ruzie !m", story.choice).nature is Nature.STORY


def test_a_title_can_be_a_reason_or_somebody() -> None:
    found = title_readings("fabriek dicht", big_family())
    assert read("2013 ontslag Kees fabriek dicht", found[0].choice).reason == "fabriek dicht"
    who = next(one for one in found if one.choice.value == "theo")
    assert read("2013 MDO fabriek dicht", who.choice).persons == ("theo",)


def test_the_last_reading_is_always_plain_text() -> None:
    for line, part in (("2013 OTS Sem", Part.KIND), ("2013 OTS Sem", Part.DATE), ("2013 OTS Sem bron: x", Part.SOURCE)):
        assert others(line, part)[-1].choice.part is None


def offered(line: str) -> list[str]:
    return [one.text for one in completions(line, big_family(), at=len(line))]


def test_phrases_of_more_words_are_completed() -> None:
    assert "oudste zoon" in offered("2018 oudste zo")
    assert offered("2015 MDO @Veilig Th") == ["@Veilig Thuis Oefenland"]
    assert "ruzie tussen ouders" in offered("2014 VTO wegens ruz")
    assert offered("2014 VTO wegens Se") == ["seksueel misbruik"]


def test_a_bouwsteen_is_found_by_its_name_and_a_source_behind_bron() -> None:
    assert offered("2015 MDO #gez") == ["#B08"]
    known = big_family()
    first = next(iter(known.events.values()))
    with_source = known.having(first.but(source="dossier GI"))
    assert [one.text for one in completions("2015 MDO bron: dos", with_source, at=18)] == ["dossier GI"]


def test_everything_offered_is_understood_as_what_it_says() -> None:
    for line in ("2018 moe", "2018 An", "2018 VU", "2018 verh", "2018 pleeg", "2018 @St", "2018 #B0"):
        for text in offered(line):
            start = completions(line, big_family(), at=len(line))[0].start
            assert any(piece.start >= start for piece in read(line[:start] + text).pieces), text
