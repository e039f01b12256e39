"""Ten telling situations (patterns.md section 4), all invented: what the patterns must and must never say of them.

Everything is shared with the family unless it says otherwise, so that what a reader does not get is held back by the
rules and not because nobody shared it.
"""

from collections.abc import Callable, Mapping

from tests.helpers.patterns import Case
from werkbank.model.casus import Casus, casus_of
from werkbank.model.clock import EntityId
from werkbank.model.entities import Bond, Custody, Household, Involvement, Person, Residence, ScalePoint, Utterance
from werkbank.model.kinds import Gender, Kind, Nature, ParentageKind, Role, Sharing, UtteranceKind


def shared(case: Case) -> Casus:
    """The casus with everything shared that nobody held back."""
    whole = case.casus
    return casus_of(
        [
            one if one.sharing or one.only_for or one.not_for else one.but(sharing=Sharing.FAMILY)
            for one in whole.everything()
        ]
    )


def person(case: Case, who: str, **fields: object) -> None:
    """Say more of somebody."""
    known = case.casus.get(Kind.PERSON, EntityId(who))
    assert isinstance(known, Person)
    case.put(known.but(**fields))


def gezag(case: Case, *children: str, holders: tuple[str, ...] = ("mo", "va")) -> None:
    for child in children:
        for holder in holders:
            key = EntityId(f"g-{holder}-{child}")
            case.put(Custody(id=key, child=EntityId(child), holder=holder, kind="gezamenlijk"))


def _family() -> Case:
    case = Case()
    person(case, "mo", gender=Gender.WOMAN)
    person(case, "va", gender=Gender.MAN)
    gezag(case, "bo", "lin")
    return case


def safe_place() -> Case:
    """Mother and children fled; father has gezag."""
    case = _family()
    case.put(Household(id=EntityId("veilig"), label="De Regenboog", municipality="Geheimdam", secret=True))
    for who in ("mo", "bo", "lin"):
        key = EntityId(f"w-{who}")
        begin = case.claim("5-2-2024")
        case.put(Residence(id=key, person=EntityId(who), household=EntityId("veilig"), begin=begin))
    case.event("relatie-eindigt", "2-2-2024", who=["mo", "va"])
    case.event("verhuizing", "5-2-2024", who=["mo", "bo", "lin"], municipality="Geheimdam", title="Naar Geheimdam")
    case.event("vrouwenopvang", "5-2-2024", "1-9-2024", who=["mo", "bo", "lin"], organisation="Opvang Zon")
    case.event("school-wissel", "12-2-2024", who=["bo"], organisation="De Geheime School")
    case.event("school-wissel", "12-2-2024", who=["lin"], organisation="De Andere School")
    return case


def nine_reports() -> Case:
    """Nine reports by father and his mother; eight were refuted."""
    case = _family()
    for n in range(9):
        case.report(
            f"{1 + n}-{1 + n}-{2018 + n % 3}",
            kind="veilig-thuis-melding",
            reporter="gezin",
            source="oma Testvrouw",
            finding="bevestigd" if n == 4 else "weerlegd",
            text="Zij slaat het kind",
            who=["mo", "bo"],
            chosen=True,
        )
        case.help(
            f"{5 + n}-{2 + n}-{2018 + n % 3}", f"{25 + n % 3}-{2 + n}-{2018 + n % 3}", outcome="afgehaakt", product=""
        )
    return case


def papa_is_not_papa(*, told: bool = True) -> Case:
    """Lin is nine and does not know that Gijs is her father; without ``told`` the file is one without him."""
    case = Case(family=False)
    case.person("mo", born="1985", role=Role.PARENT)
    case.person("va", born="1984", role=Role.PARENT)
    case.person("lin", born="5-6-2017", parents=("mo", "va"))
    person(case, "lin", descent_shielded=True)
    gezag(case, "lin")
    case.event("verhuizing", "1-3-2020", who=["mo", "va", "lin"])
    if told:
        case.person("gijs", born="1983", role=Role.FAMILY)
        case.parent("gijs", of="lin", kind=ParentageKind.BIOLOGICAL)
        case.event("detentie", "2019", who=["gijs"])
        case.event("overig", "1-4-2021", who=["gijs", "lin"], title="Gijs komt langs", chosen=True)
    return case


def four_faces() -> Case:
    """One OTS with two prolongations, moved between two GIs, and four workers in twenty months."""
    case = _family()
    case.ots("1-3-2019", "29-2-2020", organisation="GI Noord")
    case.ots("1-3-2020", "28-2-2021", organisation="GI Noord", title="Verlenging")
    case.ots("1-3-2021", "1-3-2022", organisation="GI Zuid", title="Verlenging, overgedragen")
    for day in ("1-6-2019", "5-2-2020", "1-9-2020", "7-1-2021"):
        case.event("wisseling-hulpverlener", day, organisation="GI Noord")
    return case


def what_she_told() -> Case:
    """A girl of thirteen told of abuse by an uncle; it is her story, and hers."""
    case = Case(family=False)
    case.person("mo", born="1985", role=Role.PARENT)
    case.person("lin", born="5-6-2013", parents=("mo",))
    case.person("oom", born="1980", role=Role.FAMILY)
    gezag(case, "lin", holders=("mo",))
    told = {"nature": Nature.STORY, "source": "lin", "title": "Wat Lin vertelde"}
    case.event("seksueel-grensoverschrijdend", "2025", who=["lin", "oom"], **told)
    case.event("seksueel-grensoverschrijdend", "1998", who=["mo"], nature=Nature.STORY)
    lin, oom = EntityId("lin"), EntityId("oom")
    case.put(
        Bond(id=EntityId("bang"), kind="bang-voor", from_person=lin, to_person=oom, source="lin", status="erkend"),
        Bond(id=EntityId("zorgt"), kind="zorgt-voor", from_person=lin, to_person=EntityId("mo"), source="lin"),
        Utterance(id=EntityId("u"), kind=UtteranceKind.WORRY, text="Hij deed iets.", by="lin", about=(oom,)),
        ScalePoint(id=EntityId("cijfer"), giver="lin", figure=3, on=case.claim("1-5-2026")),
    )
    return case


def almost_18() -> Case:
    """Father died, a move and another school; then three arrests in one investigation."""
    case = _family()
    case.event("overlijden", "6-9-2025", who=["va"])
    case.event("verhuizing", "1-2-2026")
    case.event("school-wissel", "16-2-2026")
    for day in ("11-4-2026", "30-4-2026", "20-5-2026"):
        case.event("aanhouding", day, reason="straatroof", title="Aangehouden")
    case.event("jr-toezicht-en-begeleiding", "1-5-2026", "nu", title="Jeugdreclassering")
    case.put(
        Involvement(id=EntityId("coach"), name="Coach Kim", role="netwerk", persons=(EntityId("bo"),)),
        Involvement(id=EntityId("school"), name="Juf Test", role="school", persons=(EntityId("bo"),)),
    )
    return case


def seven_months_nothing() -> Case:
    """An OTS in January, a crisis in June, the first help in August; somebody calls that not cooperating."""
    case = _family()
    case.ots("10-1-2024", "nu")
    case.report("12-6-2024")
    case.help("20-8-2024", "1-3-2025", granted=case.claim("15-1-2024"), outcome="doelen bereikt")
    case.event("overig", "1-4-2024", who=["mo"], nature=Nature.OPINION, title="Moeder werkt niet mee")
    return case


def first_of_january() -> Case:
    """Everybody was born on '1-1'; six moves between COA places in three years, and nothing else written down."""
    case = Case(family=False)
    case.person("mo", born="1-1-1985", role=Role.PARENT)
    for child, year in (("a", 2010), ("b", 2012), ("c", 2014)):
        case.person(child, born=f"1-1-{year}", parents=("mo",))
    case.event("vlucht-of-migratie", "2018", who=["mo", "a", "b", "c"])
    for year in (2021, 2022, 2023):
        for month in (3, 9):
            case.event("verhuizing-coa", f"15-{month}-{year}", who=["mo", "a", "b", "c"], organisation="COA")
    for year in range(2019, 2025):
        case.report(f"{year}", kind="zorgmelding", who=["mo"])
    return case


def corona() -> Case:
    """Reports twice a year, then none for long; contracts close every December."""
    case = _family()
    for year in (2015, 2016, 2017, 2018, 2019):
        case.report(f"1-3-{year}")
        case.report(f"10-10-{year}")
    for year in (2019, 2020, 2021):
        case.help(f"20-1-{year}", f"31-12-{year}", end_reason="contract-of-budget")
    case.report("1-4-2022")
    return case


def april() -> Case:
    """A stillbirth in April 2009, reports each spring, calm while grandmother lived in."""
    case = _family()
    case.person("oma", born="1955", role=Role.FAMILY)
    case.person("huur", role=Role.NETWORK)
    person(case, "huur", first_name="Verhuurder")
    case.home("thuis", mo=("2008", ""), va=("2008", ""), bo=("2008", ""), oma=("maart 2018", "9-1-2022"))
    case.event("verlies", "21-4-2009", who=["mo", "va"], title="Doodgeboren")
    case.event("middelen-opnieuw-begonnen", "2012", who=["va"], title="Vader drinkt weer")
    for day in ("18-4-2013", "2-5-2014", "5-5-2015", "27-3-2017", "22-4-2023", "16-4-2024"):
        case.report(day, who=["mo", "va"])
    return case


SITUATIONS: Mapping[str, Callable[[], Case]] = {
    "safe place": safe_place,
    "nine reports": nine_reports,
    "papa is not papa": papa_is_not_papa,
    "four faces": four_faces,
    "what she told": what_she_told,
    "almost 18": almost_18,
    "seven months nothing": seven_months_nothing,
    "the first of january": first_of_january,
    "quiet corona months": corona,
    "april": april,
}
