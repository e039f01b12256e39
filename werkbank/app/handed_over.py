"""What went out of a casus and what came in, in words: to whom, for what, and whether it arrived."""

from __future__ import annotations

from typing import NamedTuple

from werkbank.i18n import mark, ntr, tr
from werkbank.store.access_log import moment
from werkbank.store.handover.correspondence import Answer, Received, Sent, SentTo, handovers, received
from werkbank.store.handover.receipt import DestructionNotice, Receipt
from werkbank.store.workplace import StoredCasus

LEVELS = {"team": mark("team"), "keten": mark("gezin en keten")}


class Told(NamedTuple):
    """One line of the list."""

    day: str
    who: str
    what: str
    state: str


def sent_lines(stored: StoredCasus) -> tuple[Told, ...]:
    """What left from here, one line for each receiver, the newest first."""
    return tuple(_sent(one, to) for one in reversed(handovers(stored)) for to in one.to)


def received_lines(stored: StoredCasus) -> tuple[Told, ...]:
    """What was taken in here, the newest first."""
    return tuple(_received(one) for one in reversed(received(stored)))


def waiting(stored: StoredCasus) -> int:
    """To how many receivers something went of which nobody said that it arrived."""
    return sum(one.answer_of(to) is None for one in handovers(stored) for to in one.to)


def letter_words(letter: Receipt | DestructionNotice) -> str:
    """What a letter says, and what to do."""
    who = letter.sender.called
    if isinstance(letter, DestructionNotice):
        why = f" ({letter.reason})" if letter.reason else ""
        gone = tr("{wie} heeft de eigen kopie van deze casus vernietigd{waarom}.", wie=who, waarom=why)
        return f"{gone} {tr('Kijk bij Kluis, Bewaren en vernietigen of jouw kopie ook weg mag.')}"
    n = letter.new
    if not n:
        return tr("{wie} heeft de overdracht ontvangen; alles ervan was daar al.", wie=who)
    said = ntr("{n} wijziging overgenomen", "{n} wijzigingen overgenomen", n)
    return tr("{wie} heeft de overdracht ontvangen: {wat}.", wie=who, wat=said)


def _sent(one: Sent, to: SentTo) -> Told:
    what = _what(one.level, one.purpose, partial=one.partial, ops=one.ops)
    return Told(_day(one.at), to.called, what, _answer(one.answer_of(to)))


def _answer(answer: Answer | None) -> str:
    if answer is None:
        return tr("? nog geen ontvangstbewijs")
    if answer.what == "destroyed":
        return tr("× kopie vernietigd op {dag}", dag=_day(answer.at))
    if answer.conflicts:
        return tr("✓ aangekomen op {dag}, {n} verschillen daar", dag=_day(answer.at), n=answer.conflicts)
    return tr("✓ aangekomen op {dag}", dag=_day(answer.at))


def _received(one: Received) -> Told:
    state = [tr("overgenomen door {wie}", wie=one.by)]
    if one.conflicts:
        state.append(ntr("toen stond {n} verschil open", "toen stonden {n} verschillen open", one.conflicts))
    if not one.compared:
        state.append(tr("de zes woorden waren toen niet vergeleken"))
    if one.destroyed_at:
        told = tr("× de afzender vernietigde de eigen kopie op {dag}", dag=_day(one.destroyed_at))
        state.insert(0, f"{told} ({one.destroyed_why})" if one.destroyed_why else told)
    return Told(
        _day(one.at), one.sender, _what(one.level, one.purpose, partial=one.partial, ops=one.ops), "; ".join(state)
    )


def _what(level: str, purpose: str, *, partial: bool, ops: int) -> str:
    size = ntr("{n} wijziging", "{n} wijzigingen", ops)
    share = tr("een deel") if partial else tr("alles")
    return f"{purpose} ({share}, {tr(LEVELS.get(level, level))}, {size})"


def _day(at: int) -> str:
    here = moment(at).astimezone()
    return f"{here.day}-{here.month}-{here.year}"
