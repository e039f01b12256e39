"""Looking back on one casus without names: which bouwstenen are used, what is still open, what changed since the start.

    back = look_back(casus, today=today)
    back.lines()                   # sentences for people
    back.as_json()                 # the same as a document, for who keeps an overview over many casussen

Only words of the way of working and figures about the work leave: no name, no free text, no place, no day that tells
who it is about (months only). Figures of a scale question stand apart for every giver and are never joined; a casus is
never compared with another.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from werkbank.app.stone_places import open_questions_of, places_of
from werkbank.i18n import ntr, tr
from werkbank.model.casus import Casus
from werkbank.model.entities import ScalePoint
from werkbank.model.kinds import PatternStatus
from werkbank.model.sets import BOUWSTENEN, OPTIONAL, shipped
from werkbank.model.weighing import weighing_of


@dataclass(frozen=True, slots=True)
class Course:
    """The first and the latest figure of one giver for one scale question, by number instead of by name."""

    question: int
    giver: int
    first: int
    first_month: str
    last: int
    last_month: str


@dataclass(frozen=True, slots=True)
class LookBack:
    """What can be told of a casus without telling whose it is."""

    month: str
    used: tuple[str, ...]  # bouwstenen, by the words that the program came with: own words may name somebody
    open_questions: int
    open_steps: int
    done_steps: int
    recognised: int
    broken: int
    sessions: int
    weighed: bool
    figures: tuple[Course, ...]

    def as_json(self) -> dict[str, Any]:
        """The document."""
        return asdict(self)

    def lines(self) -> list[str]:
        """The same in sentences."""
        used = tr("Gebruikte bouwstenen: {namen}.", namen=", ".join(self.used)) if self.used else ""
        counted = (
            (self.done_steps, ntr("{n} stap is klaar.", "{n} stappen zijn klaar.", self.done_steps)),
            (self.recognised, ntr("{n} patroon is herkend.", "{n} patronen zijn herkend.", self.recognised)),
            (self.broken, ntr("{n} patroon is doorbroken.", "{n} patronen zijn doorbroken.", self.broken)),
            (self.sessions, ntr("Er was {n} sessie.", "Er waren {n} sessies.", self.sessions)),
        )
        told = [
            used or tr("Er is nog geen bouwsteen gebruikt."),
            ntr("Er staat {n} vraag open.", "Er staan {n} vragen open.", self.open_questions),
            ntr(
                "{n} stap van het plan is nog niet klaar.",
                "{n} stappen van het plan zijn nog niet klaar.",
                self.open_steps,
            ),
            *(line for number, line in counted if number),
            tr("De weging is opgeschreven.") if self.weighed else tr("De weging is nog niet opgeschreven."),
        ]
        return told + [_said(course) for course in self.figures]


def look_back(casus: Casus, *, today: date) -> LookBack:
    """Look at a casus as it is now."""
    names = {row.id: row.label for of_list in (BOUWSTENEN, *OPTIONAL) for row in shipped(of_list).values()}
    noted = {row for note in casus.bouwsteen_notes.values() for row in note.bouwstenen}
    used = sorted({*places_of(casus), *noted})
    statuses = [pattern.status for pattern in casus.patterns.values()]
    steps = [step.done for step in casus.steps.values()]
    weighing = weighing_of(casus)
    return LookBack(
        month=f"{today:%Y-%m}",
        used=tuple(f"{row} {names[row]}" if row in names else row for row in used),
        open_questions=len(open_questions_of(casus)),
        open_steps=steps.count(False),
        done_steps=steps.count(True),
        recognised=statuses.count(PatternStatus.RECOGNISED),
        broken=statuses.count(PatternStatus.BROKEN),
        sessions=sum(not one.on.lo or one.on.lo <= today for one in casus.sessions.values()),
        weighed=bool(weighing.outcome.strip() or weighing.story.strip()),
        figures=tuple(_figures(casus)),
    )


def _figures(casus: Casus) -> list[Course]:
    """The course of each giver for each question; who gave one figure only has no course yet."""
    given: dict[tuple[str, str], list[ScalePoint]] = {}
    for point in sorted(casus.scale_points.values(), key=lambda one: one.on.sort_key()):
        if point.figure is not None:
            given.setdefault((point.question.strip(), point.giver), []).append(point)
    questions = list(dict.fromkeys(question for question, _ in given))
    givers = list(dict.fromkeys(giver for _, giver in given))
    return [
        Course(
            question=questions.index(question) + 1,
            giver=givers.index(giver) + 1,
            first=points[0].figure or 0,
            first_month=_month(points[0]),
            last=points[-1].figure or 0,
            last_month=_month(points[-1]),
        )
        for (question, giver), points in given.items()
        if len(points) > 1
    ]


def _month(point: ScalePoint) -> str:
    return f"{point.on.lo:%Y-%m}" if point.on.lo else ""


def _said(course: Course) -> str:
    return tr(
        "Schaalvraag {vraag}, gever {gever}: eerst {eerst} ({begin}), nu {nu} ({eind}).",
        vraag=course.question,
        gever=course.giver,
        eerst=course.first,
        begin=course.first_month or tr("datum onbekend"),
        nu=course.last,
        eind=course.last_month or tr("datum onbekend"),
    )
