from datetime import date

import pytest

from tests.unit.plan.builders import TODAY, casus, day, sample, shared
from werkbank.model.casus import Casus
from werkbank.model.entities import Agreement, Event, Goal, Involvement, Person, ScalePoint, Sheet, Step, Utterance
from werkbank.plan.access import BLOCKS, Block, ReaderKind
from werkbank.plan.blocks import (
    AboutBlock,
    PatternBlock,
    ReadyBlock,
    SafetyBlock,
    ScaleBlock,
    StepsBlock,
    WhoBlock,
    WrongBlock,
)
from werkbank.plan.content import PlanDocument, plan_for
from werkbank.plan.readers import reader_named


def plan(whole: Casus, reader: str = "Ans", *, today: date = TODAY) -> PlanDocument:
    return plan_for(whole, reader_named(whole, reader, today=today), today=today)


def block(whole: Casus, kind: Block, reader: str = "Ans") -> object:
    return plan(whole, reader).block(kind)


def test_the_plan_of_a_parent_has_its_blocks_in_order_and_leaves_empty_ones_out() -> None:
    kinds = [made.kind.value for made in plan(casus()).blocks]
    assert kinds == ["1", "2", "3", "5", "6", "7", "8", "9", "10", "12"]


@pytest.mark.parametrize("reader", ["Bo", "Mika", "Sam", "Wil", "jbt", "team", "Kees"])
def test_a_reader_gets_no_block_that_is_not_theirs(reader: str) -> None:
    made = plan(casus(), reader)
    assert {one.kind for one in made.blocks} <= BLOCKS[made.reader.kind]


def test_who_we_are_tells_homes_and_gezag_in_words() -> None:
    who = block(casus(), Block.WHO)
    assert isinstance(who, WhoBlock)
    assert who.homes == (("Huis van Ans in Oefendam", "Ans, Sam, Mika en Bo"),)
    assert who.custody == ("Ans en Kees hebben samen het gezag over Bo, Mika en Sam.",)
    assert "Ans en Kees zijn de ouders van Sam, Mika en Bo." in who.picture_alt


def test_a_goal_names_the_pattern_it_breaks_and_the_bouwsteen_it_rests_on() -> None:
    steps = block(casus(), Block.STEPS)
    assert isinstance(steps, StepsBlock)
    first = steps.goals[0]
    assert (first.breaks, first.stones) == ("De ochtend loopt vast", ("Gezinspatronen",))
    assert [row.what for row in first.rows] == ["Wil belt Sam.", "Ans en Kees praten."]
    assert first.rows[1].when == "nog af te spreken"


def test_who_recognises_a_pattern_and_who_does_not_both_stand_there() -> None:
    found = block(casus(), Block.PATTERN)
    assert isinstance(found, PatternBlock)
    assert found.patterns[0].recognised == "Ans herkent dit. Kees herkent dit niet."
    assert found.patterns[0].times == "Op de tijdlijn staat dit 2 keer: in 2024 en 2025."


def test_perspectives_are_of_the_family_or_of_one_child() -> None:
    of_sam = shared(Utterance, "u9", kind="perspectief", text="Sam leert.", about=("sam",))
    ready = block(casus(of_sam), Block.READY)
    assert isinstance(ready, ReadyBlock)
    assert ready == ReadyBlock(("Wij redden het samen.",), (("Sam", "Sam leert."),))


def test_figures_are_one_line_a_giver_and_never_joined() -> None:
    more = shared(ScalePoint, "c3", giver="ans", question="Hoe veilig is het?", figure=4, on=day("1-10-2026"))
    scale = block(casus(more), Block.SCALE)
    assert isinstance(scale, ScaleBlock)
    assert [(line.giver, [figure for _, figure in line.points]) for line in scale.questions[0].lines] == [
        ("Ans", [4, 6])
    ]


def test_the_phase_is_read_from_the_sheet() -> None:
    safety = block(casus(), Block.SAFETY)
    assert isinstance(safety, SafetyBlock)
    assert safety.phase == 2


def test_the_last_block_is_always_there_with_rights_in_the_right_tone() -> None:
    for reader, word in (("Ans", "U mag"), ("Bo", "Je mag"), ("Mika", "Je mag")):
        about = block(casus(), Block.ABOUT, reader)
        assert isinstance(about, AboutBlock)
        assert any(text.startswith(word) for text in about.rights), reader
    school = plan(casus(shared(Involvement, "juf", name="Juf", role="school", sharing="keten")), "school")
    about = school.block(Block.ABOUT)
    assert isinstance(about, AboutBlock)
    assert not about.rights
    assert school.reader.kind is ReaderKind.SCHOOL


def test_a_child_under_twelve_does_not_sign() -> None:
    signers = {r: block(casus(), Block.ABOUT, r) for r in ("Bo", "Mika", "Ans")}
    found = {r: made.signers for r, made in signers.items() if isinstance(made, AboutBlock)}
    assert found == {"Bo": (), "Mika": ("Mika",), "Ans": ("Ans", "Petra Oefenaar")} or found["Bo"] == (
        "Petra Oefenaar",
    )


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (shared(Goal, "d9", text="Zonder stap", rank=9), "Dit doel heeft nog geen stap: Zonder stap"),
        (shared(Goal, "d9", rank=9), "Een doel heeft nog geen woorden."),
        (shared(Step, "s9", goal="d1", what="Bellen", when=day("2027")), "Wie doet dit? Bellen"),
        (shared(Step, "s9", goal="d1", what="Bellen", who="Ans"), "Wanneer? Bellen"),
        (shared(Sheet, "casus"), "Er is nog geen datum om samen terug te kijken."),
        (shared(Sheet, "casus", evaluation=day("2020")), "De datum om samen terug te kijken is al voorbij."),
        (shared(Involvement, "i1", name="Petra", role="vast-aanspreekpunt"), "Het telefoonnummer van Petra ontbreekt."),
        (shared(Involvement, "i1", name="Petra", role="school"), "Er is nog geen vast aanspreekpunt."),
        (shared(Agreement, "v9", kind="veiligheid", text="Rust."), "Niemand controleert nog: Rust."),
        (shared(Agreement, "m9", kind="als het misgaat", text="Bel."), "Er staat geen telefoonnummer bij: Bel."),
    ],
)
def test_what_is_open_is_listed(change: object, said: str) -> None:
    assert said in plan(casus(change)).open_points  # type: ignore[arg-type]


def test_nothing_is_open_in_the_demo_cases() -> None:
    assert [plan(sample(n), "").open_points for n in (1, 2, 3)] == [(), (), ()]


def test_a_casus_with_only_a_parent_gives_a_plan() -> None:
    made = plan(Casus().having(Person(id="m", first_name="Bo", role="ouder")), "")  # type: ignore[arg-type]
    assert [one.kind.value for one in made.blocks] == ["1", "12"]
    assert made.cover.family == ""


def test_events_without_a_date_come_last_and_say_so() -> None:
    story = block(casus(shared(Event, "e0", title="Ooit", persons=("sam",), chosen=True)), Block.STORY)
    assert story.lines[-1] == ("datum onbekend", "Ooit")  # type: ignore[attr-defined]


def test_each_age_reads_its_rights_in_its_own_words() -> None:
    told = {}
    for name in ("Ans", "Bo", "Mika", "school"):
        block = plan(casus(), name).block(Block.ABOUT)
        assert isinstance(block, AboutBlock)
        told[name] = block.rights
    assert "familiegroepsplan" in told["Ans"][0]
    wanted = (
        "vertrouwenspersoon",
        "klacht",
        "lezen wat er over u is opgeschreven",
        "eigen advocaat",
        "eigen verklaring",
    )
    assert all(any(word in text for text in told["Ans"]) for word in wanted)
    assert not any("U " in text for text in (*told["Bo"], *told["Mika"]))
    assert told["Bo"] != told["Mika"]
    assert told["school"] == ()


def test_whoever_may_know_reads_who_says_it_in_blocks_7_9_and_10() -> None:
    whole = casus(
        shared(Agreement, "v1", kind="veiligheid", text="Niemand schreeuwt.", source="sessie 3", basis="toestemming",
               sharing="keten"),
        shared(Goal, "d1", text="Sam gaat naar school.", source="Sam zelf", sharing="keten"),
        shared(Step, "s1", goal="d1", what="Bellen", source="Wil", sharing="keten"),
        shared(Agreement, "m1", kind="als het misgaat", text="Bel Petra.", source="Ans", sharing="keten"),
    )  # fmt: skip
    for name, says in (("jbt", True), ("team", True), ("Ans", False)):
        made = plan(whole, name)
        safety, steps, wrong = (made.block(kind) for kind in (Block.SAFETY, Block.STEPS, Block.WRONG))
        assert isinstance(safety, SafetyBlock)
        assert isinstance(steps, StepsBlock)
        assert isinstance(wrong, WrongBlock)
        sources = (safety.agreements[0].source, steps.goals[0].source, steps.goals[0].rows[0].source,
                   wrong.actions[0].source)  # fmt: skip
        assert sources == (("sessie 3 (grond: toestemming)", "Sam zelf", "Wil", "Ans") if says else ("",) * 4), name


def test_letters_that_cannot_be_printed_are_told_with_what_to_do() -> None:
    named = shared(Person, "ans", first_name="อรุณ", gender="v", role="ouder", birth=day("1985"))
    told = " ".join(plan(casus(named), "อรุณ").open_points)
    assert "gewone letters" in told
    others = shared(Person, "ans", first_name="李小明 فاطمة ሰላም", gender="v", role="ouder", birth=day("1985"))
    assert "gewone letters" not in " ".join(plan(casus(others), "team").open_points)
