"""Who may see what was said, agreed and aimed at: utterances, figures, support, goals, steps, agreements."""

from __future__ import annotations

from werkbank.model import entities as e
from werkbank.model.kinds import AgreementKind, UtteranceKind
from werkbank.plan.access import ONLY_NAMED, WORKERS, Block, ReaderKind
from werkbank.plan.family_rules import needs
from werkbank.plan.stakes import foreign, own_part, subjects
from werkbank.plan.view import View
from werkbank.plan.why import Why

R = ReaderKind
AGREED_READERS = {R.NETWORK}
"""Who gets the perspective of a youth only when that youth wants it: 'alleen voor' names them."""
_OWN_PAGE = {UtteranceKind.WORRY, UtteranceKind.STRENGTH, UtteranceKind.WISH}
BLOCK_OF_WORDS = {
    UtteranceKind.WORRY: Block.WORRIES,
    UtteranceKind.STRENGTH: Block.GOOD,
    UtteranceKind.EXCEPTION: Block.GOOD,
    UtteranceKind.WISH: Block.GOOD,
    UtteranceKind.PERSPECTIVE: Block.READY,
}


def utterance_verdict(item: e.Utterance, view: View) -> Why | None:
    """What was said; a child's own words stay on the child's own page."""
    reader, speaker = view.reader, view.who_is(item.by)
    if BLOCK_OF_WORDS[item.kind] not in reader.blocks:
        return Why.NO_BLOCK
    if speaker == reader.person:
        return None
    own_page = item.kind is UtteranceKind.WORRY or (item.kind in _OWN_PAGE and speaker in subjects(item))
    if speaker in view.young and own_page and not reader.is_meant(item.only_for):
        return Why.CHILD_OWN
    if reader.kind in AGREED_READERS:
        return None if reader.is_meant(item.only_for) else Why.NOT_NAMED
    if reader.kind is R.YOUTH and item.kind is UtteranceKind.WORRY:
        return own_part(item, view, item.text)
    kindly = item.kind in {UtteranceKind.STRENGTH, UtteranceKind.EXCEPTION} and not subjects(item) & view.children
    return None if kindly or reader.kind in WORKERS else foreign(item, view, item.text)


def scale_verdict(item: e.ScalePoint, view: View) -> Why | None:
    """A figure is of its giver; a child's figure is not for others, and 12 to 15 gets only its own."""
    reader, giver = view.reader, view.who_is(item.giver)
    if Block.SCALE not in reader.blocks:
        return Why.NO_BLOCK
    if giver == reader.person:
        return None
    if reader.kind is R.YOUTH:
        return Why.OTHER_ADULT
    if giver in view.young and not reader.is_meant(item.only_for):
        return Why.CHILD_OWN
    return None if reader.kind is R.RECEIVER else foreign(item, view, item.question)


def support_verdict(item: e.Support, view: View) -> Why | None:
    """Help from the network, for the reader or for all."""
    if view.reader.kind is R.RECEIVER:
        return None
    return needs(Block.GOOD, view) or foreign(item, view, item.who, item.does)


def goal_verdict(item: e.Goal, view: View) -> Why | None:
    """A goal of the reader, a child of the reader, or the family as a whole."""
    if view.reader.kind in ONLY_NAMED | WORKERS:
        return None
    return foreign(item, view, item.text)


def step_verdict(item: e.Step, view: View) -> Why | None:
    """Rows of the reader's goals; who gets only named rows, gets the rows that name them."""
    reader = view.reader
    if reader.kind in WORKERS or (reader.kind is R.YOUNG and not item.about):
        return None
    if reader.kind in ONLY_NAMED | {R.CHILD, R.YOUTH}:
        named = view.names_reader(item.who, item.what) or reader.person in item.about
        return None if named else Why.NOT_NAMED
    return foreign(item, view, item.who, item.what) if item.about or not reader.whole else None


BLOCK_OF_AGREEMENT = {
    AgreementKind.SAFETY: Block.SAFETY,
    AgreementKind.EARLY_SIGN: Block.WRONG,
    AgreementKind.WHEN_WRONG: Block.WRONG,
    AgreementKind.ESCALATION: Block.STUCK,
    AgreementKind.ABOUT_PLAN: Block.ABOUT,
}


def agreement_verdict(item: e.Agreement, view: View) -> Why | None:
    """Agreements of the blocks that the reader gets; whom to call is for everybody in the family."""
    reader = view.reader
    if BLOCK_OF_AGREEMENT[item.kind] not in reader.blocks:
        return Why.NO_BLOCK
    if reader.kind in WORKERS:
        return None
    for_all = item.kind in {AgreementKind.WHEN_WRONG, AgreementKind.ABOUT_PLAN} and not item.about
    if reader.kind in ONLY_NAMED or (reader.kind in {R.CHILD, R.YOUTH} and not for_all):
        named = view.names_reader(item.who, item.text, item.checked_by, item.if_not) or reader.person in item.about
        return None if named else Why.NOT_NAMED
    return foreign(item, view, item.text, item.who, item.checked_by)


def statement_verdict(item: e.OwnStatement, view: View) -> Why | None:
    """An own statement goes where the item that it speaks of goes."""
    if view.reader.kind in ONLY_NAMED:
        return Why.NO_BLOCK
    if view.reader.kind is R.RECEIVER:
        return None
    return foreign(item, view, item.text) if item.about else None


def handed_over_verdict(_item: e.Question | e.Decision, view: View) -> Why | None:
    """Questions and decisions are the team's; who takes the work over gets those that it may have."""
    return None if view.reader.kind is R.RECEIVER else Why.NO_BLOCK
