"""What was answered when people were asked before a paper left, as lines of the log of the casus (NEN 7513).

Who writes and when follows from the log itself; ``about`` is whose matters they are, ``on_behalf`` who was asked,
``policy`` the ground, and ``detail`` the answer with the paper and the kind of reader.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from werkbank.app.session import Session
from werkbank.model.clock import EntityId
from werkbank.plan.consent import Answer, Consent, Say
from werkbank.plan.reader import Reader


@dataclass(frozen=True, slots=True)
class Told:
    """What came of one question; ``ground`` is a word of ``GROUNDS``, for an answer by law."""

    answer: Answer = Answer.UNASKED
    ground: str = ""


Answers = Mapping[EntityId, Told]
Log = Callable[..., object]


def unanswered(consent: Consent, answers: Answers) -> tuple[Say, ...]:
    """Whose say is still missing."""
    return tuple(say for say in consent.says if answers.get(say.person, Told()).answer is Answer.UNASKED)


def refused(answers: Answers) -> tuple[EntityId, ...]:
    """Who said no: what concerns them stays out of this paper."""
    return tuple(person for person, told in answers.items() if told.answer is Answer.NO)


def note_answers(session: Session, consent: Consent, answers: Answers, *, reader: Reader, paper: str) -> None:
    """Write each answer in the log, before the paper leaves; ``paper`` names it ('plan-pdf')."""
    if (log := getattr(session.memory, "log", None)) is not None:
        write_answers(log, consent, answers, reader=reader, paper=paper)


def write_answers(log: Log, consent: Consent, answers: Answers, *, reader: Reader, paper: str) -> None:
    """The same into the log of a case that is open without a window."""
    for say in consent.says:
        told = answers.get(say.person, Told())
        log(
            "consent",
            about=() if say.is_source else (say.person,),
            on_behalf=", ".join(say.asked),
            policy=told.ground,
            detail=f"{paper}:{reader.kind}: {told.answer}",
        )
