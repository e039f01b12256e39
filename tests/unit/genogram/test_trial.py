"""A trial tells of a block at a place what the judge of the whole family finds when it stands there."""

from __future__ import annotations

import pytest

from tests.unit.genogram.tangles import tangle
from werkbank.genogram.check import check
from werkbank.genogram.crossings import Judge
from werkbank.genogram.generations import generations
from werkbank.genogram.lay_out import lay_out
from werkbank.genogram.order_forms import forms
from werkbank.genogram.order_scene import core, scene
from werkbank.genogram.order_trial import Trial
from werkbank.genogram.pedigree_family import family


@pytest.mark.parametrize("seed", [3, 8, 19, 29, 41])
def test_a_trial_counts_the_crossings_that_a_block_adds(seed: int) -> None:
    fam = family(tangle(seed))
    gens = generations(fam)
    s = core(scene(fam, gens=gens, members=gens.families[0]))
    shapes = forms(s)
    judge = Judge(s, forms=shapes)
    rows: list[list[int]] = [[] for _ in range(s.rows)]
    for block, atoms in enumerate(s.blocks):
        rows[s.atoms[atoms[0]].row].append(block)
    for block, atoms in enumerate(s.blocks):
        row = s.atoms[atoms[0]].row
        at: list[float] = list(judge.places(rows, chosen=[0] * len(s.blocks)))
        whole = judge.crossings_at(at)
        firsts = [at[shapes[b][0].atoms[0]] for b in rows[row]]
        for atom in atoms:
            at[atom] = -1
        without = judge.crossings_at(at)
        trial = Trial(s, judge=judge, at=at, block=block)
        added = trial.crossings(shapes[block][0].atoms, start=firsts[rows[row].index(block)], limit=1e9)
        assert added - trial.without()[1] == whole - without


def test_a_tiny_family_is_searched_by_any_blocks_at_once() -> None:
    """Moving what hangs together ends at one crossing here; two blocks that do not, moved at once, need none."""
    assert not check(lay_out(tangle(29))).crossings
