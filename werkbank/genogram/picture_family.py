"""The family itself as pieces of ink: persons, the lines between them and what stands on those lines."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import partial

from werkbank.drawing.metrics import text_width
from werkbank.drawing.shapes import Group, Item, Point, Rect, Text
from werkbank.drawing.shapes import Line as Drawn
from werkbank.genogram.couples import Couple
from werkbank.genogram.facts import About, Facts
from werkbank.genogram.hops import hopping, hops_of
from werkbank.genogram.ink import Figure, Level, Piece, birthdays_of, life_turns, turns
from werkbank.genogram.labels import YEAR_GAP, begun_on
from werkbank.genogram.layout import Join, Layout, Line, Note, Place
from werkbank.genogram.layout_sizes import ABOVE
from werkbank.genogram.looks import Look, year_text
from werkbank.genogram.pedigree import Tie
from werkbank.genogram.spoken import spoken
from werkbank.genogram.stay_places import spots_of
from werkbank.genogram.symbols import age_inside, figures_inside, person_group
from werkbank.genogram.tie_children import child_line
from werkbank.genogram.tie_spans import spans_of
from werkbank.genogram.ties import join_group, partner_line
from werkbank.model.entities import Person

Span = tuple[float, float]
CLOSE = 7.0  # how far above years a mark on a line may still reach into them


def person_pieces(facts: Facts, laid: Layout, *, look: Look) -> Iterator[Piece]:
    """One piece a person, in reading order: row by row, left to right."""
    ends, twins = _line_ends(laid), {line.child for line in laid.lines if line.kind == "twin"}
    clashing = {p for note in laid.notes if _contradicts(note, facts) for p in note.persons}
    for person_id, place in sorted(laid.persons.items(), key=lambda item: (item[1].y, item[1].x)):
        person = facts.persons.get(person_id)  # type: ignore[call-overload]
        if person is not None:
            number, clash = laid.numbers.get(person_id, 0), person_id in clashing
            ports = _ports(place, ends.get(person_id, ()))
            told = facts.about(person_id)
            spots = spots_of(person_id, told.stays, ends.get(person_id, ()), laid, couples=facts.couples, look=look)
            about = replace(told, number=number, clash=clash, ports=ports, slanting=person_id in twins, spots=spots)
            yield _person_piece(person, place, about=about, look=look)


def _contradicts(note: Note, facts: Facts) -> bool:
    """Whether the record contradicts itself; that a grandmother is a foster mother is no contradiction."""
    couple = facts.couples.get(note.union)
    ties = {couple.children[c] for c in note.persons if c in couple.children} if couple else set()  # type: ignore[index]
    return note.kind == "generation" and ties <= {Tie.BIOLOGICAL}


def _line_ends(laid: Layout) -> Mapping[str, list[float]]:
    """Per person the x of every line that ends on top of the symbol: from parents, and from partners further away."""
    ends: dict[str, list[float]] = defaultdict(list)
    for line in laid.lines:
        if line.child is not None:
            ends[line.child].append(line.points[-1][0])
        elif line.kind == "partner":
            for name in line.of:
                if (place := laid.persons.get(name)) is not None:
                    ends[name] += (x for x, y in (line.points[0], line.points[-1]) if _on_top(place, x=x, y=y))
    return ends


def _on_top(place: Place, *, x: float, y: float) -> bool:
    return abs(x - place.x) < place.w * 0.45 and place.h * 0.2 < place.y - y < place.h


def _ports(place: Place, ends: Iterable[float]) -> tuple[float, float]:
    """How far to the left and right of the middle lines end: figures above the symbol stay clear of them."""
    near = [x - place.x for x in ends if abs(x - place.x) < place.w / 2]
    return min(0.0, *near, 0.0), max(0.0, *near, 0.0)


def _person_piece(person: Person, place: Place, *, about: About, look: Look) -> Piece:
    stays = (claim for stay in about.stays for claim in (stay.begin, stay.end))
    badges = {day for badge in about.badges for day in (badge.first, badge.last) if day}
    begun, birthdays = {day} if (day := begun_on(person)) else set(), birthdays_of(person)
    days = tuple(sorted({*life_turns(person, *stays, about.begin, about.end), *badges, *begun}))
    kept: dict[int, tuple[Group, int | None, dict[int | str, Figure]]] = {}

    def signed(day: date) -> tuple[Group, int | None, dict[int | str, Figure]]:
        """How they look in this phase, where the age stands in it, and the ages so far, by birthdays too."""
        phase = bisect_right(days, day)
        if (found := kept.get(phase)) is None:
            group = person_group(person, place, look=replace(look, as_of=day), about=about)
            found = kept[phase] = group, age_in(group, age_inside(person, as_of=day)), {}
        return found

    def figure(day: date) -> Figure | None:
        _, at, made = signed(day)
        if at is None:
            return None
        if (found := made.get(passed := bisect_right(birthdays, day))) is None:
            if (found := made.get(age := age_inside(person, as_of=day))) is None:
                found = made[age] = Figure(at, figures_inside(place, age, large=look.text))
            made[passed] = found
        return found

    def sign(day: date) -> tuple[Item, ...]:
        """Between two turns somebody only gets older: another age in the same sign."""
        if (older := figure(day)) is None:
            return (person_group(person, place, look=replace(look, as_of=day), about=about),)
        group = signed(day)[0]
        items = (*group.items[: older.at], older.text, *group.items[older.at + 1 :])
        return (replace(group, items=items, alt=spoken(person, as_of=day, about=about, family=look.family)),)

    of = person, place, about, look
    return Piece(f"person:{person.id}", Level.PERSONS, sign, days, birthdays, figure, of)


def age_in(group: Group, age: str) -> int | None:
    """The place of the age in a sign; None when more depends on it: a patch below it, as wide as the figures."""
    found = [n for n, item in enumerate(group.items) if age and isinstance(item, Text) and item.text == age]
    return found[0] if len(found) == 1 and not _patched(group, found[0]) else None


def _patched(group: Group, at: int) -> bool:
    below = group.items[at - 1] if at else None
    return isinstance(below, Rect) and not below.style.stroke


def line_pieces(facts: Facts, laid: Layout, *, look: Look) -> Iterator[Piece]:
    """All lines below the symbols: partner lines know the periods, those to children their births and stays."""
    over, spans = hops_of(laid.lines), spans_of(laid.lines)
    for number, line in enumerate(laid.lines):
        couple = facts.couples.get(line.union)
        parts = spans.get(number, ((line, None),))
        draws = partial(_inked, parts, couple, facts, over=over.get(number, ()), look=look)
        days = {*_couple_turns(couple), *_child_turns(line, couple, facts)} if couple else set()
        yield Piece(f"{line.union}:{line.kind}:{number}", Level.LINES, draws, tuple(sorted(days)))


def _inked(
    parts: Iterable[tuple[Line, tuple[str, ...] | None]],
    couple: Couple | None,
    facts: Facts,
    day: date,
    *,
    over: tuple[Point, ...],
    look: Look,
) -> tuple[Item, ...]:
    """A line of the layout on a day, in parts that lead to other children, hopping over each line that it crosses."""
    seen, drawn = replace(look, as_of=day), []
    for line, served in parts:
        if line.kind == "partner" and couple and len(couple.partners) > 1:
            item: Item = partner_line(line.points, couple.periods, look=seen)
        else:
            item = child_line(line, facts, look=seen, served=served)
        if over and isinstance(item, Drawn):
            item = hopping(item.points, over, style=item.style)
        drawn.append(item)
    return tuple(drawn)


def mark_pieces(facts: Facts, laid: Layout, *, look: Look) -> Iterator[Piece]:
    """What stands on the partner lines: years and slashes."""
    ends = _line_ends(laid)
    for union, join in laid.joins.items():
        if (couple := facts.couples.get(union)) is None:
            continue
        beside = any(laid.persons[p].y == join.y for p in couple.partners if p in laid.persons)
        taken = () if beside else tuple(_years_under(join, facts, laid, ends=ends, look=look))
        draws = partial(_mark, join, couple, beside=beside, taken=taken, look=look)
        yield Piece(f"{union}:marks", Level.MARKS, draws, _couple_turns(couple))


def _mark(
    join: Join, couple: Couple, day: date, *, beside: bool, taken: tuple[Span, ...], look: Look
) -> tuple[Item, ...]:
    group = join_group(join, couple, look=replace(look, as_of=day), beside=beside, taken=taken)
    return (group,) if group else ()


def _years_under(
    join: Join, facts: Facts, laid: Layout, *, ends: Mapping[str, list[float]], look: Look
) -> Iterator[Span]:
    """From where to where years stand close under a line that runs above symbols, on any day."""
    for person_id, place in laid.persons.items():
        person, top = facts.persons.get(person_id), place.y - place.h / 2 - ABOVE  # type: ignore[call-overload]
        if person is None or not top - CLOSE < join.y < place.y or not join.left < place.x + place.w < join.right + 90:
            continue
        low, high = _ports(place, ends.get(person_id, ()))
        if year := year_text(person.birth):
            right = place.x + low - YEAR_GAP
            yield right - text_width(year, look.years), right
        if year := year_text(person.death):
            left = place.x + high + YEAR_GAP
            yield left, left + text_width(year, look.years)


def _couple_turns(couple: Couple) -> tuple[date, ...]:
    return turns(*(claim for period in couple.periods for claim in (period.begin, period.end)))


def _child_turns(line: Line, couple: Couple, facts: Facts) -> tuple[date, ...]:
    children = [line.child] if line.child else list(couple.children)
    persons = [facts.persons[c] for c in children if c in facts.persons]  # type: ignore[index]
    begun = {day for person in persons if (day := begun_on(person))}
    stays = [stay for child in children for stay in facts.about(child).stays]
    known = (person.birth for person in persons)
    return (*begun, *turns(*known, *(claim for stay in stays for claim in (stay.begin, stay.end))))
