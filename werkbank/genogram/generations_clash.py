"""Which rules of a record cannot all hold.

Algorithm: Tarjan's two-connected components of the graph whose edges are the rules; inside one component the offsets
either agree (then none of its rules is to blame) or clash (then all of them may be). A rule that is a bridge always
holds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

Rule = tuple[str, str, int]
Links = dict[str, list[tuple[int, str, int]]]


def clashing(rules: Sequence[Rule]) -> set[int]:
    """Numbers of the rules in a two-connected part whose offsets clash."""
    links: Links = defaultdict(list)
    for i, (a, b, rows) in enumerate(rules):
        links[a].append((i, b, rows))
        links[b].append((i, a, -rows))
    return {i for block in _blocks(links) if _clashes(block, rules=rules, links=links) for i in block}


def _clashes(block: set[int], *, rules: Sequence[Rule], links: Links) -> bool:
    start = rules[min(block)][0]
    offset = {start: 0}
    todo = [start]
    for person in todo:
        for i, other, rows in links[person]:
            if i not in block:
                continue
            if other not in offset:
                offset[other] = offset[person] + rows
                todo.append(other)
            elif offset[other] != offset[person] + rows:
                return True
    return False


def _blocks(links: Links) -> list[set[int]]:
    """The two-connected components as sets of rule numbers; without recursion, because families can be long chains."""
    number: dict[str, int] = {}
    low: dict[str, int] = {}
    edges: list[int] = []
    blocks: list[set[int]] = []
    for root in list(links):
        if root in number:
            continue
        number[root] = low[root] = len(number)
        stack = [(root, -1, iter(links[root]))]
        while stack:
            person, via, rest = stack[-1]
            step = next(rest, None)
            if step is None:
                stack.pop()
                if stack:
                    above = stack[-1][0]
                    low[above] = min(low[above], low[person])
                    if low[person] >= number[above]:
                        cut = len(edges) - 1 - edges[::-1].index(via)
                        blocks.append(set(edges[cut:]))
                        del edges[cut:]
                continue
            i, other, _ = step
            if i == via:
                continue
            if other not in number:
                edges.append(i)
                number[other] = low[other] = len(number)
                stack.append((other, i, iter(links[other])))
            elif number[other] < number[person]:
                edges.append(i)
                low[person] = min(low[person], number[other])
    return blocks
