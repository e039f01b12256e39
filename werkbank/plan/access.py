"""Which kind of reader gets which blocks of the plan (plan.md section 1, the table 'Per reader')."""

from __future__ import annotations

from enum import StrEnum

from werkbank.i18n import mark
from werkbank.model.kinds import Sharing


class Block(StrEnum):
    """The blocks of the family plan, by their number in plan.md; 0 is only for who asks for the main facts."""

    MAIN_FACTS = "0"
    WHO = "1"
    STORY = "2"
    GOOD = "3"
    WORRIES = "4"
    PATTERN = "5"
    READY = "6"
    SAFETY = "7"
    SCALE = "8"
    STEPS = "9"
    WRONG = "10"
    STUCK = "10b"
    WANT = "11"
    EIGHTEEN = "11b"
    ABOUT = "12"


class ReaderKind(StrEnum):
    """What a reader is to the plan; the value names it in the log."""

    PARENT = "ouder met gezag"
    PARENT_WITHOUT = "ouder zonder gezag"
    CHILD = "kind onder 12"
    YOUTH = "jongere van 12 tot en met 15"
    YOUNG = "jongere vanaf 16"
    NETWORK = "netwerk"
    SCHOOL = "school"
    CHAIN = "jeugdbeschermingstafel of Raad"
    RECEIVER = "overnemende organisatie"
    TEAM = "team"


SHOWN_KINDS: dict[ReaderKind, str] = {
    ReaderKind.PARENT: mark("ouder met gezag"),
    ReaderKind.PARENT_WITHOUT: mark("ouder zonder gezag"),
    ReaderKind.CHILD: mark("kind onder 12"),
    ReaderKind.YOUTH: mark("jongere van 12 tot en met 15"),
    ReaderKind.YOUNG: mark("jongere vanaf 16"),
    ReaderKind.NETWORK: mark("netwerk"),
    ReaderKind.SCHOOL: mark("school"),
    ReaderKind.CHAIN: mark("jeugdbeschermingstafel of Raad"),
    ReaderKind.RECEIVER: mark("overnemende organisatie"),
    ReaderKind.TEAM: mark("team"),
}

_B = Block
_ALL = frozenset(Block) - {_B.MAIN_FACTS}
_FEW = frozenset({_B.STEPS, _B.WRONG, _B.ABOUT})

BLOCKS: dict[ReaderKind, frozenset[Block]] = {
    ReaderKind.PARENT: _ALL,
    ReaderKind.PARENT_WITHOUT: _FEW,
    ReaderKind.CHILD: frozenset({_B.WHO, _B.STORY, _B.GOOD, _B.READY, _B.STEPS, _B.WRONG, _B.WANT, _B.ABOUT}),
    ReaderKind.YOUTH: _ALL - {_B.STUCK, _B.EIGHTEEN},
    ReaderKind.YOUNG: _ALL,
    ReaderKind.NETWORK: _FEW | {_B.SAFETY, _B.READY},
    ReaderKind.SCHOOL: _FEW,
    ReaderKind.CHAIN: frozenset({_B.WHO, _B.STORY, _B.WORRIES, _B.READY, _B.SAFETY, _B.STEPS, _B.WRONG, _B.ABOUT}),
    ReaderKind.RECEIVER: _ALL,
    ReaderKind.TEAM: _ALL,
}

_FAMILY = frozenset({Sharing.FAMILY, Sharing.CHAIN})
_CHAIN = frozenset({Sharing.CHAIN})
_TEAM = _FAMILY | {Sharing.TEAM, Sharing.UNDECIDED}
_OUTSIDE = {ReaderKind.SCHOOL, ReaderKind.CHAIN, ReaderKind.RECEIVER}

LEVELS: dict[ReaderKind, frozenset[Sharing]] = {
    kind: _TEAM if kind is ReaderKind.TEAM else _CHAIN if kind in _OUTSIDE else _FAMILY for kind in ReaderKind
}
"""What 'delen' must say before a reader of this kind may see an item; 'afgeschermd' never goes on paper."""

WORKERS = frozenset({ReaderKind.CHAIN, ReaderKind.RECEIVER})
"""Readers of another organisation, who get what is shared with the keten whomever it is about, with its source."""

PROFESSIONALS = WORKERS | {ReaderKind.SCHOOL}
"""Readers who do not sit at the kitchen table: they get no room to write and nothing to sign."""

MINORS = frozenset({ReaderKind.CHILD, ReaderKind.YOUTH, ReaderKind.YOUNG})
ONLY_NAMED = frozenset({ReaderKind.PARENT_WITHOUT, ReaderKind.NETWORK, ReaderKind.SCHOOL})
"""Readers who get the rows that name them and nothing else."""
OWN_ROWS = frozenset({ReaderKind.CHILD, ReaderKind.YOUTH})
"""Children who get the goals about them, and of other goals only their own rows."""
