"""Ten telling situations (patterns.md section 4), as far as the detectors that are built go."""

from tests.helpers.patterns import Case, counters, statements
from werkbank.model.dates import Certainty
from werkbank.model.kinds import Nature, Role
from werkbank.patterns import Findings


def detectors(found: Findings) -> set[str]:
    return {finding.detector for finding in found}


def test_safe_place() -> None:
    """Mother and children fled: losses come together; no sentence names a place, a school or who gave shelter."""
    case = Case()
    case.event("relatie-eindigt", "2-2-2024", who=["mo", "va"])
    case.event("verhuizing", "5-2-2024", who=["mo", "bo", "lin"], municipality="Geheimdam", organisation="Opvang Zon")
    case.event("vrouwenopvang", "5-2-2024", "1-9-2024", who=["mo", "bo", "lin"], organisation="Opvang Zon")
    case.event("school-wissel", "12-2-2024", who=["bo"], organisation="De Geheime School")
    case.event("school-wissel", "12-2-2024", who=["lin"], organisation="De Andere School")
    found = case.find()
    assert "verlies" in detectors(found)
    text = " ".join(statements(found.found))
    assert not any(word in text for word in ("Geheimdam", "Zon", "Geheime", "Andere School"))


def nine_reports() -> Case:
    case = Case()
    for n in range(9):
        case.report(
            f"{1 + n}-{1 + n}-{2018 + n % 3}",
            kind="veilig-thuis-melding",
            reporter="gezin",
            finding="bevestigd" if n == 4 else "weerlegd",
            who=["mo", "bo"],
        )
        case.help(
            f"{5 + n}-{2 + n}-{2018 + n % 3}", f"{25 + n % 3}-{2 + n}-{2018 + n % 3}", outcome="afgehaakt", product=""
        )
    return case


def test_nine_reports() -> None:
    """Eight of nine were refuted: no wave and no season, also when refuted ones count; the reporter stays out."""
    assert not detectors(nine_reports().find()) & {"golfbeweging", "seizoen"}
    switched_on = nine_reports().find(params={"*": {"refuted": True}})
    assert "golfbeweging" not in detectors(switched_on)
    assert "gezin meldde" not in " ".join(statements(switched_on.found))


def test_same_ots_four_faces() -> None:
    """Two prolongations and a move between organisations: one measure, however it was written down."""
    case = Case()
    case.ots("1-3-2019", "29-2-2020", organisation="GI Noord")
    case.ots("1-3-2020", "28-2-2021", organisation="GI Noord", title="Verlenging")
    case.ots("1-3-2021", "1-3-2022", organisation="GI Zuid", title="Verlenging, overgedragen")
    for day in ("1-6-2019", "5-2-2020", "1-9-2020", "7-1-2021"):
        case.event("wisseling-hulpverlener", day)
    assert "zelfde-maatregel" not in detectors(case.find())


def test_what_she_told() -> None:
    """A disclosure is somebody's story: it lights up nowhere unless stories are switched on."""
    case = Case()
    case.event("seksueel-grensoverschrijdend", "2019", who=["lin"], nature=Nature.STORY)
    case.event("seksueel-grensoverschrijdend", "2021", who=["lin"], nature=Nature.STORY)
    assert not case.find().found


def test_almost_18() -> None:
    """Three arrests in one investigation are not a measure again; the losses before them come together."""
    case = Case()
    case.event("overlijden", "6-9-2025", who=["va"])
    case.event("verhuizing", "1-2-2026")
    case.event("school-wissel", "16-2-2026")
    for day in ("11-4-2026", "30-4-2026", "20-5-2026"):
        case.event("aanhouding", day, reason="straatroof")
    found = detectors(case.find())
    assert "verlies" in found
    assert "zelfde-maatregel" not in found


def test_seven_months_nothing() -> None:
    """An OTS in January, a crisis in June, help in August: waiting is no wave and nobody is said not to cooperate."""
    case = Case()
    case.ots("10-1-2024", "nu")
    case.report("12-6-2024")
    case.help("20-8-2024", "1-3-2025", applied=case.claim("15-1-2024"), outcome="doelen bereikt")
    assert not detectors(case.find()) & {"golfbeweging", "zelfde-hulp", "zelfde-maatregel"}


def test_the_first_of_january() -> None:
    """Everybody was born on the first of January and moved six times in three years: that is no season."""
    case = Case(family=False)
    case.person("mo", born="1-1-1985", role=Role.PARENT)
    for child, year in (("a", 2010), ("b", 2012), ("c", 2014)):
        case.person(child, born=f"1-1-{year}", parents=("mo",))
    for year in (2021, 2022, 2023):
        for month in (3, 9):
            case.event("verhuizing-coa", f"15-{month}-{year}", who=["mo", "a", "b", "c"], organisation="COA")
    for year in range(2019, 2025):
        case.report(f"{year}", kind="zorgmelding", who=["mo"])
    assert not detectors(case.find()) & {"seizoen", "verlies"}


def test_quiet_corona_months() -> None:
    """No reports for long while contracts close every December: quiet at most possibly, and the contract year."""
    case = Case()
    for year in (2015, 2016, 2017, 2018, 2019):
        case.report(f"1-3-{year}")
        case.report(f"10-10-{year}")
    for year in (2019, 2020, 2021):
        case.help(f"20-1-{year}", f"31-12-{year}", end_reason="contract-of-budget")
    case.report("1-4-2022")
    found = case.find()
    [calm] = [one for one in found if one.detector == "rust" and str(one.end) < "2023"]
    assert calm.status is Certainty.MOGELIJK
    assert "niets op papier" in counters(calm)
    [closing] = [one for one in found if one.detector == "open-dicht"]
    assert "contractjaar" in counters(closing)


def test_april() -> None:
    """A loss in April 2009, reports each spring, calm while grandmother lived in: season, and quiet with her."""
    case = Case()
    case.person("oma", born="1955", role=Role.FAMILY)
    case.home("thuis", mo=("2008", ""), va=("2008", ""), bo=("2008", ""), oma=("maart 2018", "9-1-2022"))
    case.event("verlies", "21-4-2009", who=["mo", "va"])
    for day in ("18-4-2013", "2-5-2014", "5-5-2015", "27-3-2017", "22-4-2023", "16-4-2024"):
        case.report(day, who=["mo", "va"])
    found = case.find()
    [spring] = [one for one in found if one.detector == "seizoen"]
    assert "in het voorjaar" in spring.text
    [calm] = [one for one in found if one.detector == "rust" and str(one.begin) == "2017-03-28"]
    assert "Toen woonde Oma in huis." in [remark.text for remark in calm.context]
    assert not any("oorzaak" in text or "doordat" in text for text in statements(found.found))
