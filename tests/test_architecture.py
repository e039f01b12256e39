"""The house keeps its shape: rooms, sizes, and the few things that are allowed in one place only."""

import ast
import re
import subprocess
import sys

import pytest

from tests.helpers.source_tree import COMES_LATER, PACKAGE, ROOT, STOREYS, Module, dotted, modules, storey

ROOMS = [room for rooms in STOREYS for room in rooms if room not in COMES_LATER]
PURE_ROOMS = ["model", "journal", "genogram", "timeline", "patterns", "plan", "drawing"]

# Which packages belong to one room; all others ask that room.
HOMES = {
    "PySide6": {"ui"},
    "shiboken6": {"ui"},
    "sqlcipher3": {"store"},
    "sqlite3": {"store"},
    "argon2": {"store"},
    "nacl": {"store"},
    "reportlab": {"paper"},
    "pikepdf": {"paper"},
    "openpyxl": {"exchange"},
    "ged4py": {"exchange"},
    "gedcom7": {"exchange"},
}
NETWORK = ("socket", "ssl", "urllib.request", "http.client", "http.server", "smtplib", "ftplib", "requests", "httpx")
LOCAL_ONLY = {"QLocalServer", "QLocalSocket", "QAbstractSocket"}

# What may be called in one place only, and where.
ONE_HOME = {
    "datetime.now": "werkbank/model/clock.py",
    "datetime.utcnow": "nowhere",
    "datetime.today": "nowhere",
    "date.today": "werkbank/model/clock.py",
    "time.time": "nowhere",
    "uuid4": "werkbank/model/clock.py",
    "uuid.uuid4": "werkbank/model/clock.py",
    "QTimer.singleShot": "werkbank/ui/timers.py",
}


def room_of(imported: str) -> str:
    """Return the room a dotted name of the program lies in."""
    parts = imported.split(".")
    return parts[1] if len(parts) > 1 and parts[0] == "werkbank" else ""


def functions(module: Module) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    return [node for node in ast.walk(module.tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def test_every_room_is_known_and_described() -> None:
    found = {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").exists()}
    assert found == set(ROOMS) - {"__main__"}
    described = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    missing = [room for room in ROOMS if not re.search(rf"`(werkbank/)?{room}`", described)]
    assert not missing, f"ARCHITECTURE.md says nothing about {missing}"


def test_imports_point_down() -> None:
    wrong = [
        f"{module}:{line} imports {name}"
        for module in modules()
        if module.room
        for name, line in module.imports()
        if (target := room_of(name)) in ROOMS and target != module.room and storey(target) <= storey(module.room)
    ]
    assert not wrong, "\n".join(wrong)


def test_packages_stay_in_their_room() -> None:
    wrong = [
        f"{module}:{line} imports {name}"
        for module in modules()
        for name, line in module.imports()
        if module.room not in HOMES.get(name.partition(".")[0], {module.room})
    ]
    assert not wrong, "\n".join(wrong)


def test_nothing_talks_to_a_network() -> None:
    wrong = [
        f"{module}:{line} imports {name}"
        for module in modules()
        for name, line in module.imports()
        if any(name == net or name.startswith(f"{net}.") for net in NETWORK)
        or (name.startswith("PySide6.QtNetwork.") and name.rpartition(".")[2] not in LOCAL_ONLY)
    ]
    assert not wrong, "\n".join(wrong)


def test_files_and_functions_are_short() -> None:
    long = [str(module) for module in modules() if len(module.text.splitlines()) > 500]
    long += [
        f"{module}:{node.lineno} {node.name}"
        for module in modules()
        for node in functions(module)
        if (node.end_lineno or 0) - node.lineno + 1 > 50
    ]
    assert not long, "\n".join(long)


def test_classes_have_at_most_twenty_public_methods() -> None:
    wide = [
        f"{module}:{node.lineno} {node.name}"
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ClassDef) and len(_own_methods(node)) > 20
    ]
    assert not wide, "\n".join(wide)


def _own_methods(node: ast.ClassDef) -> list[str]:
    """Names of public methods; properties are fields, and camelCase names are Qt's own."""
    methods = [part for part in node.body if isinstance(part, ast.FunctionDef) and not part.decorator_list]
    return [part.name for part in methods if part.name == part.name.lower() and not part.name.startswith("_")]


def test_time_ids_and_single_shots_have_one_home() -> None:
    wrong = [
        f"{module}:{node.lineno} uses {name}"
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Attribute | ast.Name) and (name := dotted(node))
        for banned, home in ONE_HOME.items()
        if (name == banned or name.endswith(f".{banned}")) and str(module) != home
    ]
    assert not wrong, "\n".join(wrong)


def test_only_the_command_line_prints() -> None:
    wrong = [
        f"{module}:{node.lineno}"
        for module in modules()
        if not str(module).startswith("werkbank/app/commands/")
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and dotted(node.func) in {"print", "pprint"}
    ]
    assert not wrong, "\n".join(wrong)


def test_no_module_attaches_a_database() -> None:
    attaching = {str(module) for module in modules() for text, _ in module.literals() if re.search(r"\bATTACH\b", text)}
    assert not attaching, sorted(attaching)


def test_every_module_says_what_it_is_for() -> None:
    silent = [str(module) for module in modules() if not ast.get_docstring(module.tree)]
    assert not silent, "\n".join(silent)


@pytest.mark.parametrize("room", PURE_ROOMS)
def test_importing_a_pure_room_pulls_in_nothing_heavy(room: str) -> None:
    names = [module.name for module in modules() if module.room == room]
    heavy = {"PySide6", "shiboken6", "reportlab", "openpyxl", "pikepdf", "sqlcipher3", "docx"}
    load = f"import importlib, sys; [importlib.import_module(n) for n in {names!r}]"
    code = f"{load}; print(sorted({heavy!r} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "[]"
