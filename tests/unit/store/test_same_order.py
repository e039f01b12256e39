"""What is in an order stands in the same order on every copy, also where two copies put something in the same place.

A thing with a rank is only ever put behind the last one; of two with the same rank the one that came to be first stands
first, by the order of the operations, which is the same everywhere.
"""

from __future__ import annotations

from itertools import permutations

import pytest

from tests.helpers.case_files import ANJA, BRAM
from tests.helpers.replicas import CIRA, Replica, apart, meet
from tests.helpers.workplaces import NOON
from werkbank.model.casus import Casus
from werkbank.model.entities import Agreement, Goal, Step
from werkbank.model.kinds import AgreementKind, Sharing
from werkbank.paper.plan import plan_pdf
from werkbank.plan.aims import steps_block
from werkbank.plan.content import plan_for
from werkbank.plan.handover.agreed import agreements_part, goals_part
from werkbank.plan.readers import reader_named
from werkbank.plan.safety import agreed
from werkbank.plan.versions import lines_of

TODAY = NOON.date()
FAMILY = Sharing.FAMILY


def append(one: Replica) -> None:
    """A goal, two steps of the goal that is shared and an agreement, each behind the last, as the window does."""
    casus, who = one.desk.now, one.name
    last = max((goal.rank for goal in casus.goals.values()), default=0)
    with one.desk.transaction("add-goal") as edit:
        edit.add(Goal(id=edit.new_id(), text=f"doel {who}", rank=last + 1, sharing=FAMILY))
    (shared, *_) = casus.goals.values()
    for number in (1, 2):
        rank = max((step.rank for step in one.desk.now.steps.values()), default=0) + 1
        with one.desk.transaction("add-step") as edit:
            text = f"stap {number} van {who}"
            edit.add(Step(id=edit.new_id(), goal=shared.id, what=text, rank=rank, sharing=FAMILY))
    with one.desk.transaction("add-agreement") as edit:
        edit.add(Agreement(id=edit.new_id(), kind=AgreementKind.ESCALATION, text=f"bel {who}", rank=1, sharing=FAMILY))


def orders(one: Replica) -> tuple[object, ...]:
    """Everything that is shown in an order: in the window, on paper, and as it is after opening anew."""
    shown, opened_anew = (shown_in(casus) for casus in (one.desk.now, one.folded.casus))
    assert shown == opened_anew, "the window and the file"
    return shown


def shown_in(casus: Casus) -> tuple[object, ...]:
    plan = plan_for(casus, reader_named(casus, "Noor", today=TODAY), today=TODAY)
    return (
        steps_block(casus), tuple(agreed(casus, AgreementKind.ESCALATION)), goals_part(casus).rows,
        agreements_part(casus).rows, lines_of(plan), tuple(casus.goals), tuple(casus.steps),
    )  # fmt: skip


@pytest.mark.parametrize("turns", list(permutations(range(3))))
def test_what_copies_append_at_once_stands_in_one_order_everywhere(turns: tuple[int, ...]) -> None:
    replicas = apart(ANJA, BRAM, CIRA)
    with replicas[0].desk.transaction("add-goal") as edit:
        edit.add(Goal(id=edit.new_id(), text="samen", rank=1, sharing=FAMILY))
    meet(*replicas)
    for turn in turns:
        append(replicas[turn])
    first, second, third = (replicas[turn] for turn in turns)
    first.take(third.bundle())
    first.take(second.bundle())
    second.take(third.bundle())
    third.take(first.bundle())
    meet(*replicas)
    told = [orders(one) for one in replicas]
    assert told[0] == told[1] == told[2]
    assert len(replicas[0].desk.now.goals) == 4
    ranks = [goal.rank for goal in replicas[0].desk.now.goals.values()]
    assert ranks == [1, 2, 2, 2], "three in one place"
    assert [one.forks for one in replicas] == [(), (), ()]


def test_it_stays_so_after_taking_away_and_undo_and_further_work() -> None:
    one, two = apart(ANJA, BRAM)
    with one.desk.transaction("add-goal") as edit:
        edit.add(Goal(id=edit.new_id(), text="samen", rank=1, sharing=FAMILY))
    meet(one, two)
    append(one)
    append(two)
    meet(one, two)
    gone = next(goal for goal in two.desk.now.goals.values() if goal.text == "doel anja")
    two.remove(gone)
    two.desk.undo()
    append(one)
    meet(one, two)
    assert orders(one) == orders(two)
    papers = {plan_pdf(side.desk.now, reader="Noor", today=TODAY, created=NOON) for side in (one, two)}
    assert len(papers) == 1, "on paper as well, byte for byte"
