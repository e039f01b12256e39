"""A small linear program with absolute values, solved by HiGHS.

Variables are numbers; a row is a list of (variable, factor). ``distance`` adds weight times the absolute value of a row
minus ``centre``. The solver is the deterministic simplex on one thread, so equal programs have equal answers.
"""

from __future__ import annotations

from collections.abc import Sequence

Terms = Sequence[tuple[int, float]]


class Program:
    """Collects variables, rows and costs, then minimises."""

    def __init__(self) -> None:
        self._cost: list[float] = []
        self._low: list[float] = []
        self._high: list[float] = []
        self._row_low: list[float] = []
        self._row_high: list[float] = []
        self._start: list[int] = [0]
        self._index: list[int] = []
        self._value: list[float] = []

    def variable(self, *, low: float = float("-inf"), high: float = float("inf"), cost: float = 0.0) -> int:
        """A new variable; returns its number."""
        self._cost.append(cost)
        self._low.append(low)
        self._high.append(high)
        return len(self._cost) - 1

    def add_cost(self, variable: int, *, cost: float) -> None:
        """Adds to the cost of a variable."""
        self._cost[variable] += cost

    def between(self, terms: Terms, *, low: float = float("-inf"), high: float = float("inf")) -> None:
        """A law: low <= sum of terms <= high."""
        for variable, factor in terms:
            self._index.append(variable)
            self._value.append(factor)
        self._start.append(len(self._index))
        self._row_low.append(low)
        self._row_high.append(high)

    def distance(self, terms: Terms, *, weight: float, centre: float = 0.0) -> None:
        """A wish: weight times |sum of terms - centre| is added to the cost."""
        over = self.variable(low=0.0, cost=weight)
        under = self.variable(low=0.0, cost=weight)
        self.between([*terms, (over, -1.0), (under, 1.0)], low=centre, high=centre)

    def solve(self) -> list[float] | None:
        """The values of all variables at the least cost; None if the laws contradict each other."""
        import highspy  # a quarter of a second to load
        import numpy as np

        lp = highspy.HighsLp()
        lp.num_col_, lp.num_row_ = len(self._cost), len(self._row_low)
        lp.col_cost_ = np.array(self._cost)
        lp.col_lower_, lp.col_upper_ = np.array(self._low), np.array(self._high)
        lp.row_lower_, lp.row_upper_ = np.array(self._row_low), np.array(self._row_high)
        lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        lp.a_matrix_.start_ = np.array(self._start, dtype=np.int32)
        lp.a_matrix_.index_ = np.array(self._index, dtype=np.int32)
        lp.a_matrix_.value_ = np.array(self._value)
        solver = highspy.Highs()  # type: ignore[no-untyped-call]
        solver.silent()
        solver.setOptionValue("threads", 1)
        solver.setOptionValue("solver", "simplex")
        solver.passModel(lp)
        solver.run()
        if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        return list(solver.getSolution().col_value)
