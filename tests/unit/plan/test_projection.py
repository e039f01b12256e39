"""What each reader may see (domain.md section 4, plan.md 'Per reader'), rule by rule on an invented family."""

import pytest

from tests.unit.plan.builders import TODAY, casus, day, sample, shared
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.entities import (
    Agreement,
    Bond,
    Condition,
    Custody,
    Entity,
    Event,
    Goal,
    Household,
    Involvement,
    OwnStatement,
    Parentage,
    Person,
    Residence,
    Step,
    Support,
    Utterance,
)
from werkbank.model.kinds import Kind
from werkbank.plan.projection import left_out, project, projected_for
from werkbank.plan.readers import reader_named
from werkbank.plan.slips import slips
from werkbank.plan.why import Why

FAMILY = ("Ans", "Kees", "Bo", "Mika", "Sam")
EVERYBODY = (*FAMILY, "Wil", "jbt", "school", "team")


def seen(item: Entity, *readers: str, base: Casus | None = None, more: tuple[Entity, ...] = ()) -> list[str]:
    """Which of some readers see an item that is added to the family."""
    whole = (base or casus()).having(*more, item)
    return [r for r in readers if projected_for(whole, r, today=TODAY).get(item.kind_of, item.id) is not None]


def event(**fields: object) -> Event:
    return shared(Event, "nieuw", **{"kind": "verhuizing", "title": "iets", "date": day("2024"), **fields})


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        ("", ["team"]),
        ("afgeschermd", []),
        ("team", ["team"]),
        ("gezin", ["Ans", "Kees", "team"]),
        ("keten", ["Ans", "Kees", "jbt", "team"]),
    ],
)
def test_delen_decides_first(level: str, expected: list[str]) -> None:
    assert seen(event(sharing=level), *EVERYBODY) == expected


@pytest.mark.parametrize("name", ["kees", "Kees", "KEES TESTMAN", "vader"])
def test_niet_voor_names_a_person_by_id_name_or_role(name: str) -> None:
    assert seen(event(persons=("sam",), not_for=(name,)), "Ans", "Kees") == ["Ans"]


def test_alleen_voor_refuses_everybody_else() -> None:
    assert seen(event(persons=("sam",), only_for=("ans",)), "Ans", "Kees", "team") == ["Ans"]


def test_another_adults_health_and_money_stay_away_unless_the_family_chose_them() -> None:
    for kind in ("ziekte", "geld-schulden", "ggz", "opname-ouder"):
        assert seen(event(kind=kind, persons=("kees",)), "Ans", "Kees") == ["Kees"], kind
    assert seen(event(kind="ziekte", persons=("kees",), chosen=True), "Ans", "Kees") == ["Ans", "Kees"]


def test_abuse_and_addiction_are_never_on_the_sheet_of_another() -> None:
    for kind in ("middelen-opnieuw-begonnen", "verslavingszorg-ouder", "partnergeweld", "mishandeling"):
        assert seen(event(kind=kind, persons=("kees",), chosen=True), *FAMILY) == ["Kees"], kind
        assert seen(event(kind=kind, persons=("ans", "kees"), chosen=True), *FAMILY) == [], kind


def test_what_a_girl_told_of_abuse_is_not_for_her_parents() -> None:
    assert seen(event(kind="seksueel-grensoverschrijdend", persons=("mika", "wil"), source="mika"), *FAMILY) == []
    told = shared(Utterance, "u", kind="zorg", text="Wil deed iets.", by="mika", about=("wil",))
    assert seen(told, "Ans", "Kees", "Bo", "Mika") == ["Mika"]
    line = shared(Bond, "b", from_person="mika", to_person="wil", kind="bang-voor", source="mika", status="erkend")
    assert seen(line, *FAMILY) == []


def test_a_mark_is_for_its_owner_and_of_a_child_for_its_parents() -> None:
    debts = shared(Condition, "k", person="kees", kind="schulden", source="Kees", status="bekend")
    assert seen(debts, *FAMILY) == ["Kees"]
    adhd = shared(Condition, "k", person="bo", kind="adhd", source="arts", status="bekend")
    assert seen(adhd, *FAMILY) == ["Ans", "Kees", "Bo"]


def test_an_accusing_mark_needs_source_and_status_even_on_ones_own_sheet() -> None:
    bare = shared(Condition, "k", person="kees", kind="alcohol")
    told = shared(Condition, "k", person="kees", kind="alcohol", source="Kees zelf", status="herstellend")
    assert seen(bare, "Ans", "Kees") == []
    assert seen(told, "Ans", "Kees") == ["Kees"]


def test_a_childs_number_and_own_words_are_for_the_child() -> None:
    whole = casus()
    numbers = {r: set(projected_for(whole, r, today=TODAY).scale_points) for r in FAMILY}
    assert numbers == {"Ans": {"c2"}, "Kees": {"c2"}, "Bo": set(), "Mika": set(), "Sam": {"c1", "c2"}}
    words = {r: "u2" in projected_for(whole, r, today=TODAY).utterances for r in FAMILY}
    assert words == {"Ans": False, "Kees": False, "Bo": False, "Mika": True, "Sam": False}


def test_a_child_may_say_that_a_parent_may_read_it() -> None:
    wish = shared(Utterance, "u", kind="wens", text="Een hond.", by="bo", about=("bo",), only_for=("ans", "bo"))
    assert seen(wish, *FAMILY) == ["Ans", "Bo"]


def test_children_get_chosen_events_and_from_twelve_their_own() -> None:
    own = event(kind="aanhouding", persons=("mika",))
    assert seen(own, "Bo", "Mika", "Sam") == ["Mika"]
    assert seen(event(kind="aanhouding", persons=("bo",)), "Bo") == []
    assert seen(event(persons=("ans",), chosen=True), "Bo", "Mika", "Sam") == ["Bo", "Mika", "Sam"]


def test_a_parent_sees_nothing_of_a_child_in_somebody_elses_care() -> None:
    lost = [shared(Custody, "g-kees-sam", child="sam", holder="kees", end=day("2021"))]
    base = casus(*lost)
    assert seen(event(kind="aanhouding", persons=("sam",)), "Ans", "Kees", base=base) == ["Ans"]
    assert seen(shared(Goal, "d", text="Sam werkt.", persons=("sam",)), "Ans", "Kees", base=base) == ["Ans"]
    assert seen(shared(Agreement, "v", kind="veiligheid", text="Rust."), "Ans", "Kees", base=base) == ["Ans"]
    assert seen(shared(Agreement, "v", text="Bo slaapt bij Kees.", kind="veiligheid"), "Kees", base=base) == ["Kees"]


def test_without_gezag_a_parent_gets_the_rows_that_name_him() -> None:
    gone = [shared(Custody, f"g-kees-{c}", child=c, holder="kees", end=day("2021")) for c in ("bo", "mika", "sam")]
    plan = projected_for(casus(*gone), "Kees", today=TODAY)
    assert set(plan.steps) == {"s2"}
    assert [goal.text for goal in plan.goals.values()] == [""]
    assert not plan.events
    assert not plan.patterns
    assert set(plan.persons) == {"kees"}


def test_network_and_school_get_only_rows_that_name_them() -> None:
    wil = projected_for(casus(), "Wil", today=TODAY)
    assert (set(wil.steps), set(wil.agreements), set(wil.persons)) == ({"s1"}, {"v1"}, {"wil"})
    juf = shared(Involvement, "juf", name="Nienke Proefstra", role="school", sharing="keten")
    step = shared(Step, "s9", goal="d1", what="Bellen", who="Nienke (school)", sharing="keten")
    goal = shared(Goal, "d1", text="Sam gaat elke dag naar school.", sharing="keten")
    school = projected_for(casus(juf, step, goal), "school", today=TODAY)
    assert (set(school.steps), set(school.involvements), set(school.persons)) == ({"s9"}, {"juf"}, set())
    assert school.goals[EntityId("d1")].text == ""


def test_only_whole_words_name_somebody() -> None:
    step = shared(Step, "s9", goal="d1", what="De wilde plannen", who="Wilma")
    assert seen(step, "Wil") == []


def test_a_pattern_needs_somebody_of_the_family_who_recognises_it() -> None:
    whole = casus()
    assert "p1" in projected_for(whole, "Ans", today=TODAY).patterns
    nobody = Casus({k: t for k, t in whole.tables.items() if k is not Kind.ANSWER})
    assert "p1" not in projected_for(nobody, "Ans", today=TODAY).patterns
    team = nobody.having(shared(Utterance, "x", text=""), whole.answers[EntityId("a1")].but(by_family=False))
    assert "p1" not in projected_for(team, "Ans", today=TODAY).patterns
    assert "p1" in projected_for(team, "team", today=TODAY).patterns


def test_a_pattern_is_visible_only_where_all_its_evidence_is() -> None:
    hidden = casus().events[EntityId("e2")].but(not_for=("kees",))
    plan = projected_for(casus(hidden), "Kees", today=TODAY)
    assert "p1" not in plan.patterns
    assert plan.goals[EntityId("d1")].pattern == ""


def test_an_own_statement_goes_where_its_item_goes() -> None:
    of_pattern = shared(OwnStatement, "v", by="kees", target="p1", text="Ik zie dat anders.")
    assert seen(of_pattern, "Ans", "Kees", "Bo") == ["Ans", "Kees"]


def test_what_a_hidden_person_said_or_is_part_of_goes_too() -> None:
    gone = casus().persons[EntityId("wil")].but(sharing="team")
    plan = projected_for(casus(gone), "Ans", today=TODAY)
    assert "u3" not in plan.utterances
    lone = event(persons=("wil",))
    assert seen(lone, "Ans", base=casus(gone)) == []
    both = projected_for(casus(gone, event(persons=("wil", "sam"))), "Ans", today=TODAY)
    assert both.events[EntityId("nieuw")].persons == ("sam",)


def test_support_for_another_adult_only_is_not_shown() -> None:
    assert seen(shared(Support, "h", who="tante", does="belt", about=("kees",)), "Ans", "Kees") == ["Kees"]


def test_the_melder_and_the_notes_never_leave_the_team() -> None:
    report = event(kind="zorgmelding", reporter="omstander", source="buurvrouw", note="let op",
                   contributor="Petra", asked_by="school", chosen=True, sharing="keten")  # fmt: skip
    for reader in ("Ans", "Sam", "jbt"):
        got = projected_for(casus(report), reader, today=TODAY).events[EntityId("nieuw")]
        assert (got.reporter, got.source, got.note, got.contributor, got.asked_by) == ("", "", "", "", "")
    assert projected_for(casus(report), "team", today=TODAY).events[EntityId("nieuw")].reporter == "omstander"


def test_sources_stand_on_the_sheet_of_the_table_only() -> None:
    item = event(kind="ots", source="beschikking", sharing="keten", chosen=True)
    got = {r: projected_for(casus(item), r, today=TODAY).events[EntityId("nieuw")].source for r in ("Ans", "jbt")}
    assert got == {"Ans": "", "jbt": "beschikking"}


def safe_place() -> tuple[Entity, ...]:
    """Ans fled with Bo to a secret home; Kees has gezag."""
    return (
        shared(Household, "geheim", label="De Regenboog", municipality="Modelburg", secret=True),
        shared(Residence, "x1", person="ans", household="geheim", begin=day("1-9-2026")),
        shared(Residence, "x2", person="bo", household="geheim", begin=day("1-9-2026")),
        shared(Event, "v1", kind="vrouwenopvang", title="In Modelburg", persons=("ans", "bo"), chosen=True),
        shared(Event, "v2", kind="school-wissel", title="Naar De Beuk", persons=("bo",), chosen=True),
        shared(Event, "v3", kind="ambulant", title="Hulp", persons=("ans", "bo"), organisation="Team Modelburg"),
        shared(Involvement, "i9", name="Truus", role="lokaal-team", persons=("ans",), phone="06-00000099"),
    )


def test_a_secret_home_keeps_its_place_from_who_does_not_live_there() -> None:
    whole = casus(*safe_place())
    kees, ans = (projected_for(whole, r, today=TODAY) for r in ("Kees", "Ans"))
    assert kees.households[EntityId("geheim")].label == "een veilige plek"
    assert not {"v1", "v2", "v3"} & set(kees.events)
    assert "i9" not in kees.involvements
    told = repr([item.model_dump() for item in kees.everything()])
    for word in ("Modelburg", "Regenboog", "Beuk", "06-00000099", "2026-09-01"):
        assert word not in told
    assert ans.households[EntityId("geheim")].label == "De Regenboog"
    assert {"v1", "v2", "v3"} <= set(ans.events)


def test_a_child_that_does_not_know_gets_the_casus_without_that_parent() -> None:
    secret = (
        casus().persons[EntityId("bo")].but(descent_shielded=True),
        shared(Person, "gijs", first_name="Gijs", gender="m", role="familie"),
        shared(Person, "opa", first_name="Teun", gender="m"),
        shared(Parentage, "gijs-bo", parent="gijs", child="bo", not_for=("bo",)),
        shared(Parentage, "opa-gijs", parent="opa", child="gijs"),
        shared(Event, "erk", kind="overig", title="Gijs komt langs", persons=("gijs", "bo"), chosen=True),
    )
    whole = casus(*secret)
    for reader in ("Bo", "Mika"):
        got = projected_for(whole, reader, today=TODAY)
        without = projected_for(casus(secret[0]), reader, today=TODAY)
        assert got.tables == without.tables
    assert "gijs" in projected_for(whole, "Ans", today=TODAY).persons


@pytest.mark.parametrize("reader", ["moeder", "vader", "kind", "jbt", "team"])
@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_projection_of_a_demo_case_is_closed_and_stable(number: int, reader: str) -> None:
    whole = sample(number)
    who = reader_named(whole, reader, today=TODAY)
    once = project(whole, who, today=TODAY)
    assert project(once, who, today=TODAY).tables == once.tables
    ids = {item.id for item in once.everything()}
    for item in once.everything():
        for field in ("persons", "about", "events", "bonds", "partners", "facts"):
            assert set(getattr(item, field, ())) <= ids


def test_a_text_that_names_somebody_hidden_is_pointed_out() -> None:
    gone = casus().persons[EntityId("wil")].but(sharing="team")
    whole = casus(gone)
    reader = reader_named(whole, "Ans", today=TODAY)
    said = slips(whole, project(whole, reader, today=TODAY), reader)
    assert any("Wil belt Sam." in text for text in said)
    assert not slips(casus(), project(casus(), reader, today=TODAY), reader)


def test_the_team_hears_what_is_left_out_and_why() -> None:
    whole = casus(event(persons=("sam",), sharing=""), shared(Goal, "d9", text="x", not_for=("ans",)))
    reasons = {one.entity.id: one.why for one in left_out(whole, reader_named(whole, "Ans", today=TODAY), today=TODAY)}
    assert reasons[EntityId("nieuw")] is Why.UNDECIDED
    assert reasons[EntityId("d9")] is Why.NOT_FOR
    assert reasons[EntityId("u2")] is Why.CHILD_OWN


def test_a_youth_of_twelve_to_fifteen_gets_the_own_part_of_worries_patterns_and_goals() -> None:
    worry = shared(Utterance, "z", kind="zorg", text="Er is te weinig geld.", by="ans")
    assert seen(worry, "Ans", "Mika", "Sam") == ["Ans", "Sam"]
    assert seen(worry.but(text="Mika eet slecht."), "Mika") == ["Mika"]
    assert seen(worry.but(about=("mika",)), "Mika") == ["Mika"]
    pattern = casus().patterns[EntityId("p1")]
    assert seen(pattern, "Mika", "Sam") == ["Sam"]
    assert seen(pattern.but(persons=("mika", "ans")), "Mika") == ["Mika"]


def test_children_get_goals_about_them_and_their_own_rows_of_others() -> None:
    family_goal = shared(Goal, "d8", text="Wij drinken niet meer.")
    assert seen(family_goal, "Bo", "Mika", "Sam") == ["Sam"]
    row = shared(Step, "s8", goal="d8", what="Bo zegt het", who="Bo")
    assert seen(family_goal, "Bo", "Mika", more=(row,)) == ["Bo"]
    assert seen(family_goal.but(persons=("bo",)), "Bo", "Mika") == ["Bo"]


def test_the_network_gets_the_perspective_only_when_the_youth_wants_it() -> None:
    wish = shared(Utterance, "u", kind="perspectief", text="Ik woon op mezelf.", by="sam", about=("sam",))
    assert seen(wish, "Sam", "Wil") == ["Sam"]
    assert seen(wish.but(only_for=("sam", "wil")), "Sam", "Wil") == ["Sam", "Wil"]
    got = projected_for(casus(wish.but(only_for=("wil",))), "Wil", today=TODAY).utterances[EntityId("u")]
    assert (got.text, got.by, got.about) == ("Ik woon op mezelf.", "", ())


def test_a_youth_who_grew_up_keeps_the_own_number_and_words() -> None:
    grown = casus().persons[EntityId("sam")].but(birth=day("2007"))
    both = [shared(Custody, f"g-{p}-bo", child="bo", holder=p) for p in ("ans", "kees")]
    whole = casus(grown, grown.but(id="bo", first_name="Bo", birth=day("2017")), *both)
    plan = projected_for(whole, "Ans", today=TODAY)
    assert "c1" not in plan.scale_points
    assert seen(shared(Utterance, "u", kind="zorg", text="Ik slaap slecht.", by="sam"), "Ans", base=whole) == []


def test_children_get_no_losses_or_debts_of_others_even_when_chosen() -> None:
    for kind in ("verlies", "geld-schulden"):
        assert seen(event(kind=kind, persons=("ans", "kees"), chosen=True), *FAMILY) == ["Ans", "Kees"], kind
    assert seen(event(kind="verlies", persons=("bo", "ans"), chosen=True), "Bo") == ["Bo"]


def test_a_pattern_needs_a_voice_that_the_reader_may_hear() -> None:
    gone = casus().persons[EntityId("wil")].but(sharing="team")
    mine = casus().answers[EntityId("a1")].but(who="wil")
    assert "p1" in projected_for(casus(mine), "Ans", today=TODAY).patterns
    assert "p1" not in projected_for(casus(mine, gone), "Ans", today=TODAY).patterns


def test_a_number_with_an_area_code_tells_nobody_where_a_safe_place_is() -> None:
    call = shared(Agreement, "n", kind="als het misgaat", text="Bel de opvang.", phone="0570-123456")
    local = shared(Involvement, "i8", name="Truus", role="lokaal-team")
    whole = casus(*safe_place(), call, local)
    kees, ans = (projected_for(whole, r, today=TODAY) for r in ("Kees", "Ans"))
    assert (kees.agreements[EntityId("n")].phone, ans.agreements[EntityId("n")].phone) == ("", "0570-123456")
    assert kees.agreements[EntityId("m1")].phone == "06-00000001"
    assert ("i8" in kees.involvements, "i8" in ans.involvements) == (False, True)
    emergency = projected_for(whole.having(call.but(phone="112")), "Kees", today=TODAY)
    assert emergency.agreements[EntityId("n")].phone == "112"


def test_words_that_name_a_secret_place_stay_away_and_who_reported_is_pointed_out() -> None:
    places = shared(Agreement, "w", kind="veiligheid", text="Ans blijft in Modelburg.")
    report = event(kind="zorgmelding", source="buurvrouw Greet", chosen=True, persons=("ans",), title="Melding")
    told = shared(Agreement, "w2", kind="veiligheid", text="De buurvrouw Greet past op.")
    whole = casus(*safe_place(), places, report, told)
    reader = reader_named(whole, "Kees", today=TODAY)
    said = " ".join(slips(whole, project(whole, reader, today=TODAY), reader))
    assert "w" not in project(whole, reader, today=TODAY).agreements
    assert "w" in projected_for(whole, "Ans", today=TODAY).agreements
    assert "Modelburg" not in said
    assert "(buurvrouw Greet): De buurvrouw Greet past op." in said
    assert not slips(whole, whole, reader_named(whole, "team", today=TODAY))
