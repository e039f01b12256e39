"""Partner lines that run *below* a childless person who stands between the two partners.

A child of a family that is enclosed by a couple (its sister's marriage, say, closes the way on both sides) can only be
reached without a crossing between those two. Nothing hangs from a leaf, so the line of the couple goes down beside one
partner, under the text of the leaf and up again beside the other; the line to their own children leaves it there.

Invariant: no line runs above the symbols where a leaf is let in, so nothing lies between it and its parents.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from werkbank.genogram.order_forms import Form, Under
from werkbank.genogram.order_scene import Scene, Tie

Column = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Opening:
    """Where leaves may stand within a form: right after its atom number ``after``, between the partners of a tie."""

    tie: Tie
    after: int


def openings(s: Scene, form: Form) -> Iterator[Opening]:
    """The places between partners side by side, left to right."""
    at = {atom: i for i, atom in enumerate(form.atoms)}
    spans = [sorted((at[o.hub], at[o.drop if o.drop >= 0 else o.far])) for o in form.overs]
    above = {over.union for over in form.overs}
    found = []
    for tie in s.ties:
        if tie.a not in at or tie.b == tie.drop or tie.union in above:
            continue
        low, high = sorted((at[tie.a], at[tie.b]))
        covered = any(a <= low and high <= b for a, b in spans)
        if not covered and set(form.atoms[low + 1 : high]) <= {tie.drop}:
            found += [Opening(tie, after) for after in range(low, high)]
    return iter(sorted(found, key=lambda o: o.after))


def opened(s: Scene, form: Form, *, inside: Mapping[int, Sequence[int]]) -> Form:
    """The form with leaves in it: ``inside`` tells which stand right after which atom."""
    ties = {form.atoms[o.after]: o.tie for o in openings(s, form)}
    used = dict.fromkeys(ties[atom] for atom in form.atoms if inside.get(atom))
    if not used:
        return form
    atoms = [a for atom in form.atoms for a in (atom, *inside.get(atom, ()))]
    at = {atom: i for i, atom in enumerate(atoms)}
    unders = []
    for tie in used:
        left, right = sorted((tie.a, tie.b), key=at.__getitem__)
        unders.append(Under(tie.union, left, right, tie.drop))
    return replace(form, atoms=tuple(atoms), unders=tuple(unders))


def columns(form: Form) -> Iterator[tuple[Under, Column, Column]]:
    """Every line below, with the atoms where it goes down and up: its drop, or the two neighbours it runs between."""
    for under in form.unders:
        low, high = (form.atoms.index(a) for a in (under.left, under.right))
        first, last = form.atoms[low + 1], form.atoms[high - 1]
        down = (first,) if first == under.drop else (under.left, first)
        yield under, down, (last,) if last == under.drop else (last, under.right)
