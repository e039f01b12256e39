"""The source of the program as syntax trees, for tests about its shape."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "werkbank"

# From the roof down; rooms on one line do not know each other.
STOREYS: tuple[tuple[str, ...], ...] = (
    ("__main__",),
    ("ui", "launcher"),
    ("app",),
    ("store", "exchange", "paper"),
    ("genogram", "timeline", "patterns", "plan", "monitor"),
    ("drawing", "journal"),
    ("model",),
    ("i18n",),
)
COMES_LATER = frozenset({"monitor"})


@dataclass(frozen=True)
class Module:
    """One source file: its dotted name, its room (``""`` for the package itself), its text and its tree."""

    path: Path
    name: str
    room: str
    text: str
    tree: ast.Module

    def __str__(self) -> str:
        return self.path.relative_to(ROOT).as_posix()

    def imports(self) -> Iterator[tuple[str, int]]:
        """Yield each imported dotted name with its line, wherever in the file the import stands."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from ((alias.name, node.lineno) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                yield from ((f"{node.module}.{alias.name}", node.lineno) for alias in node.names)

    def literals(self) -> Iterator[tuple[str, int]]:
        """Yield each string literal with its line, docstrings left out."""
        documents = {id(doc) for node in ast.walk(self.tree) if (doc := _docstring(node)) is not None}
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documents:
                yield node.value, node.lineno


@cache
def modules() -> tuple[Module, ...]:
    """Return every module of the program, ordered by path."""
    return tuple(_read(path) for path in sorted(PACKAGE.rglob("*.py")) if "_resources" not in path.parts)


def storey(room: str) -> int:
    """Return the floor of a room, counted from the roof."""
    return next(i for i, rooms in enumerate(STOREYS) if room in rooms)


def dotted(node: ast.expr) -> str:
    """Return ``a.b.c`` for a chain of attributes, and an empty string for anything else."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        before = dotted(node.value)
        return f"{before}.{node.attr}" if before else ""
    return ""


def _read(path: Path) -> Module:
    text = path.read_text(encoding="utf-8")
    parts = path.relative_to(ROOT).with_suffix("").parts
    name = ".".join(part for part in parts if part != "__init__")
    room = parts[1] if len(parts) > 1 and parts[1] != "__init__" else ""
    return Module(path=path, name=name, room=room, text=text, tree=ast.parse(text, filename=str(path)))


def _docstring(node: ast.AST) -> ast.Constant | None:
    if not isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) or not node.body:
        return None
    first = node.body[0]
    if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str):
        return first.value
    return None
