"""One invented family for the tests of readers, projection and plan; all is shared with the family unless said."""

from datetime import date
from typing import TypeVar

from werkbank.exchange import read_input
from werkbank.i18n.resources import resource
from werkbank.model.casus import Casus, casus_of
from werkbank.model.dates import VagueDate, parse
from werkbank.model.entities import (
    Agreement,
    Answer,
    ChildPage,
    ComingOfAge,
    Custody,
    Entity,
    Event,
    Goal,
    Household,
    Involvement,
    Parentage,
    Partnership,
    Pattern,
    Person,
    Residence,
    ScalePoint,
    Sheet,
    Step,
    Utterance,
)

E = TypeVar("E", bound=Entity)
TODAY = date(2026, 11, 22)


def day(text: str) -> VagueDate:
    return parse(text, today=TODAY)


def shared(cls: type[E], entity_id: str, /, **fields: object) -> E:
    """An entity with an id that is shared with the family."""
    return cls.model_validate({"id": entity_id, "sharing": "gezin", **fields})


def family() -> list[Entity]:
    """Ans and Kees parted; Bo (9), Mika (13) and Sam (16) live with Ans; Kees has gezag too. Wil is no relative."""
    children = {"bo": ("Bo", "12-3-2017"), "mika": ("Mika", "1-6-2013"), "sam": ("Sam", "4-2-2010")}
    made: list[Entity] = [
        shared(Sheet, "casus", phase="2 stabiele veiligheid", evaluation=day("1-3-2027")),
        shared(Person, "ans", first_name="Ans", last_name="Voorbeeld", gender="v", role="ouder", birth=day("1985")),
        shared(Person, "kees", first_name="Kees", last_name="Testman", gender="m", role="ouder", birth=day("1983")),
        shared(Person, "wil", first_name="Wil", last_name="Proefman", gender="x", role="netwerk", birth=day("1970")),
        shared(Partnership, "paar", partners=("ans", "kees"), kind="huwelijk", end=day("2020"), ended=True),
        shared(Household, "huis", label="Huis van Ans", municipality="Oefendam"),
        shared(Residence, "r-ans", person="ans", household="huis"),
    ]
    for key, (name, born) in children.items():
        made += [
            shared(Person, key, first_name=name, gender="?", role="jeugdige", index=key == "sam", birth=day(born)),
            *(shared(Parentage, f"{parent}-{key}", parent=parent, child=key) for parent in ("ans", "kees")),
            *(
                shared(Custody, f"g-{parent}-{key}", child=key, holder=parent, kind="gezamenlijk")
                for parent in ("ans", "kees")
            ),
            shared(Residence, f"r-{key}", person=key, household="huis"),
        ]
    return made


def plan_items() -> list[Entity]:
    """A pattern that Ans recognises, two goals, agreements, a figure and words."""
    return [
        shared(Event, "e1", kind="school-verzuim", title="Sam thuis", date=day("2024"), persons=("sam",), chosen=True),
        shared(Event, "e2", kind="ots", title="Eerste OTS", date=day("maart 2025"), persons=("sam",), chosen=True),
        shared(
            Pattern, "p1", name="De ochtend loopt vast", events=("e1", "e2"), persons=("sam", "ans"),
            happens="Niemand slaapt goed.", follows="Sam blijft thuis.", kept_home="Wij zwijgen.",
            kept_help="De hulp keek naar school.", exception="Toen oma er was.", breaks="Samen ontbijten.",
        ),
        shared(Answer, "a1", pattern="p1", kind="herkenbaar", who="ans", by_family=True),
        shared(Answer, "a2", pattern="p1", kind="niet herkenbaar", who="kees", by_family=True),
        shared(Goal, "d1", text="Sam gaat elke dag naar school.", pattern="p1", bouwstenen=("B08",), rank=1),
        shared(Step, "s1", goal="d1", what="Wil belt Sam.", who="Wil", when=day("1-12-2026"), noticed="Sam is er."),
        shared(Step, "s2", goal="d1", what="Ans en Kees praten.", who="Ans en Kees", noticed="Het is stil.", rank=2),
        shared(Goal, "d2", text="Ans slaapt weer.", persons=("ans",), not_for=("kees",), rank=2),
        shared(Agreement, "v1", kind="veiligheid", text="Niemand schreeuwt.", who="Ans", checked_by="Wil"),
        shared(Agreement, "m1", kind="als het misgaat", text="Bel Petra.", who="Wie het merkt", phone="06-00000001"),
        shared(Involvement, "i1", name="Petra Oefenaar", role="vast-aanspreekpunt", phone="06-00000001"),
        shared(Utterance, "u1", kind="perspectief", text="Wij redden het samen.", by="ans"),
        shared(Utterance, "u2", kind="zorg", text="Ik ben bang.", by="mika", about=("mika",)),
        shared(Utterance, "u3", kind="kracht", text="Sam zorgt goed.", by="wil", about=("sam",)),
        shared(ScalePoint, "c1", giver="sam", question="Hoe veilig is het?", figure=3, on=day("1-11-2026")),
        shared(ScalePoint, "c2", giver="ans", question="Hoe veilig is het?", figure=6, on=day("1-11-2026")),
    ]  # fmt: skip


def casus(*more: Entity) -> Casus:
    """The family with its plan, and whatever a test adds or replaces."""
    return casus_of([*family(), *plan_items(), *more])


def told_by_children() -> Casus:
    """Pages of the children with their says, pictures, a figure, being eighteen, and what may not be passed on."""
    page = {"worries": "Zorg van {}", "joys": "Leuk voor {}", "dreams": "Droom van {}", "drawing": "foto-{}",
            "drawing_about": "Tekening door {}", "decided_why": "Omdat {} dat wilde",
            "told_with": "Petra Oefenaar"}  # fmt: skip
    says = {"bo": ("mijn gezin", "Petra"), "mika": ("nee", "Petra"), "sam": ("ik en het team", "Petra")}
    pages = [
        shared(ChildPage, f"k-{who}", person=who, say=say, explained_by=by,
               **{name: text.format(f"Kind{who.title()}") for name, text in page.items()})
        for who, (say, by) in says.items()
    ]  # fmt: skip
    return casus(
        *pages,
        shared(ComingOfAge, "a18", person="sam", living="Kamer in Geheimdorp", stays="Petra Blijvertje"),
        shared(ScalePoint, "c3", giver="bo", question="Hoe veilig is het?", figure=2, on=day("2-11-2026")),
        shared(Event, "e3", kind="verhuizing", title="Verhuisd naar Verwegstad", date=day("2025"), persons=("sam",),
               sharing="keten", source="mutatie politie", chosen=True),
        shared(Goal, "d3", text="Sam vraagt het de mentor na.", sharing="keten", source="Mentor Meesterman",
               pass_on="nee", persons=("sam",), rank=3),
    )  # fmt: skip


def sample(number: int) -> Casus:
    """A demo case."""
    return read_input(resource("samples", f"casus{number}"), today=TODAY).casus
