"""Which sentences stand on any paper that can be made of a casus."""

from collections.abc import Iterable, Iterator
from datetime import date

from tests.helpers.pdf import texts_of
from werkbank.app.exports import handover_pdf, mdo_pdf, plan_pdf, poster_pdf
from werkbank.model.casus import Casus


def findings_on_paper(casus: Casus, sentences: Iterable[str], *, today: date) -> list[str]:
    """Those that stand on a plan for the team, the sheet for an MDO, a handover or a poster."""
    said = ["".join(text.split()) for data in _papers(casus, today=today) for text in texts_of(data)]
    return [one for one in sentences if any("".join(one.split()) in text for text in said)]


def _papers(casus: Casus, *, today: date) -> Iterator[bytes]:
    yield plan_pdf(casus, reader="team", today=today)
    yield mdo_pdf(casus, today=today)
    yield handover_pdf(casus, today=today, organisation="Een ander team")
    yield poster_pdf(casus, today=today)
