"""Who takes a case over reads never more than they may for what they are: a school, a coach."""

from collections.abc import Callable

import pytest

from tests.helpers.patterns import TODAY, Case
from tests.helpers.situations import almost_18, april, nine_reports
from werkbank.app.parting import choice_of, parting
from werkbank.model.casus import Casus, casus_of
from werkbank.model.clock import EntityId
from werkbank.model.entities import Involvement
from werkbank.model.kinds import Sharing
from werkbank.plan.handover import handover_for
from werkbank.plan.reader import receiving_reader

NEVER: dict[Callable[[], Case], tuple[str, ...]] = {
    nine_reports: ("slaat", "Testvrouw"),
    almost_18: ("Aangehouden", "straatroof", "Jeugdreclassering"),
    april: ("Doodgeboren", "drinkt"),
}


def for_the_chain(made: Callable[[], Case]) -> Casus:
    """Everything meant for the chain that nobody held back."""
    case = made()
    case.put(Involvement(id=EntityId("juf"), name="Juf Els", organisation="De Vlinder", role="school"))
    case.put(Involvement(id=EntityId("kim"), name="Coach Kim", role="coach"))
    return casus_of([one.but(sharing=Sharing.CHAIN) for one in case.casus.everything()])


def told(casus: Casus) -> str:
    return repr([one.model_dump() for one in casus.everything()])


@pytest.mark.parametrize("made", NEVER)
@pytest.mark.parametrize(
    ("organisation", "contact"),
    [
        ("De Vlinder", ""),
        ("", "Juf Els"),
        ("", "Coach Kim"),
        ("Basisschool Elders", ""),
        ("Lyceum Elders", "mevrouw X"),
    ],
)
def test_a_school_or_coach_gets_no_allegation_and_no_arrest(
    made: Callable[[], Case], organisation: str, contact: str
) -> None:
    casus = for_the_chain(made)
    handover = handover_for(casus, receiving_reader(organisation, person=contact), today=TODAY)
    leaving = parting(casus, choice_of("keten", readers=((organisation, contact),)), today=TODAY)
    for text in (told(handover.casus), repr(handover.parts), told(leaving.leaves)):
        assert not [word for word in NEVER[made] if word in text]


@pytest.mark.parametrize("organisation", ["GI Noord", "College van burgemeester en wethouders", "Gemeente Schoolstad"])
def test_others_get_what_was_meant_for_the_chain(organisation: str) -> None:
    assert "Aangehouden" in told(
        handover_for(for_the_chain(almost_18), receiving_reader(organisation), today=TODAY).casus
    )
