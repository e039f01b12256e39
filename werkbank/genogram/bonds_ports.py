"""Where an emotional line may touch a symbol: points just outside its outline, all the way round."""

from __future__ import annotations

import math
from typing import Literal

from werkbank.genogram.bonds_room import Wall, symbol
from werkbank.genogram.layout import Place, Point
from werkbank.model.entities import Person
from werkbank.model.kinds import Gender, LifeStatus

Form = Literal["square", "circle", "diamond", "triangle"]
GAP = 2.0
COUNT = 20
INNER = {"square": 0.98, "circle": 0.70, "diamond": 0.5, "triangle": 0.5}
"""The part of the box that every way through the symbol must pass, so that a port never lies in it."""


def form_of(person: Person | None) -> Form:
    """The outline as far as lines are concerned."""
    if person is None:
        return "square"
    if person.life in {LifeStatus.PREGNANCY, LifeStatus.MISCARRIAGE, LifeStatus.TERMINATED}:
        return "triangle"
    if person.life is LifeStatus.PET:
        return "square"
    return {Gender.MAN: "square", Gender.WOMAN: "circle"}.get(person.gender, "diamond")  # type: ignore[return-value]


def ports(place: Place, form: Form) -> tuple[Point, ...]:
    """Points round a symbol, ``GAP`` outside its outline, starting at the right and going down."""
    return tuple(_port(place, form, math.tau * number / COUNT) for number in range(COUNT))


def _port(place: Place, form: Form, angle: float) -> Point:
    ux, uy = math.cos(angle), math.sin(angle)
    half = place.w / 2
    far = {"circle": half, "diamond": half / (abs(ux) + abs(uy))}.get(form)
    if far is None:
        far = half / max(abs(ux), abs(uy)) if form == "square" else _triangle(half, ux, uy)
    gap = GAP if form != "diamond" else GAP * 1.3
    return (place.x + ux * (far + gap), place.y + uy * (far + gap))


def _triangle(half: float, ux: float, uy: float) -> float:
    """A triangle with its top in the middle: three edges, the nearest one ahead counts."""
    ahead = []
    for nx, ny, away in ((0.0, 1.0, half), (0.894, -0.447, 0.447 * half), (-0.894, -0.447, 0.447 * half)):
        if (toward := nx * ux + ny * uy) > 1e-9:
            ahead.append(away / toward)
    return min(ahead)


def core(place: Place, form: Form, owner: str) -> Wall:
    """The inside of a symbol that its own bonds may not cross."""
    box, shrink = symbol(place, owner), (1 - INNER[form]) / 2
    return Wall(
        box.left + place.w * shrink,
        box.top + place.h * shrink,
        box.right - place.w * shrink,
        box.bottom - place.h * shrink,
        owner,
    )
