"""How well do the tests hold the modules on which nothing may go wrong? Break them one small way at a time and look.

    python -m tools.mutate                      a sample of each module, two at a time
    python -m tools.mutate --all slots forks    every mutant of these modules

A mutant is one changed place in a function or a constant: another comparison, ``and`` for ``or``, a number one
higher, a text with something behind it, a condition turned round, a statement or a value left out. The tests of that
module run against it; a mutant that no test notices survived. The sample is the same every time. Each mutant lives in
a process of its own, forked from one that has the libraries loaded, so the sources stay as they are (not on Windows).
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import importlib
import importlib.abc
import importlib.util
import io
import os
import random
import signal
import sys
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = 60  # mutants a module
AT_ONCE = 2
ENOUGH = 0.8  # of the mutants noticed
LONGEST = 90  # seconds; a mutant that never ends is noticed too

_STORE, _APP = "tests/unit/store", "tests/unit/app"
_JOINING = tuple(
    f"{_STORE}/test_{name}.py" for name in ("joining_exactly", "preview_exactly", "coming_back", "merging")
)
TARGETS: dict[str, tuple[str, ...]] = {
    "slots": (f"{_STORE}/test_slots.py",),
    "merging": _JOINING,
    "taking_in": _JOINING,
    "contested": _JOINING,
    "forks": (*_JOINING, f"{_APP}/test_forks.py", f"{_APP}/test_joining.py"),
    "bundling": (*_JOINING, f"{_STORE}/test_bundle_check.py"),
    "bundle_check": (f"{_STORE}/test_bundle_check.py", *_JOINING),
    "ancestry": (*_JOINING, f"{_STORE}/test_rare_cases.py", f"{_APP}/test_forks.py"),
    "keys": (f"{_STORE}/test_keys.py",),
    "recovery": (f"{_STORE}/test_recovery.py",),
    "roll": (f"{_STORE}/test_access.py", f"{_STORE}/test_members.py"),
    "granting": (f"{_STORE}/test_access.py", f"{_STORE}/test_members.py"),
}
_OTHER: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.And: ast.Or, ast.Or: ast.And,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.FloorDiv: ast.Mult, ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr, ast.LShift: ast.RShift, ast.RShift: ast.LShift,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change: where, what, and the whole source with it."""

    module: str
    line: int
    what: str
    source: str


def mutants_of(module: str) -> list[Mutant]:
    """Every mutant of a module of the store."""
    source = (ROOT / "werkbank" / "store" / f"{module}.py").read_text(encoding="utf-8")
    tree = ast.parse(source)
    places = [node for part in tree.body if _counts(part) for node in _inside(part)]
    found = []
    for number, node in enumerate(places):
        for choice, _ in enumerate(_changes(node)):
            copy = deepcopy(tree)
            there = [one for part in copy.body if _counts(part) for one in _inside(part)][number]
            before = ast.unparse(there).splitlines()[0]
            _swap(copy, there, list(_changes(there))[choice])
            what = f"{before[:60]}  ({type(there).__name__} {choice + 1})"
            found.append(Mutant(module, node.lineno, what, ast.unparse(ast.fix_missing_locations(copy))))
    return found


def _counts(part: ast.stmt) -> bool:
    if isinstance(part, ast.Assign):
        return [name.id for name in part.targets if isinstance(name, ast.Name)] != ["__all__"]
    return isinstance(part, ast.FunctionDef | ast.ClassDef)


def _inside(node: ast.AST) -> Iterator[ast.expr | ast.stmt]:
    """Everything that does something: no annotations, decorators, docstrings, fields of a dataclass."""
    for name, value in ast.iter_fields(node):
        if name in {"annotation", "returns", "decorator_list", "bases"}:
            continue
        for child in value if isinstance(value, list) else [value]:
            if not isinstance(child, ast.AST) or (isinstance(child, ast.AnnAssign) and isinstance(node, ast.ClassDef)):
                continue
            if isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant):
                continue
            if isinstance(child, ast.expr | ast.stmt):
                yield child
            if not isinstance(child, ast.JoinedStr):
                yield from _inside(child)


def _changes(node: ast.AST) -> Iterator[ast.AST | None]:  # noqa: C901, PLR0912 - a table of what is done to what
    """What can stand in place of a node; None takes a statement out."""
    match node:
        case ast.Compare(ops=[op]) if type(op) in _OTHER:
            yield ast.Compare(node.left, [_OTHER[type(op)]()], node.comparators)
        case ast.BoolOp(op, values):
            yield ast.BoolOp(_OTHER[type(op)](), values)
        case ast.BinOp(left, op, right) if type(op) in _OTHER:
            yield ast.BinOp(left, _OTHER[type(op)](), right)
        case ast.UnaryOp(ast.Not(), operand):
            yield operand
        case ast.Constant(bool() as value):
            yield ast.Constant(not value)
        case ast.Constant(int() as value):
            yield ast.Constant(value + 1)
        case ast.Constant(str() as value):
            yield ast.Constant(value + "XX")
        case ast.Constant(bytes() as value):
            yield ast.Constant(value + b"XX")
        case ast.IfExp(test, body, orelse):
            yield ast.IfExp(test, orelse, body)
        case ast.If(test, body, orelse) if not isinstance(test, ast.Compare):
            yield ast.If(ast.UnaryOp(ast.Not(), test), body, orelse)
        case ast.Return(ast.expr() as value) if not isinstance(value, ast.Constant):
            yield ast.Return(ast.Constant(None))
        case ast.Expr(ast.Call()) | ast.Raise() | ast.AugAssign():
            yield None
        case ast.Continue():
            yield ast.Break()


def _swap(tree: ast.AST, old: ast.AST, new: ast.AST | None) -> None:
    new = ast.Pass() if new is None else new
    for parent in ast.walk(tree):
        for name, value in ast.iter_fields(parent):
            if value is old:
                setattr(parent, name, new)
            elif isinstance(value, list) and any(one is old for one in value):
                value[next(at for at, one in enumerate(value) if one is old)] = new


class _Instead(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Gives the mutant where the module is asked for."""

    def __init__(self, mutant: Mutant) -> None:
        self._mutant = mutant
        self._name = f"werkbank.store.{mutant.module}"

    def find_spec(self, name: str, _path: object, _target: object = None) -> ModuleSpec | None:
        return importlib.util.spec_from_loader(name, self) if name == self._name else None

    def create_module(self, _spec: object) -> None:
        return None

    def exec_module(self, module: ModuleType) -> None:
        exec(compile(self._mutant.source, f"<{self._mutant.module}>", "exec"), module.__dict__)  # noqa: S102 - our own


def _try(mutant: Mutant | None, tests: Sequence[str]) -> int:
    """In a child: run the tests; returns what pytest says, 0 when nothing failed."""
    import pytest

    signal.alarm(LONGEST)
    if mutant is not None:
        sys.meta_path.insert(0, _Instead(mutant))
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        quiet = ["-x", "-q", "-p", "no:cacheprovider", "-W", "ignore::pytest.PytestAssertRewriteWarning"]
        return int(pytest.main([*quiet, *tests]))


def _started(mutant: Mutant | None, tests: Sequence[str]) -> int:
    child = os.fork()
    if not child:
        code = 99
        try:
            os.environ["WERKBANK_TEST_PROFILE"] = "quick"
            code = _try(mutant, tests)
        finally:
            os._exit(code)
    return child


def survivors(mutants: list[Mutant]) -> list[Mutant]:
    """The mutants that no test notices, some at a time."""
    waiting, left = list(mutants), list[Mutant]()
    running: dict[int, Mutant] = {}
    while waiting or running:
        while waiting and len(running) < AT_ONCE:
            mutant = waiting.pop(0)
            running[_started(mutant, TARGETS[mutant.module])] = mutant
        child, status = os.wait()
        mutant = running.pop(child)
        if status == 0:
            left.append(mutant)
            sys.stdout.write(f"  survived  {mutant.module}.py:{mutant.line}  {mutant.what}\n")
            sys.stdout.flush()
    return left


def _load_libraries() -> None:
    """So that no child has to."""
    for name in ("hypothesis", "nacl.signing", "pydantic", "pytest", "sqlcipher3", "werkbank.model.casus"):
        importlib.import_module(name)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the survivors and the score of each module; 1 when a score is below 80 %."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("modules", nargs="*", choices=[*TARGETS, []], help="of the store; without: all of them")
    parser.add_argument("--all", action="store_true", help="every mutant, no sample")
    parser.add_argument("--sample", type=int, default=SAMPLE, help="mutants a module")
    wanted = parser.parse_args(arguments)
    os.chdir(ROOT)
    _load_libraries()
    scores = {}
    for module in wanted.modules or TARGETS:
        _, status = os.waitpid(_started(None, TARGETS[module]), 0)
        if status:
            sys.stdout.write(f"{module}: its tests fail as it is\n")
            return 2
        every = mutants_of(module)
        some = every if wanted.all else random.Random(module).sample(every, min(wanted.sample, len(every)))  # noqa: S311
        left = survivors(some)
        scores[module] = 1 - len(left) / len(some)
        sys.stdout.write(f"{module:14} {len(some):4} of {len(every):4} mutants  {scores[module]:6.1%} noticed\n")
        sys.stdout.flush()
    return int(min(scores.values()) < ENOUGH)


if __name__ == "__main__":
    sys.exit(main())
