import ast
from collections.abc import Iterator
from pathlib import Path

import werkbank
from werkbank.drawing.tokens import ROLES

SOURCE = Path(werkbank.__file__).parent
PLACES = {"Style": ({0: "stroke", 1: "fill"}, {"stroke", "fill"}), "Text": ({}, {"role"}), "colour": ({0: ""}, set())}


def _asked(tree: ast.AST) -> Iterator[str]:
    """Every colour role that stands as a literal where a role is meant."""
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in PLACES:
            positions, keywords = PLACES[call.func.id]
            values = [value for index, value in enumerate(call.args) if index in positions]
            values += [keyword.value for keyword in call.keywords if keyword.arg in keywords]
            literals = [value.value for value in values if isinstance(value, ast.Constant)]
            yield from (role for role in literals if isinstance(role, str) and role)


def test_every_role_that_is_drawn_with_exists() -> None:
    asked = {
        (path.relative_to(SOURCE).as_posix(), role)
        for path in SOURCE.rglob("*.py")
        for role in _asked(ast.parse(path.read_text("utf-8")))
    }
    assert len(asked) > 10
    assert sorted(place for place in asked if place[1] not in ROLES) == []
