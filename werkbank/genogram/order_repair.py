"""Takes a part of the family out of its rows and puts it back block by block, each where it costs least.

The parts are those that hang from one line: everybody behind a partner's parents, everybody below a child; where a loop
holds them from another side too, the ancestors or the descendants alone. Costs of rows are kept per gap, so that one
trial only counts the lines above and below one row. Blocks that are out count for nothing.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence

from werkbank.genogram.crossings import Judge
from werkbank.genogram.order_forms import CROSSING
from werkbank.genogram.order_scene import Scene
from werkbank.genogram.order_trial import Trial
from werkbank.genogram.progress import Effort

FORMS = 10
EPS = 1e-6
WORTH = 0.1
"""A saving that is worth the search: one child less out of order, or a crossing."""

LARGE, SMALL_PART = 400, 6
"""In a family of more blocks than the first, only parts up to the second are moved."""


class Repair:
    """Rows and forms that change, with their cost."""

    def __init__(
        self,
        s: Scene,
        *,
        judge: Judge,
        rows: Sequence[Sequence[int]],
        chosen: Sequence[int],
        effort: Effort,
        vain: set[Hashable] | None = None,
    ) -> None:
        self.s, self.judge, self.effort = s, judge, effort
        self.vain = set() if vain is None else vain
        self.rows = [list(r) for r in rows]
        self.chosen = list(chosen)
        self.at: list[float] = list(judge.places(rows, chosen=chosen))
        self.gaps = [judge.gap_cost(g, at=self.at) for g in range(s.rows)]
        self.row_of = [s.atoms[b[0]].row for b in s.blocks]
        self.wrong: list[set[int]] = [set() for _ in range(s.rows)]
        self._look(range(s.rows))

    @property
    def cost(self) -> float:
        """The whole cost; a block that is out pays for its cheapest form."""
        return sum(self.gaps) + self.judge.form_cost(self.chosen)

    def improve(self, groups: Iterable[Sequence[int]]) -> bool:
        """Takes out and puts back every group; keeps what is cheaper. True if anything was."""
        better = False
        hot, now = self._hot(), self._state()
        for number, group in enumerate(groups):
            if hot.isdisjoint(group) or (now, number) in self.vain:
                continue
            if self.effort.used_up:
                break
            self.effort.tell()
            if self._move(group):
                better = True
                self._look({g for b in group for g in (self.row_of[b] - 1, self.row_of[b]) if g >= 0})
                hot, now = self._hot(), self._state()
            else:
                self.vain.add((now, number))
        return better

    def _state(self) -> int:
        """What the rows and forms are now, as one number."""
        return hash((tuple(map(tuple, self.rows)), tuple(self.chosen)))

    def _move(self, group: Sequence[int]) -> bool:
        """Takes out and puts back one group; False if that saves nothing, and then all is as it was."""
        before = self.cost
        kept = ([r[:] for r in self.rows], self.chosen[:], self.at[:], self.gaps[:])
        self._out(group)
        for block in group:
            limit = before - (EPS if block == group[-1] else WORTH)  # what is still out can only add to it
            if self.cost > limit or not self._put(block, limit=limit):
                break
        else:
            if self.cost < before - EPS:
                return True
        self.rows, self.chosen, self.at, self.gaps = kept
        return False

    def _hot(self) -> set[int]:
        """The blocks where something is wrong: at lines that cross, children or partners out of order."""
        return {b for b, form in enumerate(self.chosen) if form}.union(*self.wrong)

    def _look(self, gaps: Iterable[int]) -> None:
        for gap in gaps:
            nets = self.judge.wrong(gap, at=self.at)
            self.wrong[gap] = {self.s.block_of[a] for net in nets for a in (net.top, *net.bottoms)}

    def _out(self, group: Sequence[int]) -> None:
        gone = set(group)
        for r in {self.row_of[b] for b in group}:
            self.rows[r] = [b for b in self.rows[r] if b not in gone]
        for block in group:
            self.chosen[block] = 0
            for atom in self.s.blocks[block]:
                self.at[atom] = -1
        for r in {self.row_of[b] for b in group}:
            self._number(r)
        for g in {g for b in group for g in (self.row_of[b] - 1, self.row_of[b])}:
            if g >= 0:
                self.gaps[g] = self.judge.gap_cost(g, at=self.at)

    def _number(self, r: int) -> None:
        i = 1
        for block in self.rows[r]:
            for atom in self.judge.forms[block][self.chosen[block]].atoms:
                self.at[atom] = i
                i += 1

    def _put(self, block: int, *, limit: float) -> bool:
        """Puts a block where it costs least, if the whole then costs no more than the limit.

        The others keep their order, so only its own nets need counting.
        """
        r = self.row_of[block]
        trial = Trial(self.s, judge=self.judge, at=self.at, block=block)
        base = self.rows[r]
        starts = self._slots(base)
        shapes = self.judge.forms[block][:FORMS]
        # Light costs first: most places are then too dear before any crossing is counted.
        light = sorted(
            (shape.cost + trial.light(shape.atoms, start=start), form, place)
            for form, shape in enumerate(shapes)
            for place, start in enumerate(starts)
        )
        self.effort.spend(len(light))
        # The trial counts the lines to siblings who are in already too.
        light_already, crossed_already = trial.without()
        known = light_already + CROSSING * crossed_already
        best, form, place = limit - self.cost + shapes[0].cost + known + EPS, -1, 0
        for cost, f, p in light:
            if cost >= best - EPS:
                break
            self.effort.spend(trial.size)
            total = cost + CROSSING * trial.crossings(shapes[f].atoms, start=starts[p], limit=(best - cost) / CROSSING)
            if total < best - EPS:
                best, form, place = total, f, p
        if form < 0:
            return False
        self.chosen[block] = form
        self.rows[r] = [*base[:place], block, *base[place:]]
        self._number(r)
        for g in {max(r - 1, 0), r}:
            self.gaps[g] = self.judge.gap_cost(g, at=self.at)
        return True

    def _slots(self, row: Sequence[int]) -> list[float]:
        """Where a block can start between those of a row: just left of each, and right of the last."""
        firsts = [self.at[self.judge.forms[b][self.chosen[b]].atoms[0]] for b in row]
        last = self.at[self.judge.forms[row[-1]][self.chosen[row[-1]]].atoms[-1]] if row else 1
        return [*(f - 0.9 for f in firsts), last + 0.1]


def groups(s: Scene) -> list[list[int]]:
    """The parts worth moving, each in the order in which it is put back (from where it hangs, outwards)."""
    ups: list[set[int]] = [set() for _ in s.blocks]
    downs: list[set[int]] = [set() for _ in s.blocks]
    for net in s.nets:
        top = s.block_of[net.top]
        for atom in net.bottoms:
            ups[s.block_of[atom]].add(top)
            downs[top].add(s.block_of[atom])
    both = [u | d for u, d in zip(ups, downs, strict=True)]
    most = int(len(s.blocks) * 0.6) if len(s.blocks) <= LARGE else SMALL_PART
    found: dict[tuple[int, ...], None] = {}
    for block in range(len(s.blocks)):
        found[(block,)] = None
        for near in sorted(both[block]):
            for links in (both, ups if near in ups[block] else downs):
                part = _reached(near, links=links, without=block, most=most)
                if part:
                    found[tuple(part)] = None
                    found[(block, *part)] = None
    return [list(g) for g in sorted(found, key=lambda g: (len(g), g))]


def _reached(start: int, *, links: Sequence[set[int]], without: int, most: int) -> list[int]:
    """Everybody behind a block; nobody if that is too many."""
    seen = {start, without}
    todo = [start]
    for block in todo:
        new = sorted(links[block] - seen)
        seen.update(new)
        todo += new
        if len(todo) > most:
            return []
    return todo
