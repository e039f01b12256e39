"""Whose say a paper needs, told on stderr and answered with words of the command line.

``--asked NAME`` says that somebody (or the source) was asked and agrees, ``--refused NAME`` that they said no: then
their matters stay out. ``--ground WORD`` names another ground for everybody else. What nobody answered is written in
the log as not asked; the paper is made all the same, because a script cannot ask anybody.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator

from werkbank.app.commands.output import aside
from werkbank.app.consents import Answers, Told, unanswered
from werkbank.i18n import tr
from werkbank.model.errors import KnownError
from werkbank.model.vocabulary import fold
from werkbank.plan.consent import GROUNDS, Answer, Consent, Say


def answers_of(words: argparse.Namespace, consent: Consent) -> Answers:
    """The answers that were given, by the person whose matters they are.

    Raises:
        KnownError: somebody is named whose say is not needed, or who must not be asked.
    """
    found = {say.person: Told(Answer.LAW, words.ground) for say in consent.says if words.ground}
    found |= {say.person: Told(Answer.YES) for say in _named(words.asked, consent, may_agree=True)}
    return found | {say.person: Told(Answer.NO) for say in _named(words.refused, consent)}


def tell(consent: Consent, answers: Answers) -> None:
    """Say whose say is needed today, and why; and what came of it."""
    aside(consent.ground)
    for say in consent.says:
        aside(f"- {_line(say)} {_answered(answers.get(say.person, Told()))}")
    if missing := unanswered(consent, answers):
        names = ", ".join(say.name for say in missing)
        aside(tr("Let op: nog niet gevraagd over: {namen}. Zo staat het ook in het logboek.", namen=names))
    if consent.says:
        aside(tr("De wetsartikelen zijn een hulpmiddel: laat een jurist ze nakijken voordat u ermee werkt."))


def _line(say: Say) -> str:
    if say.talk:
        who = tr("vraag niemand, overleg eerst met gedragswetenschapper of jurist")
    elif say.asked:
        who = tr("vraag het aan {namen}", namen=", ".join(say.asked))
    else:
        who = tr("het is niet bekend wie hierover beslist")
    head = tr("Van {naam}", naam=say.name) if say.is_source else tr("Over {naam}", naam=say.name)
    return f"{head}: {who} ({say.why})."


def _answered(told: Told) -> str:
    match told.answer:
        case Answer.YES:
            return tr("Antwoord: ja.")
        case Answer.NO:
            return tr("Antwoord: nee, dit staat er niet in.")
        case Answer.LAW:
            return tr("Grond: {grond}.", grond=tr(GROUNDS[told.ground]))
        case _:
            return tr("Antwoord: nog niet gevraagd.")


def _named(names: Iterable[str], consent: Consent, *, may_agree: bool = False) -> Iterator[Say]:
    for name in names:
        fits = [say for say in consent.says if fold(name) in {fold(say.name), fold(say.person)}]
        if not fits:
            known = ", ".join(say.name for say in consent.says) or tr("niemand")
            raise KnownError(
                tr("Over '{naam}' hoeft nu niets gevraagd te worden.", naam=name),
                remedy=tr("Wel over: {namen}.", namen=known),
                code="say-not-needed",
            )
        if may_agree and fits[0].talk:
            raise KnownError(
                tr("Wat een kind over {naam} zegt, vraagt u niet aan {naam}.", naam=fits[0].name),
                remedy=tr("Overleg met gedragswetenschapper of jurist en gebruik daarna --ground overleg."),
                code="say-not-asked",
            )
        yield fits[0]
