"""What of a case was sent to whom, what they said of it, and what came: kept in the case itself, beside its log.

A JSON list of each in the table ``meta`` (keys ``handovers`` and ``handovers-received``): the newest last. The line in
the access log is what counts as proof; these lists are what people look at, what a receipt is laid beside, and whom a
notice of destruction goes to.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from werkbank.store.access_log import microseconds
from werkbank.store.case_file import OpenFile
from werkbank.store.handover.receipt import DestructionNotice, Receipt
from werkbank.store.handover.visitekaartje import Visitekaartje
from werkbank.store.stored_casus import StoredCasus

_KEY, _CAME = "handovers", "handovers-received"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a receiver said: it arrived, or their copy was destroyed. ``at`` in microseconds since 1970."""

    what: str  # received, destroyed
    sign_key: str
    name: str = field(repr=False)
    at: int
    new: int = 0
    conflicts: int = 0


@dataclass(frozen=True, slots=True)
class SentTo:
    """Somebody to whom a handover went."""

    id: str
    name: str = field(repr=False)
    organisation: str
    sign_key: str

    @property
    def called(self) -> str:
        """Name and organisation in one line."""
        return f"{self.name} ({self.organisation})" if self.organisation else self.name


@dataclass(frozen=True, slots=True)
class Sent:
    """One handover that left."""

    handover: str  # SHA-256 of its manifest
    at: int
    by: str
    to: tuple[SentTo, ...]
    level: str
    partial: bool
    purpose: str = field(repr=False)
    basis: str = field(repr=False)
    ops: int
    answers: tuple[Answer, ...] = ()

    def answer_of(self, receiver: SentTo) -> Answer | None:
        """The last that this receiver said."""
        return next((one for one in reversed(self.answers) if one.sign_key == receiver.sign_key), None)


@dataclass(frozen=True, slots=True)
class Received:
    """One handover that was taken in here."""

    handover: str  # SHA-256 of its manifest
    at: int
    by: str  # who took it in
    sender: str = field(repr=False)
    level: str
    partial: bool
    purpose: str = field(repr=False)
    basis: str = field(repr=False)
    ops: int
    conflicts: int
    compared: bool  # the six words of the sender
    sign_key: str = ""  # of the sender; empty in what was kept before this was known
    destroyed_at: int = 0  # when the sender says that their own copy was destroyed
    destroyed_why: str = field(default="", repr=False)


def sent_to(card: Visitekaartje) -> SentTo:
    """A receiver as this list keeps them."""
    return SentTo(card.id, card.name, card.organisation, card.sign_key.hex())


def handovers(stored: StoredCasus) -> tuple[Sent, ...]:
    """Every handover of this case that left from here, oldest first."""
    return stored.on_file(_read)


def received(stored: StoredCasus) -> tuple[Received, ...]:
    """Every handover that was taken into this case here, oldest first."""
    return stored.on_file(_read_received)


def note_received(stored: StoredCasus, one: Received) -> None:
    """Keep that a handover was taken in."""
    stored.on_file(lambda file: _write_received(file, (*_read_received(file), one)))


def note_sent(stored: StoredCasus, sent: Sent) -> None:
    """Keep that a handover left."""
    stored.on_file(lambda file: _write(file, (*_read(file), sent)))


def note_answer(stored: StoredCasus, letter: Receipt | DestructionNotice) -> bool:
    """Keep what a receiver said; False when nothing went to the signer from this case."""
    key = letter.sender.sign_key.hex()

    def is_meant(sent: Sent) -> bool:
        to_signer = any(one.sign_key == key for one in sent.to)
        return to_signer and (isinstance(letter, DestructionNotice) or letter.handover == sent.handover)

    def work(file: OpenFile) -> bool:
        found = _read(file)
        if not any(is_meant(one) for one in found):
            return False
        _write(file, tuple(_answered(one, letter, key=key) if is_meant(one) else one for one in found))
        return True

    return stored.on_file(work)


def note_destroyed(stored: StoredCasus, notice: DestructionNotice) -> bool:
    """Keep that a sender's own copy was destroyed; False when nothing in this case came from the signer."""
    key = notice.sender.sign_key.hex()

    def is_from(one: Received) -> bool:
        return one.sign_key == key if one.sign_key else one.sender == notice.sender.called

    def work(file: OpenFile) -> bool:
        came = _read_received(file)
        if not any(is_from(one) for one in came):
            return False
        at = microseconds(notice.at)
        new = (replace(one, destroyed_at=at, destroyed_why=notice.reason) if is_from(one) else one for one in came)
        _write_received(file, tuple(new))
        return True

    return stored.on_file(work)


def _answered(sent: Sent, letter: Receipt | DestructionNotice, *, key: str) -> Sent:
    at, name = microseconds(letter.at), letter.sender.name
    if isinstance(letter, Receipt):
        answer = Answer("received", key, name, at, letter.new, letter.conflicts)
    else:
        answer = Answer("destroyed", key, name, at)
    return sent if answer in sent.answers else replace(sent, answers=(*sent.answers, answer))


def _read(file: OpenFile) -> tuple[Sent, ...]:
    row = file.connection.execute("SELECT value FROM meta WHERE key=?", (_KEY,)).fetchone()
    return tuple(_sent(one) for one in json.loads(row[0])) if row else ()


def _read_received(file: OpenFile) -> tuple[Received, ...]:
    row = file.connection.execute("SELECT value FROM meta WHERE key=?", (_CAME,)).fetchone()
    return tuple(Received(**one) for one in json.loads(row[0])) if row else ()


def _write_received(file: OpenFile, came: tuple[Received, ...]) -> None:
    told = json.dumps([asdict(one) for one in came], ensure_ascii=False)
    file.keep("INSERT OR REPLACE INTO meta VALUES(?,?)", values=(_CAME, told))


def _write(file: OpenFile, sent: tuple[Sent, ...]) -> None:
    told = json.dumps([asdict(one) for one in sent], ensure_ascii=False)
    file.keep("INSERT OR REPLACE INTO meta VALUES(?,?)", values=(_KEY, told))


def _sent(row: dict[str, Any]) -> Sent:
    to, answers = (SentTo(**one) for one in row.pop("to")), (Answer(**one) for one in row.pop("answers"))
    return Sent(**row, to=tuple(to), answers=tuple(answers))
