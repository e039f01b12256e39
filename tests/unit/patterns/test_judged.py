"""What a strict reader of the design asked: vague dates that leave room, changes of worker, and what help was waited for."""

from tests.helpers.patterns import Case
from werkbank.model.dates import Certainty

def test_waves_of_which_only_years_are_known() -> None:
    case = Case()
    for year, product in ((2010, "IAG"), (2012, "VUHP"), (2014, "MST")):
        case.help(str(year), str(year + 1), product=product, outcome="afgehaakt")
    for day in ("2012", "2014"):
        case.report(day)
    assert case.one("golfbeweging").status is Certainty.MOGELIJK


def test_a_chain_with_a_date_that_somebody_knows_roughly() -> None:
    case = Case()
    rows = (("2010", "rond 2011"), ("2011", "2012"), ("eind 2012", "voorjaar 2013"), ("voorjaar 2013", "2014"))
    for (begin, end), product in zip(rows, ("IAG", "VUHP", "MST", "EMDR"), strict=True):
        case.help(begin, end, product=product)
    assert case.one("aaneenschakeling").status is Certainty.MOGELIJK
