"""What somebody wants to print, and the pages of it.

    make = maker(session, Wish(product_named(Paper.POSTER), paper="A2"))   # in the window's thread: takes what is shown
    book = make()                                                          # beside the window: lays it out
    book.drawings(), book.finish()                                         # preview and printer; file

Preview, printer and file all come from one layout, so what is seen is what is printed. What the team prints for itself
holds nothing that is shielded and no secret place: paper cannot be locked (``werkbank.plan.wall``).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from werkbank.app.printing.on_screen import OnScreen, family_on_screen
from werkbank.app.printing.products import Paper, Product, Whom
from werkbank.i18n import tr
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.errors import KnownError

if TYPE_CHECKING:
    from werkbank.app.session import Session
    from werkbank.model.entities import Session as Met
    from werkbank.paper.pdf.tagged import TaggedPdf
    from werkbank.plan.reader import Reader

Make = Callable[[], "TaggedPdf"]


@dataclass(frozen=True, slots=True)
class Wish:
    """One product for somebody; ``watermark`` is the name behind the pages, '' for none."""

    product: Product
    paper: str = ""
    reader: Reader | None = None
    organisation: str = field(default="", repr=False)
    contact: str = field(default="", repr=False)
    made_by: str = field(default="", repr=False)
    met: Met | None = None
    watermark: str = field(default="", repr=False)
    without: tuple[EntityId, ...] = ()  # who said no to being in it
    on_screen: OnScreen | None = field(default=None, repr=False)  # a picture is printed as it is seen

    @property
    def for_whom(self) -> str:
        """How the log names who gets it: a person's kind of reader, an organisation's name."""
        if self.product.whom is Whom.RECEIVER:
            return ", ".join(filter(None, (self.contact.strip(), self.organisation.strip()))) or tr("geen naam")
        return str(self.reader.kind) if self.reader is not None else "team"

    @property
    def logged(self) -> str:
        """What the log of the case says of it."""
        marked = ":watermerk" if self.watermark else ""
        return f"{self.product.id}-{self.paper or self.product.papers[0]}:{self.for_whom}{marked}"


def maker(session: Session, wish: Wish) -> Make:
    """How to make it from what is shown now; the result may be called in another thread.

    Raises:
        KnownError: something must be chosen first.
    """
    make = _MAKERS[wish.product.id](session, wish)
    if not wish.watermark.strip():
        return make
    from werkbank.paper.pdf.watermark import Watermark

    mark, today = wish.watermark, session.today

    def marked() -> TaggedPdf:
        book = make()
        book.watermark = Watermark(mark, today)
        return book

    return marked


def _plan(session: Session, wish: Wish) -> Make:
    reader, casus, today, photos = wish.reader, session.casus, session.today, session.picture
    if reader is None:
        raise KnownError(
            tr("Er is nog niemand voor wie het plan kan zijn."),
            remedy=tr("Voeg in het genogram iemand van het gezin toe."),
            code="no-reader",
        )

    def make() -> TaggedPdf:
        from werkbank.paper.plan import plan_book
        from werkbank.paper.plan_look import LOOKS, NORMAL
        from werkbank.plan.consent import without_matters_of
        from werkbank.plan.content import plan_for

        look = next((one for one in LOOKS if one.id == wish.paper), NORMAL)
        given = without_matters_of(casus, wish.without, today=today)
        return plan_book(plan_for(given, reader, today=today, photos=photos), look=look).laid()

    return make


def _mdo(session: Session, wish: Wish) -> Make:
    casus, today, paper = session.casus, session.today, wish.paper or "A4"

    def make() -> TaggedPdf:
        from werkbank.paper.mdo import mdo_book

        return mdo_book(casus, today=today, paper=paper)

    return make


def _handover(session: Session, wish: Wish) -> Make:
    casus, today = session.casus, session.today

    def make() -> TaggedPdf:
        from werkbank.paper.handover import handover_book
        from werkbank.plan.handover import handover_for
        from werkbank.plan.reader import receiving_reader

        reader = receiving_reader(wish.organisation, person=wish.contact)
        return handover_book(handover_for(casus, reader, today=today, made_by=wish.made_by))

    return make


def _poster(session: Session, wish: Wish) -> Make:
    casus, today, paper = session.casus, session.today, wish.paper or "A3"

    def make() -> TaggedPdf:
        from werkbank.paper.poster import poster_book

        return poster_book(_seen(casus, wish, today), today=today, paper=paper)

    return make


def _genogram(session: Session, wish: Wish) -> Make:
    casus, today, as_of, paper = session.casus, session.today, session.as_of, wish.paper or "A4"

    screen = wish.on_screen.family if wish.on_screen is not None else None

    def make() -> TaggedPdf:
        from werkbank.app.exports import genogram_drawing
        from werkbank.app.genogram_files import Choice, title_line, titled
        from werkbank.genogram.looks import Look
        from werkbank.paper.sheet import drawing_book

        seen = _seen(casus, wish, today)
        if not seen.persons:
            raise _nobody()
        if screen is not None:
            return drawing_book(
                family_on_screen(screen, seen, family=wish.reader is not None), today=today, paper=paper
            )
        look = Look(as_of, family=wish.reader is not None)
        drawing = genogram_drawing(seen, as_of=as_of, view="family" if look.family else "professional")
        line = title_line(Choice(), look=look, name=seen.sheet.name)
        return drawing_book(titled(drawing, line), today=today, paper=paper)

    return make


def _timeline(session: Session, wish: Wish) -> Make:
    casus, today, paper = session.casus, session.today, wish.paper or "A3"
    wanted = wish.on_screen.timeline if wish.on_screen is not None else None

    def make() -> TaggedPdf:
        from werkbank.app.timeline_files import for_reader
        from werkbank.paper.timeline import timeline_book

        seen = _seen(casus, wish, today)
        if not seen.events:
            raise KnownError(
                tr("Er is geen gebeurtenis om af te drukken."),
                remedy=tr("Voeg een gebeurtenis toe, of kies een andere lezer."),
                code="timeline-empty",
            )
        shown = for_reader(wanted, wish.reader) if wanted is not None else None
        return timeline_book(seen, today=today, paper=paper, wanted=shown)

    return make


def _minutes(session: Session, wish: Wish) -> Make:
    if wish.met is None:
        raise KnownError(
            tr("Er is nog geen sessie geweest."),
            remedy=tr("Begin er een in het menu Casus: Sessie: wie is er."),
            code="no-session",
        )
    from werkbank.app.minutes import minutes_of

    minutes, today = minutes_of(session, wish.met), session.today

    def make() -> TaggedPdf:
        from werkbank.paper.minutes import minutes_book

        return minutes_book(minutes, today=today)

    return make


def _seen(casus: Casus, wish: Wish, today: date) -> Casus:
    from werkbank.plan.wall import on_paper

    return on_paper(casus, today=today, reader=wish.reader)


def _nobody() -> KnownError:
    return KnownError(
        tr("Er is nog geen familie om af te drukken."),
        remedy=tr("Voeg in het genogram iemand toe, of kies een andere lezer."),
        code="genogram-empty",
    )


_MAKERS: dict[Paper, Callable[[Session, Wish], Make]] = {
    Paper.PLAN: _plan,
    Paper.MDO: _mdo,
    Paper.HANDOVER: _handover,
    Paper.POSTER: _poster,
    Paper.GENOGRAM: _genogram,
    Paper.TIMELINE: _timeline,
    Paper.MINUTES: _minutes,
}
