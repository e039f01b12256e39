"""Every translatable text in the source, found without the tool that fills the catalogues."""

import ast
from collections.abc import Iterator
from typing import NamedTuple

from tests.helpers.source_tree import dotted, modules


class Text(NamedTuple):
    """A text with its plural form (or ``""``) and the place it stands, as ``path:line``."""

    one: str
    many: str
    place: str


class Spoken(NamedTuple):
    """A call of ``tr``, ``ntr`` or ``mark``: the function, its arguments and the place."""

    function: str
    arguments: list[ast.expr]
    place: str


def calls() -> Iterator[Spoken]:
    """Yield each call that names or shows a text."""
    for module in modules():
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Call) and dotted(node.func) in {"tr", "ntr", "mark"}:
                yield Spoken(dotted(node.func), node.args, f"{module}:{node.lineno}")


def texts() -> Iterator[Text]:
    """Yield each text that is written as a literal in such a call."""
    for call in calls():
        wanted = 2 if call.function == "ntr" else 1
        literal = [_literal(node) for node in call.arguments[:wanted]]
        if None not in literal:
            one, many = [text or "" for text in [*literal, ""]][:2]
            yield Text(one, many, call.place)


def _literal(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None
