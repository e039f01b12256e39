"""In which life domain an event stands."""

import pytest

from tests.unit.timeline.made import event
from werkbank.model.casus import casus_of
from werkbank.model.vocabulary import vocabulary
from werkbank.timeline.domains import domain_of
from werkbank.timeline.lanes import Grouping, lane_key


@pytest.mark.parametrize(
    ("kind", "domain"),
    [
        ("school-wissel", "school-en-opvang"), ("huisuitzetting", "wonen"), ("geld-schulden", "geld-en-schulden"),
        ("verslavingszorg-ouder", "middelen"), ("detentie", "politie-en-recht"), ("ots", "hulp-en-instanties"),
        ("mishandeling", "opvoeding-en-veiligheid"), ("overig", ""), ("verlies", ""), ("eigen woord", ""),
    ],
)  # fmt: skip
def test_the_kind_tells_the_domain_when_nobody_did(kind: str, domain: str) -> None:
    one = event("x", "2014", kind=kind)
    assert domain_of(one) == domain
    assert lane_key(one, casus=casus_of([one]), grouping=Grouping.DOMAIN) == f"domain:{domain}"


def test_what_somebody_chose_goes_first() -> None:
    assert domain_of(event("x", "2014", kind="school-wissel").model_copy(update={"domains": ("wonen",)})) == "wonen"


def test_every_domain_that_a_kind_tells_is_known() -> None:
    words = vocabulary()
    told = {domain_of(event("x", "2014", kind=kind)) for kind in words.event_kinds} - {""}
    assert told <= set(words.life_domains)
    assert len(told) == len(words.life_domains)
