"""``send``: a case, or what may be shared of it, as an encrypted file for others who have Werkbank."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from werkbank.app.commands import inputs
from werkbank.app.commands.output import aside, document, say
from werkbank.i18n import tr

if TYPE_CHECKING:
    from werkbank.app.parting import Parting
    from werkbank.app.sending import Order


def run_send(words: argparse.Namespace) -> int:
    """Write the handover after saying what leaves and what stays."""
    from werkbank.app.parting import parting
    from werkbank.app.sending import check_order, send
    from werkbank.store.handover.address_book import AddressBook

    today = inputs.clock_of(words).today()
    with inputs.stored_case(words, words.case) as (place, stored):
        order = _order(words, AddressBook(place.premises))
        leaving = parting(stored.casus, order.choice, today=today)
        if not words.preview:
            check_order(order)  # what is refused says nothing on stdout
        if not words.json:
            _tell(leaving)
        if words.preview:
            if words.json:
                document({**_as_json(leaving), "written": False})
            return 0
        written = send(place, stored, leaving, order, words.out)
    if words.json:
        document({**_as_json(leaving), "written": True, "handover": written.sha256})
    else:
        say(tr("Geschreven naar {pad}, versleuteld voor {wie}.", pad=words.out, wie=_names(order)))
        say(tr("Stuur het bestand, en vraag om het ontvangstbewijs. In het logboek staat dat het vertrokken is."))
    return 0


def _order(words: argparse.Namespace, book: Any) -> Order:  # noqa: ANN401 - the address book, loaded late
    from werkbank.app.cards import contact_of
    from werkbank.app.parting import choice_of
    from werkbank.app.sending import Order, not_compared

    to = tuple(contact_of(book, named) for named in words.to)
    readers = tuple((one.card.organisation, one.card.name) for one in to)
    choice = choice_of(words.sections, readers=readers, others=not words.without_others)
    order = Order(
        to=to,
        choice=choice,
        purpose=words.purpose or tr("samenwerken rond het gezin"),
        basis=words.basis,
        unchecked=words.unchecked,
        with_recovery=not words.without_recovery,
    )
    for one in not_compared(order) if words.unchecked or words.preview else ():
        aside(tr("Let op: niemand vergeleek de zes woorden van {wie}: {w}", wie=one.card.called, w=" ".join(one.words)))
    return order


def _tell(leaving: Parting) -> None:
    from werkbank.app.leaving_words import kind_of_handover, leaving_lines, staying_lines

    say(tr("Dit vertrekt:"))
    for line in leaving_lines(leaving):
        say("- " + line)
    say(kind_of_handover(leaving))
    if leaving.partial:
        say(tr("Dit blijft hier:"))
        for line in staying_lines(leaving) or [tr("niets")]:
            say("- " + line)


def _names(order: Order) -> str:
    return ", ".join(one.card.called for one in order.to)


def _as_json(leaving: Parting) -> dict[str, Any]:
    return {
        "partial": leaving.partial,
        "leaves": {str(kind): count for kind, count in leaving.counts().items()},
        "stays": [
            {"kind": str(one.entity.kind_of), "id": one.entity.id, "why": one.why, "fields": list(one.fields)}
            for one in leaving.stays
        ],
        "stays_about": dict(leaving.by_person()),
    }
