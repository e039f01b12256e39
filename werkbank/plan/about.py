"""Block 12: who reads the plan, when we look again, what people want to have said themselves, rights, signatures."""

from __future__ import annotations

from datetime import date

from werkbank.i18n import mark, tr
from werkbank.model.casus import Casus
from werkbank.model.kinds import AgreementKind, Kind
from werkbank.plan.access import MINORS, WORKERS, ReaderKind
from werkbank.plan.blocks import AboutBlock
from werkbank.plan.reader import Reader
from werkbank.plan.safety import agreed
from werkbank.plan.story import statement
from werkbank.plan.who import fixed_contact
from werkbank.plan.wording import told, when

CHILD_LINE = mark("Je mag altijd bellen of chatten met de Kindertelefoon: 0800-0432. Dat is gratis.")
RIGHTS = (
    mark("U mag eerst zelf een plan maken met familie en vrienden. Dat heet een familiegroepsplan."),
    mark("U mag dit plan houden. U mag lezen wat er over u is opgeschreven. Klopt iets niet? Dan wordt het verbeterd."),
    mark("Bent u het ergens niet mee eens? Schrijf dat op. Uw eigen verklaring hoort dan bij het plan."),
    mark(
        "U mag altijd iemand meenemen: familie, een vriend of een vertrouwenspersoon. Een vertrouwenspersoon is gratis."
    ),
    mark("Bent u niet tevreden over de hulp? Zeg het ons. U mag ook een klacht indienen bij de organisatie."),
    mark("Gaat u naar de rechter? U mag een eigen advocaat kiezen. Vraag ons hoe u die vindt."),
    mark("U hoeft niet meteen te tekenen. U mag er eerst over nadenken en vragen stellen."),
)
RIGHTS_OF_CHILD = (
    mark("Dit plan is ook van jou. Je mag vragen wat een woord betekent."),
    mark("Je mag zeggen wat jij vindt. Ook als grote mensen iets anders vinden. Wij luisteren naar je."),
    mark("Je mag iets voor jezelf houden. Wij zeggen het eerst als wij iets toch moeten vertellen."),
    mark("Je mag iemand meenemen als wij praten: iemand die je vertrouwt, of een knuffel."),
    mark("Je mag praten met een vertrouwenspersoon. Die is er alleen voor jou. Het kost niets."),
    mark("Ben je boos of bang door de hulp? Zeg het tegen iemand. Wij zoeken dan een oplossing."),
    CHILD_LINE,
)
RIGHTS_OF_YOUTH = (
    mark("Dit plan is ook van jou. Je mag het houden en je mag vragen stellen over wat je niet begrijpt."),
    mark("Ben je het ergens niet mee eens? Zeg het, of schrijf het op. Dat hoort dan bij het plan."),
    mark(
        "Je mag altijd iemand meenemen naar een gesprek. Je mag ook praten met een vertrouwenspersoon. Dat is gratis."
    ),
    mark("Je mag samen met je familie eerst zelf een plan maken. Dat heet een familiegroepsplan."),
    mark("Ben je niet tevreden over de hulp? Je mag een klacht indienen. Iemand kan je daarbij helpen."),
    mark("Wil je weten wat er over jou is opgeschreven? Vraag het. Vanaf 12 jaar mag je het zelf lezen."),
    mark("Moet je naar de rechter? Dan mag je zelf vertellen wat je vindt. Een advocaat kan je helpen."),
    CHILD_LINE,
)
SIGNING_AGE = {ReaderKind.YOUTH, ReaderKind.YOUNG, ReaderKind.PARENT, ReaderKind.PARENT_WITHOUT, ReaderKind.NETWORK}
WITHOUT_RIGHTS = {ReaderKind.SCHOOL, *WORKERS}


def about_block(casus: Casus, reader: Reader, *, today: date) -> AboutBlock:
    """Always there: rights and room to sign are for every reader."""
    rights = _rights_of(reader)
    return AboutBlock(
        agreements=tuple(agreed(casus, AgreementKind.ABOUT_PLAN)),
        evaluation=evaluation_of(casus),
        statements=tuple(
            statement(casus, item)
            for item in casus.own_statements.values()
            if item.text.strip() and casus.get(Kind.PATTERN, item.target) is None
        ),
        rights=tuple(tr(text) for text in rights),
        signers=_signers(casus, reader, today=today),
    )


def _rights_of(reader: Reader) -> tuple[str, ...]:
    if reader.kind in WITHOUT_RIGHTS:
        return ()
    if reader.kind is ReaderKind.CHILD:
        return RIGHTS_OF_CHILD
    return RIGHTS_OF_YOUTH if reader.kind in MINORS else RIGHTS


def evaluation_of(casus: Casus) -> str:
    """The day on which everybody looks again."""
    return told(when(casus.sheet.evaluation))


def _signers(casus: Casus, reader: Reader, *, today: date) -> tuple[str, ...]:
    """The reader, when old enough to sign, and the fixed contact."""
    contact = fixed_contact(casus, today=today)
    own = (reader.name,) if reader.kind in SIGNING_AGE else ()
    return (*own, contact.name) if contact else own
